import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Forms on several sheets")
struct SplitFormTests {
  // Every indicator was missing on one of the two sheets.
  @Test func `a form that goes on on a second sheet lacks nothing`() throws {
    let fixture = try CampaignFixture()
    let form = CampaignFixture.form()
    func clear(_ rows: ClosedRange<Int>, of sheet: inout SheetBuilder) {
      for row in rows { for letter in ["A", "B", "C", "D", "E"] { sheet["\(letter)\(row)"] = nil } }
    }
    var (first, second) = (form, form)
    second.name = "Biểu 1 (tiếp)"
    clear(13...18, of: &first)
    clear(7...12, of: &second)
    let one = try fixture.one([first, second, CampaignFixture.grid()])
    #expect(fixture.facts(one).sorted() == (CampaignFixture.formFacts + CampaignFixture.gridFacts).sorted())
    #expect(fixture.findings(one) == [])
    var short = second
    clear(18...18, of: &short)
    let lacking = try fixture.one([first, short, CampaignFixture.grid()])
    #expect(fixture.findings(lacking) == ["S011 error Biểu 1! D05"])
  }
}
