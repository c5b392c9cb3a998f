internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

extension StatusPage {
  /// At most so many doubts are named.
  private static let mostDoubts = 5
  /// At most so many notes of the run.
  private static let mostNotes = 8
  /// At most so many missing units are named above the table, which has all of them.
  private static let mostMissing = 60

  /// The page, with the watcher's part.
  func html(notice: String) -> String {
    let schema = result.schema
    let round = result.round.map { $0.title.isEmpty ? $0.code : $0.title }
    let title = [words("Tình hình", "Status"), schema.campaign.title, round].compactMap(\.self)
    var standings = UnitStanding.all(result)
    for place in standings.indices {
      standings[place].hasCopy = outputs.contains(Self.copy(of: standings[place].unit))
      standings[place].hasText = outputs.contains(Self.text(of: standings[place].unit))
    }
    var body = ["<h1>\(HTMLText.escaped(title.dropFirst().joined(separator: " – ")))</h1>"]
    if schema.campaign.synthetic {
      body.append(
        "<p class=\"is-bad\"><b>"
          + words("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES")
          + "</b></p>")
    }
    body.append(
      "<p class=\"soft\">" + words("Tình hình đến ", "As of ") + moment(result.asOf, endsDay: true) + "</p>")
    body.append(Self.marked(notice))
    body.append(tiles(standings))
    body.append(
      "<p class=\"main\">"
        + HTMLText.link(
          words("Mở bản tổng hợp: ", "Open the consolidated workbook: ") + workbook, to: workbook)
        + "</p>")
    body.append(contentsOf: sections(standings))
    body.append(units(standings))
    body.append(
      "<p class=\"soft\">tonghop \(HTMLText.escaped(result.toolVersion)) · \(HTMLText.escaped(result.schemaFile))</p>"
    )
    return PageFrame.page(
      title: title.joined(separator: " – "), language: schema.campaign.language, clock: PageClock(result),
      body: body.joined(separator: "\n"))
  }

  /// A moment of the campaign's clock as people read it: `08:00 06/09/2020`. `endsDay`: midnight
  /// stands for the end of the day before.
  func moment(_ text: String, endsDay: Bool = false) -> String {
    // By bytes: as it is written it has no other characters.
    let bytes = text.utf8
    let parts = bytes.prefix(10).split(separator: UInt8(ascii: "-")).compactMap { Int(Substring($0)) }
    guard parts.count == 3 else { return HTMLText.escaped(text) }
    let time = Substring(bytes.dropFirst(11).prefix(5))
    if endsDay, time == "00:00" {
      let days = SerialDate.daysSince1970(year: parts[0], month: parts[1], day: parts[2]) - 1
      let (year, month, day) = SerialDate.civil(daysSince1970: days)
      let shown = NumberText.day(year: year, month: month, day: day)
      return words("hết ngày \(shown)", "the end of \(shown)")
    }
    return HTMLText.escaped("\(time) " + NumberText.day(year: parts[0], month: parts[1], day: parts[2]))
  }

  /// The four figures that are asked for first.
  private func tiles(_ standings: [UnitStanding]) -> String {
    let received = standings.count { $0.status == .received || $0.status == .late }
    let late = standings.count { $0.status == .late }
    let missing = standings.count { $0.status == .missing || $0.status == .notYetDue }
    let refused = result.unusableFiles.count
    func tile(_ kind: String, _ figure: String, _ text: String) -> String {
      "<div class=\"tile \(kind)\"><b>\(figure)</b>\(HTMLText.escaped(text))</div>"
    }
    return "<div class=\"tiles\">"
      + tile(
        received == standings.count ? "good" : "", "\(received)/\(standings.count)",
        words("đơn vị đã nộp", "units have returned"))
      + tile(late > 0 ? "warn" : "", "\(late)", words("nộp trễ", "late"))
      + tile(missing > 0 ? "warn" : "", "\(missing)", words("chưa nộp", "missing"))
      + tile(refused > 0 ? "bad" : "", "\(refused)", words("tệp không dùng được", "files cannot be used"))
      + "</div>"
  }

  /// The lists: files that cannot be used, the worst doubts, who is missing.
  private func sections(_ standings: [UnitStanding]) -> [String] {
    var parts: [String] = []
    let refused = result.rejections
    if !refused.isEmpty {
      let heading =
        result.rejectedParts == 0
        ? words("Tệp không dùng được", "Files that cannot be used")
        : words("Tệp, phần của tệp không dùng được", "Files, and parts of files, that cannot be used")
      parts.append("<h2>\(heading)</h2><ul>")
      for finding in refused {
        parts.append("<li>\(source(finding.file ?? "")): \(HTMLText.escaped(words(finding.message)))</li>")
      }
      parts.append("</ul>")
    }
    let doubts = result.findings.filter { finding in
      finding.severity <= .warning && finding.severity != .fatal
        && ![MissingReport.rule.code, LateReport.rule.code].contains(finding.code)
    }
    if !doubts.isEmpty {
      parts.append(
        "<h2>\(words("Cần xem trước tiên", "To look at first"))</h2><ol>")
      for finding in doubts.prefix(Self.mostDoubts) { parts.append("<li>\(doubt(finding, standings))</li>") }
      parts.append("</ol>")
      if doubts.count > Self.mostDoubts {
        parts.append(
          "<p class=\"soft\">"
            + words(
              "Còn \(doubts.count - Self.mostDoubts) điểm khác trong trang “Cần kiểm tra” của bản tổng hợp.",
              "\(doubts.count - Self.mostDoubts) more on the sheet of findings of the consolidated workbook.")
            + "</p>")
      }
    }
    if !notes.isEmpty {
      parts.append("<h2>\(words("Lần tổng hợp này cho biết", "What this run has to tell"))</h2><ul>")
      for note in notes.prefix(Self.mostNotes) {
        parts.append("<li>\(HTMLText.escaped(words(note)))</li>")
      }
      if notes.count > Self.mostNotes {
        let more = notes.count - Self.mostNotes
        parts.append("<li>\(words("… và \(more) điều khác", "… and \(more) more"))</li>")
      }
      parts.append("</ul>")
    }
    let missing = standings.filter { $0.status == .missing || $0.status == .notYetDue }
    if !missing.isEmpty {
      parts.append(
        "<h2>\(words("Chưa nộp", "Missing")) (\(missing.count))</h2><p>"
          + missing.prefix(Self.mostMissing).map { HTMLText.escaped($0.unit.name) }.joined(separator: ", ")
          + (missing.count > Self.mostMissing ? ", …" : "") + "</p>")
    }
    return parts
  }

