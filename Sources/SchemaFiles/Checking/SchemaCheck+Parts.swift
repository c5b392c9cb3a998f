import Schema

extension SchemaCheck {
  /// Parts whose total is not asked where they are, so that nothing checks that they add up.
  mutating func checkParts() {
    let positions = Dictionary(
      zip(schema.indicators.map(\.code), schema.indicators.indices)
    ) { first, _ in first }
    for (index, indicator) in schema.indicators.enumerated() {
      guard let parent = indicator.parent.flatMap({ positions[$0] }).map({ schema.indicators[$0] }),
        !indicator.layouts.isEmpty
      else { continue }
      if Set(parent.layouts).isDisjoint(with: indicator.layouts) {
        note(
          "indicators", index,
          vietnamese:
            "\(indicator.code) là phần của \(parent.code), nhưng \(parent.code) không nằm trong biểu nào cùng với nó.",
          english: "\(indicator.code) is a part of \(parent.code), which stands in none of its layouts.")
      } else if let unit = schema.reportingUnits.first(where: {
        indicator.applies(to: schema.units[$0]) && !parent.applies(to: schema.units[$0])
      }) {
        note(
          "indicators", index,
          vietnamese:
            "\(indicator.code) là phần của \(parent.code), nhưng đơn vị \(schema.units[unit].code) chỉ được hỏi \(indicator.code).",
          english:
            "\(indicator.code) is a part of \(parent.code), but the unit \(schema.units[unit].code) is asked for \(indicator.code) alone."
        )
      }
    }
    for layout in schema.layouts where layout.hierarchyByNumber { checkNumbers(of: layout) }
  }

  /// Where numbers make a hierarchy, `1.1` needs a `1`.
  private mutating func checkNumbers(of layout: SheetLayout) {
    let held = schema.indicators.indices.filter { schema.indicators[$0].layouts.contains(layout.code) }
    let numbers = Set(held.compactMap { schema.indicators[$0].number?.trimmed })
    var told: Set<String> = []
    for index in held where schema.indicators[index].parent == nil {
      guard let number = schema.indicators[index].number?.trimmed, let point = number.lastIndex(of: "."),
        ScalarText.wholeNumber(String(number[number.index(after: point)...])) != nil
      else { continue }
      let total = String(number[..<point])
      guard !total.isEmpty, !numbers.contains(total), told.insert(total).inserted else { continue }
      note(
        "indicators", index,
        vietnamese:
          "Biểu \(layout.code) phân cấp theo số, nhưng không có dòng \(total) là tổng của dòng \(number) (\(schema.indicators[index].code)).",
        english:
          "Numbers make the hierarchy of the layout \(layout.code), but it has no row \(total), the total of row \(number) (\(schema.indicators[index].code))."
      )
    }
  }
}
