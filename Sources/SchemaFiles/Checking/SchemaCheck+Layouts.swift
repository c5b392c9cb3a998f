import Schema
import VietnameseText

extension SchemaCheck {
  /// Layouts that hold nothing or can find nothing.
  mutating func checkLayouts() {
    for (index, layout) in schema.layouts.enumerated() {
      checkTwin(of: layout, index)
      if !schema.indicators.contains(where: { $0.layouts.contains(layout.code) }) {
        note(
          "layouts", index, vietnamese: "Biểu \(layout.code) không có chỉ tiêu nào.",
          english: "No indicator is in the layout \(layout.code).")
      }
      guard layout.kind == .grid else { continue }
      if layout.rowLabels.isEmpty {
        note(
          "layouts", index,
          vietnamese: "Bảng \(layout.code) không có row_label: tiêu đề của cột ghi tên dòng.",
          english: "The grid \(layout.code) has no row_label: the heading of the column that names its rows.")
      }
      let parents = Set(schema.units.compactMap(\.parent))
      if layout.rows == .units,
        !schema.reportingUnits.contains(where: { parents.contains(schema.units[$0].code) })
      {
        note(
          "layouts", index,
          vietnamese:
            "Bảng \(layout.code) có rows: units, nhưng không đơn vị báo cáo nào có đơn vị trực thuộc.",
          english: "The grid \(layout.code) has rows: units, but no reporting unit has units below it.")
      }
    }
  }

  /// Two layouts that name one sheet and have the same headings: nothing says which of them a table is.
  private mutating func checkTwin(of layout: SheetLayout, _ index: Int) {
    guard !layout.sheet.isEmpty,
      let twin = schema.layouts[..<index].first(where: {
        $0.kind == layout.kind && Self.isSame($0.sheet, layout.sheet)
          && Self.isSame($0.columns.label + $0.columns.code, layout.columns.label + layout.columns.code)
          && Self.isSame($0.rowLabels, layout.rowLabels) && $0.values.count == layout.values.count
          && zip($0.values, layout.values).allSatisfy { Self.isSame($0.column, $1.column) }
          && ($0.kind == .form || !Set($0.indicators).isDisjoint(with: layout.indicators))
      })
    else { return }
    note(
      "layouts", index,
      vietnamese: "Biểu \(layout.code) và \(twin.code) cùng trang tính và cùng tiêu đề cột, nên dễ đọc lẫn.",
      english:
        "The layouts \(layout.code) and \(twin.code) have the same sheet and headings; one could be read as the other."
    )
  }

  /// Whether patterns are the same to whoever compares them with a text.
  private static func isSame(_ one: [TextPattern], _ other: [TextPattern]) -> Bool {
    func key(_ pattern: TextPattern) -> TextPattern {
      if case .text(let text) = pattern { .text(TextKey.toned(text)) } else { pattern }
    }
    return one.map(key) == other.map(key)
  }
}
