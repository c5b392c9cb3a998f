import Cells
import Facts
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Totals over several units")
struct GrandTotalTests {
  private func yaml(_ rows: String, unit: String) -> String {
    CampaignFixture.yaml
      .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Xã\n    \(unit)")
      .replacing("rows: units", with: "rows: \(rows)").replacing("header_rows: 2", with: "header_rows: 1")
      .replacing("total_row: Tổng cộng", with: "total_row: [Tổng cộng, Toàn ngành]")
  }

  /// The rows of two districts with a row of totals: in the column of units, of numbers, of labels, below and above.
  static let totals: [(row: [CellContent?], isFirst: Bool)] = [
    ([nil, "Tổng cộng", nil, 90, 9, 9], false), ([nil, "Tổng cộng", nil, 90, 9, 9], true),
    (["Tổng cộng", nil, nil, 90, 9, 9], false), ([nil, nil, "Tổng cộng", 90, 9, 9], false),
    ([nil, "TỔNG SỐ:", nil, 900, 9, 9], false), ([nil, "Tổng cộng", nil, "90", "9", "9"], false),
    ([nil, "Toàn ngành", nil, "90", "9", "9"], false),
  ]

  // The row was a line of the first unit's, or its printed total.
  @Test(arguments: ["free", "units"], totals.indices)
  func `are nobody's figures and no unit's total`(rows: String, at position: Int) throws {
    let (total, isFirst) = Self.totals[position]
    for unit in ["unit_column: Huyện", "unit_cell: {label: Huyện}"] {
      let fixture = try CampaignFixture(yaml(rows, unit: unit))
      let own: [[CellContent?]] = [
        [1, "Huyện Tân Hiệp", "Xã Tân Hội", 40, 4, 4], [2, "Huyện Tân Hiệp", "Xã Thạnh Đông", 20, 2, 2],
        [3, "Huyện An Minh", "Xã Vân Khánh", 30, 3, 3],
      ]
      let heading: [CellContent?] = [
        "TT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới",
      ]
      let sheet = SheetBuilder("Biểu 2", [heading] + (isFirst ? [total] + own : own + [total]))
      let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
      #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["904", "906"])
      let figures = all.map { fixture.facts($0).filter { $0.contains("/B10") && !$0.hasSuffix("blank") } }
      #expect(figures.first?.map { String($0.suffix(2)) } == ["40", "20"])
      #expect(figures.last?.map { String($0.suffix(2)) } == (rows == "free" ? ["30"] : []))
      #expect(all.allSatisfy { $0.printedTotals.isEmpty })
      #expect(all.reduce(0) { $0 + $1.content.cells.read } == 24 + total.compactMap { $0 }.count)
    }
  }

  /// The totals over two units that are not their rows' sum, as `cell sum rows`; `rows`: the lines of the sheet below its heading.
  private func mismatches(_ rows: [[CellContent?]], kind: String = "free") throws -> [String] {
    let fixture = try CampaignFixture(yaml(kind, unit: "unit_column: Huyện"))
    let heading: [CellContent?] = [
      "TT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới",
    ]
    let sheet = SheetBuilder("Biểu 2", [heading] + rows)
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
    return all.flatMap { part in
      part.grandTotals.map { "\(part.content.facts.cell(of: $0.fact) ?? "") \(Int($0.sum)) \($0.rows)" }
    }
  }

  // Whoever typed it wrong was not told.
  @Test func `are held against the rows of all units`() throws {
    let own: [[CellContent?]] = [
      [1, "Huyện Tân Hiệp", "Xã Tân Hội", 40, 4, 4], [2, "Huyện Tân Hiệp", "Xã Thạnh Đông", 20, 2, 2],
      [3, "Huyện An Minh", "Xã Vân Khánh", 30, 3, 3],
    ]
    let total: [CellContent?] = [nil, "Tổng cộng", nil, 90, 90, 8]
    #expect(try mismatches(own + [total]) == ["E5 9 3", "F5 9 3"])
    #expect(try mismatches([total] + own) == ["E2 9 3", "F2 9 3"])
    // Over a row without a figure, of nobody, or among other totals it may be right.
    var open = own
    open[1][4] = "…"
    #expect(try mismatches(open + [total]) == ["F5 9 3"])
    #expect(try mismatches(own + [[4, "Huyện Lạ Hoắc", "Xã Nào Đó", 1, 81, 1], total]) == [])
    #expect(try mismatches(own + [[nil, "Cộng I", nil, 90, 9, 9], total]) == [])
    // In a form turned round each row is a unit's own.
    let units: [[CellContent?]] = [
      [1, "Huyện Tân Hiệp", nil, 40, 4, 4], [2, "Huyện An Minh", nil, 30, 3, 3],
    ]
    #expect(try mismatches(units + [[nil, "Tổng cộng", nil, 70, 7, 6]], kind: "indicators") == ["F4 7 2"])
  }

  @Test func `of one unit alone are its printed total`() throws {
    for unit in ["unit_column: Huyện", "unit_cell: {label: Huyện}"] {
      let fixture = try CampaignFixture(yaml("free", unit: unit))
      let one = try fixture.one([
        SheetBuilder(
          "Biểu 2",
          [
            ["TT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"],
            [1, "Huyện Tân Hiệp", "Xã Tân Hội", 40, 4, 4], [2, "Huyện Tân Hiệp", "Xã Thạnh Đông", 20, 2, 2],
            [nil, "Tổng cộng", nil, 60, 6, 6],
          ])
      ])
      #expect(
        fixture.facts(one).filter { $0.contains("/B10") } == [
          "Xã Tân Hội/B10 = 40", "Xã Thạnh Đông/B10 = 20",
        ])
      #expect(one.printedTotals.map(\.value).sorted() == [6, 6, 60])
    }
  }
}