  /// A doubt: whose, of which figure, what it is, and the copy to mend it in.
  private func doubt(_ finding: Finding, _ standings: [UnitStanding]) -> String {
    let standing = finding.unit.flatMap { code in standings.first { $0.unit.code == code } }
    let indicator = finding.indicator.flatMap { code in result.schema.indicators.first { $0.code == code } }
    let label = indicator.map { words.language == .english ? $0.labelEnglish ?? $0.label : $0.label }
    let about = [standing?.unit.name ?? finding.unit, label].compactMap(\.self).map(HTMLText.escaped)
    var text = "<b>\(about.joined(separator: " – "))</b>"
    if !about.isEmpty { text += "<br>" }
    text += HTMLText.escaped(words(finding.message))
    if let standing, standing.hasCopy {
      text +=
        " " + HTMLText.link(words("Bản đánh dấu", "Marked copy"), to: Self.copy(of: standing.unit))
    }
    return text
  }

  private static func copy(of unit: ReportingUnit) -> String { "\(ReturnOutputs.folder)/\(unit.code).xlsx" }
  private static func text(of unit: ReportingUnit) -> String { "\(ReturnOutputs.folder)/\(unit.code).txt" }

  /// A source file, linked where it can be.
  private func source(_ file: String) -> String {
    sourceFolder.map { HTMLText.link(file, to: $0 + file) } ?? HTMLText.escaped(file)
  }

  /// The table of all units.
  private func units(_ standings: [UnitStanding]) -> String {
    let heads = [
      words("Đơn vị", "Unit"), words("Tình trạng", "Status"), words("Nhận lúc", "Received"),
      words("Tệp", "File"), words("Lỗi", "Errors"), words("Cảnh báo", "Warnings"),
      words("Gửi lại đơn vị", "To send back"),
    ]
    var rows = ["<h2>\(words("Từng đơn vị", "Unit by unit"))</h2><div class=\"scroll\"><table>"]
    rows.append("<thead><tr>" + heads.map { "<th>\($0)</th>" }.joined() + "</tr></thead><tbody>")
    let starts = heads.enumerated().map { place, head in
      place < 2 ? ">" : " data-head=\"\(head)\">"
    }
    for standing in standings {
      let (kind, name) = shown(standing.status)
      var back: [String] = []
      if standing.hasCopy {
        back.append(HTMLText.link(words("Bản đánh dấu", "Marked copy"), to: Self.copy(of: standing.unit)))
      }
      if standing.hasText {
        back.append(HTMLText.link(words("Tin nhắn", "Message"), to: Self.text(of: standing.unit)))
      }
      let cells: [(String, String)] = [
        ("", "<b>\(HTMLText.escaped(standing.unit.name))</b>"),
        ("state is-\(kind)", name),
        ("", standing.input?.received.map { moment($0) } ?? ""),
        (
          "",
          (standing.input.map { source($0.file) } ?? "")
            + (standing.remark.map { "<br><span class=\"soft\">\(HTMLText.escaped(words($0)))</span>" } ?? "")
        ),
        ("num", standing.errors > 0 ? "\(standing.errors)" : ""),
        ("num", standing.warnings > 0 ? "\(standing.warnings)" : ""),
        ("", back.joined(separator: "<br>")),
      ]
      var row = "<tr>"
      for (cell, start) in zip(cells, starts) {
        row += "<td"
        if !cell.0.isEmpty { row += " class=\"" + cell.0 + "\"" }
        row += start
        row += cell.1
        row += "</td>"
      }
      rows.append(row + "</tr>")
    }
    rows.append("</tbody></table></div>")
    return rows.joined(separator: "\n")
  }

  /// A status's colour and name.
  private func shown(_ status: UnitStanding.Status) -> (String, String) {
    switch status {
    case .received: ("good", words("Đã nộp", "Submitted"))
    case .late: ("warn", words("Nộp trễ", "Submitted late"))
    case .rejected: ("bad", words("Không dùng được", "Cannot be used"))
    case .missing: ("bad", words("Chưa nộp", "Not submitted"))
    case .notYetDue: ("soft", words("Chưa đến hạn", "Not yet due"))
    }
  }
}
