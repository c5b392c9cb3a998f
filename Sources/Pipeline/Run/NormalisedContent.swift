internal import Cells
internal import VietnameseText

/// The cells of a workbook without what programs add: for finding the same workbook under another name.
enum NormalisedContent {
  /// The SHA-256 of sheet names, references and values. Styles, properties and the order of parts do not count.
  static func hash(of workbook: Workbook) -> String {
    var hash = SHA256()
    var bytes = ByteRoom(capacity: 2 * stretch)
    workbook.texts.bytes.withUnsafeBytes { texts in
      for sheet in workbook.sheets {
        bytes.append(sheet.name.nfc)
        bytes.append(0)
        for cell in sheet.cells where cell.kind != .formulaWithoutValue {
          withUnsafeBytes(of: (cell.row.littleEndian, UInt32(cell.column).littleEndian)) { bytes.append($0) }
          bytes.append(cell.kind.rawValue)
          if cell.hasText {
            bytes.append(UnsafeRawBufferPointer(rebasing: texts[workbook.texts.range(of: cell.text)]))
            bytes.append(0)
          } else {
            withUnsafeBytes(of: cell.number.bitPattern.littleEndian) { bytes.append($0) }
          }
          if bytes.count >= stretch {
            bytes.lend { hash.update($0) }
            bytes.removeAll()
          }
        }
        bytes.append(0xFF)
      }
    }
    bytes.lend { hash.update($0) }
    return hash.hexadecimal()
  }
  /// How many bytes are hashed at once: little enough for memory that was in use just before.
  private static let stretch = 4 << 10
}
