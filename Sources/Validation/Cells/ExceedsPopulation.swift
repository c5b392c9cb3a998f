internal import Findings

/// X500: more than the unit has inhabitants, or whatever else it is counted by.
enum ExceedsPopulation {
  /// The rule.
  static let description = RuleDescription(
    code: "X500", name: "exceeds-population", level: 5, severity: .error,
    title: ("Vượt dân số", "More than there are people"),
    checks: (
      "Số liệu lớn hơn dân số hoặc một số của đơn vị (lỗi nếu là mức tối đa, cảnh báo nếu là mức thường gặp).",
      "The figure exceeds the unit's population or another of its numbers (error where it is the maximum, else warning)."
    ),
    matters: (
      "Không thể có nhiều người hơn dân số; số vẫn nằm trong tổng.",
      "There cannot be more persons than inhabitants; the figure stays in the total."
    ),
    example: (
      "312.000 người cài đặt trong một huyện 228.416 dân.", "312,000 users in a district of 228,416."
    ),
    remedy: (
      "Kiểm tra lại con số, hoặc dân số trong biểu mẫu.", "Check the figure, or the population in the schema."
    )
  )

  /// The field that a figure exceeds, its number, and whether it is the hard limit; nil: none.
  static func limit(for value: Double, _ limits: ValueLimits) -> (name: String, number: Double, isHard: Bool)?
  {
    if let name = limits.highField, let high = limits.high, value > high { return (name, high, true) }
    if let name = limits.softHighField, let high = limits.softHigh, value > high {
      return (name, high, false)
    }
    return nil
  }

  /// Holds it against every figure that has limits.
  static func check(_ sites: [ValueLimits.Site], _ context: inout ValidationContext) {
    for site in sites {
      guard let limit = limit(for: site.value, site.limits) else { continue }
      let word = limit.name == "population" ? "dân số" : "số \"\(limit.name)\""
      var finding = context.finding(
        description, severity: limit.isHard ? .error : .warning, at: site.fact,
        "Số \(vietnamese(site.value)) lớn hơn \(word) của đơn vị (\(vietnamese(limit.number))).",
        "\(english(site.value)) exceeds the unit's \(limit.name) (\(english(limit.number))).")
      finding.high = limit.number
      context.add(finding)
    }
  }
}
