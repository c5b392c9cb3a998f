import Foundation
import Pipeline
import TestSupport
import Testing

@Suite("A schema in its two forms")
struct SchemaConversionTests {
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    rounds: [{code: R1, date: 2020-01-31}, {code: R2, date: 2020-02-29, due: 2020-03-05T17:00}]
    units:
      - {code: KG, name: Tỉnh, level: province}
      - {code: "0899", name: Huyện A, level: district, parent: KG, reports: true, population: 1000}
      - {code: "900", name: Huyện B, level: district, parent: KG, reports: true}
    layouts: [{code: form, columns: {label: Nội dung, value: Kết quả}}]
    indicators:
      - {code: B01, label: Số cuộc, type: count, max: 200}
      - {code: B02, label: Số lượt, type: count}
      - {code: B03, label: Ghi chú, type: text}
    rules: [{code: R-1, expr: B02 >= B01}]

    """

  private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> ToolRun {
    try ToolRun(["schema"] + arguments, folder: folder.path)
  }

  @Test(
    "is the same after both ways, is not touched where it says the same, and can be consolidated from either")
  func bothWays() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.yaml, to: "schema.yaml")
    #expect(try run("convert", "schema.yaml", "book.xlsx", in: folder).exitCode == 0)
    let book = try folder.contents(of: "book.xlsx")
    #expect(try run("convert", "book.xlsx", "schema.yaml", in: folder).output.contains("không thay đổi gì"))
    #expect(try folder.contents(of: "schema.yaml") == Array(Self.yaml.utf8))
    #expect(try run("convert", "schema.yaml", "book.xlsx", in: folder).output.contains("không thay đổi gì"))
    #expect(try folder.contents(of: "book.xlsx") == book)
    let other = try TemporaryFolder()
    try other.write(book, to: "schema.xlsx")
    let consolidated = try ToolRun(
      ["consolidate", other.path, "--as-of", "2020-03-01", "--fail-on", "never"])
    #expect(consolidated.exitCode == 0, "\(consolidated.messages)")
    #expect(other.files.contains("output/T_R2.xlsx"))
  }

  @Test("is written anew where nothing could be edited, and the old file is kept")
  func anew() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.yaml, to: "schema.yaml")
    try folder.write(WorkbookFixture(cells: ["A1": .number(1)]).bytes, to: "schema.xlsx")
    let old = try folder.contents(of: "schema.xlsx")
    let converted = try run("convert", "schema.yaml", "schema.xlsx", in: folder)
    #expect(converted.exitCode == 0 && converted.output.contains("tệp cũ còn ở"))
    let kept = try #require(folder.files.first { $0.hasSuffix("~") })
    #expect(try folder.contents(of: kept) == old)
    #expect(try run("check", "schema.xlsx", in: folder).exitCode == 0)
  }

  @Test("keeps what its author did in the spreadsheet program", .enabled(if: Python.hasOpenpyxl))
  func edited() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.yaml, to: "schema.yaml")
    _ = try run("convert", "schema.yaml", "schema.xlsx", in: folder)
    try Python.run(
      """
      import openpyxl
      from openpyxl.styles import PatternFill
      from openpyxl.comments import Comment
      book = openpyxl.load_workbook('schema.xlsx')
      sheet = book['chi_tieu']
      column = sheet.max_column + 1
      sheet.cell(1, column, 'Độ dài')
      for row in range(2, 5): sheet.cell(row, column, f'=LEN(B{row})')
      sheet['B3'].fill = PatternFill('solid', fgColor='FFFF00')
      sheet['B3'].comment = Comment('hỏi lại', 'A')
      book.create_sheet('Nháp')['A1'] = "=chi_tieu!B3"
      book.save('schema.xlsx')
      """, in: folder)
    let decorated = try folder.contents(of: "schema.xlsx")
    #expect(try run("convert", "schema.yaml", "schema.xlsx", in: folder).output.contains("không thay đổi gì"))
    #expect(try folder.contents(of: "schema.xlsx") == decorated)

    let changed = Self.yaml.replacing("Số lượt", with: "Số lượt người")
      .replacing("  - {code: B02", with: "  - {code: B01X, label: Mới, type: count}\n  - {code: B02")
    try folder.write(changed, to: "schema.yaml")
    let edited = try run("convert", "schema.yaml", "schema.xlsx", in: folder)
    #expect(edited.output.contains("1 ô thay đổi, thêm 1 dòng, bỏ 0 dòng"), "\(edited.output)")
    try Python.run(
      """
      import openpyxl
      book = openpyxl.load_workbook('schema.xlsx')
      sheet = book['chi_tieu']
      column = sheet.max_column
      assert [c.value for c in sheet['A']] == ['Mã số', 'B01', 'B01X', 'B02', 'B03']
      assert sheet['B4'].value == 'Số lượt người'
      assert sheet['B4'].fill.fgColor.rgb == '00FFFF00' and sheet['B3'].fill.fgColor.rgb != '00FFFF00'
      assert sheet['B4'].comment.text == 'hỏi lại' and sheet['B3'].comment is None
      assert sheet.cell(1, column).value == 'Độ dài'
      assert [sheet.cell(r, column).value for r in range(2, 6)] == ['=LEN(B2)', '=LEN(B3)', '=LEN(B4)', '=LEN(B5)']
      assert book['Nháp']['A1'].value == '=chi_tieu!B4'
      assert sheet.freeze_panes == 'C2' and sheet.column_dimensions['B'].width > 30
      """, in: folder)
    #expect(try run("check", "schema.xlsx", in: folder).exitCode == 0)
  }

  @Test("is refused with every error at its place, as sentences or as JSON, and exit code 2")
  func errors() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.yaml.replacing("type: text", with: "type: txt").replacing("B02 >= B01", with: "B02 >= B9"),
      to: "schema.yaml")
    let checked = try run("check", ".", in: folder)
    #expect(checked.exitCode == 2)
    #expect(checked.messages.contains("schema.yaml, dòng 12") && checked.messages.contains("dòng 13"))
    #expect(checked.messages.contains("Lược đồ có 2 lỗi"))
    let lines = try run("check", "schema.yaml", "--format", "json", "--language", "en", in: folder)
    #expect(lines.exitCode == 2)
    #expect(lines.output.split(separator: "\n").count == 2)
    #expect(
      lines.output.contains(#""severity":"error","file":"schema.yaml","sheet":null,"cell":null,"line":12"#))
    #expect(try run("convert", "schema.yaml", "x.xlsx", in: folder).exitCode == 2)
    #expect(!folder.files.contains("x.xlsx"))
    #expect(try run("convert", "schema.yaml", "x.txt", in: folder).exitCode == 64)
  }

  @Test("is warned of what is doubtful, last round's figures included")
  func warnings() throws {
    let folder = try TemporaryFolder()
    let doubtful = Self.yaml
      .replacing("label: Số lượt,", with: "label: Số cuộc họp đã tổ chức trong toàn huyện,")
      .replacing("label: Số cuộc,", with: "label: Số cuộc hợp đã tổ chức trong toàn huyện,")
      .replacing("expr: B02 >= B01}", with: "expr: B02 >= B01}, {code: R-2, expr: B01 > B02}")
    try folder.write(doubtful, to: "schema.yaml")
    try folder.write(
      """
      round,unit,sub_unit,indicator,measure,state,value
      R1,0899,,B01,now,number,250
      R1,900,,B01,now,number,5

