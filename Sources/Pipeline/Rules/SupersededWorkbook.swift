internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// F005: an earlier version of a unit's return.
enum SupersededWorkbook {
  static let rule = RuleDescription(
    code: "F005", name: "superseded-workbook", level: 0, severity: .info,
    title: ("Bản đã được thay", "Superseded version"),
    checks: (
      "Một đơn vị gửi nhiều tệp cho một đợt: tệp nhận sau cùng được dùng, khác biệt được liệt kê.",
      "Several workbooks of one unit and round: the one received last is used, the differences are listed."
    ),
    matters: ("Số liệu của bản cũ không được tính.", "The figures of the earlier version do not count."),
    example: ("Đơn vị gửi lại sau khi sửa ba ô.", "The unit sent again after mending three cells."),
    remedy: (
      "Kiểm tra xem bản dùng có đúng là bản mới nhất không; nếu không, ghi giờ nhận vào received.csv.",
      "Check that the version used is the newest; if not, note the times in received.csv."
    ))

  /// The finding for a superseded file. Where the newer version lacks rows that the older one has, figures would be lost
  /// without a word: then it is an error.
  static func finding(
    file: String, by newer: String, unit: String, differences: [Difference], lostRows: [String]
  ) -> Finding {
    if let first = lostRows.first {
      return lostFinding(file: file, by: newer, unit: unit, first: first, count: lostRows.count)
    }
    func listed(_ words: (FindingMessage) -> String) -> String {
      differences.prefix(3).map {
        "\($0.cell ?? $0.indicator): \(MessageLength.cut(words($0.before))) → \(MessageLength.cut(words($0.after)))"
      }.joined(separator: "; ") + (differences.count > 3 ? " …" : "")
    }
    let vietnamese =
      differences.isEmpty ? "không ô nào đổi" : "\(differences.count) ô đổi (\(listed(\.vietnamese)))"
    let english =
      differences.isEmpty ? "no figure changed" : "\(differences.count) changed (\(listed(\.english)))"
    var finding = Finding(
      rule,
      message: FindingMessage(about: [newer, vietnamese]) { texts in
        "Đã có bản mới hơn “\(texts[0])”: \(texts[1])."
      } english: { texts in
        "There is a newer version, “\(texts[0])”: \(english)."
      })
    finding.file = file
    finding.unit = unit
    return finding
  }

  private static func lostFinding(file: String, by newer: String, unit: String, first: String, count: Int)
    -> Finding
  {
    var finding = Finding(
      rule, severity: .error,
      message: FindingMessage(about: [newer, MessageLength.cut(first)]) { texts in
        "Bản mới “\(texts[0])” thiếu \(count) dòng của bản này (“\(texts[1])”); nếu là hai phần, ghi parts: add."
      } english: { texts in
        "The newer “\(texts[0])” lacks \(count) rows of this one (“\(texts[1])” …); if both are parts, say parts: add."
      })
    finding.file = file
    finding.unit = unit
    return finding
  }

  /// The names of the rows of grids that hold figures in the older version and do not stand in the newer one, in their
  /// order.
  static func lostRows(from older: FactTable, to newer: FactTable) -> [String] {
    let kept = Set(newer.facts.lazy.filter { $0.subUnit >= 0 }.map { newer.subUnits[Int($0.subUnit)].code })
    var lost: [Int32] = []
    for fact in older.facts where fact.subUnit >= 0 && fact.state != .blank {
      let code = older.subUnits[Int(fact.subUnit)].code
      if !kept.contains(code), lost.last != fact.subUnit { lost.append(fact.subUnit) }
    }
    return lost.map { position in
      let row = older.subUnits[Int(position)]
      return row.unit == nil ? row.code : row.label
    }
  }

  /// A figure that differs between two versions.
  struct Difference: Equatable {
    /// The indicator's code and the cell in the newer version.
    var indicator: String, cell: String?
    /// What stood there and what stands there; `–` for nothing.
    var before: FindingMessage, after: FindingMessage
  }

  private static let nothing = FindingMessage(vietnamese: "–", english: "–")

  /// The figures and texts in which two versions differ, in the order of the newer one.
  static func differences(from older: FactTable, to newer: FactTable, schema: CampaignSchema) -> [Difference]
  {
    func key(_ fact: Fact, _ table: FactTable) -> String {
      let row = fact.subUnit < 0 ? "" : table.subUnits[Int(fact.subUnit)].code
      return "\(fact.indicator)|\(table.measures[Int(fact.measure)])|\(row)"
    }
    func same(_ text: String) -> FindingMessage { FindingMessage(vietnamese: text, english: text) }
    func shown(_ fact: Fact, _ table: FactTable) -> FindingMessage {
      if fact.state == .date, fact.value.isFinite { return same(NumberText.day(serial: fact.value)) }
      // A number that could be two things is in doubt, but it is what stands there.
      if let text = table.text(at: fact.text), fact.figure == nil { return same(text) }
      guard fact.value.isFinite else { return nothing }
      return FindingMessage(
        vietnamese: NumberText.vietnamese(fact.value), english: NumberText.english(fact.value))
    }
    var before: [String: FindingMessage] = [:]
    for fact in older.facts { before[key(fact, older)] = shown(fact, older) }
    return newer.facts.compactMap { fact in
      let was = before[key(fact, newer)] ?? nothing
      let becomes = shown(fact, newer)
      guard was != becomes, !fact.flags.contains(.joined) else { return nil }
      return Difference(
        indicator: schema.indicators[Int(fact.indicator)].code, cell: newer.cell(of: fact), before: was,
        after: becomes)
    }
  }
}
