import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Figures beside the cells where they are asked")
struct StrayFigureTests {
  /// What a form says after a change: its facts that differ, and its findings.
  private func read(_ change: (inout SheetBuilder) -> Void)
    throws -> (facts: [String], findings: [String], messages: [String])
  {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    change(&form)
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(one.content.cells.isConserved)
    let clean = CampaignFixture.formFacts + CampaignFixture.gridFacts
    return (
      fixture.facts(one).filter { !clean.contains($0) }, fixture.findings(one),
      one.findings.map(\.message.vietnamese)
    )
  }

  @Test func `a number in the column of notes beside a blank value is said`() throws {
    let note = try read {
      $0["D12"] = nil
      $0["E12"] = 500
    }
    #expect(note.facts == ["A05 = blank"])
    #expect(note.findings == ["S018 warning Biểu 1!E12"])
    let text = try read {
      $0["D12"] = nil
      $0["E12"] = "1.500"
    }
    #expect(text.findings == ["S018 warning Biểu 1!E12"])
    // Beside a figure, or in words, a note is a note.
    #expect(try read { $0["E12"] = 2020 }.findings == [])
    let words = try read {
      $0["D12"] = nil
      $0["E12"] = "chưa thực hiện 2 xã"
    }
    #expect(words.findings == [])
  }

  @Test func `a figure over the running number of a blank row is said`() throws {
    let figure = try read {
      $0["D12"] = nil
      $0["A12"] = 500
    }
    #expect(figure.findings == ["S018 warning Biểu 1!A12"])
    let renumbered = try read {
      $0["D12"] = nil
      $0["A12"] = 7
    }
    #expect(renumbered.findings == [])
  }

  @Test func `a figure among the units of measure is said in its own words`() throws {
    let unit = try read {
      $0["D12"] = nil
      $0["C12"] = 500
    }
    #expect(unit.findings == ["S018 warning Biểu 1!C12"])
    #expect(
      unit.messages == ["Ô C12 ghi “500” ở dòng “Tờ rơi đã phát”, ngoài cột số liệu; chưa được dùng."])
  }

  // Any text there was taken for a unit of measure.
  @Test(arguments: ["1.898 cây", "1898", "12 cuộc"])
  func `a figure typed as text among the units of measure is said`(text: String) throws {
    let unit = try read {
      $0["D12"] = nil
      $0["C12"] = .text(text)
    }
    #expect(unit.findings == ["S018 warning Biểu 1!C12"])
  }

  @Test(arguments: ["100 tờ", "1.000 tờ", "m2"])
  func `a unit of measure may begin with a power of ten`(text: String) throws {
    #expect(try read { $0["C12"] = .text(text) }.findings.filter { $0.hasPrefix("S018") } == [])
  }

  // Whoever types over a section's title leaves no other trace.
  @Test func `a number in the place of a title is said`() throws {
    #expect(try read { $0["B13"] = 9637 }.findings.contains("S018 warning Biểu 1!B13"))
    #expect(try !read { $0["B13"] = 2 }.findings.contains { $0.hasPrefix("S018") })
  }
}
