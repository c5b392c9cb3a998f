import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("A form and a grid on one sheet")
struct TablesOnOneSheetTests {
  /// The form's sheet with the rows of its table so much lower, and the grid's cells at a place.
  private func sheet(formLower: Int, grid: (rows: Int, columns: Int)) -> SheetBuilder {
    var result = CampaignFixture.form()
    result.insertRows(formLower, before: 5)
    for (place, content) in CampaignFixture.grid().cells {
      // The sum's formula would need other cells here.
      var own = content
      if case .formula(_, let value?) = content { own = value }
      result.cells[CellReference(row: place.row + grid.rows, column: place.column + grid.columns)] = own
    }
    return result
  }

  @Test func `both are read, one below, above or beside the other`() throws {
    let fixture = try CampaignFixture()
    for (lower, grid) in [(0, (24, 0)), (14, (4, 0)), (0, (2, 6))] {
      let one = try fixture.one([sheet(formLower: lower, grid: grid)])
      let facts = fixture.facts(one)
      #expect(facts.filter { !$0.contains("/") } == CampaignFixture.formFacts, "\(grid)")
      #expect(facts.filter { $0.contains("/") }.sorted() == CampaignFixture.gridFacts.sorted(), "\(grid)")
      #expect(fixture.findings(one) == [], "\(grid)")
    }
  }

  @Test func `a form alone is no grid`() throws {
    let fixture = try CampaignFixture()
    let one = try fixture.one([CampaignFixture.form()])
    #expect(fixture.findings(one) == ["S010 error"])
  }
}
