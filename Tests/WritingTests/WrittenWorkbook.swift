import Cells
import Glibc
import Synchronization
import SheetPlan
import WorkbookReading
import Testing
import WorkbookWriting

/// A workbook written to a temporary file, its bytes, those that were told as it was written, and what the reader finds in it.
struct WrittenWorkbook {
  let bytes: [UInt8]
  let told: [UInt8]
  let workbook: Workbook

  init(_ plan: WorkbookPlan, limits: WritingLimits = .excel, jobs: Int = 1) throws {
    let path = Self.temporaryPath()
    defer { unlink(path) }
    let heard = Mutex<[UInt8]>([])
    try WorkbookWriter.write(
      plan, to: path, limits: limits, jobs: jobs,
      told: { bytes in heard.withLock { $0.append(contentsOf: bytes) } })
    bytes = try Self.bytes(of: path)
    told = heard.withLock { $0 }
    workbook = try WorkbookReader.readWorkbook(contents: bytes)
  }

  /// A path that nothing lies at yet.
  static func temporaryPath() -> String {
    var template = "/tmp/tonghop-test-XXXXXX".utf8CString.map { $0 }
    let descriptor = mkstemp(&template)
    if descriptor >= 0 { close(descriptor) }
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
  private static func bytes(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// A sheet by its name.
  func sheet(_ name: String) throws -> Worksheet { try #require(workbook.sheets.first { $0.name == name }) }
  /// A cell's text; nil where there is no text cell.
  func text(_ cell: String, on sheet: String) throws -> String? {
    guard let found = try self.cell(cell, on: sheet), found.kind == .text else { return nil }
    return workbook.texts[found.text]
  }
  /// A cell's number; nil where there is no number.
  func number(_ cell: String, on sheet: String) throws -> Double? {
    guard let found = try self.cell(cell, on: sheet), found.kind == .number || found.kind == .date else {
      return nil
    }
    return found.number
  }
  private func cell(_ cell: String, on sheet: String) throws -> Cell? {
    let reference = try #require(CellReference(cell))
    return try self.sheet(sheet).cells.first { $0.reference == reference }
  }
}

extension WorkbookPlan {
  /// A plan of one sheet with cells in its rows, from row 1 and column 1.
  static func of(_ rows: [[CellContent]], name: String = "S") -> WorkbookPlan {
    var plan = WorkbookPlan()
    var sheet = PlannedSheet(name: name)
    sheet.rows = rows.enumerated().map { number, contents in
      PlannedRow(
        number + 1, cells: contents.enumerated().map { PlannedCell($0 + 1, $1, .standard) })
    }
    plan.sheets = [sheet]
    return plan
  }
}
