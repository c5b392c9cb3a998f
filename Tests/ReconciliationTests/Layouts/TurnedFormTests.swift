import Cells
import Facts
import Reconciliation
import TestSupport
import Testing

@Suite("A form turned round")
struct TurnedFormTests {
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: KG, name: Kiên Giang}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
    layouts:
      - {code: g, sheet: Biểu 1, kind: grid, row_label: Nội dung, rows: indicators, indicators: [A, B], unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: Số cuộc, type: count, required: true}
      - {code: B, label: Số người, type: count}
    """

  // Its figures stood under a sub-unit of the row's label, and the unit's own were blank.
  @Test func `the row below the indicators is the unit's own`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let one = try fixture.one([
      SheetBuilder(
        "Biểu 1",
        [["Đơn vị", "Huyện Tân Hiệp"], [], ["Nội dung", "Số cuộc", "Số người"], ["Kết quả", 5, 70]])
    ])
    #expect(fixture.facts(one) == ["A = 5", "B = 70"])
    #expect(fixture.findings(one) == [])
  }

  @Test func `figures in further rows are shown to somebody`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let one = try fixture.one([
      SheetBuilder(
        "Biểu 1",
        [
          ["Đơn vị", "Huyện Tân Hiệp"], [], ["Nội dung", "Số cuộc", "Số người"], ["Kết quả", 5, 70],
          ["Năm ngoái", 4, 60],
        ])
    ])
    #expect(fixture.facts(one) == ["A = 5", "B = 70"])
    #expect(fixture.findings(one).contains { $0.hasPrefix("S018 warning") })
  }
}