      """, to: "history/R1/facts.csv")
    let checked = try run("check", ".", "--fail-on", "warning", in: folder)
    #expect(checked.exitCode == 1)
    #expect(
      checked.output.contains(
        "dòng 10, cột 12: Giới hạn tối đa 200 của B01: ở đợt R1 có 1 đơn vị vượt (0899: 250)"))
    #expect(checked.output.contains("rất giống nhãn của B01"))
    #expect(checked.output.contains("không thể cùng đúng"))
    #expect(
      checked.output.contains(
        "Lược đồ đúng: 3 chỉ tiêu, 1 biểu, 2 đơn vị báo cáo, 2 kỳ, 2 quy tắc; không có lỗi, 3 cảnh báo."))
    #expect(try run("check", ".", in: folder).exitCode == 0)
  }
}

/// Python, where it is there with openpyxl: an independent program that edits workbooks.
enum Python {
  static let hasOpenpyxl: Bool = (try? status(of: "import openpyxl", in: NSTemporaryDirectory()).code) == 0

  struct Failure: Error { let text: String }

  static func run(_ script: String, in folder: TemporaryFolder) throws {
    let (code, text) = try status(of: script, in: folder.path)
    guard code == 0 else { throw Failure(text: text) }
  }

  private static func status(of script: String, in folder: String) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
