internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// C113: an answer that is not one of the choices.
enum NotInList {
  /// The rule.
  static let description = RuleDescription(
    code: "C113", name: "not-in-list", level: 1, severity: .error,
    title: ("Không có trong danh mục", "Not one of the choices"),
    checks: (
      "Câu trả lời không trùng mã, tên hay tên khác nào của danh mục.",
      "The answer is no code, label or alias of the indicator's list."
    ),
    matters: ("Không đếm được theo danh mục.", "It cannot be counted among the choices."),
    example: (
      "Ghi \"sắp xong\" khi chỉ có \"Đã làm\", \"Chưa làm\".",
      "\"almost\" where the list has done and not done."
    ),
    remedy: ("Chọn một giá trị trong danh mục.", "Choose one of the list.")
  )

  /// Checks a whole round.
  static func check(_ context: inout ValidationContext) {
    var accepted: [Int: Set<String>] = [:]
    var labels: [Int: String] = [:]
    for (place, indicator) in context.schema.indicators.enumerated() {
      guard case .choice(let code) = indicator.type,
        let list = context.schema.choices.first(where: { $0.code == code })
      else { continue }
      labels[place] = list.choices.map(\.label).joined(separator: ", ")
      accepted[place] = Set(list.choices.flatMap { [$0.code, $0.label] + $0.aliases }.map(TextKey.toned))
    }
    if accepted.isEmpty { return }
    for position in context.asked {
      let fact = context.table.facts[position]
      guard fact.state == .text, let known = accepted[Int(fact.indicator)],
        let text = context.table.text(at: fact.text),
        !known.contains(TextKey.toned(text)), context.schema.units.indices.contains(Int(fact.unit))
      else { continue }
      let message = FindingMessage(about: [MessageLength.cut(text), labels[Int(fact.indicator)] ?? ""]) {
        texts in
        "“\(texts[0])” không có trong danh mục (\(texts[1]))."
      } english: { texts in
        "“\(texts[0])” is not one of the choices: \(texts[1])."
      }
      context.add(context.finding(description, at: position, message.vietnamese, message.english))
    }
  }
}
