import Cells
import Glibc
import TestSupport
import WorkbookReading

/// The cells of a workbook as text, `A1 n 42`, sheets after the first with their names before: `Two!A1 s x`.
func cells(_ workbook: Workbook) -> [String] {
  workbook.sheets.flatMap { sheet in
    sheet.cells.map { (sheet.index == 0 ? "" : "\(sheet.name)!") + "\($0.reference) \(shown($0, workbook))" }
  }
}

/// The cells of a fixture.
func cells(_ fixture: WorkbookFixture) throws -> [String] { try cells(read(fixture)) }

/// The cells of a workbook of one sheet with these rows.
func cells(rows: String, strings: [String]? = nil, formats: [String] = []) throws -> [String] {
  try cells(WorkbookFixture(rows: rows, strings: strings, formats: formats))
}

/// A fixture, read whole.
func read(_ fixture: WorkbookFixture, options: ReadingOptions = .all) throws -> Workbook {
  try WorkbookReader.readWorkbook(contents: fixture.bytes, name: "test.xlsx", options: options)
}

/// Why bytes are refused; nil if they are read.
func refusal(_ bytes: [UInt8], limits: ReadingLimits = .standard) -> WorkbookReadError? {
  do throws(WorkbookReadError) {
    _ = try WorkbookReader.readWorkbook(contents: bytes, name: "test.xlsx", limits: limits)
    return nil
  } catch { return error }
}

/// Why a fixture is refused.
func refusal(_ fixture: WorkbookFixture, limits: ReadingLimits = .standard) -> WorkbookReadError? {
  refusal(fixture.bytes, limits: limits)
}

/// Seconds of CPU that a closure takes on this thread, and what it returns.
func cpuSeconds<Result>(_ body: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  let result = try body()
  return (now() - start, result)
}

private func shown(_ cell: Cell, _ workbook: Workbook) -> String {
  let mark = cell.flags.contains(.formula) ? " f" : ""
  switch workbook.texts.value(of: cell) {
  case .number(let number): return "n \(number)\(cell.flags.contains(.percent) ? " %" : "")\(mark)"
  case .text(let text): return "s \(text)\(mark)"
  case .boolean(let value): return "b \(value ? 1 : 0)\(mark)"
  case .error(let text): return "e \(text)\(mark)"
  case .date(let date):
    let parts = date.components
    return
      "d \(parts.year)-\(parts.month)-\(parts.day) \(parts.hour):\(parts.minute):\(parts.second).\(parts.millisecond)\(mark)"
  case .time(let time): return "t \(Int((time * 86_400_000).rounded()))\(mark)"
  case .duration(let days): return "u \(Int((days * 86_400_000).rounded()))\(mark)"
  case .formulaWithoutValue: return "blank f"
  }
}
