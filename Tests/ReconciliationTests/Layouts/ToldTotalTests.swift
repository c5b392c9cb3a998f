import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("Total rows of a grid that no known words name")
struct ToldTotalTests {
  /// The first measure of the rows, the printed totals, and what was found, of a grid with these rows.
  private func read(_ rows: [[CellContent?]]) throws -> (
    facts: [String], totals: [Double], findings: [String]
  ) {
    try GridEndTests.read(rows)
  }

  // Each was one more row: the unit's total was double.
  @Test(
    arguments: [
      "Tổng cộng toàn huyện", "T.Cộng", "Cả huyện", "TC", "Tổng toàn huyện", "Tổng hợp", "Cộng toàn xã",
      "Tổng cộng trường", "Huyện Tân Hiệp", "Tong cong cac truong", .error("#REF!"), 2538,
    ] as [CellContent])
  func `are totals where their figures are the sums`(label: CellContent) throws {
    for number: CellContent? in [nil, 4] {
      let (facts, totals, findings) = try read(GridEndTests.schools + [[number, label, 339, 33]])
      #expect(facts == GridEndTests.facts)
      #expect(totals == [339, 33])
      #expect(findings == [])
    }
    let (facts, totals, findings) = try read([[nil, label, 339, 33]] + GridEndTests.schools)
    #expect(facts == GridEndTests.facts)
    #expect(totals == [339, 33])
    #expect(findings == [])
  }

  // Their difference is said of the total, as of any other.
  @Test(arguments: ["Tổng cộng toàn huyện", "T.Cộng", "Cả huyện", "Tổng cộng các trường", "Cộng các trường"])
  func `are totals by words alone`(label: String) throws {
    let (facts, totals, _) = try read(GridEndTests.schools + [[nil, .text(label), 340, 33]])
    #expect(facts == GridEndTests.facts)
    #expect(totals == [340, 33])
  }

  @Test func `are totals by their formulas`() throws {
    for (label, codes) in [("Tổng hợp", []), ("Bậc tiểu học", ["S018 warning Biểu 2!C7"])]
      as [(String, [String])]
    {
      let (facts, _, findings) = try read(
        GridEndTests.schools
          + [[nil, .text(label), .formula("SUM(C4:C6)", 340), .formula("D4+D5+D6", 33)]])
      #expect(facts == GridEndTests.facts)
      #expect(findings.filter { !$0.hasPrefix("F007") } == codes)
    }
  }

  @Test func `are told where only their figures tell`() throws {
    for label in ["Phòng Giáo dục", "Trường Vĩnh Hòa"] {
      let (facts, totals, findings) = try read(GridEndTests.schools + [[4, .text(label), 339, 33]])
      #expect(facts == GridEndTests.facts)
      #expect(totals == [])
      #expect(findings == ["S018 warning Biểu 2!C7"])
    }
  }

  @Test func `of blocks are no rows besides`() throws {
    let second: [[CellContent?]] = [[4, "Trường Vĩnh Hòa", 50, 5], [5, "Trường Vĩnh Lợi", 60, 6]]
    let all = GridEndTests.facts + ["Trường Vĩnh Hòa/A1 = 50", "Trường Vĩnh Lợi/A1 = 60"]
    for last: [[CellContent?]] in [
      [], [[nil, "Tổng cộng", 449, 44]], [[nil, "Toàn ngành giáo dục", 449, 44]],
    ] {
      let (facts, totals, findings) = try read(
        GridEndTests.schools + [[nil, "Cộng khối tiểu học", 339, 33]] + second
          + [[nil, "Cộng khối trung học", 110, 11]] + last)
      #expect(facts == all)
      #expect(totals == (last.isEmpty ? [] : [449, 44]))
      #expect(findings == [])
    }
    let wrong = try read(
      GridEndTests.schools + [[nil, "Cộng khối tiểu học", 339, 33]] + second
        + [[nil, "Cộng khối trung học", 111, 11], [nil, "Tổng cộng", 449, 44]])
    #expect(wrong.facts == all)
    #expect(wrong.findings == ["S018 warning Biểu 2!C10"])
  }

  @Test func `are rows as others where figures and words do not agree`() throws {
    for label in [
      "Trung tâm học tập cộng đồng", "Cộng tác viên", "Tổng đài 1022", "Trường Cả Bần", "Phòng Tổng hợp",
      "TC",
    ] {
      let (facts, totals, findings) = try read(GridEndTests.schools + [[4, .text(label), 340, 33]])
      #expect(facts == GridEndTests.facts + ["\(label)/A1 = 340"])
      #expect(totals == [])
      #expect(findings == [])
    }
    // Too little to tell: two rows and one figure, or small ones.
    for last: [CellContent?] in [[3, "Trường Trần Phú", 213, nil], [3, "Trường Trần Phú", 213, 20]] {
      #expect(try read(Array(GridEndTests.schools.prefix(2)) + [last]).facts.count == 3)
    }
    #expect(
      try read([[1, "Trường A", 3, 1], [2, "Trường B", 2, 1], [3, "Trường C", 5, 2]]).findings == [])
  }
}
