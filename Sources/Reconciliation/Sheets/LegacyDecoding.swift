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
        // Runs without a font of their own are one text.
        let runs = workbook.runs[cell.text] ?? []
        let named = runs.contains { $0.fontName != nil } ? runs : []
        guard let decoded = votes.decoded(text, runs: named, font: font) else {
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

  /// Whether it is worth looking closer: a font tells, or on a sheet more texts could be legacy than are surely Unicode.
  private static func mayHoldLegacyText(_ workbook: Workbook) -> Bool {
    if workbook.styles.contains(where: { $0.fontName.flatMap(LegacyEncoding.of(font:)) != nil }) {
      return true
    }
    for runs in workbook.runs.values
    where runs.contains(where: { $0.fontName.flatMap(LegacyEncoding.of(font:)) != nil }) {
      return true
    }
    // By text: 1 where it could be legacy, 2 where it is surely Unicode, else 0.
    var kinds = Array(repeating: UInt8(0), count: workbook.texts.ends.count)
    var unicode = 0
    var doubtful = 0
    workbook.texts.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (position, end) in workbook.texts.ends.enumerated() {
        var isMarked = false
        var isUnicode = false
        var index = start
        while index < end, !isUnicode {
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
        if isUnicode {
          kinds[position] = 2
          unicode += 1
        } else if isMarked {
          kinds[position] = 1
          doubtful += 1
        }
      }
    }
    guard doubtful >= 4, doubtful <= unicode else { return doubtful >= 4 }
    return workbook.sheets.contains { sheet in
      var count = (doubtful: 0, unicode: 0)
      for cell in sheet.cells where cell.kind == .text {
        guard kinds.indices.contains(Int(cell.text)) else { continue }
        let kind = kinds[Int(cell.text)]
        if kind == 1 { count.doubtful += 1 } else if kind == 2 { count.unicode += 1 }
      }
      return count.doubtful >= 4 && count.doubtful > count.unicode
    }
  }
}
