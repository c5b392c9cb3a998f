import Cells
import WorkbookReading

/// Cells as text: the canonical dump, JSON lines, and counts.
struct CellRendering {
  /// What was rendered so far, UTF-8.
  private(set) var output = SpillBuffer()

  /// Forgets everything.
  mutating func discard() { output.discard() }

  // MARK: Dump

  /// Every sheet, cell and merged range on a line of its own.
  mutating func dump(_ reader: WorkbookReader) throws(WorkbookReadError) {
    for sheet in reader.sheets {
      append("#sheet\t\(sheet.index)\t\(sheet.state.rawValue)\t")
      escape(sheet.name)
      append("\n")
      let start = output.mark()
      var text = self
      output = SpillBuffer()
      let merges = try reader.forEachOrderedBatch(of: sheet, restart: { text.output.truncate(to: start) }) {
        batch in
        for cell in batch.cells where cell.kind != .formulaWithoutValue {
          text.dump(cell, batch, sheet.index, reader)
        }
        text.output.spillIfLarge()
      }
      self = text
      for merge in merges { append("#merge\t\(sheet.index)\t\(merge)\n") }
    }
  }

  private mutating func dump(_ cell: Cell, _ batch: RowBatch, _ sheet: Int, _ reader: WorkbookReader) {
    append(sheet)
    append("\t")
    append(CellReference.letters(ofColumn: Int(cell.column)))
    append(Int(cell.row))
    switch cell.kind {
    case .number:
      append("\tn\t")
      append(cell.number)
    case .text:
      append("\ts\t")
      escape(batch.text(of: cell))
    case .error:
      append("\te\t")
      escape(batch.text(of: cell))
    case .boolean: append(cell.number != 0 ? "\tb\t1" : "\tb\t0")
    case .date:
      append("\td\t")
      appendDate(cell.number)
    case .time:
      append("\tt\t")
      appendTime(cell.number)
    case .duration:
      append("\tu\t")
      append(cell.number * 86_400)
    case .formulaWithoutValue: break
    }
    append("\t")
    escape(reader.formatCode(ofStyle: cell.style))
    append(cell.flags.contains(.formula) ? "\tf\n" : "\n")
  }

  // MARK: JSON

  /// One object on one line; worksheets only.
  mutating func json(_ reader: WorkbookReader) throws(WorkbookReadError) {
    append("{\"ok\": true, \"sheets\": [")
    var first = true
    for sheet in reader.sheets where sheet.kind == .worksheet {
      append(first ? "{\"name\": " : ", {\"name\": ")
      first = false
      quote(sheet.name)
      append(", \"state\": \"\(sheet.state.rawValue)\", \"cells\": [")
      let start = output.mark()
      var text = self
      output = SpillBuffer()
      var isFirst = true
      let restart = {
        text.output.truncate(to: start)
        isFirst = true
      }
      _ = try reader.forEachOrderedBatch(of: sheet, restart: restart) { batch in
        for cell in batch.cells where cell.kind != .formulaWithoutValue {
          if !isFirst { text.append(", ") }
          isFirst = false
          text.json(cell, batch)
        }
        text.output.spillIfLarge()
      }
      self = text
      append("]}")
    }
    append("], \"warnings\": [")
    for (index, warning) in reader.warnings.enumerated() {
      if index > 0 { append(", ") }
      var place = warning.sheet.map { "'\($0)'" } ?? ""
      if let cell = warning.cell { place += "!\(cell)" }
      quote(place.isEmpty ? warning.message : "\(place): \(warning.message)")
    }
    append("]}\n")
  }

