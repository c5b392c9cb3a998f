internal import Findings

/// C112: a figure outside its soft limits.
enum UnusualValue {
  /// The rule.
  static let description = RuleDescription(
    code: "C112", name: "unusual-value", level: 1, severity: .warning,
    title: ("Số liệu khác thường", "An unusual figure"),
    checks: (
      "Số liệu nằm ngoài khoảng thường gặp mà biểu mẫu đặt ra.",
      "The figure lies outside the usual range that the schema gives."
    ),
    matters: (
      "Thường là gõ thừa chữ số hoặc nhầm đơn vị tính; số vẫn được cộng.",
      "Often a digit too many or another unit of measure; the figure stays in the total."
    ),
    example: ("Kinh phí 27.000.000 nghìn đồng, thường dưới 100.000.", "27,000,000 where 100,000 is usual."),
    remedy: ("Đơn vị kiểm tra lại hoặc giải trình.", "Check it, or explain it.")
  )

  /// Whether a figure lies outside its soft limits and within the hard ones; a limit itself is usual. Against a field of the
  /// unit X500 speaks.
  static func isViolated(_ value: Double, _ limits: ValueLimits) -> Bool {
    if OutOfRange.isViolated(value, limits) || ExceedsPopulation.limit(for: value, limits) != nil {
      return false
    }
    if let low = limits.softLow, value < low { return true }
    if limits.softHighField == nil, let high = limits.softHigh, value > high { return true }
    return false
  }

  /// Holds it against every figure that has limits.
  static func check(_ sites: [ValueLimits.Site], _ context: inout ValidationContext) {
    for site in sites where site.asksSoft && isViolated(site.value, site.limits) {
      let isLow = site.limits.softLow.map { site.value < $0 } ?? false
      guard let limit = isLow ? site.limits.softLow : site.limits.softHigh else { continue }
      var finding = context.finding(
        description, at: site.fact,
        isLow
          ? "Số \(vietnamese(site.value)) nhỏ khác thường, thường từ \(vietnamese(limit)) trở lên."
          : "Số \(vietnamese(site.value)) lớn khác thường, thường không quá \(vietnamese(limit)).",
        isLow
          ? "\(english(site.value)) is unusually small; \(english(limit)) or more is usual."
          : "\(english(site.value)) is unusually large; at most \(english(limit)) is usual.")
      finding.low = site.limits.softLow
      finding.high = site.limits.softHigh
      context.add(finding)
    }
  }
}
