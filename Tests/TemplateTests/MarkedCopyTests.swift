import Cells
import Facts
import Findings
import Pipeline
import Schema
import SheetPlan
@testable import Templates
import TestSupport
import Testing
import WorkbookReading

@Suite("The marked copy")
struct MarkedCopyTests {
  /// A folder in which one unit has errors, one has none, one has not returned.
  private func folder() throws -> ReturnFolder {
    let folder = try ReturnFolder()
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx",
      [.number(9), .number(4), .number(3), .text("một trăm rưỡi gì đó"), .text("Tốt")],
      grid: [.number(3), nil],
      more: [
        "E7": .text("theo ước tính"), "D12": .text("cộng thêm"), "B9": .text("Mục tự thêm"),
        "D9": .number(77),
      ])
    try folder.send(
      "Huyện An Biên", to: "an bien.xlsx", [.number(7), .number(4), .number(3), .number(120), .text("Khá")])
    return folder
  }

  @Test("Only a unit that has something to mend gets one, and run.json lists it") func who() throws {
    let folder = try folder()
    let report = try folder.run()
    #expect(
      folder.folder.files.filter { $0.hasPrefix("output/returns/") && $0.hasSuffix(".xlsx") } == [
        "output/returns/904.xlsx", "output/returns/KG.xlsx",
      ])
    let run = String(decoding: report.runJSON, as: UTF8.self)
    #expect(run.contains("\"returns/904.xlsx\"") && run.contains("\"returns/904.txt\""))
  }

  @Test("It holds the unit's own figures, marks the cells and says what to do on its first sheet")
  func content()
    throws
  {
    let folder = try folder()
    _ = try folder.run()
    let copy = try folder.markedCopy("904")
    #expect(copy.sheets.map(\.name) == ["Cần sửa", "Biểu 1", "Biểu 2", "_tonghop"])
    let form = try folder.texts("Biểu 1", of: copy)
    #expect(form.values.contains("một trăm rưỡi gì đó") && form.values.contains("theo ước tính"))
    let first = try folder.texts("Cần sửa", of: copy)
    #expect(
      first.values.contains { $0.contains("Mục tự thêm") }, "what has no place in the template is listed")
    let notes = try #require(copy.sheets.first { $0.name == "Biểu 1" }).comments.values
    #expect(notes.contains { $0.contains("T100") } && notes.contains { $0.contains("B130") })
    let items = first.filter { $0.key.hasPrefix("B") && $0.value.contains("!") }.values
    #expect(items.contains { $0.hasPrefix("Biểu 1!D") })
  }

  @Test("What is odd about a figure that only the grid holds leads to its first row there") func joined()
    throws
  {
    let folder = try ReturnFolder()
    try folder.folder.write(
      ReturnFolder.yaml + "\nrules: [{code: R-B01, expr: B01 <= 5}]\n", to: "schema.yaml")
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx", [.number(7), .number(4), .number(3), .number(9), .text("Tốt")])
    let report = try folder.run()
    #expect(folder.findings(report, of: "904").map { $0.prefix(4) } == ["R120"])
    let copy = try folder.markedCopy("904")
    let items = try folder.texts("Cần sửa", of: copy).filter {
      $0.key.hasPrefix("B") && $0.value.contains("!")
    }
    let place = try #require(items.values.first { $0.hasPrefix("Biểu 2!") })
    let grid = try #require(copy.sheets.first { $0.name == "Biểu 2" })
    let cell = try #require(CellReference(String(place.dropFirst("Biểu 2!".count))))
    #expect(grid.cells.first { $0.reference == cell }?.number == 3)
  }

  @Test("Sent back as it is, it says what the first return said") func unchanged() throws {
    let folder = try folder()
    let first = try folder.run()
    try folder.sendBack(first, unit: "904", to: "tan hiep sua.xlsx")
    let second = try folder.run()
    // What had no place is on the first sheet now, the row that was not there is, and notes of ours are not the unit's.
    #expect(
      folder.findings(second, of: "904")
        == folder.findings(first, of: "904", besides: ["F005", "S011", "S018"])
    )
    let (old, new) = (first.result.facts, second.result.facts)
    func facts(_ report: RunReport) -> [String] {
      let table = report.result.facts
      return table.facts.map {
        "\($0.unit) \($0.subUnit) \($0.indicator) \($0.state.name) \($0.figure ?? -1) \(table.text(at: $0.text) ?? "") \(table.text(at: $0.note) ?? "")"
      }
    }
    #expect(old.facts.count == new.facts.count && facts(first) == facts(second))
    #expect(second.result.inputs.contains { $0.file == "tan hiep sua.xlsx" && $0.status == .consolidated })
  }

  @Test("Corrected and sent back it closes its findings, and the next run takes the old copy away")
  func corrected()
    throws
  {
    let folder = try folder()
    let first = try folder.run()
    let code = { (code: String) in try #require(first.result.schema.indicators.firstIndex { $0.code == code })
    }
    try folder.sendBack(
      first, unit: "904", to: "tan hiep sua.xlsx",
      typing: [
        FigureKey(indicator: try code("A01")): .number(7),
        FigureKey(indicator: try code("A04")): .number(150),
        FigureKey(indicator: try code("B01"), row: "30853"): .number(5),
      ])
    let second = try folder.run(asOf: "2020-09-04T09:00")
    #expect(folder.findings(second, of: "904") == [])
    #expect(!folder.folder.files.contains("output/returns/904.xlsx"))
    #expect(!folder.folder.files.contains("output/returns/904.txt"))
    #expect(second.result.totals.first { $0.indicator == 0 }?.total == 14)
  }

  @Test("What a unit adds to our note, or beside our first sheet, is its own") func remarks() throws {
    let folder = try folder()
    let first = try folder.run()
    try folder.sendBack(first, unit: "904", to: "tan hiep sua.xlsx") { plan in
      for sheet in plan.sheets.indices {
        for row in plan.sheets[sheet].rows.indices {
          for cell in plan.sheets[sheet].rows[row].cells.indices {
            guard let note = plan.sheets[sheet].rows[row].cells[cell].note, note.contains("T100") else {
              continue
            }
            plan.sheets[sheet].rows[row].cells[cell].note = note + "đã hỏi lại xã"
          }
        }
      }
      let last = (plan.sheets[0].rows.last?.row ?? 1) + 3
      plan.sheets[0].rows.append(
        PlannedRow(last, cells: [PlannedCell(3, .text("Huyện giải trình thêm"), .standard)]))
    }
    let second = try folder.run()
    let table = second.result.facts
    let notes = table.facts.compactMap { table.text(at: $0.note) }
    #expect(notes.contains { $0.contains("đã hỏi lại xã") && !$0.contains("T100") })
    #expect(
      folder.findings(second, of: "904").contains("S018"), "the explanation beside the list is not lost")
    #expect(second.result.cells.isConserved)
  }

  // It was marked on the form, whose figure is another one.
  @Test("A total that a grid prints is marked in the grid's total row") func printedTotal() throws {
    let folder = try ReturnFolder()
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx",
      [.number(7), .number(4), .number(3), .number(120), .text("Tốt")],
      moreOfGrid: ["A4": .text("Tổng cộng"), "B4": .number(9)])
    _ = try folder.run()
    let copy = try folder.markedCopy("904")
    let grid = try #require(copy.sheets.first { $0.name == "Biểu 2" })
    #expect(grid.comments.values.filter { $0.contains("B130") }.count == 1)
    #expect(copy.sheets.first { $0.name == "Biểu 1" }?.comments.isEmpty == true)
    let first = try folder.texts("Cần sửa", of: copy)
    #expect(first.values.contains { $0.hasPrefix("Biểu 2!") })
  }

  @Test("A marked copy that staff have edited is kept before it is replaced") func edited() throws {
    let folder = try folder()
    _ = try folder.run()
    try folder.folder.write("typed by hand", to: "output/returns/904.xlsx")
    try folder.folder.write("not ours", to: "output/returns/ghi nho.txt")
    let second = try folder.run()
    #expect(folder.folder.files.contains { $0.hasPrefix("output/edited/returns/904_") })
    #expect(second.notes.contains { $0.vietnamese.contains("edited/returns/") })
    #expect(folder.folder.files.contains("output/returns/ghi nho.txt"))
  }

  @Test("The message thanks, says what is doubtful and until when; who has not returned is reminded")
  func messages()
    throws
  {
    let folder = try folder()
    _ = try folder.run()
    func text(_ name: String) throws -> String {
      try String(decoding: folder.folder.contents(of: "output/returns/" + name), as: UTF8.self)
    }
    let doubtful = try text("904.txt")
    #expect(doubtful.contains("Kính gửi Huyện Tân Hiệp") && doubtful.contains("Cảm ơn"))
    #expect(doubtful.contains("904.xlsx") && doubtful.contains("trước 17:00 ngày 05/09/2020"))
    #expect(doubtful.contains("1. ") && !doubtful.contains("6. "))
    let missing = try text("906.txt")
    #expect(missing.contains("Kính gửi Huyện An Minh") && missing.contains("05/09/2020"))
    #expect(!folder.folder.files.contains("output/returns/905.txt"))
    let list = try text("NHẮC NỘP.txt")
    #expect(list.contains("Huyện An Minh (906) – anh Hải") && list.contains("chị Lan"))
    #expect(!list.contains("An Biên"))
    _ = try folder.run(asOf: "2020-09-20T08:00")
    #expect(
      try text("906.txt").contains("vẫn chưa nhận được") && text("906.txt").contains("càng sớm càng tốt"))
  }

  // It was neither among the five nor in a colour, while the message said that all others were coloured.
  @Test("An error without a cell is told before those that a coloured cell shows") func withoutCell() throws {
    let folder = try ReturnFolder()
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx",
      [.text("một trăm gì đó"), .number(-4), .number(3.5), .text("rất đông"), .text("Tốt")],
      grid: [.text("nhiều"), .number(-4)])
    let report = try folder.run()
    var result = report.result
    let unit = try #require(result.schema.units.firstIndex { $0.code == "904" })
    func items(_ result: RunResult) -> (items: [String], text: String) {
      let report = UnitReport(result, unit: unit)
      let positions = Dictionary(
        uniqueKeysWithValues: result.schema.indicators.enumerated().map { ($1.code, $0) })
      return (
        report.items(positions: positions).map(\.code),
        ReturnMessage.text(for: report, attachment: "904.xlsx") ?? ""
      )
    }
    let before = items(result)
    #expect(before.items.count == 5 && before.text.contains("được tô màu"))
    #expect(!before.text.contains("trong đó"))
    var missing = Finding(
      code: "S010", name: "missing-sheet", severity: .error, level: 0)
    (missing.unit, missing.file) = ("904", "tan hiep.xlsx")
    missing.message = FindingMessage(vietnamese: "Thiếu biểu 3.", english: "Sheet 3 is missing.")
    result.findings.append(missing)
    let after = items(result)
    #expect(after.items == Array(before.items.prefix(4)) + ["S010"])
    #expect(after.text.contains("Thiếu biểu 3."))
    missing.severity = .warning
    missing.message = FindingMessage(vietnamese: "Thừa biểu 4.", english: "Sheet 4 is too much.")
    result.findings.append(missing)
    #expect(items(result).text.contains("trong đó"))
  }

  @Test("The form for the office above holds the totals, and what is open on a sheet of its own")
  func province()
    throws
  {
    let folder = try folder()
    _ = try folder.run()
    let form = try folder.markedCopy("KG")
    #expect(form.sheets.map(\.name) == ["Biểu 1", "Biểu 2", "Vấn đề còn mở", "_tonghop"])
    let sheet = try #require(form.sheets.first { $0.name == "Biểu 1" })
    #expect(sheet.formulas.isEmpty && sheet.comments.isEmpty)
    let numbers = sheet.cells.filter { $0.kind == .number }.map(\.number)
    #expect(numbers == [14, 8, 6, 120], "the total from the parts; what could not be read is in no sum")
    let texts = try folder.texts("Biểu 1", of: form)
    #expect(texts.values.contains("TRUNG ƯƠNG ĐOÀN") && texts.values.contains("TỈNH ĐOÀN KIÊN GIANG"))
  }
}
