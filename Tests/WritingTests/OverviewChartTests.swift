import Cells
import Consolidation
import Findings
import Schema
import SheetPlan
import Testing

@Suite("The chart of the main headline by unit") struct OverviewChartTests {
  /// The plan of a campaign, its units having other names.
  private static func plan(units: Int, name: (String, Int) -> String = { name, _ in name }) -> WorkbookPlan {
    var options = CampaignFixture.Options()
    options.units = units
    var result = CampaignFixture(options).result
    for place in result.schema.units.indices where result.schema.units[place].reports {
      result.schema.units[place].name = name(result.schema.units[place].name, place)
    }
    return ConsolidatedWorkbook.plan(for: result)
  }
  /// The texts and the formulas of a series' cells.
  private static func cells(_ range: CellRange, on sheet: String, of plan: WorkbookPlan) throws
    -> [CellContent]
  {
    let rows = try #require(plan.sheets.first { $0.name == sheet }).rows
    return rows.filter { range.rows.contains($0.row) }.compactMap { row in
      row.cells.first { $0.column == range.first.column }?.content
    }
  }

  @Test("of few units with short names all are drawn, from the matrix") func few() throws {
    let chart = try #require(Self.plan(units: 15).sheets[0].charts.first)
    #expect(chart.series[0].sheet == "Bảng tổng hợp" && chart.series[0].categories.columns.count == 15)
    #expect(!chart.title.contains("cao nhất"))
  }

  @Test("of sixty units the twenty with the most are drawn, the highest first, and the title says so")
  func many() throws {
    let plan = Self.plan(units: 60) { "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh \($0) \($1)" }
    let chart = try #require(plan.sheets[0].charts.first)
    let series = chart.series[0]
    #expect(chart.bars == .horizontal && chart.title.hasSuffix("– 20 đơn vị cao nhất trong 60"))
    #expect(series.sheet == "Tình hình nộp")
    let labels = try Self.cells(series.categories, on: series.sheet, of: plan)
    let figures = try Self.cells(series.values, on: series.sheet, of: plan)
    #expect(labels.count == 20 && figures.count == 20)
    for case .text(let label) in labels { #expect(label.count <= 34 && label.hasPrefix("…Chí Minh ")) }
    let values = figures.compactMap { content -> Double? in
      guard case .formula(let formula, .number(let value)) = content else { return nil }
      #expect(formula.hasPrefix("'Bảng tổng hợp'!"))
      return value
    }
    #expect(values.count == 20 && values == values.sorted(by: >))
  }

  @Test("few units with long names are all drawn, by what tells them apart") func long() throws {
    let plan = Self.plan(units: 5) {
      "Ủy ban Mặt trận Tổ quốc Việt Nam \($0)" + ($1 > 2 ? " và các xã lân cận" : "")
    }
    let series = try #require(plan.sheets[0].charts.first).series[0]
    let labels = try Self.cells(series.categories, on: series.sheet, of: plan)
    #expect(labels.count == 5)
    #expect(labels.first == .text("…Việt Nam Thành phố Rạch Giá"))
    for case .text(let label) in labels { #expect(label.count <= 34) }
  }
}
