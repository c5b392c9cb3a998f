import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("What a unit writes into rows of a grid without figures of its own")
struct RemarkTests {
  /// A grid with a column of notes.
  private static let yaml = GridEndTests.yaml.replacing(
    "total_row: Tổng cộng", with: "total_row: Tổng cộng, columns: {note: Ghi chú}")
  private static let heading: [CellContent?] = ["STT", "Tên cơ sở", "Số học sinh", "Số giáo viên", "Ghi chú"]

  /// What was found in a grid with these rows below its heading.
  private func findings(
    _ rows: [[CellContent?]], heading: [CellContent?] = heading,
    _ change: (inout SheetBuilder) -> Void = { _ in }
  ) throws -> (findings: [String], one: ReconciledReturn) {
    let fixture = try CampaignFixture(Self.yaml)
    var sheet = SheetBuilder("Biểu 2", [[nil, "Đơn vị", "Huyện Tân Hiệp"], [], heading] + rows)
    change(&sheet)
    let one = try fixture.one([sheet])
    #expect(one.content.cells.isConserved)
    return (fixture.findings(one), one)
  }

  // They were counted as text of the template.
  @Test(arguments: ["trừ 12 em học nhờ", 4919] as [CellContent])
  func `a note on a row of totals is said`(note: CellContent) throws {
    let (found, one) = try findings(GridEndTests.schools + [[nil, "Tổng cộng", 339, 33, note]])
    #expect(found == ["S018 info Biểu 2!E7"])
    #expect(one.content.cells.unrecognised == 1)
  }

  @Test(arguments: ["trừ 12 em học nhờ", 4919] as [CellContent])
  func `a note on a page's sum is said`(note: CellContent) throws {
    let page = GridEndTests.schools[..<2] + [[nil, "Cộng trang 1", 213, 21, note]]
    let (found, one) = try findings(page + GridEndTests.schools[2...] + [GridEndTests.total])
    #expect(found == ["S018 info Biểu 2!E6"])
    #expect(one.content.cells.unrecognised == 1)
  }

  @Test func `a note on a heading between rows is said`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("    total_row:", with: "    columns: {note: Ghi chú}\n    total_row:"))
    for (note, codes) in [(nil, []), (4919, ["S018 info Biểu 2!F6"])] as [(CellContent?, [String])] {
      var grid = CampaignFixture.grid()
      grid["F3"] = "Ghi chú"
      for (row, label) in ["Khối xã", "Thị trấn Tân Hiệp", "Xã Tân Hội", "Xã Thạnh Đông"].enumerated() {
        grid["B\(6 + row)"] = .text(label)
        for (column, figure) in [40, 18, 10].enumerated() {
          grid[CellReference(row: 6 + row, column: 3 + column).description] =
            row == 0 ? nil : .number(Double(figure))
        }
      }
      for column in 3...5 { grid[CellReference(row: 10, column: column).description] = nil }
      grid["F6"] = note
      let one = try fixture.one([CampaignFixture.form(), grid])
      #expect(fixture.findings(one).filter { $0.hasPrefix("S018") } == codes, "\(fixture.findings(one))")
    }
  }

  @Test func `a comment on a total is said`() throws {
    let rows = GridEndTests.schools + [[nil, "Tổng cộng", 339, 33]]
    let found = try findings(rows) { $0.comments["C7"] = "Trừ 12 em học nhờ" }
    #expect(found.findings == ["S018 info Biểu 2!C7"])
    #expect(found.one.content.cells.unrecognised == 0)
  }

  @Test func `signs and blanks there are nothing`() throws {
    for note: CellContent? in [nil, "x", "-"] {
      #expect(try findings(GridEndTests.schools + [[nil, "Tổng cộng", 339, 33, note]]).findings == [])
    }
  }

  @Test func `a number beside the headings is said`() throws {
    #expect(
      try findings(GridEndTests.schools, heading: Self.heading + [3008]).findings == ["S018 info Biểu 2!F3"])
    // A year is a heading where figures stand below it.
    let years = GridEndTests.schools.map { $0 + [nil, 5] }
    #expect(
      try findings(years, heading: Self.heading + [2020]).findings.allSatisfy { $0.hasPrefix("S018 warning") }
    )
  }

  @Test func `a number under merged headings is said`() throws {
    let fixture = try CampaignFixture()
    var grid = CampaignFixture.grid()
    grid["D3"] = 7073
    let one = try fixture.one([CampaignFixture.form(), grid])
    #expect(fixture.findings(one) == ["S018 info Biểu 2!D3"])
  }

  /// A grid in which units stand in a column.
  private func several(_ rows: [[CellContent?]]) throws -> [String] {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Xã\n    unit_column: Huyện")
        .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1"))
    let own: [[CellContent?]] = [
      ["STT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"],
      [1, "Huyện Tân Hiệp", "Xã Tân Hội", 40, 4, 4], [2, "Huyện Tân Hiệp", "Xã Thạnh Đông", 20, 2, 2],
      [3, "Huyện An Minh", "Xã Vân Khánh", 30, 3, 3],
    ]
    let all = fixture.reconciler.reconcile(
      WorkbookBuilder.workbook([SheetBuilder("Biểu 2", own + rows)]), file: "x.xlsx")
    return all.flatMap { fixture.findings($0) }.filter { $0.hasPrefix("S018") }
  }

  @Test func `a number beside the total of several units, or below their column, is said`() throws {
    #expect(try several([[nil, "Tổng cộng", nil, 90, 9, 9]]) == [])
    #expect(try several([[nil, "Tổng cộng", nil, 90, 9, 9, nil, 4919]]) == ["S018 info Biểu 2!H5"])
    #expect(try several([[], [nil, 4919]]) == ["S018 info Biểu 2!B6"])
  }

  // Two of one total row had one fingerprint, so that what staff decided of one held for the other.
  @Test func `stale formulas of one total row are told apart by their columns`() throws {
    let total: [CellContent?] = [nil, "Tổng cộng", .formula("SUM(C4:C6)", 400), .formula("SUM(D4:D6)", 50)]
    let (found, one) = try findings(GridEndTests.schools + [total])
    #expect(found == ["F007 warning Biểu 2!C7 Tổng cộng A1", "F007 warning Biểu 2!D7 Tổng cộng A2"])
    #expect(Set(one.findings.map { $0.fingerprintText(textHash: "") }).count == 2)
  }
}
