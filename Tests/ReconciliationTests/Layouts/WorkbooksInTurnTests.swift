import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

/// What a worker remembers of the workbooks before must not show in the next one.
@Suite("A workbook says the same whatever was read before it")
struct WorkbooksInTurnTests {
  /// Workbooks as units send them, headings moved, merged otherwise, exchanged, reworded, some of them with an empty
  /// heading or with a figure in it.
  private static func workbooks() -> [[SheetBuilder]] {
    var all: [[SheetBuilder]] = []
    for oddity in FormLayoutTests.oddities {
      var sheet = CampaignFixture.form()
      oddity.change(&sheet)
      all.append([sheet, CampaignFixture.grid()])
    }
    for oddity in GridLayoutTests.oddities {
      var sheet = CampaignFixture.grid()
      oddity.change(&sheet)
      all.append([CampaignFixture.form(), sheet])
    }
    for letter in ["A", "B", "C", "D", "E"] {
      for row in [3, 4] {
        for content in [nil, CellContent.number(7), "Khác"] {
          var sheet = CampaignFixture.grid()
          sheet["\(letter)\(row)"] = content
          all.append([CampaignFixture.form(), sheet])
        }
      }
      var sheet = CampaignFixture.form()
      sheet["\(letter)6"] = "Khác"
      all.append([sheet, CampaignFixture.grid()])
      var merged = CampaignFixture.grid()
      merged.merges.removeAll { $0.hasPrefix(letter) }
      all.append([CampaignFixture.form(), merged])
      // The sheets exchanged, so that each stands at the other's place.
      all.append([merged, sheet])
    }
    // The same texts under a heading that is merged over two columns, and that is not.
    for merges in [["C3:D3"], []] {
      var sheet = CampaignFixture.grid()
      sheet["D4"] = nil
      sheet.merges = ["A1:E1", "A3:A4", "B3:B4"] + merges
      all.append([CampaignFixture.form(), sheet])
    }
    return all
  }

  @Test func inTurn() throws {
    let workbooks = Self.workbooks()
    let alone = try workbooks.map { Self.told(try CampaignFixture(), $0) }
    #expect(Set(alone).count > 12)
    var random = SeededRandom(seed: 27)
    let shared = try CampaignFixture()
    for _ in 0..<3 {
      var order = Array(workbooks.indices)
      for place in order.indices { order.swapAt(place, random.below(order.count)) }
      for place in order { #expect(Self.told(shared, workbooks[place]) == alone[place], "workbook \(place)") }
    }
  }

  private static func told(_ fixture: CampaignFixture, _ sheets: [SheetBuilder]) -> String {
    fixture.reconciler.reconcile(WorkbookBuilder.workbook(sheets), file: "bao cao.xlsx").map { one in
      """
      \(fixture.facts(one, places: true)) \(fixture.findings(one)) \(one.content.cells)
      \(one.findings.map(\.message.vietnamese)) \(one.content.layouts)
      """
    }.joined(separator: "\n")
  }
}
