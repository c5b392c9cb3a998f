internal import Cells
internal import VietnameseText

/// The cells of a workbook without what programs add: for finding the same workbook under another name.
enum NormalisedContent {
  /// The SHA-256 of sheet names, references and values. Styles, properties and the order of parts do not count.
  static func hash(of workbook: Workbook) -> String {
    var bytes: [UInt8] = []
    for sheet in workbook.sheets {
      bytes.append(contentsOf: sheet.name.nfc.utf8)
      bytes.append(0)
      for cell in sheet.cells where cell.kind != .formulaWithoutValue {
        withUnsafeBytes(of: (cell.row.littleEndian, UInt32(cell.column).littleEndian)) {
          bytes.append(contentsOf: $0)
        }
        bytes.append(cell.kind.rawValue)
        if cell.hasText {
          bytes.append(contentsOf: workbook.texts.bytes[workbook.texts.range(of: cell.text)])
          bytes.append(0)
        } else {
          withUnsafeBytes(of: cell.number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
      }
      bytes.append(0xFF)
    }
    return SHA256.hexadecimal(of: bytes)
  }
}
