/// Writes the old binary format of Excel 97–2003 ([MS-XLS]), with a form in its shortest: labels and numbers.
enum BinaryWorkbook {
  /// The bytes of an `.xls` file with one sheet.
  static func bytes(sheet: String, rows: [(label: String, value: CellValue)]) -> [UInt8] {
    let globalsStart = record(0x0809, beginning(of: 0x0005)) + record(0x0042, [0xB0, 0x04])
    let name = [UInt8(truncatingIfNeeded: sheet.utf16.count), 1] + [UInt8](utf16: sheet)
    let ending = record(0x000A, [])
    let sheetOffset = globalsStart.count + 4 + 6 + name.count + ending.count
    var bound: [UInt8] = []
    bound.append(sheetOffset, bytes: 4)
    bound += [0, 0]
    var stream = globalsStart + record(0x0085, bound + name) + ending
    stream += record(0x0809, beginning(of: 0x0010))
    var dimensions: [UInt8] = []
    dimensions.append(0, bytes: 4)
    dimensions.append(rows.count, bytes: 4)
    for number in [0, 2, 0] { dimensions.append(number, bytes: 2) }
    stream += record(0x0200, dimensions)
    for (row, cells) in rows.enumerated() {
      stream += text(cells.label, row: row, column: 0)
      switch cells.value {
      case .text(let value): stream += text(value, row: row, column: 1)
      case .number(let value):
        var number = place(row: row, column: 1)
        number.append(Int(truncatingIfNeeded: value.bitPattern), bytes: 8)
        stream += record(0x0203, number)
      }
    }
    stream += ending
    return CompoundFile.bytes(streams: [("Workbook", stream)])
  }

  /// What the second column holds.
  enum CellValue {
    case text(String)
    case number(Double)
  }

  /// BOF ([MS-XLS] 2.4.21) of a substream.
  private static func beginning(of kind: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in [0x0600, kind, 0x0DBB, 0x07CC] { bytes.append(number, bytes: 2) }
    bytes.append(0x41, bytes: 4)
    bytes.append(6, bytes: 4)
    return bytes
  }
  /// Label ([MS-XLS] 2.4.148).
  private static func text(_ text: String, row: Int, column: Int) -> [UInt8] {
    var bytes = place(row: row, column: column)
    bytes.append(text.utf16.count, bytes: 2)
    return record(0x0204, bytes + [1] + [UInt8](utf16: text))
  }
  /// Row, column and look of a cell.
  private static func place(row: Int, column: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in [row, column, 0x0F] { bytes.append(number, bytes: 2) }
    return bytes
  }
  private static func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(kind, bytes: 2)
    bytes.append(content.count, bytes: 2)
    return bytes + content
  }
}
