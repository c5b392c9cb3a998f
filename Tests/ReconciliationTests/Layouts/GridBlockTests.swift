import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("Rows of a grid that hold the sum of their block")
struct GridBlockTests {
  /// The first measure of the rows, and what was found, of a grid with these rows.
  private func read(_ rows: [[CellContent?]]) throws -> (facts: [String], findings: [String]) {
    let fixture = try CampaignFixture(GridEndTests.yaml)
    let one = try fixture.one([
      SheetBuilder(
        "Biểu 2",
        [[nil, "Đơn vị", "Huyện Tân Hiệp"], [], ["STT", "Tên cơ sở", "Số học sinh", "Số giáo viên"]] + rows)
    ])
    #expect(one.content.cells.isConserved)
    return (fixture.facts(one).filter { $0.contains("/A1") }, fixture.findings(one))
  }

  @Test func `are not counted besides where they are numbered as its head`() throws {
    for head: [CellContent?] in [[nil, "I. Khối tiểu học", 339, 33], ["I", "Khối tiểu học", 339, 33]] {
      let (facts, findings) = try read([head] + GridEndTests.schools)
      #expect(facts == GridEndTests.facts)
      #expect(findings == [])
    }
    // Two blocks under a head of all; the second block has one row.
    let (facts, findings) = try read(
      [["A", "Ngành giáo dục", 389, 38], ["I", "Khối tiểu học", 339, 33]] + GridEndTests.schools
        + [["II", "Khối trung học", 50, 5], [1, "Trường Vĩnh Hòa", 50, 5]])
    #expect(facts == GridEndTests.facts + ["Trường Vĩnh Hòa/A1 = 50"], "\(facts)")
    #expect(findings == [])
  }

  @Test func `are told where they are wrong beside one that is right`() throws {
    let (facts, findings) = try read(
      [["I", "Khối tiểu học", 339, 33]] + GridEndTests.schools
        + [["II", "Khối trung học", 70, 5], [1, "Trường Vĩnh Hòa", 50, 5]])
    #expect(facts == GridEndTests.facts + ["Trường Vĩnh Hòa/A1 = 50"])
    #expect(findings == ["S018 warning Biểu 2!C8"])
  }

  @Test func `are told where only their figures tell`() throws {
    let (facts, findings) = try read([[1, "Phòng Giáo dục", 339, 33]] + GridEndTests.schools)
    #expect(facts == GridEndTests.facts)
    #expect(findings == ["S018 warning Biểu 2!C4"])
  }

  // It was counted besides, without a word: the column that is right came to twice its sum.
  @Test func `are told where they are right in one column and wrong in another`() throws {
    let (facts, findings) = try read([["I", "Khối tiểu học", 339, 34]] + GridEndTests.schools)
    #expect(facts == GridEndTests.facts)
    #expect(findings == ["S018 warning Biểu 2!C4"])
  }

  @Test func `are rows as others where every column is another sum, or too little to tell`() throws {
    let other = try read([["I", "Khối tiểu học", 340, 34]] + GridEndTests.schools)
    #expect(other.facts == ["Khối tiểu học/A1 = 340"] + GridEndTests.facts)
    let small = try read(
      [[1, "Trường Kim Đồng", 3, 1], [2, "Trường Lê Lợi", 2, 1], [3, "Trường Trần Phú", 1, nil]])
    #expect(small.facts.count == 3)
    #expect(small.findings == [])
  }

  @Test func `are called by the unit's name alone where units stand in a column`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml
        .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Xã\n    unit_column: Huyện")
        .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1"))
    let sheet = SheetBuilder(
      "Biểu 2",
      [
        ["STT", "Huyện", "Xã", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"],
        [nil, "Huyện An Biên", nil, 30, 3, 3], [1, "Huyện An Biên", "Xã Đông Yên", 10, 1, 1],
        [2, "Huyện An Biên", "Xã Tây Yên", 20, 2, 2], [3, "Huyện An Minh", "Xã Vân Khánh", 40, 4, 4],
      ])
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
    #expect(
      all.map { fixture.facts($0).filter { $0.contains("/B10") } } == [
        ["Xã Đông Yên/B10 = 10", "Xã Tây Yên/B10 = 20"], ["Xã Vân Khánh/B10 = 40"],
      ])
  }
}
