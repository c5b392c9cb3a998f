import Cells
import Facts
import Findings
import Reconciliation
import Schema
import SchemaFiles
import TestSupport
import Testing

/// A small campaign, its template, and what a reconciler makes of a workbook.
struct CampaignFixture {
  let schema: CampaignSchema
  let reconciler: Reconciler

  init(_ yaml: String = CampaignFixture.yaml) throws {
    schema = try SchemaFile.parse(
      yaml: yaml, fileName: "schema.yaml", unbuilt: UnbuiltKeys(refused: [], kept: [])
    ).schema
    reconciler = Reconciler(schema: schema, round: schema.round(code: nil))
  }

  /// The only return of a workbook.
  func one(_ sheets: [SheetBuilder], file: String = "bao cao.xlsx") throws -> ReconciledReturn {
    let all = reconciler.reconcile(WorkbookBuilder.workbook(sheets), file: file)
    guard all.count == 1, let only = all.first else { throw FixtureError(count: all.count) }
    for finding in only.findings {
      let words = MessageLength.words(in: finding.message.vietnamese)
      #expect((3...MessageLength.mostWords).contains(words), "\(finding.message.vietnamese)")
    }
    return only
  }

  /// What facts say, one line each: `B01 = 7 @C9`, rows as `30801/B10 = 4`, other measures as `B01[plan]`.
  func facts(_ one: ReconciledReturn, places: Bool = false) -> [String] {
    let table = one.content.facts
    return table.facts.map { fact in
      let measure = table.measures[Int(fact.measure)]
      let row = fact.subUnit < 0 ? "" : table.subUnits[Int(fact.subUnit)].code + "/"
      let code = schema.indicators[Int(fact.indicator)].code + (measure == "now" ? "" : "[\(measure)]")
      let value: String =
        switch fact.state {
        case .number, .zero: fact.value == fact.value.rounded() ? "\(Int(fact.value))" : "\(fact.value)"
        case .date, .text: table.text(at: fact.text) ?? "\(Int(fact.value))"
        default: fact.state.name
        }
      return "\(row)\(code) = \(value)" + (places ? " @\(table.cell(of: fact) ?? "–")" : "")
    }
  }

