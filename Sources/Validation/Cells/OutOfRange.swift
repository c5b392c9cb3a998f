internal import Findings

/// C111: a figure outside its hard limits.
enum OutOfRange {
  /// The rule.
  static let description = RuleDescription(
    code: "C111", name: "out-of-range", level: 1, severity: .error,
    title: ("Số liệu ngoài giới hạn", "A figure outside its limits"),
    checks: (
      "Số liệu nhỏ hơn mức tối thiểu hoặc lớn hơn mức tối đa của chỉ tiêu.",
      "The figure is below the indicator's minimum or above its maximum, limits included in what is allowed."
    ),
    matters: (
      "Số không thể có thì không được cộng vào tổng cho đến khi sửa hoặc giải trình.",
      "A figure that cannot be stays out of the total until it is corrected or accepted."
    ),
    example: ("Huyện có tối đa 25 xã mà ghi 43.", "43 communes where 25 is the maximum."),
    remedy: ("Kiểm tra lại con số và đơn vị tính.", "Check the figure and its unit of measure.")
  )

  /// Whether a figure lies outside; a limit itself is allowed. Against a field of the unit X500 speaks.
  static func isViolated(_ value: Double, _ limits: ValueLimits) -> Bool {
    if let low = limits.low, value < low { return true }
    if limits.highField == nil, let high = limits.high, value > high { return true }
    return false
  }

  /// The figures of which it was accepted that they lie below 0 or outside 0–100: the same limit says nothing more of them. By
  /// the code of what was accepted.
  private static func acceptedLimits(_ context: ValidationContext) -> [Int: String] {
    var codes: [Int: String] = [:]
    for finding in context.accepted where finding.code == "T106" || finding.code == "T108" {
      if let fact = context.fact(of: finding) { codes[fact] = finding.code }
    }
    return codes
  }

  /// Holds it against every figure that has limits.
  static func check(_ sites: [ValueLimits.Site], _ context: inout ValidationContext) {
    let accepted = acceptedLimits(context)
    for site in sites where isViolated(site.value, site.limits) {
      let isLow = site.limits.low.map { site.value < $0 } ?? false
      guard let limit = isLow ? site.limits.low : site.limits.high else { continue }
      if let known = accepted[site.fact], limit == 0 || (known == "T108" && limit == 100) { continue }
      var finding = context.finding(
        description, at: site.fact,
        isLow
          ? "Số \(vietnamese(site.value)) nhỏ hơn mức tối thiểu \(vietnamese(limit))."
          : "Số \(vietnamese(site.value)) lớn hơn mức tối đa \(vietnamese(limit)).",
        isLow
          ? "\(english(site.value)) is below the minimum \(english(limit))."
          : "\(english(site.value)) is above the maximum \(english(limit)).")
      finding.low = site.limits.low
      finding.high = site.limits.high
      context.add(finding)
    }
  }
}
