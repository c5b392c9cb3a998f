internal import Findings
package import Schema

/// The list of whom to remind, with contacts: for the person who telephones.
package enum ReminderList {
  /// What the file is called.
  package static func fileName(_ language: Language) -> String {
    language == .english ? "REMIND.txt" : "NHẮC NỘP.txt"
  }

  /// The text; nil where nobody has to be reminded.
  package static func text(_ reports: [UnitReport]) -> String? {
    guard let result = reports.first?.result else { return nil }
    let words = Wording(schema: result.schema)
    let missing = reports.filter { $0.input == nil && $0.rejected == nil }
    let rejected = reports.filter { $0.rejected != nil }
    let doubtful = reports.filter(\.hasSomethingToMend)
    guard !(missing.isEmpty && rejected.isEmpty && doubtful.isEmpty) else { return nil }
    let deadline = Deadline(result.round, asOf: result.asOf, words: words)
    let about = [result.schema.campaign.title, result.round.map { $0.title.isEmpty ? $0.code : $0.title }]
      .compactMap { $0 }.joined(separator: " – ")
    var lines = [
      words("NHẮC NỘP: \(about)", "TO REMIND: \(about)"),
      words("Tình hình đến ", "As of ") + Deadline.shown(result.asOf, words: words)
        + (deadline.due.map { words("; hạn nộp \($0)", "; due \($0)") } ?? "") + ".",
    ]
    func add(_ heading: String, _ reports: [UnitReport], _ detail: (UnitReport) -> String) {
      guard !reports.isEmpty else { return }
      lines += ["", "\(heading) (\(reports.count)):"]
      for (number, report) in reports.enumerated() {
        let unit = result.schema.units[report.unit]
        let contact = unit.contact.map { " – \($0)" } ?? ""
        lines.append("\(number + 1). \(unit.name) (\(unit.code))\(contact)\(detail(report))")
      }
    }
    add(words("Chưa nộp", "Not submitted"), missing) { _ in "" }
    add(words("Đã nộp nhưng chưa dùng được", "Submitted, but of no use yet"), rejected) {
      " – \($0.rejected?.file ?? "")"
    }
    add(words("Đã nộp, cần sửa hoặc giải trình", "Submitted, to be mended or explained"), doubtful) {
      words(" – \($0.findings.count) chỗ", " – \($0.findings.count) points")
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }
}
