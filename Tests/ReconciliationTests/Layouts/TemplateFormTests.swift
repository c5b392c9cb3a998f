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

  /// A form of a label, a plan and a result, with its columns in some order.
  private static func form(_ order: [String], unit: String?, filled: Bool) -> SheetBuilder {
    let rows: [[String: CellContent]] = [
      ["Nội dung": "Nội dung", "Đơn vị tính": "Đơn vị tính", "Kế hoạch": "Kế hoạch", "Kết quả": "Kết quả"],
      [
        "Nội dung": "Số cây xanh trồng mới", "Đơn vị tính": "cây", "Kế hoạch": filled ? 30 : "",
        "Kết quả": filled ? 20 : "",
      ],
    ]
    return SheetBuilder(
      "Biểu 1",
      [["Đơn vị", unit.map { .text($0) }], []] + rows.map { row in order.map { row[$0] } })
  }

  // Columns that were exchanged were read by their headings, and nobody was told.
  @Test func `columns in another order than the template's are said, without a template none are`() throws {
    let yaml = Self.yaml.replacing(
      "columns: {label: Nội dung, value: Kết quả}",
      with:
        "columns: {label: Nội dung, unit: Đơn vị tính}, values: [{column: Kế hoạch, measure: plan}, {column: Kết quả, measure: now}]"
    )
    let fixture = try CampaignFixture(yaml)
    let usual = ["Nội dung", "Đơn vị tính", "Kế hoạch", "Kết quả"]
    let template = WorkbookBuilder.workbook([Self.form(usual, unit: nil, filled: false)])
    let taught = Reconciler(schema: fixture.schema, round: nil, templates: [template])
    func found(_ order: [String], _ reconciler: Reconciler) throws -> [String] {
      let workbook = WorkbookBuilder.workbook([Self.form(order, unit: "Huyện Tân Hiệp", filled: true)])
      let one = try #require(reconciler.reconcile(workbook, file: "1.xlsx").first)
      #expect(fixture.facts(one).contains("C = 20") && fixture.facts(one).contains("C[plan] = 30"))
      return one.findings.filter { $0.code == "S013" }.map { "\($0.severity.name) \($0.cell ?? "")" }
    }
    let exchanged = ["Nội dung", "Đơn vị tính", "Kết quả", "Kế hoạch"]
    let aside = ["Nội dung", "Kế hoạch", "Kết quả", "Đơn vị tính"]
    #expect(try found(usual, taught) == [])
    #expect(try found(exchanged, taught) == ["info D3"])
    #expect(try found(aside, taught) == ["info D3"])
    for order in [usual, exchanged, aside] { #expect(try found(order, fixture.reconciler) == []) }
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
