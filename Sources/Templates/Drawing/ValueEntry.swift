internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan

/// What may be typed into the cell of a figure, and what is said to the person who types.
struct ValueEntry {
  /// The template.
  let request: TemplateRequest

  /// The validation of cells for an indicator; nil where nothing is to be said. What is not a figure can be kept after a
  /// question, since "…" and "trên 5.000" are answers too; what is on no list is refused.
  /// `measure`: the one of the cell.
  func validation(
    for indicator: Indicator, measure: String, range: CellRange, lists: inout ChoiceLists
  ) -> PlannedValidation? {
    let words = request.words
    let indicator = measure == "now" ? indicator : unlimited(indicator)
    guard let rule = rule(for: indicator, lists: &lists) else { return nil }
    var validation = PlannedValidation(range: range, rule: rule)
    validation.promptTitle = title(of: indicator)
    let asked = asked(indicator)
    validation.prompt = prompt(for: indicator, asked: asked)
    validation.errorTitle = words("Xin kiểm tra lại", "Please check")
    switch rule {
    case .list, .listOfCells:
      validation.error = words(
        "Chọn một giá trị trong danh sách của ô.", "Choose a value from the list of the cell.")
    case .whole, .number, .day, .any:
      validation.refuses = false
      validation.error = words(
        "Ô này cần \(asked). Chọn No để nhập lại, chọn Yes nếu muốn giữ như đã nhập.",
        "This cell asks for \(asked). Choose No to type again, Yes to keep what was typed.")
    }
    return validation
  }

  /// The indicator as other measures than `now` are asked: its limits concern that one alone (SCHEMA.md); what cannot be below 0
  /// cannot in any (T106), and a share stays one (T108).
  private func unlimited(_ indicator: Indicator) -> Indicator {
    guard indicator.type != .percent else { return indicator }
    var other = indicator
    other.max = nil
    switch indicator.min {
    case .number(let least): other.min = least >= 0 ? .number(0) : nil
    case .field: other.min = .number(0)
    case nil: break
    }
    return other
  }

  /// The number and label, as far as a title has room.
  private func title(of indicator: Indicator) -> String {
    let label = [indicator.number, indicator.label].compactMap { $0 }.joined(separator: ". ")
    return label.utf16.count <= 32 ? label : String(label.prefix(31)) + "…"
  }

  /// The rule of a type.
  private func rule(for indicator: Indicator, lists: inout ChoiceLists) -> ValidationKind? {
    let (low, high) = (request.number(indicator.min), request.number(indicator.max))
    // Programs want two limits; beyond these no figure is exact any more.
    let unlimited = low == nil && high == nil
    switch indicator.type {
    case .count:
      let isWhole = (indicator.decimals ?? 0) == 0
      let (least, most) = unlimited ? (-1e15, 1e15) : (low, high)
      return isWhole ? .whole(min: least, max: most) : .number(min: least, max: most)
    case .percent: return .number(min: low ?? 0, max: high ?? 100)
    case .number, .money:
      return unlimited ? .number(min: -1e15, max: 1e15) : .number(min: low, max: high)
    case .date:
      // 1 January 1990 to 31 December 2099.
      return .day(from: 32_874, to: 73_050)
    case .text: return .any
    case .yesNo: return lists.rule(for: [request.words("Có", "Yes"), request.words("Không", "No")])
    case .choice(let code):
      let choices = request.schema.choices.first { $0.code == code }?.choices ?? []
      return lists.rule(for: choices.map { $0.label.isEmpty ? $0.code : $0.label }) ?? .any
    }
  }

  /// What is asked, as a part of a sentence.
  private func asked(_ indicator: Indicator) -> String {
    let words = request.words
    let kind: String
    switch indicator.type {
    case .count where (indicator.decimals ?? 0) == 0: kind = words("số nguyên", "a whole number")
    case .count, .number: kind = words("một số", "a number")
    case .money: kind = words("số tiền", "an amount")
    case .percent: kind = words("tỷ lệ phần trăm", "a percentage")
    case .date: return words("ngày dạng 29/08/2020", "a day such as 29/08/2020")
    case .text: return words("nội dung bằng chữ", "a text")
    case .yesNo, .choice: return words("một giá trị trong danh sách", "a value from the list")
    }
    let low = request.number(indicator.min) ?? (indicator.type == .percent ? 0 : nil)
    let high = request.number(indicator.max) ?? (indicator.type == .percent ? 100 : nil)
    return switch (low, high) {
    case (let low?, let high?):
      words(
        "\(kind) từ \(words.number(low)) đến \(words.number(high))",
        "\(kind) from \(words.number(low)) to \(words.number(high))")
    case (let low?, nil):
      words("\(kind) từ \(words.number(low)) trở lên", "\(kind) from \(words.number(low)) on")
    case (nil, let high?):
      words("\(kind) không quá \(words.number(high))", "\(kind) up to \(words.number(high))")
    case (nil, nil): kind
    }
  }

  /// What is shown when the cell is chosen.
  private func prompt(for indicator: Indicator, asked: String) -> String {
    let words = request.words
    switch indicator.type {
    case .yesNo, .choice: return words("Chọn \(asked).", "Choose \(asked).")
    case .text: return words("Ghi \(asked).", "Write \(asked).")
    case .date: return words("Nhập \(asked).", "Type \(asked).")
    case .count, .number, .money, .percent:
      let unit = indicator.unit.map { words(", đơn vị: \($0)", ", in \($0)") } ?? ""
      return words(
        "Nhập \(asked)\(unit). Không phát sinh: ghi 0. Chưa có số liệu: ghi …",
        "Type \(asked)\(unit). Nothing happened: 0. No figure yet: …")
    }
  }
}
