import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Cells that are several figures' at once")
struct SharedCellTests {
  /// What a form says after a change: its facts that differ, and its findings.
  private func read(
    _ change: (inout SheetBuilder) -> Void, grid edit: (inout SheetBuilder) -> Void = { _ in }
  )
    throws -> (facts: [String], findings: [String])
  {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    var grid = CampaignFixture.grid()
    change(&form)
    edit(&grid)
    let one = try fixture.one([form, grid])
    #expect(one.content.cells.isConserved)
    let clean = CampaignFixture.formFacts + CampaignFixture.gridFacts
    return (
      fixture.facts(one).filter { !clean.contains($0) }, fixture.findings(one)
    )
  }

  // The first indicator took the sum of both, the second was blank.
  @Test func `a figure merged over two rows is neither's`() throws {
    let rows = try read {
      $0["D14"] = 115
      $0["D15"] = nil
      $0.merges.append("D14:D15")
    }
    #expect(rows.facts == ["D01 = ambiguous", "D02 = ambiguous"])
    #expect(rows.findings == ["S014 error Biểu 1!D14 D01"])
    let communes = try read(
      { _ in },
      grid: {
        $0["E7"] = 25
        $0["E8"] = nil
        $0.merges.append("E7:E8")
      })
    #expect(communes.facts == ["30853/D01 = ambiguous", "30856/D01 = ambiguous"])
    #expect(communes.findings == ["S014 error Biểu 2!E7 30853 D01"])
    // A cell that takes in the note beside it, or the same figure under the merge, is one place or two figures.
    #expect(try read { $0.merges.append("D14:E14") }.findings == [])
    #expect(try read { $0.merges.append("D14:D15") }.findings == [])
  }
}
