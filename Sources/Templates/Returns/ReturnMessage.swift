internal import Findings
internal import Schema
internal import VietnameseText

/// The text that goes to a unit by Zalo or mail: thanks, what is missing or doubtful, until when.
package enum ReturnMessage {
  /// The text; nil where there is nothing to say. `file`: the marked copy that goes along.
  package static func text(for report: UnitReport, attachment file: String) -> String? {
    if report.input != nil {
      if report.findings.isEmpty { return report.ofOtherFiles.isEmpty ? nil : otherFiles(report) }
      return returned(report, attachment: file)
    }
    return missing(report)
  }

  /// For a unit whose return has something to mend.
  private static func returned(_ report: UnitReport, attachment file: String) -> String {
    let words = Wording(schema: report.result.schema)
    let positions = positions(report.result.schema)
    let count = report.findings.count
    var lines = [
      greeting(report, words), "",
      words(
        "Cảm ơn đơn vị đã gửi \(name(report, words)). Còn \(count) chỗ cần xem lại:",
        "Thank you for \(name(report, words)). \(count) points need another look:"),
      "",
    ]
    for (number, finding) in report.items(positions: positions).enumerated() {
      let subject = report.subject(of: finding, positions: positions, words: words)
      let found =
        report.found(finding, words: words).map { words(" (đã ghi: \($0))", " (found: \($0))") } ?? ""
      let about = subject.isEmpty ? "" : subject + found + ": "
      let remedy = report.remedy(of: finding, positions: positions, words: words).map { " " + $0 } ?? ""
      lines.append("\(number + 1). \(about)\(report.message(of: finding, words: words))\(remedy)")
    }
    let (more, seen) = report.rest(positions: positions)
    if report.hasMarkedCopy {
      if more > 0, seen == more {
        lines.append(
          words(
            "… và \(more) chỗ khác, được tô màu trong tệp kèm theo.",
            "… and \(more) more, coloured in the attached file."))
      } else if more > 0 {
        lines.append(
          words(
            "… và \(more) chỗ khác, trong đó \(seen) chỗ được tô màu trong tệp kèm theo.",
            "… and \(more) more, \(seen) of them coloured in the attached file."))
      }
      lines += [
        "",
        words(
          "Xin sửa ngay trong tệp \(file) kèm theo (số đã đúng thì ghi lý do ở cột Ghi chú) và gửi lại\(until(report, words)).",
          "Please correct the attached file \(file) (or write the reason into its column of notes) and send it back\(until(report, words))."
        ),
      ]
    } else {
      if more > 0 { lines.append(words("… và \(more) chỗ khác.", "… and \(more) more.")) }
      lines += [
        "",
        words(
          "Xin sửa trong tệp đã gửi (số đã đúng thì ghi lý do ở cột Ghi chú) và gửi lại\(until(report, words)).",
          "Please correct the file that you sent (or write the reason into its column of notes) and send it back\(until(report, words))."
        ),
      ]
    }
    if !report.ofOtherFiles.isEmpty { lines += [""] + aboutOthers(report, words) }
    return (lines + closing(report, words)).joined(separator: "\r\n") + "\r\n"
  }

  /// For a unit whose return counts as it is, while another file of it does not.
  private static func otherFiles(_ report: UnitReport) -> String {
    let words = Wording(schema: report.result.schema)
    let file = report.input.map { Self.fileName($0.file) } ?? ""
    let lines =
      [
        greeting(report, words), "",
        words(
          "Cảm ơn đơn vị đã gửi \(name(report, words)). Tệp “\(file)” đã được tổng hợp, không cần gửi lại.",
          "Thank you for \(name(report, words)). The file “\(file)” is consolidated and need not be sent again."
        ),
        "",
      ] + aboutOthers(report, words)
    return (lines + closing(report, words)).joined(separator: "\r\n") + "\r\n"
  }

  /// What is said of files that do not count, beside one that does.
  private static func aboutOthers(_ report: UnitReport, _ words: Wording) -> [String] {
    let shown = report.ofOtherFiles.prefix(UnitReport.mostItems).map { finding in
      words("– Tệp “\(fileName(finding.file ?? ""))”: ", "– File “\(fileName(finding.file ?? ""))”: ")
        + report.sentences(of: finding, words: words)
    }
    return [
      words(
        "Tệp khác của đơn vị không tính vào số liệu (nếu tệp đó mới đúng, xin sửa rồi gửi lại):",
        "Another file of the unit is not counted (if that one is right, please correct it and send it again):"
      )
    ] + shown
  }
  /// The name of a file without its folders.
  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// For a unit of which nothing counts.
  private static func missing(_ report: UnitReport) -> String {
    let words = Wording(schema: report.result.schema)
    let deadline = Deadline(report.result.round, asOf: report.result.asOf, words: words)
    let moment = Deadline.shown(report.result.asOf, words: words)
    let due = deadline.due.map { words(" Hạn nộp: \($0).", " It is due at \($0).") } ?? ""
    var lines = [greeting(report, words), ""]
    if let rejected = report.rejected {
      let fileName = fileName(rejected.file)
      let why =
        report.result.findings.first { $0.file == rejected.file && $0.severity <= .error }
        .map { report.sentences(of: $0, words: words) } ?? ""
      lines.append(
        words(
          "Đã nhận tệp “\(fileName)” nhưng chưa tổng hợp được \(name(report, words)). \(why)\(due)",
          "The file “\(fileName)” came, but \(name(report, words)) could not be taken in. \(why)\(due)"))
    } else if deadline.isPastDue {
      lines.append(
        words(
          "Đến \(moment) vẫn chưa nhận được \(name(report, words)).\(due)",
          "By \(moment) \(name(report, words)) had not come.\(due)"))
    } else {
      lines.append(
        words(
          "Xin nhắc đơn vị về \(name(report, words)).\(due)", "A reminder of \(name(report, words)).\(due)"))
    }
    lines += [
      "",
      words(
        "Xin gửi tệp .xlsx theo biểu mẫu\(until(report, words)). Có vướng mắc xin báo lại ngay.",
        "Please send the .xlsx form\(until(report, words)). If there is any difficulty, let us know."),
    ]
    return (lines + closing(report, words)).joined(separator: "\r\n") + "\r\n"
  }

  private static func greeting(_ report: UnitReport, _ words: Wording) -> String {
    let name = report.result.schema.units[report.unit].name
    return words("Kính gửi \(name),", "Dear \(name),")
  }
  private static func name(_ report: UnitReport, _ words: Wording) -> String {
    let round = report.result.round.map { $0.title.isEmpty ? $0.code : $0.title }
    let title = report.result.schema.campaign.title
    // A title that says itself that it is a report needs no such word before it.
    let isReport = TextKey.bare(title).hasPrefix("bao cao")
    return words(isReport ? "“\(title)”" : "báo cáo “\(title)”", "the return “\(title)”")
      + (round.map { ", \($0)" } ?? "")
  }
  private static func until(_ report: UnitReport, _ words: Wording) -> String {
    let deadline = Deadline(report.result.round, asOf: report.result.asOf, words: words)
    if let text = deadline.text { return words(" trước \(text)", " before \(text)") }
    return deadline.isPast ? words(" càng sớm càng tốt", " as soon as possible") : ""
  }
  private static func closing(_ report: UnitReport, _ words: Wording) -> [String] {
    ["", words("Trân trọng cảm ơn.", "Thank you."), report.result.schema.campaign.issuer].filter { line in
      line != report.result.schema.campaign.issuer || !line.isEmpty
    }
  }
  private static func positions(_ schema: CampaignSchema) -> [String: Int] {
    Dictionary(schema.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
