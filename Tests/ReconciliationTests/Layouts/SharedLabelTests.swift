import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Labels that stand in several sections")
struct SharedLabelTests {
  private static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử, language: vi}
    units:
      - {code: KG, name: Tỉnh Kiên Giang, level: province}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
    layouts:
      - code: form
        sheet: Biểu 1
        kind: form
        columns: {number: STT, label: Chỉ tiêu, unit: Đơn vị tính, value: Kết quả}
        unit_cell: {label: Đơn vị}
        stop: [Người lập biểu]
    sections: [{code: A, title: I. TIỂU HỌC}, {code: B, title: II. TRUNG HỌC CƠ SỞ}]
    indicators:
      - {code: A1, section: A, number: "1", label: Tổng số học sinh, unit: em, type: count}
      - {code: A2, section: A, number: "2", label: Số lớp, unit: lớp, type: count}
      - {code: B1, section: B, number: "1", label: Tổng số học sinh, unit: em, type: count}
      - {code: B2, section: B, number: "2", label: Số lớp, unit: lớp, type: count}
    """

  /// A form with these rows; a title is a number and a text, a figure has both columns more.
  private func form(_ rows: [[CellContent?]]) -> SheetBuilder {
    SheetBuilder(
      "Biểu 1",
      [[nil, "Đơn vị:", "Huyện Tân Hiệp"], ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"]] + rows
        + [[nil, nil], [nil, "Người lập biểu"]])
  }
  private func pupils(_ figure: Double) -> [CellContent?] {
    ["1", "Tổng số học sinh", "em", .number(figure)]
  }
  private func classes(_ figure: Double) -> [CellContent?] { ["2", "Số lớp", "lớp", .number(figure)] }
  private let primary: [CellContent?] = ["I", "TIỂU HỌC", nil, nil]
  private let secondary: [CellContent?] = ["II", "TRUNG HỌC CƠ SỞ", nil, nil]
  private let whole = ["A1 = 230", "A2 = 9", "B1 = 430", "B2 = 14"]

  // The rows were exchanged, so that each section had a figure.
  @Test func `a row below another section's title is that section's`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let one = try fixture.one([
      form([primary, pupils(230), secondary, pupils(430), classes(14), classes(9)])
    ])
    #expect(fixture.facts(one) == ["A1 = 230", "A2 = blank", "B1 = 430", "B2 = ambiguous"])
    #expect(
      fixture.findings(one).sorted() == ["S011 error Biểu 1! A2", "S014 error Biểu 1!D8 B2"])
  }

  @Test(
    arguments: [
      ("II", "TRUNG HỌC PHỔ THÔNG", ["S017 warning Biểu 1!B6"]),
      ("II", "TRUNG HỌC CƠ SỞ VÀ PHỔ THÔNG", ["S017 warning Biểu 1!B6"]), ("II", "THCS", []),
      ("II", "Trung học cơ sở", []), ("2", "TRUNG HỌC CƠ SỞ", []),
    ] as [(String, String, [String])])
  func `a title in other words counts by its number and is said`(
    number: String, title: String, said: [String]
  )
    throws
  {
    let fixture = try CampaignFixture(Self.yaml)
    let second: [CellContent?] = [.text(number), .text(title), nil, nil]
    let one = try fixture.one([
      form([primary, pupils(230), classes(9), second, pupils(430), classes(14)])
    ])
    #expect(fixture.facts(one) == whole)
    #expect(fixture.findings(one) == said)
  }

  // The third block's figures made those of the other two ambiguous.
  @Test func `rows of a section that the schema does not have are nobody's`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let first = [primary, pupils(230), classes(9)]
    let last = [secondary, pupils(430), classes(14)]
    let between = try fixture.one([
      form(first + [["II", "MẦM NON", nil, nil], pupils(30), classes(4)] + last)
    ])
    #expect(fixture.facts(between) == whole)
    #expect(fixture.findings(between) == ["S018 warning Biểu 1!D7", "S018 warning Biểu 1!D8"])
    let behind = try fixture.one([
      form(first + last + [["III", "TRUNG HỌC PHỔ THÔNG", nil, nil], pupils(630), classes(24)])
    ])
    #expect(fixture.facts(behind) == whole)
    #expect(fixture.findings(behind) == ["S018 warning Biểu 1!D10", "S018 warning Biểu 1!D11"])
  }

  @Test func `a section whose title was deleted is told by the order`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    for rows in [
      [primary, pupils(230), classes(9), pupils(430), classes(14)],
      [pupils(230), classes(9), secondary, pupils(430), classes(14)],
    ] {
      let one = try fixture.one([form(rows)])
      #expect(fixture.facts(one) == whole)
      #expect(fixture.findings(one) == [])
    }
  }
}
