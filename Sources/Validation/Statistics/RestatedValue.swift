internal import Facts
internal import Findings
internal import Schema

/// H205: a past value is given otherwise than it was then.
enum RestatedValue {
  /// The rule.
  static let description = RuleDescription(
    code: "H205", name: "restated-value", level: 2, severity: .info,
    title: ("Số đợt trước thay đổi", "A past value changed"),
    checks: (
      "Cột cùng kỳ năm trước so với số đã báo cáo của đợt đó; số liệu của đợt đã khóa so với số đã ký.",
      "The column of the same period last year against what was returned then; a locked round's figures against the signed ones."
    ),
    matters: (
      "Mức tăng giảm không còn so được với báo cáo cũ.",
      "Growth can no longer be compared with the old return."
    ),
    example: ("Cùng kỳ ghi 410, năm trước đã báo 380.", "410 for last year, 380 was returned."),
    remedy: ("Hỏi đơn vị số nào đúng.", "Ask the unit which figure is right.")
  )

  /// Holds the measure `previous` against the round of the same period a year ago, where that is known.
  static func check(_ context: inout ValidationContext) {
    guard let measure = context.table.measures.firstIndex(of: "previous"), let then = yearAgo(context) else {
      return
    }
    for position in context.asked where Int(context.table.facts[position].measure) == measure {
      let fact = context.table.facts[position]
      guard fact.subUnit < 0, let value = fact.countedFigure,
        let before = then.exactFigure(unit: Int(fact.unit), indicator: Int(fact.indicator)),
        !agree(value, before, 0)
      else { continue }
      var finding = context.finding(
        description, at: position,
        "Cùng kỳ ghi \(vietnamese(value)), năm trước đã báo cáo \(vietnamese(before)).",
        "\(english(value)) is given for last year; \(english(before)) was returned then.")
      finding.expected = before
      context.add(finding)
    }
  }

  /// The round with the same month a year before.
  private static func yearAgo(_ context: ValidationContext) -> EarlierFacts? {
    guard let date = context.round?.date else { return nil }
    return context.earlier.last { $0.round.date?.year == date.year - 1 && $0.round.date?.month == date.month }
  }
}
