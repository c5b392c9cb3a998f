import Schema
import VietnameseText

extension SchemaCheck {
  /// Indicators that cannot be found, told apart or added up.
  mutating func checkIndicators() {
    for index in schema.indicators.indices {
      checkHolding(index)
      checkMeaning(index)
    }
    checkLabels()
  }

  private mutating func checkHolding(_ index: Int) {
    let indicator = schema.indicators[index]
    if indicator.layouts.isEmpty {
      note(
        "indicators", index, vietnamese: "Chỉ tiêu \(indicator.code) không nằm trong biểu nào.",
        english: "No layout holds the indicator \(indicator.code).")
    }
    if !schema.reportingUnits.contains(where: { indicator.applies(to: schema.units[$0]) }) {
      note(
        "indicators", index,
        vietnamese: "Không đơn vị báo cáo nào phải trả lời chỉ tiêu \(indicator.code) (applies_to).",
        english: "The indicator \(indicator.code) applies to no reporting unit (applies_to).")
    }
    for case .field(let field)? in [indicator.min, indicator.max] {
      if schema.reportingUnits.allSatisfy({ schema.units[$0].number(named: field) == nil }) {
        note(
          "indicators", index,
          vietnamese: "Giới hạn \(field) của \(indicator.code) không có ở đơn vị báo cáo nào.",
          english: "No reporting unit has the limit \(field) of \(indicator.code).")
      }
    }
  }

  private mutating func checkMeaning(_ index: Int) {
    let indicator = schema.indicators[index]
    let code = indicator.code
    if !indicator.type.isNumeric, Self.isArithmetic(indicator.aggregate), indicator.type != .date {
      note(
        "indicators", index,
        vietnamese: "Chỉ tiêu \(code) không phải là số nên không thể tổng hợp bằng phép tính.",
        english: "The indicator \(code) is no number, so it cannot be aggregated by arithmetic.")
    }
    if let flow = indicator.cumulates, let other = schema.indicators.first(where: { $0.code == flow }) {
      if other.kind != .flow {
        note(
          "indicators", index,
          vietnamese: "\(code) cộng dồn (cumulates) \(flow), nhưng \(flow) không có kind: flow.",
          english: "\(code) cumulates \(flow), which is not of kind flow.")
      }
      if indicator.kind != .cumulative {
        note(
          "indicators", index, vietnamese: "\(code) có cumulates nhưng không có kind: cumulative.",
          english: "\(code) cumulates another indicator but is not of kind cumulative.")
      }
    }
    if indicator.type == .choice("") {
      note(
        "indicators", index,
        vietnamese: "\(code) có type: choice nhưng không nêu danh sách; câu trả lời nào cũng được nhận.",
        english: "\(code) is of type choice without a list; every answer is accepted.")
    }
    if let phrase = indicator.phrase, !phrase.contains("{value}") {
      note(
        "indicators", index, vietnamese: "phrase của \(code) không có {value}.",
        english: "The phrase of \(code) has no {value}.")
    }
  }

  private static func isArithmetic(_ aggregation: Aggregation) -> Bool {
    switch aggregation {
    case .sum, .mean, .min, .max, .ratio: true
    case .last, .distinct, .list, .none: false
    }
  }

  /// Two rows of one layout with the same label, section, number and code cannot be told apart, if both are asked in one
  /// round: one that replaces another may look like it. Columns of a grid have no numbers of their own.
  private mutating func checkLabels() {
    let grids = Set(schema.layouts.filter { $0.kind == .grid && $0.rows != .indicators }.map(\.code))
    var owners: [[String]: [Int]] = [:]
    var codes: [[String]: [Int]] = [:]
    for (index, indicator) in schema.indicators.enumerated() {
      for layout in indicator.layouts {
        let key = [
          layout, TextKey.toned(indicator.label), indicator.section ?? "",
          grids.contains(layout) ? "" : indicator.number ?? "",
          indicator.printedCode ?? "",
        ]
        if let first = owners[key]?.last(where: { isAskedTogether($0, index) }) {
          let other = schema.indicators[first].code
          note(
            "indicators", index,
            vietnamese: "\(indicator.code) và \(other) có cùng nhãn, mục và số thứ tự trong biểu \(layout).",
            english:
              "\(indicator.code) and \(other) have the same label, section and number in the layout \(layout)."
          )
        }
        owners[key, default: []].append(index)
        guard let printed = indicator.printedCode else { continue }
        if let first = codes[[layout, printed]]?.last(where: { isAskedTogether($0, index) }) {
          let other = schema.indicators[first].code
          note(
            "indicators", index,
            vietnamese: "\(indicator.code) và \(other) có cùng mã in \"\(printed)\" trong biểu \(layout).",
            english:
              "\(indicator.code) and \(other) have the same printed code \"\(printed)\" in the layout \(layout)."
          )
        }
        codes[[layout, printed], default: []].append(index)
      }
    }
  }

  /// Whether there is a round in which both indicators are asked.
  private func isAskedTogether(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (schema.indicators[one], schema.indicators[other])
    let rounds: [Round?] = schema.rounds.isEmpty ? [nil] : schema.rounds
    return rounds.contains { schema.isAsked(one, in: $0) && schema.isAsked(other, in: $0) }
  }
}
