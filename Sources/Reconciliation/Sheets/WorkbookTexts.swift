internal import Cells

/// The texts of one workbook, by the numbers that a session's `TextForms` gives them.
final class WorkbookTexts {
  /// The session that normalises.
  let session: ReadingSession
  /// The workbook's texts.
  let table: TextTable
  /// The form of each text of the table; −1: not asked yet.
  private var known: [Int32]

  /// The texts of a workbook.
  init(_ table: TextTable, session: ReadingSession) {
    self.table = table
    self.session = session
    known = Array(repeating: -1, count: table.count)
  }

  /// The number of the form of a text; 0 for an index the table does not hold.
  func formIndex(of text: UInt32) -> Int32 {
    let index = Int(text)
    guard index < known.count else { return 0 }
    if known[index] >= 0 { return known[index] }
    let range = table.range(of: text)
    let form = table.bytes.withUnsafeBufferPointer { bytes in
      session.forms.form(utf8: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    known[index] = form
    return form
  }

  /// Whether a text is white space only.
  func isBlank(_ text: UInt32) -> Bool {
    let index = Int(text)
    guard index < known.count else { return true }
    if known[index] < 0 {
      // A text that begins with a visible ASCII character needs no normal form to be told from white space.
      let range = table.range(of: text)
      if let first = table.bytes[range].first, first > 0x20, first < 0x7F { return false }
    }
    return session.form(at: formIndex(of: text)).isBlank
  }
}
