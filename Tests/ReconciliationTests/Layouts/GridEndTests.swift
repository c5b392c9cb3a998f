import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("Where a grid of whatever rows ends")
struct GridEndTests {
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: KG, name: Kiên Giang}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
    layouts:
      - {code: g, sheet: Biểu 2, kind: grid, row_label: Tên cơ sở, rows: free, total_row: Tổng cộng, stop: Người lập, unit_cell: {label: Đơn vị}, indicators: [A1, A2]}
    indicators:
      - {code: A1, label: Số học sinh, type: count}
      - {code: A2, label: Số giáo viên, type: count}
    """
  static let schools: [[CellContent?]] = [
    [1, "Trường Kim Đồng", 100, 10], [2, "Trường Lê Lợi", 113, 11], [3, "Trường Trần Phú", 126, 12],
  ]
  static let total: [CellContent?] = [nil, "Tổng cộng", 339, 33]

  /// The first measure of the rows, the printed totals, and what was found, of a grid with these rows.
  static func read(_ rows: [[CellContent?]]) throws -> (
    facts: [String], totals: [Double], findings: [String]
  ) {
    let fixture = try CampaignFixture(yaml)
    let one = try fixture.one([
      SheetBuilder(
        "Biểu 2",
        [[nil, "Đơn vị", "Huyện Tân Hiệp"], [], ["STT", "Tên cơ sở", "Số học sinh", "Số giáo viên"]] + rows)
    ])
    #expect(one.content.cells.isConserved)
    return (
      fixture.facts(one).filter { $0.contains("/A1") }, one.printedTotals.map(\.value), fixture.findings(one)
    )
  }
  private func read(_ rows: [[CellContent?]], isNumbered: Bool = true) throws -> (
    facts: [String], findings: [String]
  ) {
    let own = isNumbered ? rows : rows.map { $0.isEmpty ? [] : [nil] + $0.dropFirst() }
    let read = try Self.read(own)
    return (read.facts, read.findings)
  }

  static let facts = ["Trường Kim Đồng/A1 = 100", "Trường Lê Lợi/A1 = 113", "Trường Trần Phú/A1 = 126"]

  /// What people write below a table, behind a blank row.
  static let lines: [[CellContent?]] = [
    [nil, "Điện thoại liên hệ:", 912_345_678, nil], [nil, "Điện thoại", "0912345678", nil],
    [nil, "Người lập: Lê B", "0912345678", "TM. UBND"], [nil, "Số trang", 2, nil],
    [nil, "Tân Hiệp, ngày", .date(year: 2020, month: 8, day: 30), nil],
    [nil, "Người lập biểu", "Ngày 30/8/2020", "Hiệu trưởng"], ["Người lập: Lê B", nil, 912_345_678, nil],
  ]

  @Test(arguments: lines.indices, [true, false])
  func `signatures, numbers of telephones and days stand below it`(line: Int, hasTotal: Bool) throws {
    for isNumbered in [true, false] {
      let rows = Self.schools + (hasTotal ? [Self.total] : []) + [[], Self.lines[line]]
      let (facts, findings) = try read(rows, isNumbered: isNumbered)
      #expect(facts == Self.facts)
      #expect(findings.allSatisfy { $0.hasPrefix("S018 info") }, "\(findings)")
    }
  }

  @Test func `whoever made it stands right below it`() throws {
    let (facts, findings) = try read(Self.schools + [[nil, "Người lập: Lê B", "0912345678", "TM. UBND"]])
    #expect(facts == Self.facts)
    #expect(findings == [])
  }

  @Test func `rows behind a blank one belong to it where they are like the others`() throws {
    let more: [[CellContent?]] = [[4, "Trường Vĩnh Hòa", 50, 5], [5, "Trường An Hòa", 40, nil]]
    let numbered = try read(Self.schools + [[]] + more)
    #expect(numbered.facts == Self.facts + ["Trường Vĩnh Hòa/A1 = 50", "Trường An Hòa/A1 = 40"])
    #expect(numbered.findings == [])
    let plain = try read(Self.schools + [[], [nil, "Trường Vĩnh Hòa", 50, 5]], isNumbered: false)
    #expect(plain.facts == Self.facts + ["Trường Vĩnh Hòa/A1 = 50"])
    // One figure where the others have two: nobody knows, and somebody is told.
    let unlike = try read(Self.schools + [[], [nil, "Trường Vĩnh Hòa", 50, nil]])
    #expect(unlike.facts == Self.facts)
    #expect(unlike.findings == ["S018 warning Biểu 2!C8"])
  }

  @Test func `below the total of all a row is read where it has a number, and told where it has none`() throws
  {
    let numbered = try read(Self.schools + [Self.total, [4, "Trường Vĩnh Hòa", 50, 5]])
    #expect(numbered.facts == Self.facts + ["Trường Vĩnh Hòa/A1 = 50"])
    let plain = try read(
      Self.schools + [
        Self.total, [nil, "Cùng kỳ năm trước", 320, 30], [nil, "Tỷ lệ %", 95, 97], [],
        [nil, "Nơi nhận:", nil, "TM. UBND"], [nil, "- Lưu", nil, "0912345678"],
      ])
    #expect(plain.facts == Self.facts)
    #expect(plain.findings == ["S018 warning Biểu 2!C8", "S018 warning Biểu 2!C9"])
  }

  @Test func `totals of blocks end nothing`() throws {
    for words in [["Cộng I", "Tổng cộng"], ["Cộng", "Cộng"], ["Cộng I", "Cộng II"]] {
      let (facts, findings) = try read(
        [
          [nil, "Trường Kim Đồng", 100, 10], [nil, "Trường Lê Lợi", 113, 11],
          [nil, .text(words[0]), 213, 21],
          [nil, "Trường Trần Phú", 126, 12], [nil, .text(words[1]), 339, 33],
        ])
      #expect(facts == Self.facts, "\(words)")
      #expect(findings == [])
    }
  }

  @Test func `rows that are called by days are rows`() throws {
    let (facts, _) = try read(
      [[nil, "Ngày 28/8", 3, 1], [nil, "Ngày 29/8", 4, 1], [], [nil, "Ngày 30/8", 5, 1]])
    #expect(facts == ["Ngày 28/8/A1 = 3", "Ngày 29/8/A1 = 4", "Ngày 30/8/A1 = 5"])
  }
}
