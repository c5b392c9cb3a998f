internal import Schema
internal import Facts
internal import Findings
internal import VietnameseText

/// What notes and rows say of findings.
enum FindingText {
  /// The note of a cell: its findings, the heaviest first, at most four of them.
  static func note(of positions: [Int], in view: RunView, before: String? = nil) -> String? {
    let words = view.words
    var lines: [String] = before.map { [$0] } ?? []
    let findings = positions.map { view.result.findings[$0] }
    // Of equal severity the order of the findings' sheet.
    let ordered = findings.enumerated().sorted {
      ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
    }
    for (_, finding) in ordered.prefix(4) {
      var line = "\(words.severity(finding.severity)) \(finding.code): "
      if let subUnit = finding.subUnit { line += MessageLength.cut(view.subUnitName(subUnit)) + ": " }
      line += words(finding.message)
      if let typed = finding.typed(in: words).map({ MessageLength.cut($0) }) {
        line += words(" Ô ghi: “\(typed)”.", " The cell says “\(typed)”.")
      }
      if let suggestion = finding.suggestion {
        line += words(" Đề nghị: \(words.number(suggestion)).", " Suggestion: \(words.number(suggestion)).")
      }
      lines.append(line)
    }
    if ordered.count > 4 {
      lines.append(words("… và \(ordered.count - 4) phát hiện khác.", "… and \(ordered.count - 4) more."))
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

extension RunView {
  /// The name of a grid's row: of the schema's unit with that code, else the label itself.
  func subUnitName(_ code: String) -> String { schema.units.first { $0.code == code }?.name ?? code }
}
