import Cells
import SheetPlan

private import Foundation

/// One workbook to be drawn: who, when, what, and in which manner.
struct ReturnContent {
  /// The unit.
  let unit: SampleUnit
  /// The round.
  let round: SampleRound
  /// What it did.
  let figures: ReturnFigures
  /// How its office works.
  let habits: Habits
  /// What is wrong.
  let mistakes: Mistakes

  /// A text as this office stores it.
  func stored(_ text: String) -> String {
    habits.isDecomposed ? text.decomposedStringWithCanonicalMapping : text
  }

  /// What stands in an indicator's value cell.
  func value(of indicator: SampleIndicator, column: Int, rows: [String: Int]) -> CellContent {
    let code = indicator.code
    if let content = habits.contents[code] { return content }
    if let formula = mistakes.formulas[code] {
      return .formula(Self.sum(of: formula.parts, column: column, rows: rows), .number(formula.value))
    }
    if code == "A02" { return habits.dateText.map { .text($0) } ?? .number(round.serial) }
    guard indicator.applies(to: unit) else { return habits.notApplicable.map { .text($0) } ?? .blank }
    guard indicator.isNumeric else { return figures.texts[code].map { .text(stored($0)) } ?? .blank }
    let number = figures[code]
    if habits.hasFormulas, !indicator.parts.isEmpty {
      return .formula(Self.sum(of: indicator.parts, column: column, rows: rows), .number(number))
    }
    return number == 0 && habits.writesDash ? .text("-") : .number(number)
  }

  /// `SUM(D19:D23)` where the parts stand below one another, else `D30+D33`.
  private static func sum(of parts: [String], column: Int, rows: [String: Int]) -> String {
    let letters = CellReference.letters(ofColumn: column)
    let places = parts.compactMap { rows[$0] }
    guard let first = places.first, let last = places.last, places.count > 2, last - first == places.count - 1
    else {
      return places.map { letters + String($0) }.joined(separator: "+")
    }
    return "SUM(\(letters)\(first):\(letters)\(last))"
  }

  /// The plan of the workbook.
  func plan() -> WorkbookPlan {
    var plan = WorkbookPlan()
    plan.properties.title = "Biểu số liệu " + round.title
    plan.properties.author = unit.union
    plan.properties.company = unit.union
    plan.properties.comments = "Số liệu minh họa"
    plan.properties.created = habits.saved
    var looks = Looks(habits: habits)
    var sheets = [FormDrawing.draw(self, looks: &looks)]
    if unit.isDistrict, !mistakes.lacksGrid { sheets.append(GridDrawing.draw(self, looks: &looks)) }
    if habits.hasPeopleSheet { sheets.append(peopleSheet(looks: &looks)) }
    plan.sheets = sheets.map(\.planned)
    plan.looks = looks.table
    return plan
  }

  /// A list of those in charge, as some offices add it.
  private func peopleSheet(looks: inout Looks) -> SheetDraft {
    var sheet = SheetDraft(name: "Danh sách")
    sheet.widths = [1: 8, 2: 30, 3: 40]
    sheet.set(1, 1...3, "DANH SÁCH CÁN BỘ PHỤ TRÁCH", looks.title(isBold: true, isItalic: false, size: 13))
    for (offset, person) in [("Nguyễn Thị Mẫu", "Phó Bí thư"), ("Trần Văn Mẫu", "Ủy viên Ban Thường vụ")]
      .enumerated()
    {
      sheet.set(3 + offset, 2, .text(person.0), looks.cell(.left))
      sheet.set(3 + offset, 3, .text(person.1), looks.cell(.left))
    }
    return sheet
  }
}
