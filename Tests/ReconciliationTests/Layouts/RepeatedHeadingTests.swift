import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("Headings of a grid that come again on a new page")
struct RepeatedHeadingTests {
  private let index: [CellContent?] = ["(1)", "(2)", "(3)", "(4)", "(5)"]

  @Test(arguments: [true, false])
  func `are no rows of whatever label`(hasIndex: Bool) throws {
    let fixture = try CampaignFixture(GridEndTests.yaml)
    let heading: [CellContent?] = ["STT", "Tên cơ sở", "Số học sinh", "Số giáo viên"]
    let one = try fixture.one([
      SheetBuilder(
        "Biểu 2",
        [[nil, "Đơn vị", "Huyện Tân Hiệp"], [], heading] + GridEndTests.schools[..<2] + [heading]
          + (hasIndex ? [Array(index.prefix(4))] : []) + GridEndTests.schools[2...] + [GridEndTests.total])
    ])
    #expect(fixture.facts(one).filter { $0.contains("/A1") } == GridEndTests.facts)
    #expect(fixture.findings(one) == [])
    #expect(one.content.cells.isConserved)
  }

  @Test func `are no rows of units, in two rows and with their numbers`() throws {
    let fixture = try CampaignFixture()
    var grid = CampaignFixture.grid()
    grid.insertRows(3, before: 8)
    for (row, from) in [(8, 3), (9, 4), (10, 5)] {
      for letter in ["A", "B", "C", "D", "E"] { grid["\(letter)\(row)"] = grid["\(letter)\(from)"] }
    }
    grid["C12"] = .formula("SUM(C6:C11)", 90)
    grid["D12"] = .formula("SUM(D6:D11)", 42)
    grid["E12"] = .formula("SUM(E6:E11)", 35)
    let one = try fixture.one([CampaignFixture.form(), grid])
    #expect(fixture.facts(one).filter { $0.contains("/") }.sorted() == CampaignFixture.gridFacts.sorted())
    #expect(fixture.findings(one) == [])
  }

  @Test func `are nobody's rows where the unit stands in a column`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Xã\n    unit_column: Huyện")
        .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1"))
    let numbers: [CellContent?] = index + ["(6)"]
    let rows =
      UnitColumnEndTests.rows[..<2] + [UnitColumnEndTests.heading, numbers] + UnitColumnEndTests.rows[2...]
    let all = fixture.reconciler.reconcile(
      WorkbookBuilder.workbook([SheetBuilder("Biểu 2", [UnitColumnEndTests.heading] + rows)]), file: "x.xlsx")
    #expect(all.map { fixture.facts($0).filter { $0.contains("/B10") } } == UnitColumnEndTests.facts)
    #expect(all.flatMap(fixture.findings).filter { !$0.hasPrefix("S010") } == [])
    #expect(all.reduce(0) { $0 + $1.content.cells.read } == 36)
  }
}
