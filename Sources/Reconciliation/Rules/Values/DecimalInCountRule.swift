internal import Findings

/// T105: 7.063 where a count is asked.
enum DecimalInCountRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T105", name: "decimal-in-count", level: 1, severity: .error,
    title: ("Số lẻ trong chỉ tiêu đếm", "Decimal where a count is asked"),
    checks: (
      "Ô số chứa số có tối đa ba chữ số thập phân trong chỉ tiêu số nguyên; nhân 1.000 thì thành số nguyên và hợp với số mong đợi hơn.",
      "A numeric cell has up to three decimals in a field of whole numbers; times 1,000 it is whole and nearer to what is expected."
    ),
    matters: (
      "Gõ 7.063 trong Excel tiếng Anh thì máy hiểu là bảy phẩy không sáu ba; tổng mất gần 7.056.",
      "7.063 typed in an English Excel becomes seven and a bit; the total loses 7,056."
    ),
    example: ("7.063 lượt người được lưu là 7,063.", "7,063 people stored as 7.063."),
    remedy: (
      "Gõ lại con số không có dấu chấm: 7063.",
      "Type the figure again without the point: 7063."
    ))

  /// What is said of the number and the one that may be meant.
  static func message(_ value: Double, _ suggestion: Double) -> FindingMessage {
    let (shown, meant) = (ValueRules.shown(value), ValueRules.shown(suggestion))
    return FindingMessage(
      vietnamese:
        "Chỉ tiêu số nguyên nhưng ô chứa \(shown.vietnamese); có lẽ là \(meant.vietnamese) gõ trong Excel tiếng Anh.",
      english:
        "A whole number is asked, the cell holds \(shown.english); perhaps \(meant.english), typed in an English Excel."
    )
  }
}
