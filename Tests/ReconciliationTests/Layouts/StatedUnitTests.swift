import Facts
import Findings
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Units of measure that a sheet states")
struct StatedUnitTests {
  /// The cells of T112, with the suggestions.
  private func doubts(_ sheets: [SheetBuilder], _ yaml: String) throws -> [String] {
    try CampaignFixture(yaml).one(sheets).findings.filter { $0.code == "T112" }.map {
      "\($0.cell ?? "") \($0.suggestion ?? 0)"
    }
  }
  /// A form under headings, with some lines above them.
  private func form(_ above: CellContent?, _ heading: CellContent, unit: CellContent? = nil) -> SheetBuilder {
    SheetBuilder(
      "Biểu 1",
      [
        [nil, "Đơn vị:", "Huyện Tân Hiệp"], [nil, "Đợt:", "Đợt 3 năm 2020", above],
        ["STT", "Nội dung", "Đơn vị tính", heading, "Ghi chú"],
        [1, "Cây xanh trồng mới", nil, 35, nil], [3, "Kinh phí thực hiện", unit, 4_200_000, nil],
        [4, "Diện tích trồng", nil, 12.5, nil],
      ])
  }
  /// The campaign with an area and a place for the unit of measure above the table.
  private static let yaml = CampaignFixture.yaml
    .replacing(
      "round_cell: {label: Đợt}", with: "round_cell: {label: Đợt}\n    unit_of_measure_cell: {label: ĐVT}"
    )
    .replacing(
      "  - {code: D04,",
      with: "  - {code: D06, section: B, label: Diện tích trồng, unit: ha, type: number}\n  - {code: D04,"
    )

  // The schema's own heading was another unit than the indicators'.
  @Test func `a heading that stands so in the schema says no other unit`() throws {
    let named = Self.yaml.replacing("value: Kết quả", with: "value: Kết quả (đồng)")
    #expect(try doubts([form(nil, "Kết quả (đồng)")], named) == [])
    #expect(try doubts([form("ĐVT: triệu đồng", "Kết quả (đồng)")], named) == [])
    #expect(try doubts([form(nil, "Kết quả (đồng)")], Self.yaml).contains("D5 4200.0"))
    // The same for the indicators of a grid.
    let grid = CampaignFixture.yaml.replacing(
      "label: Cây xanh trồng mới, unit: cây", with: "label: Cây xanh (tấn), unit: kg")
    var sheet = CampaignFixture.grid()
    sheet["E3"] = "Cây xanh (tấn)"
    #expect(try doubts([sheet], grid) == [])
  }

  @Test(
    arguments: [
      ("ĐVT: đồng, ha", ["D5 4200.0"]), ("ĐVT: đồng", ["D5 4200.0"]), ("ĐVT: triệu", ["D5 4200000000.0"]),
      ("ĐVT: nghìn đồng", []), ("ĐVT: nghìn", []), ("ĐVT: nghìn đồng, ha", []), ("ĐVT: m2", ["D6 0.00125"]),
      ("ĐVT: nghìn đồng, m2", ["D6 0.00125"]), (nil, []),
      ("ĐVT: USD", ["D5 0.0"]),
    ] as [(String?, [String])])
  func `what stands above a table concerns the indicators of its own dimension`(
    said: String?, found: [String]
  ) throws {
    #expect(try doubts([form(said.map { .text($0) }, "Kết quả")], Self.yaml) == found)
  }

