internal import Findings
internal import Facts
internal import Schema
internal import VietnameseText

/// What a fact's cell shows, on whatever sheet.
enum FigureText {
  /// The content of a fact's value: a number only where sums may take it in. What an error keeps out of the totals, and
  /// what could not be read, is text; blank is nil.
  static func text(of fact: Fact, in table: FactTable, words: Wording) -> String? {
    switch fact.state {
    case .number, .zero:
      return table.text(at: fact.text) ?? (fact.value.isFinite ? words.number(fact.value) : "?")
    case .date:
      return fact.value.isFinite ? NumberText.day(serial: fact.value) : table.text(at: fact.text)
    case .ambiguous where fact.value.isFinite && table.text(at: fact.text) == NumberText.plain(fact.value):
      return words.number(fact.value)
    case .text, .unreadable, .ambiguous:
      return table.text(at: fact.text) ?? (fact.value.isFinite ? words.number(fact.value) : "?")
    case .blank: return nil
    case .pending: return "…"
    case .notApplicable: return "x"
    }
  }
  /// The name of a state in the workbook's language.
  static func name(of state: FactState, words: Wording) -> String {
    switch state {
    case .number: words("Số", "Number")
    case .zero: words("Bằng 0", "Zero")
    case .date: words("Ngày", "Date")
    case .text: words("Chữ", "Text")
    case .blank: words("Trống", "Blank")
    case .pending: words("Đang tổng hợp", "Pending")
    case .notApplicable: words("Không áp dụng", "Not applicable")
    case .unreadable: words("Không đọc được", "Unreadable")
    case .ambiguous: words("Hiểu được hai cách", "Ambiguous")
    }
  }
}
