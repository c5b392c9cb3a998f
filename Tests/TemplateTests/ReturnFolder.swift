import Cells
import Findings
import Pipeline
import Schema
import SheetPlan
import Templates
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

/// A campaign's folder with returns, and its runs.
struct ReturnFolder {
  let folder: TemporaryFolder

  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử, issuer: Tỉnh Đoàn Kiên Giang, superior: Trung ương Đoàn, header: youth-union}
    version: "1.2"
    rounds:
      - {code: 2020-3, title: Đợt 3 năm 2020, date: 2020-08-29, due: 2020-09-05T17:00, closes: 2020-09-10T17:00}
    units:
      - {code: KG, name: Tỉnh Kiên Giang, level: province}
      - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true, contact: "chị Lan, 0297 000 000"}
      - {code: "905", name: Huyện An Biên, level: district, parent: KG, reports: true}
      - {code: "906", name: Huyện An Minh, level: district, parent: KG, reports: true, contact: anh Hải}
      - {code: "30850", name: Thị trấn Tân Hiệp, level: commune, parent: "904"}
      - {code: "30853", name: Xã Tân Hội, level: commune, parent: "904"}
    layouts:
      - {code: form, kind: form, sheet: Biểu 1, columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}, unit_cell: {label: Đơn vị}, stop: [Người lập biểu]}
      - {code: grid, kind: grid, sheet: Biểu 2, row_label: Tên xã, rows: units, total_row: Tổng cộng}
    indicators:
      - {code: A01, number: "1", label: Tổng số cuộc, unit: cuộc, type: count, required: true, headline: true}
      - {code: A02, number: "1.1", label: Cuộc ở xã, unit: cuộc, type: count, parent: A01, relation: part}
      - {code: A03, number: "1.2", label: Cuộc ở ấp, unit: cuộc, type: count, parent: A01, relation: part}
      - {code: A04, number: "2", label: Lượt người dự, unit: lượt người, type: count, required: true}
      - {code: A05, number: "3", label: Ưu điểm, type: text}
      - {code: B01, label: Cây xanh, unit: cây, type: count, layout: grid}
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.yaml, to: "schema.yaml")
    try folder.write(
      """
      file,received_at
      tan hiep.xlsx,2020-09-02T08:00
      an bien.xlsx,2020-09-02T09:00
      tan hiep sua.xlsx,2020-09-04T08:30

      """, to: "received.csv")
  }

  /// Puts a return into the folder: the form's values by their rows, what stands in further cells, the grid's values and
  /// further cells.
  func send(
    _ unit: String, to file: String, _ values: [FixtureValue?],
    grid: [FixtureValue?] = [.number(3), .number(4)],
    more: [String: FixtureValue] = [:], moreOfGrid: [String: FixtureValue] = [:]
  ) throws {
    var cells: [String: FixtureValue] = [
      "B1": .text("Đơn vị:"), "C1": .text(unit), "A3": .text("STT"), "B3": .text("Nội dung"),
      "C3": .text("Đơn vị tính"), "D3": .text("Kết quả"), "E3": .text("Ghi chú"),
    ]
    let labels = ["Tổng số cuộc", "Cuộc ở xã", "Cuộc ở ấp", "Lượt người dự", "Ưu điểm"]
    for (position, label) in labels.enumerated() {
      cells["B\(4 + position)"] = .text(label)
      if let value = values[position] { cells["D\(4 + position)"] = value }
    }
    for (cell, value) in more { cells[cell] = value }
    var sheets = [SheetFixture("Biểu 1", cells: cells)]
    if unit == "Huyện Tân Hiệp" {
      var rows: [String: FixtureValue] = [
        "A1": .text("Tên xã"), "B1": .text("Cây xanh"), "A2": .text("Thị trấn Tân Hiệp"),
        "A3": .text("Xã Tân Hội"),
      ]
      for (position, value) in grid.enumerated() { rows["B\(2 + position)"] = value }
      for (cell, value) in moreOfGrid { rows[cell] = value }
      sheets.append(SheetFixture("Biểu 2", cells: rows))
    }
    try folder.write(WorkbookFixture(sheets: sheets).bytes, to: file)
  }

  /// Consolidates the folder.
  func run(asOf: String = "2020-09-04T08:00") throws -> RunReport {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = asOf
    return try ConsolidationRun.consolidate(options)
  }

  /// The findings about a unit, one line each.
  func findings(_ report: RunReport, of unit: String, besides: Set<String> = ["F005"]) -> [String] {
    report.result.findings.filter { $0.unit == unit && !besides.contains($0.code) }.map {
      [$0.code, $0.subUnit, $0.indicator].compactMap { $0 }.joined(separator: " ")
    }.sorted()
  }

  /// The marked copy of a unit as the reader sees it.
  func markedCopy(_ unit: String) throws -> Workbook {
    try WorkbookReader.readWorkbook(contents: folder.contents(of: "output/returns/\(unit).xlsx"))
  }

  /// The texts of a sheet's cells by their places.
  func texts(_ sheet: String, of workbook: Workbook) throws -> [String: String] {
    let sheet = try #require(workbook.sheets.first { $0.name == sheet })
    return sheet.cells.filter(\.hasText).reduce(into: [:]) {
      $0[$1.reference.description] = workbook.texts[$1.text]
    }
  }

  /// Gives sums the value that they have now, as a spreadsheet program does.
  private func recompute(_ sheet: inout PlannedSheet) {
    var numbers: [CellReference: Double] = [:]
    for row in sheet.rows {
      for cell in row.cells {
        if case .number(let number) = cell.content {
          numbers[CellReference(row: row.row, column: cell.column)] = number
        }
      }
    }
    for row in sheet.rows.indices {
      for cell in sheet.rows[row].cells.indices {
        guard case .formula(let formula, _) = sheet.rows[row].cells[cell].content,
          let start = formula.firstRange(of: ",\"\",SUM(")
        else { continue }
        let parts = formula[start.upperBound...].prefix { $0 != ")" }.split(separator: ",")
        let sum = numbers.filter { number in parts.contains { CellRange($0)?.contains(number.key) == true } }
        sheet.rows[row].cells[cell].content = .formula(
          formula, sum.isEmpty ? .text("") : .number(sum.values.reduce(0, +)))
      }
    }
  }

  /// Sends a unit's marked copy back, with figures typed into it.
  func sendBack(
    _ report: RunReport, unit code: String, to file: String,
    typing values: [FigureKey: SheetPlan.CellContent] = [:],
    edit: (inout WorkbookPlan) -> Void = { _ in }
  ) throws {
    let unit = try #require(report.result.schema.units.firstIndex { $0.code == code })
    var copy = try #require(
      MarkedCopy.workbook(of: UnitReport(report.result, unit: unit), created: 1_599_200_000))
    for (key, value) in values {
      let place = try #require(copy.places[key])
      let sheet = try #require(copy.plan.sheets.firstIndex { $0.name == place.sheet })
      let row = try #require(copy.plan.sheets[sheet].rows.firstIndex { $0.row == place.cell.row })
      let cell = try #require(
        copy.plan.sheets[sheet].rows[row].cells.firstIndex { $0.column == place.cell.column })
      copy.plan.sheets[sheet].rows[row].cells[cell].content = value
    }
    for sheet in copy.plan.sheets.indices { recompute(&copy.plan.sheets[sheet]) }
    edit(&copy.plan)
    let path = folder.path + "/" + file
    try WorkbookWriter.write(copy.plan, to: path)
  }
}