  // Without a `unit_of_measure_cell` nobody looked.
  @Test(
    arguments: [
      ("Đơn vị tính: đồng", nil, ["D6 4200.0"]), ("(ĐVT: triệu đồng)", nil, ["D6 4200000000.0"]),
      ("BẢNG KINH PHÍ (đơn vị: đồng)", nil, ["D6 4200.0"]), ("ĐVT:", "đồng", ["D6 4200.0"]),
      ("Đơn vị tính: nghìn đồng", nil, []), ("BẢNG KINH PHÍ", "đồng", []),
      ("Đơn vị tính", "theo từng dòng", []),
    ] as [(String, String?, [String])])
  func `a unit of measure above the table counts where the schema names no place for it`(
    said: String, beside: String?, found: [String]
  ) throws {
    let yaml = Self.yaml.replacing("    unit_of_measure_cell: {label: ĐVT}\n", with: "")
    var sheet = form(nil, "Kết quả")
    sheet.insertRows(1, before: 1)
    sheet["A1"] = .text(said)
    sheet["B1"] = beside.map { .text($0) }
    #expect(try doubts([sheet], yaml) == found)
    // The row's own says more.
    sheet["C6"] = "nghìn đồng"
    #expect(try doubts([sheet], yaml) == [])
  }

  @Test(
    arguments: [
      ("nghìn", []), ("triệu", ["D5 4200000000.0"]), ("đồng", ["D5 4200.0"]), ("tỷ", ["D5 4200000000000.0"]),
    ] as [(String, [String])])
  func `a word of scale alone in the row's unit`(said: String, found: [String]) throws {
    #expect(try doubts([form(nil, "Kết quả", unit: .text(said))], Self.yaml) == found)
  }

  @Test func `the finding names the unit that a marked copy writes behind the figure`() throws {
    for (said, unit) in [("ĐVT: đồng, ha", "đồng"), ("ĐVT: triệu", "triệu đồng"), ("ĐVT: (tỷ)", "tỷ đồng")] {
      let one = try CampaignFixture(Self.yaml).one([form(.text(said), "Kết quả")])
      #expect(one.findings.filter { $0.code == "T112" }.map(\.statedUnit) == [unit])
    }
  }

  // The schema's own unit in the label hid the row's and the heading's.
  @Test(
    arguments: [
      ("Kinh phí thực hiện (nghìn đồng)", "triệu đồng", "Kết quả", ["D5 4200000000.0"]),
      ("Kinh phí thực hiện (nghìn đồng)", "tỷ đồng", "Kết quả", ["D5 4200000000000.0"]),
      ("Kinh phí thực hiện (nghìn đồng)", "nghìn đồng", "Kết quả", []),
      ("Kinh phí thực hiện (nghìn đồng)", nil, "Kết quả", []),
      ("Kinh phí thực hiện (nghìn đồng)", nil, "Kết quả (triệu đồng)", ["D5 4200000000.0"]),
      ("Kinh phí thực hiện", "nghìn đồng", "Kết quả (triệu đồng)", ["D5 4200000000.0"]),
      ("Kinh phí thực hiện", "nghìn đồng", "Kết quả (lượt người)", []),
      ("Kinh phí thực hiện (đồng)", "nghìn đồng", "Kết quả", ["D5 4200.0"]),
    ] as [(String, String?, String, [String])])
  func `label, row and heading each may say another unit`(
    label: String, unit: String?, heading: String, found: [String]
  ) throws {
    var sheet = form(nil, .text(heading), unit: unit.map { .text($0) })
    sheet["B5"] = .text(label)
    #expect(try doubts([sheet], Self.yaml).filter { $0.hasPrefix("D5") } == found)
    // What stands above the table says less than a label.
    sheet["D2"] = "ĐVT: triệu đồng"
    if found.isEmpty { #expect(try doubts([sheet], Self.yaml).filter { $0.hasPrefix("D5") } == []) }
  }

  // The suggestion was a thousand times too high.
  @Test(
    arguments: [
      ("12,5 triệu đồng", []), ("12,5 triệu", []), ("12500000 đồng", []), ("12,5", ["D5 12500.0"]),
    ] as [(String, [String])])
  func `a figure that says its own unit is not in the row's`(text: String, found: [String]) throws {
    let fixture = try CampaignFixture(Self.yaml)
    var sheet = form(nil, "Kết quả", unit: "triệu đồng")
    sheet["D5"] = .text(text)
    #expect(try doubts([sheet], Self.yaml) == found)
    #expect(fixture.facts(try fixture.one([sheet])).contains("D03 = \(found.isEmpty ? "12500" : "12.5")"))
  }
}
