import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("The value columns of a form")
struct FormValueColumnTests {
  static func yaml(_ values: [String], columns: String = "") -> String {
    """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: KG, name: Kiên Giang}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
    layouts:
      - code: f
        sheet: Biểu 1
        kind: form
        columns: {number: STT, label: Chỉ tiêu, note: Ghi chú\(columns)}
        unit_cell: {label: Đơn vị}
        values: [\(values.joined(separator: ", "))]
    indicators:
      - {code: A1, label: Nông nghiệp, type: number}
      - {code: A2, label: Công nghiệp, type: number}
      - {code: A3, label: Dịch vụ, type: number}
    """
  }
  static let plan = yaml([
    "{column: Kế hoạch năm, measure: plan}", "{column: Thực hiện trong quý, measure: now}",
    "{column: Lũy kế từ đầu năm, measure: cumulative}",
  ])

  private func read(
    _ yaml: String, _ rows: [[CellContent?]], merges: [String] = []
  ) throws -> (facts: [String], findings: [String]) {
    let fixture = try CampaignFixture(yaml)
    var sheet = SheetBuilder("Biểu 1", [["Đơn vị", "Huyện Tân Hiệp"], []] + rows)
    sheet.merges = merges
    let one = try fixture.one([sheet])
    return (fixture.facts(one).filter { $0.hasPrefix("A1") }, fixture.findings(one))
  }

  @Test(arguments: ["", ", code: \"=A\""])
  func `two rows of headings are one where merged cells were taken apart`(code: String) throws {
    let yaml = Self.yaml(
      [
        "{column: Tổng dư nợ, measure: now}", "{column: Tăng/giảm > Tổng dư nợ, measure: change}",
        "{column: Tăng/giảm > Nợ xấu, measure: bad}",
      ], columns: code)
    let (facts, findings) = try read(
      yaml,
      [
        ["STT", "Chỉ tiêu", "Tổng dư nợ", "Tăng/giảm", nil], [nil, nil, nil, "Tổng dư nợ", "Nợ xấu"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"], [1, "Nông nghiệp", 1000, 50, 5],
        [2, "Công nghiệp", 1001, 51, 6],
        [3, "Dịch vụ", 1002, 52, 7],
      ])
    #expect(facts.sorted() == ["A1 = 1000", "A1[bad] = 5", "A1[change] = 50"])
    #expect(findings == [])
  }

  @Test(arguments: [
    ("Kế hoạch năm 2020", "Lũy kế từ đầu năm đến nay"), ("KH năm", "Lũy kế"),
    ("Kế hoạch năm", "Lũy kế từ đầu năm 2020"),
  ])
  func `are known with words more or less beside one that fits`(first: String, last: String) throws {
    let (facts, findings) = try read(
      Self.plan,
      [
        ["STT", "Chỉ tiêu", .text(first), "Thực hiện trong quý", .text(last)],
        [1, "Nông nghiệp", 100, 20, 50],
        [2, "Công nghiệp", 100, 20, 50], [3, "Dịch vụ", 100, 20, 50],
      ])
    #expect(facts.sorted() == ["A1 = 20", "A1[cumulative] = 50", "A1[plan] = 100"])
    #expect(findings == [])
  }

  @Test(arguments: [
    "Kế hoạch năm trước", "Kế hoạch quý", "Kế hoạch năm điều chỉnh", "Đạt so với kế hoạch năm",
  ])
  func `are unknown where the words make another figure`(heading: String) throws {
    let (facts, findings) = try read(
      Self.plan,
      [
        ["STT", "Chỉ tiêu", .text(heading), "Thực hiện trong quý", "Lũy kế từ đầu năm"],
        [1, "Nông nghiệp", 100, 20, 50], [2, "Công nghiệp", 100, 20, 50], [3, "Dịch vụ", 100, 20, 50],
      ])
    #expect(facts.sorted() == ["A1 = 20", "A1[cumulative] = 50", "A1[plan] = blank"])
    #expect(findings.contains("S018 warning Biểu 1!C4"))
  }

  @Test func `are those of two under one merged heading in which the figures stand`() throws {
    func rows(_ left: Double?, _ right: Double?) -> [[CellContent?]] {
      let cells: [CellContent?] = [left.map { .number($0) }, right.map { .number($0) }]
      return [["STT", "Chỉ tiêu", "Kết quả", nil, "Ghi chú"], ["(1)", "(2)", "(3)", "(4)", "(5)"]]
        + ["Nông nghiệp", "Công nghiệp", "Dịch vụ"].map { [1, .text($0)] + cells + [nil] }
    }
    let yaml = Self.yaml(["{column: Kết quả, measure: now}"])
    for (left, right) in [(nil, 7.0), (7.0, nil)] as [(Double?, Double?)] {
      let (facts, findings) = try read(yaml, rows(left, right), merges: ["C3:D3"])
      #expect(facts == ["A1 = 7"])
      #expect(findings == [])
    }
    let both = try read(yaml, rows(7, 8), merges: ["C3:D3"])
    #expect(both.facts == ["A1 = 7"])
    #expect(both.findings == ["S018 warning Biểu 1!D5"])
  }
}
