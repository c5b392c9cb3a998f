internal import Cells

/// Puts the texts of a workbook into Unicode where they are in an encoding from before it.
enum LegacyDecoding {
  /// The workbook with its legacy texts decoded, and the encoding met first; nil where all is Unicode, as nearly always.
  static func decoded(_ workbook: Workbook) -> (workbook: Workbook, encoding: LegacyEncoding)? {
    guard mayHoldLegacyText(workbook) else { return nil }
    var result = workbook
    var found: LegacyEncoding?
    for position in workbook.sheets.indices {
      var votes = LegacySheet()
      let sheet = workbook.sheets[position]
      for cell in sheet.cells where cell.kind == .text {
        votes.observe(workbook.texts[cell.text], font: font(of: cell, in: workbook))
      }
      for index in sheet.cells.indices where sheet.cells[index].kind == .text {
        let cell = sheet.cells[index]
        let text = workbook.texts[cell.text]
        let font = font(of: cell, in: workbook)
        guard let decoded = votes.decoded(text, runs: workbook.runs[cell.text] ?? [], font: font) else {
          continue
        }
        found = found ?? decoded.encoding
        result.sheets[position].cells[index].text = result.texts.append(decoded.text)
      }
      for (place, comment) in sheet.comments {
        guard let decoded = votes.decoded(comment, font: nil) else { continue }
        result.sheets[position].comments[place] = decoded.text
      }
    }
    return found.map { (result, $0) }
  }

  /// The font of a cell.
  private static func font(of cell: Cell, in workbook: Workbook) -> String? {
    let style = Int(cell.style)
    return style < workbook.styles.count ? workbook.styles[style].fontName : nil
  }

  /// Whether it is worth looking closer: a font tells, or more texts could be legacy than are surely Unicode.
  private static func mayHoldLegacyText(_ workbook: Workbook) -> Bool {
    if workbook.styles.contains(where: { $0.fontName.flatMap(LegacyEncoding.of(font:)) != nil }) {
      return true
    }
    for runs in workbook.runs.values
    where runs.contains(where: { $0.fontName.flatMap(LegacyEncoding.of(font:)) != nil }) {
      return true
    }
    var unicode = 0
    var doubtful = 0
    workbook.texts.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in workbook.texts.ends {
        var isMarked = false
        var isUnicode = false
        var index = start
        while index < end {
          let byte = bytes[index]
          if byte >= 0x80 {
            isMarked = true
            // ă đ ĩ ũ ơ ư (U+0100–U+01FF), combining marks (U+0300–U+036F), ạ … ỹ (U+1E00–U+1EFF): no legacy encoding
            // lies in these characters.
            if (0xC4...0xC7).contains(byte) || (0xCC...0xCD).contains(byte) { isUnicode = true }
            if byte == 0xE1, index + 1 < end, (0xB8...0xBB).contains(bytes[index + 1]) { isUnicode = true }
          }
          index += 1
        }
        start = end
        if isUnicode { unicode += 1 } else if isMarked { doubtful += 1 }
      }
    }
    return doubtful >= 4 && doubtful > unicode
  }
}
