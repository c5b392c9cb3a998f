import Foundation
import TestSupport
import Testing

@Suite("Drafting and comparing schemas, from outside")
struct SchemaDraftToolTests {
  /// A folder with a blank template and a list of people.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let form = SheetFixture(
      "Biểu 1",
      cells: [
        "A1": .text("Đơn vị:"), "A3": .text("STT"), "B3": .text("Nội dung"), "C3": .text("ĐVT"),
        "D3": .text("Kết quả"),
        "A4": .number(1), "B4": .text("Tổng số cuộc"), "C4": .text("cuộc"), "A5": .number(2),
        "B5": .text("Cây xanh"),
        "C5": .text("cây"),
      ])
    let list = SheetFixture(
      "DS", cells: ["A1": .text("STT"), "B1": .text("Họ và tên"), "C1": .text("Địa chỉ"), "A2": .number(1)])
    try folder.write(WorkbookFixture(sheets: [form]).bytes, to: "mau.xlsx")
    try folder.write(WorkbookFixture(sheets: [list]).bytes, to: "list.xlsx")
    try folder.write("no workbook", to: "bad.xlsx")
    return folder
  }

  @Test("A draft goes to standard output, or into a file that can be used at once and is never replaced")
  func draft() throws {
    let folder = try folder()
    let printed = try ToolRun(["schema", "draft", "mau.xlsx", "--code", "T-1"], folder: folder.path)
    #expect(printed.exitCode == 0)
    #expect(printed.output.hasPrefix("# Bản nháp") && printed.output.contains("code: T-1"))
    #expect(printed.messages.contains("DV01"))
    for name in ["a.yaml", "a.xlsx"] {
      let run = try ToolRun(
        ["schema", "draft", "mau.xlsx", "--output", name, "--quiet"], folder: folder.path)
      #expect(run.exitCode == 0 && run.output.isEmpty && run.messages.isEmpty)
      #expect(try ToolRun(["schema", "check", name], folder: folder.path).exitCode == 0)
      let again = try ToolRun(["schema", "draft", "mau.xlsx", "--output", name], folder: folder.path)
      #expect(again.exitCode == 2 && again.messages.contains(name))
    }
    let same = try ToolRun(["schema", "diff", "a.yaml", "a.xlsx"], folder: folder.path)
    #expect(same.exitCode == 0 && same.output == "Không có gì khác.\n")
    let units = try ToolRun(
      ["schema", "draft", "mau.xlsx", "--units", "a.yaml", "--language", "en"], folder: folder.path)
    #expect(units.exitCode == 0 && !units.messages.contains("placeholder"))
  }

  @Test(
    "What cannot be drafted ends with a sentence that says why",
    arguments: [
      (["list.xlsx"], 2, "không có cột số liệu"), (["bad.xlsx"], 2, "bad.xlsx"),
      (["none.xlsx"], 2, "none.xlsx"),
      (["mau.xlsx", "--output", "x.docx"], 64, ".xlsx"), (["mau.xlsx", "--code", "Mẫu 1"], 2, "Mẫu 1"),
      (["mau.xlsx", "--output", "no/where/x.yaml"], 2, "x.yaml"),
      (["mau.xlsx", "--units", "none.yaml"], 2, "none.yaml"),
    ])
  func refused(arguments: [String], code: Int32, words: String) throws {
    let folder = try folder()
    let run = try ToolRun(["schema", "draft"] + arguments, folder: folder.path)
    #expect(run.exitCode == code)
    #expect(run.messages.contains(words), "\(run.messages)")
  }

  @Test("Differences are sentences under the headings of their parts, or one JSON object") func diff() throws
  {
    let folder = try folder()
    _ = try ToolRun(["schema", "draft", "mau.xlsx", "--output", "a.yaml"], folder: folder.path)
    let text = try String(decoding: folder.contents(of: "a.yaml"), as: UTF8.self)
    try folder.write(text.replacing("label: Cây xanh", with: "label: Hoa"), to: "b.yaml")
    let run = try ToolRun(["schema", "diff", "a.yaml", "b.yaml"], folder: folder.path)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Chỉ tiêu\n  ~ A02: đổi nhãn “Cây xanh” → “Hoa”"))
    #expect(run.output.contains("Báo cáo làm theo mẫu cũ"))
    let json = try ToolRun(
      ["schema", "diff", "a.yaml", "b.yaml", "--format", "json", "--language", "en"], folder: folder.path)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [[String: Any]]]
    #expect(object?["changes"]?.first?["kind"] as? String == "renamed")
    #expect(try ToolRun(["schema", "diff", "a.yaml", "none.yaml"], folder: folder.path).exitCode == 2)
  }
}
