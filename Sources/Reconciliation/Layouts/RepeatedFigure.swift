internal import Cells
internal import Facts
internal import Findings
internal import VietnameseText

/// What is kept of a figure that stands in two places and says two things: nobody but the unit knows which is right.
enum RepeatedFigure {
  /// Both as one text, `100,5 / 900,5`, which no rule reads as one number: the doubt outlives the way to the unit and back.
  static func text(_ first: String, _ second: String) -> String { "\(first) / \(second)" }

  /// What a fact says, for a message.
  static func shown(_ fact: Fact, in table: FactTable) -> String {
    if let text = table.text(at: fact.text) { return text }
    guard fact.state == .date, abs(fact.value) < 3_000_000 else { return NumberText.vietnamese(fact.value) }
    return NumberText.day(serial: fact.value)
  }
}

extension SheetView {
  /// What a cell says, for a message; a dash where it is blank.
  func shown(_ index: Int?) -> String {
    guard let index, !isBlank(index) else { return "–" }
    let cell = sheet.cells[index]
    return cell.kind == .number
      ? NumberText.vietnamese(cell.number) : TextKey.singleSpaced(plainText(of: cell))
  }
}
