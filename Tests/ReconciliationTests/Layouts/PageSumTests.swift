import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("Sums of pages and of blocks in a grid")
struct PageSumTests {
  /// The first measure of the rows, the totals that are checked against all of them, and what was found.
  private func read(_ rows: [[CellContent?]]) throws -> (
    facts: [String], totals: [Double], findings: [String]
  ) {
    let read = try GridEndTests.read(rows)
    return (read.facts, read.totals.sorted(), read.findings)
  }
  private let schools = GridEndTests.schools

  // They were rows, and counted twice.
  @Test(
    arguments: [
      "Cộng trang 1", "Cộng trang", "CỘNG TRANG (1)", "Mang sang", "Cộng mang sang", "Chuyển trang sau",
      "Cộng chuyển sang trang sau", "Trang trước mang sang", "Mang sang trang 2",
    ])
  func `a page's sum is no row, and no total of all`(words: String) throws {
    let page = schools[..<2] + [[nil, .text(words), 213, 21]]
    for total in [[], [GridEndTests.total]] {
      for carried in [[], [[nil, "Mang sang", 213, 21]]] as [[[CellContent?]]] {
        let (facts, totals, findings) = try read(page + carried + schools[2...] + total)
        #expect(facts == GridEndTests.facts, "\(words)")
        #expect(totals == (total.isEmpty ? [] : [33, 339]))
        #expect(findings == [])
      }
    }
  }

  @Test(arguments: ["Số chuyển sang", "Tổng số trang", "Trang trại Kim Đồng", "Cộng đồng An Hòa"])
  func `a row that is called nearly so is a row`(words: String) throws {
    let (facts, _, _) = try read(schools + [[4, .text(words), 50, 5]])
    #expect(facts == GridEndTests.facts + ["\(words)/A1 = 50"])
  }

  // A right sum of two rows was said to be wrong, for it is not that of all.
  @Test func `a block's sum is not checked against all rows`() throws {
    func totals(_ first: String, _ second: String?, _ figures: [Double] = [126, 12]) throws -> [Double] {
      let last: [[CellContent?]] =
        second.map { [[nil, .text($0), .number(figures[0]), .number(figures[1])]] } ?? []
      let read = try read(schools[..<2] + [[nil, .text(first), 213, 21]] + schools[2...] + last)
      #expect(read.facts == GridEndTests.facts)
      #expect(read.findings == [])
      return read.totals
    }
    #expect(try totals("Cộng", "Tổng cộng", [339, 33]) == [33, 339])
    #expect(try totals("Cộng I", "Cộng II") == [])
    #expect(try totals("Cộng", nil) == [])
    // One that is wrong, and one that rows were written below.
    #expect(try totals("Cộng", "Tổng cộng", [340, 33]) == [33, 340])
    #expect(try totals("Tổng cộng", nil) == [21, 213])
  }

  @Test func `a last row that is the sum of all others is asked about`() throws {
    let (facts, _, findings) = try read(schools + [[4, "Trường Kim Đồng", 339, 33]])
    #expect(facts == GridEndTests.facts)
    #expect(findings == ["S018 warning Biểu 2!C7"])
    // Called as a total may be, it is one.
    let called = try read(schools + [[nil, "Toàn trường", 339, 33]])
    #expect(called.facts == GridEndTests.facts)
    #expect(called.totals == [33, 339])
    #expect(called.findings == [])
    // In one column of two it may be so by chance.
    let chance = try read(schools + [[4, "Trường An Hòa", 339, 5]])
    #expect(chance.facts == GridEndTests.facts + ["Trường An Hòa/A1 = 339"])
    #expect(chance.findings == [])
  }
}
