import Cells
import Facts
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Where a grid with a column of units begins and ends")
struct UnitColumnEndTests {
  static let heading: [CellContent?] = [
    "STT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới",
  ]
  static let rows: [[CellContent?]] = [
    [1, "Huyện Tân Hiệp", "Xã Tân Hội", 40, 4, 4], [2, "Huyện Tân Hiệp", "Xã Thạnh Đông", 20, 2, 2],
    [3, "Huyện An Minh", "Xã Vân Khánh", 30, 3, 3],
  ]
  static let facts = [["Xã Tân Hội/B10 = 40", "Xã Thạnh Đông/B10 = 20"], ["Xã Vân Khánh/B10 = 30"]]

  /// The first measure of each unit's rows, and what was found.
  private func read(_ rows: [[CellContent?]]) throws -> (facts: [[String]], findings: [String]) {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Xã\n    unit_column: Huyện")
        .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1"))
    let all = fixture.reconciler.reconcile(
      WorkbookBuilder.workbook([SheetBuilder("Biểu 2", [Self.heading] + rows)]), file: "x.xlsx")
    return (
      all.map { fixture.facts($0).filter { $0.contains("/B10") } },
      all.flatMap(fixture.findings).filter { !$0.hasPrefix("S010") }
    )
  }

  @Test(arguments: [["A", "B", "C", "1", "2", "3"], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]])
  func `column numbers name no unit`(numbers: [String]) throws {
    let (facts, findings) = try read(
      [numbers.map { Double($0).map { .number($0) } ?? .text($0) }] + Self.rows)
    #expect(facts == Self.facts)
    #expect(findings == [])
  }

  @Test func `what stands below it is of no unit`() throws {
    let lines: [[CellContent?]] = [
      [nil, nil, "Điện thoại", 912_345_678], [nil, nil, nil, 912_345_678],
      [nil, "Người lập: Lê B", nil, 912_345_678],
      [nil, nil, nil, nil, .date(year: 2020, month: 8, day: 30)],
    ]
    for line in lines {
      for total: [[CellContent?]] in [[], [[nil, "Tổng cộng", nil, 90, 9, 9]]] {
        let (facts, findings) = try read(Self.rows + total + [[], line])
        #expect(facts == Self.facts)
        #expect(findings.allSatisfy { $0.hasPrefix("S018 info") }, "\(findings)")
      }
    }
  }

  @Test(arguments: ["Toàn tỉnh", "Tỉnh Kiên Giang"])
  func `the total may be called as the whole`(name: String) throws {
    let (facts, findings) = try read(Self.rows + [[nil, .text(name), nil, 90, 9, 9]])
    #expect(facts == Self.facts)
    #expect(findings == [])
  }

  @Test func `a unit that nobody knows is told, wherever it stands`() throws {
    for gap: [[CellContent?]] in [[], [[]]] {
      let (facts, findings) = try read(Self.rows + gap + [[4, "Huyện Lạ", "Xã Lạ", 5, 5, 5]])
      #expect(facts.first == Self.facts.first)
      #expect(findings.contains { $0.hasPrefix("I020 fatal") })
    }
  }

  // The column was the row labels', and no row was anybody's.
  @Test(arguments: ["indicators", "free"])
  func `may be that of the row labels`(rows: String) throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Huyện\n    unit_column: Huyện")
        .replacing("rows: units", with: "rows: \(rows)").replacing("header_rows: 2", with: "header_rows: 1"))
    let sheet = SheetBuilder(
      "Biểu 2",
      [
        ["STT", "Huyện", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"],
        [1, "Huyện Tân Hiệp", 40, 4, 4], [2, "Huyện An Minh", 30, 3, 3], [nil, "Tổng cộng", 70, 7, 7],
      ])
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["904", "906"])
    #expect(
      all.map { $0.content.facts.facts.filter { $0.value >= 30 }.map(\.value) } == [[40], [30]])
    #expect(all.flatMap(fixture.findings).filter { !$0.hasPrefix("S010") } == [])
  }
}
