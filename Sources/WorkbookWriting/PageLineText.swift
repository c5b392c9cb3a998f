import SheetPlan

/// Headers and footers in the notation of the file (ECMA-376 Part 1, 18.3.1.46 headerFooter).
enum PageLineText {
  /// How many UTF-16 units it has at most.
  static let longest = 255

  /// The text; empty where the line is. Parts that would make it too long are cut.
  static func text(of line: PageLine) -> String {
    let parts = [("&L", line.left), ("&C", line.middle), ("&R", line.right)].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return "" }
    // The font is named in each part.
    let font = "&\"Times New Roman,Regular\"&10"
    let room = (longest / parts.count) - font.utf16.count - 2
    return parts.map { part in part.0 + font + fitting(part.1, room: room) }.joined()
  }

  /// A part with its marks, cut so that it fits.
  private static func fitting(_ text: String, room: Int) -> String {
    var text = text
    while true {
      let coded = code(text)
      let excess = coded.utf16.count - room
      if excess <= 0 { return coded }
      text = CellText.cut(text, to: max(text.utf16.count - excess - 1, 0)) + "…"
      if text == "…" { return text }
    }
  }

  /// A part with its marks: `&` is doubled, page numbers become fields, controls spaces. A figure at the beginning would
  /// be read as a part of the font's size and gets a space.
  private static func code(_ text: String) -> String {
    var coded = ""
    var rest = Substring(text)
    if let first = rest.first, first.isNumber { coded = " " }
    while let character = rest.first {
      if rest.hasPrefix("{page}") {
        coded += "&P"
        rest = rest.dropFirst("{page}".count)
      } else if rest.hasPrefix("{pages}") {
        coded += "&N"
        rest = rest.dropFirst("{pages}".count)
      } else {
        let isControl = character.unicodeScalars.allSatisfy { $0.value < 0x20 }
        coded += character == "&" ? "&&" : isControl ? " " : String(character)
        rest = rest.dropFirst()
      }
    }
    return coded
  }
}