  /// What findings say, one line each: `S017 warning Biểu 1!B9 B01`.
  func findings(_ one: ReconciledReturn) -> [String] {
    one.findings.map { finding in
      [
        finding.code, finding.severity.name, (finding.sheet.map { $0 + "!" } ?? "") + (finding.cell ?? ""),
        finding.subUnit, finding.indicator,
      ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  struct FixtureError: Error { var count: Int }

  /// A form with two sections in which one label stands twice, and a grid by commune under merged headings.
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử, issuer: Tỉnh Đoàn Kiên Giang, language: vi}
    version: "1.2"
    rounds:
      - {code: 2020-2, title: Đợt 2 năm 2020, date: 2020-05-30, due: 2020-06-06T17:00}
      - {code: 2020-3, title: Đợt 3 năm 2020, date: 2020-08-29, due: 2020-09-05T17:00}
    current: 2020-3
    units:
      - {code: KG, name: Tỉnh Kiên Giang, level: province}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
      - {code: "905", name: Huyện An Biên, level: district, parent: KG, reports: true}
      - {code: "906", name: Huyện An Minh, level: district, parent: KG, reports: true}
      - {code: CDKG, name: Đoàn Trường Cao đẳng Kiên Giang, level: affiliated, parent: KG, reports: true}
      - {code: "30850", name: Thị trấn Tân Hiệp, level: commune, parent: "904"}
      - {code: "30853", name: Xã Tân Hội, level: commune, parent: "904"}
      - {code: "30856", name: Xã Thạnh Đông, level: commune, parent: "904"}
    layouts:
      - code: form
        sheet: Biểu 1
        kind: form
        columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}
        unit_cell: {label: Đơn vị}
        round_cell: {label: Đợt}
        stop: [Người lập biểu]
      - code: grid
        sheet: Biểu 2
        kind: grid
        row_label: "Xã, phường, thị trấn"
        header_rows: 2
        rows: units
        total_row: Tổng cộng
        indicators: [B10, B11, D01]
    sections: [{code: A, title: I. TUYÊN TRUYỀN}, {code: B, title: II. MÔI TRƯỜNG}]
    indicators:
      - {code: A01, section: A, number: "1", label: Tổng số cuộc tuyên truyền, unit: cuộc, type: count, required: true}
      - {code: A02, section: A, number: "1.1", label: Giáo dục truyền thống, unit: cuộc, type: count, parent: A01, relation: part}
      - {code: A03, section: A, number: "1.2", label: Cải cách hành chính, unit: cuộc, type: count, parent: A01, relation: part}
      - {code: A04, section: A, number: "2", label: Lượt người tham gia, unit: lượt người, type: count}
      - {code: A05, section: A, number: "3", label: Tờ rơi đã phát, unit: tờ, type: count, applies_to: [district]}
      - {code: D01, section: B, number: "1", label: Cây xanh trồng mới, unit: cây, type: count}
      - {code: D02, section: B, number: "2", label: Lượt người tham gia, unit: lượt người, type: count}
      - {code: D03, section: B, number: "3", label: Kinh phí thực hiện, unit: nghìn đồng, type: money, scale: 1000}
      - {code: D04, section: B, number: "4", label: Ngày ra quân, type: date}
      - {code: D05, section: B, number: "5", label: Ưu điểm, type: text}
      - {code: B10, label: Tổng số lượt người dự, aliases: [Lượt người dự > Tổng số], type: count, layout: grid}
      - {code: B11, label: Lượt nữ dự, aliases: [Lượt người dự > Nữ], type: count, layout: grid}
    """

  /// The form as the template has it, filled in.
  static func form() -> SheetBuilder {
    SheetBuilder(
      "Biểu 1",
      [
        ["TỈNH ĐOÀN KIÊN GIANG", nil, nil, nil, nil],
        ["BÁO CÁO KẾT QUẢ", nil, nil, nil, nil],
        [nil, "Đơn vị:", "Huyện Tân Hiệp", nil, nil],
        [nil, "Đợt:", "Đợt 3 năm 2020", nil, nil],
        ["STT", "Nội dung", "Đơn vị tính", "Kết quả", "Ghi chú"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I", "TUYÊN TRUYỀN", nil, nil, nil],
        ["1", "Tổng số cuộc tuyên truyền", "cuộc", .formula("SUM(D9:D10)", 7), nil],
        ["1.1", "- Giáo dục truyền thống", "cuộc", 4, nil],
        ["1.2", "- Cải cách hành chính", "cuộc", 3, nil],
        ["2", "Lượt người tham gia", "lượt người", 120, "Ước tính"],
        ["3", "Tờ rơi đã phát", "tờ", 500, nil],
        ["II", "MÔI TRƯỜNG", nil, nil, nil],
        ["1", "Cây xanh trồng mới", "cây", 35, nil],
        ["2", "Lượt người tham gia", "lượt người", 80, nil],
        ["3", "Kinh phí thực hiện", "nghìn đồng", 4200, nil],
        ["4", "Ngày ra quân", "ngày", .date(year: 2020, month: 8, day: 29), nil],
        ["5", "Ưu điểm", nil, "Được nhân dân ủng hộ.", nil],
        [nil, nil, nil, nil, nil],
        [nil, "Người lập biểu", nil, "Thủ trưởng đơn vị", nil],
        [nil, "Nguyễn Văn A", nil, "Trần Thị B", nil],
      ])
  }

  /// The grid as the template has it, filled in.
  static func grid() -> SheetBuilder {
    var sheet = SheetBuilder(
      "Biểu 2",
      [
        ["BIỂU CHI TIẾT", nil, nil, nil, nil],
        [nil, nil, nil, nil, nil],
        ["STT", "Xã, phường, thị trấn", "Lượt người dự", nil, "Cây xanh trồng mới"],
        [nil, nil, "Tổng số", "Nữ", nil],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Thị trấn Tân Hiệp", 40, 18, 10],
        [2, "Xã Tân Hội", 30, 15, 5],
        [3, "Xã Thạnh Đông", 20, 9, 20],
        [
          nil, "Tổng cộng", .formula("SUM(C6:C8)", 90), .formula("SUM(D6:D8)", 42),
          .formula("SUM(E6:E8)", 35),
        ],
      ])
    sheet.merges = ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4"]
    return sheet
  }

  /// The facts that both say.
  static let formFacts = [
    "A01 = 7", "A02 = 4", "A03 = 3", "A04 = 120", "A05 = 500", "D01 = 35", "D02 = 80", "D03 = 4200",
    "D04 = 44072",
    "D05 = Được nhân dân ủng hộ.",
  ]
  static let gridFacts = [
    "30850/D01 = 10", "30850/B10 = 40", "30850/B11 = 18", "30853/D01 = 5", "30853/B10 = 30", "30853/B11 = 15",
    "30856/D01 = 20", "30856/B10 = 20", "30856/B11 = 9",
  ]
}
