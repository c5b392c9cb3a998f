internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// `facts.csv`: one row a fact, as INTERFACE's stable format. UTF-8 with BOM, CRLF.
enum FactsCSV {
  /// The columns, in their order.
  static let columns = [
    "round", "unit", "sub_unit", "indicator", "measure", "state", "value", "text", "file", "sheet", "cell",
    "sha256",
    "corrected_from", "qualifier", "note",
  ]

  /// Writes the rows of a result behind the heading.
  static func write(_ result: RunResult, to file: inout HashedFile) {
    let heading: [UInt8] =
      [0xEF, 0xBB, 0xBF] + Array(columns.joined(separator: ",").utf8) + [0x0D, 0x0A]
    heading.withUnsafeBytes { file.append($0) }
    var rows = FactRows(result)
    for fact in result.facts.facts {
      if rows.isFull { rows.flush { file.append($0) } }
      rows.append(fact)
    }
    rows.flush { file.append($0) }
  }

  /// The value column: a number in plain form, a day as `2020-08-29`, empty for other states. What could be read of an
  /// unreadable or ambiguous value is no value.
  static func value(of fact: Fact) -> String {
    switch fact.state {
    case .number, .zero: return fact.value.isFinite ? NumberText.plain(fact.value) : ""
    case .date:
      guard fact.value.isFinite else { return "" }
      let parts = SerialDate(serial: fact.value).components
      return NumberText.isoDay(year: parts.year, month: parts.month, day: parts.day)
    case .text, .blank, .pending, .notApplicable, .unreadable, .ambiguous: return ""
    }
  }
}