  private mutating func json(_ cell: Cell, _ batch: RowBatch) {
    append("[\"")
    append(CellReference.letters(ofColumn: Int(cell.column)))
    append(Int(cell.row))
    switch cell.kind {
    case .number, .duration, .formulaWithoutValue:
      append("\", \"n\", ")
      append(cell.number)
    case .text:
      append("\", \"s\", ")
      quote(batch.text(of: cell))
    case .error:
      append("\", \"e\", ")
      quote(batch.text(of: cell))
    case .boolean: append(cell.number != 0 ? "\", \"b\", true" : "\", \"b\", false")
    case .date:
      append("\", \"d\", \"")
      appendDate(cell.number)
      append("\"")
    case .time:
      append("\", \"d\", \"")
      appendTime(cell.number)
      append("\"")
    }
    append("]")
  }

  /// The object of a workbook that was refused.
  mutating func refusal(_ error: WorkbookReadError, message: String) {
    append("{\"ok\": false, \"error\": \"\(error.errorClass.rawValue)\", \"message\": ")
    quote(message)
    append("}\n")
  }

  // MARK: Counts

  /// Sheets, rows with cells, non-blank cells, numbers, texts, and the sum of the numbers.
  mutating func count(_ reader: WorkbookReader) throws(WorkbookReadError) {
    var all = Counts()
    for sheet in reader.sheets {
      let before = all
      var counts = all
      _ = try reader.forEachOrderedBatch(of: sheet, restart: { counts = before }) { counts.add($0.cells) }
      all = counts
    }
    append("\(reader.sheets.count) \(all.rows) \(all.cells) \(all.numbers) \(all.texts) ")
    append(all.sum)
    append("\n")
  }

  private struct Counts {
    var rows = 0
    var cells = 0
    var numbers = 0
    var texts = 0
    var sum = 0.0

    /// Counts cells of whole rows.
    mutating func add(_ batch: UnsafeBufferPointer<Cell>) {
      var row: UInt32 = 0
      for cell in batch where cell.kind != .formulaWithoutValue {
        if cell.row != row {
          rows += 1
          row = cell.row
        }
        cells += 1
        if cell.kind == .number {
          numbers += 1
          sum += cell.number
        } else if cell.kind == .text {
          texts += 1
        }
      }
    }
  }

  // MARK: Pieces

  private mutating func append(_ text: String) { output.bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ number: Int) {
    guard number >= 10 || number < 0 else { return output.bytes.append(48 + UInt8(number)) }
    append(String(number))
  }

  /// The shortest decimal that gives the same number; whole numbers without a point.
  private mutating func append(_ number: Double) {
    if number.magnitude < 1e15, let whole = Int(exactly: number), whole != 0 || number.sign == .plus {
      append(whole)
    } else {
      append(number.description)
    }
  }

  private mutating func appendDate(_ serial: Double) {
    let parts = SerialDate(serial: serial).components
    appendPadded(parts.year, 4)
    append("-")
    appendPadded(parts.month, 2)
    append("-")
    appendPadded(parts.day, 2)
    append("T")
    appendClock(parts.hour, parts.minute, parts.second, parts.millisecond)
  }

  private mutating func appendTime(_ fraction: Double) {
    let milliseconds = Int((fraction * 86_400_000).rounded())
    appendClock(
      milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1000 % 60, milliseconds % 1000)
  }

  private mutating func appendClock(_ hour: Int, _ minute: Int, _ second: Int, _ millisecond: Int) {
    appendPadded(hour, 2)
    append(":")
    appendPadded(minute, 2)
    append(":")
    appendPadded(second, 2)
    guard millisecond > 0 else { return }
    append(".")
    appendPadded(millisecond, 3)
  }

  private mutating func appendPadded(_ number: Int, _ width: Int) {
    let digits = String(number)
    for _ in 0..<max(0, width - digits.utf8.count) { append("0") }
    append(digits)
  }

  /// A text with backslash, tab and line ends escaped.
  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\t"): append("\\t")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      default: output.bytes.append(byte)
      }
    }
  }

  /// A JSON string (RFC 8259).
  private mutating func quote(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        append(digits.utf8.count == 1 ? "\\u000\(digits)" : "\\u00\(digits)")
      default: output.bytes.append(byte)
      }
    }
    append("\"")
  }
}
