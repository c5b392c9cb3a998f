import Cells
import SheetPlan
import Templates
import TestSupport
import Testing

@Suite("A form as it is printed")
struct PrintedFormTests {
  /// The first sheet of a unit's template of a schema with a form of so many indicators and a grid, and the second one.
  private func sheets(indicators: Int) throws -> [PlannedSheet] {
    let lines = (1...indicators).map {
      "  - {code: A\($0), label: Chỉ tiêu \($0), unit: ha, type: number, layout: form}\n"
    }
    let yaml =
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh}
        - {code: "904", name: Huyện Một, level: district, parent: P, reports: true}
        - {code: "90401", name: Xã Một, level: commune, parent: "904"}
      layouts:
        - code: form
          sheet: Biểu 1
          columns: {number: STT, label: Nội dung}
          values:
            - {column: Kế hoạch, measure: plan}
            - {column: Thực hiện, measure: now}
            - {column: Tỷ lệ, measure: rate, derived: now / plan * 100}
          column_numbers: true
        - {code: grid, sheet: Biểu 2, kind: grid, row_label: Xã, header_rows: 2, indicators: [D1, D2, D3]}
      indicators:
      \(lines.joined())
        - {code: D1, label: Diện tích (ha) > Lúa, unit: ha, type: number}
        - {code: D2, label: Gia súc chết (con), unit: con, type: count}
        - {code: D3, label: Kinh phí, unit: đồng, type: money}

      """
    return try FilledTemplate(yaml, unit: "904").template.plan.sheets
  }
  private func texts(_ sheet: PlannedSheet) -> [String] {
    sheet.rows.flatMap(\.cells).compactMap { if case .text(let text) = $0.content { text } else { nil } }
  }

  @Test("The numbers of columns have no more brackets than arithmetic needs")
  func numbers() throws {
    let found = try texts(#require(sheets(indicators: 3).first))
    #expect(found.contains("(5)=(4)/(3)*100"), "\(found)")
  }

  @Test("A heading states the unit of measure once, in whichever of its rows")
  func unitOfMeasure() throws {
    let found = try texts(#require(sheets(indicators: 1).dropFirst().first))
    for heading in ["Diện tích (ha)", "Lúa", "Gia súc chết (con)", "Kinh phí (đồng)"] {
      #expect(found.contains(heading), "\(heading): \(found)")
    }
  }

  // The signatures stood alone on a second page.
  @Test("A form that is a little too long for a page is made to fit one; a long one goes on")
  func pages() throws {
    #expect(try sheets(indicators: 3).first?.print.fit == PageFit(wide: 1, high: 1))
    #expect(try sheets(indicators: 30).first?.print.fit == PageFit(wide: 1, high: 1))
    #expect(try sheets(indicators: 90).first?.print.fit == PageFit(wide: 1, high: 0))
  }
}
