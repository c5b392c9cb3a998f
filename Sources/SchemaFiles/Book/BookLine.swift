import Cells
import VietnameseText

/// The non-blank cells of a row of a sheet.
struct BookLine {
  /// The row's number, 1-based.
  var number: Int
  /// Its cells, left to right.
  var cells: [Cell]
  /// What the cells say where they hold texts, white space at the edges left out; empty for others.
  var texts: [String]

  /// Whether it is a remark of the author: its first cell begins with `#` or `//`.
  var isComment: Bool {
    let first = texts.first?.unicodeScalars
    return first?.first == "#" || first?.starts(with: "//".unicodeScalars) == true
  }

  /// The rows of a sheet that are not blank; texts of white space only are blank.
  static func all(on worksheet: Worksheet, of workbook: Workbook) -> [BookLine] {
    var lines: [BookLine] = []
    for cell in worksheet.cells {
      var text = ""
      if cell.kind == .text {
        text = TextKey.trimmed(workbook.texts[cell.text])
        if text.isEmpty { continue }
      }
      if lines.last?.number != Int(cell.row) {
        lines.append(BookLine(number: Int(cell.row), cells: [], texts: []))
      }
      lines[lines.count - 1].cells.append(cell)
      lines[lines.count - 1].texts.append(text)
    }
    return lines
  }
}
