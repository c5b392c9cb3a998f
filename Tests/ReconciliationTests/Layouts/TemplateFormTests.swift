import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("The workbook that was sent out")
struct TemplateFormTests {
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    units:
      - {code: KG, name: Kiên Giang}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: Tổng số cuộc tuyên truyền giáo dục pháp luật cho đoàn viên và thanh niên, type: count}
      - {code: B, label: Số lượt người tham dự các buổi, type: count}
      - {code: C, label: Số cây xanh trồng mới, type: count}
      - {code: D, label: Số km kênh mương nạo vét, type: count}
    """
  /// A form with the labels of a template that words one of them in its own way and has the rows in its own order.
  private static func form(unit: String?, _ values: [Double?]) -> SheetBuilder {
    let labels = [
      "Số cây xanh trồng mới", "Số km kênh mương nạo vét",
      "Tổng số cuộc tuyên truyền giáo dục pháp luật cho đoàn viên và thanh thiếu niên",
      "Số lượt người tham dự các buổi",
    ]
    let rows = zip(labels, values).map { label, value -> [CellContent?] in
      [.text(label), value.map { .number($0) }]
    }
    return SheetBuilder(
      "Biểu 1", [["Đơn vị", unit.map { .text($0) }], [], ["Nội dung", "Kết quả"]] + rows)
  }

  @Test func `what stands in the template as it does in the return is no edit, and nothing has moved`() throws
  {
    let fixture = try CampaignFixture(Self.yaml)
    let returned = WorkbookBuilder.workbook([Self.form(unit: "Huyện Tân Hiệp", [3, 4, 1, 2])])
    let alone = try #require(fixture.reconciler.reconcile(returned, file: "1.xlsx").first)
    #expect(Set(alone.findings.map(\.code)).isSuperset(of: ["S013", "S017"]))
    let template = WorkbookBuilder.workbook([Self.form(unit: nil, [nil, nil, nil, nil])])
    let taught = Reconciler(schema: fixture.schema, round: nil, templates: [template])
    let one = try #require(taught.reconcile(returned, file: "1.xlsx").first)
    #expect(one.findings.map(\.code) == [])
    #expect(fixture.facts(one) == ["A = 1", "B = 2", "C = 3", "D = 4"])
    #expect(fixture.facts(one) == fixture.facts(alone))
  }

  @Test func `what differs from the template is found as before`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let template = WorkbookBuilder.workbook([Self.form(unit: nil, [nil, nil, nil, nil])])
    let taught = Reconciler(schema: fixture.schema, round: nil, templates: [template])
    var edited = Self.form(unit: "Huyện Tân Hiệp", [3, 4, 1, 2])
    edited["A6"] = "Tổng số cuộc tuyên truyền giáo dục pháp luật cho đoàn viên và thanh thiêu niên"
    let one = try #require(taught.reconcile(WorkbookBuilder.workbook([edited]), file: "1.xlsx").first)
    #expect(one.findings.map(\.code) == ["S017"])
    #expect(one.findings.first?.cell == "A6")
  }

  @Test func `a template that has nothing of the schema changes nothing`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let returned = WorkbookBuilder.workbook([Self.form(unit: "Huyện Tân Hiệp", [3, 4, 1, 2])])
    let other = WorkbookBuilder.workbook([SheetBuilder("Khác", [["a", "b"], ["c", 1]])])
    let taught = Reconciler(schema: fixture.schema, round: nil, templates: [other])
    let (one, alone) = (
      try #require(taught.reconcile(returned, file: "1.xlsx").first),
      try #require(fixture.reconciler.reconcile(returned, file: "1.xlsx").first)
    )
    #expect(fixture.findings(one) == fixture.findings(alone))
  }
}
