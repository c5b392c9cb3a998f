/// How much room a text takes, so that columns are wide enough to read. Estimated from the metrics of Times New Roman
/// (its digits are half an em wide), never below what is needed by more than a few percent.
package enum TextWidth {
  /// The width of a column, in the file's unit (digits of the default font, Calibri 11: 7 pixels), that shows a text
  /// of one line in a size.
  package static func columns(of text: String, size: Double = 13, bold: Bool = false) -> Double {
    // 96 pixels to the inch and 72 points: an em has size · 4/3 pixels; 5 pixels are the cell's own margin.
    (ems(of: text, bold: bold) * size * 4 / 3 + 5) / 7
  }

  /// How many lines a text takes in a column of a width, words being kept whole where they fit.
  package static func lines(of text: String, columns: Double, size: Double = 13, bold: Bool = false) -> Int {
    let room = Self.room(columns: columns, size: size, bold: bold)
    // No character is wider than an em: most texts need no closer look.
    if text.utf8.count * 1000 <= room, !text.utf8.contains(0x0A), !text.utf8.contains(0x0D) { return 1 }
    var lines = 1
    // What stands on the line, and the word that comes next with the space before it.
    var (used, space, word) = (0, 0, 0)
    func endWord() {
      if used > 0, used + space + word > room {
        lines += 1
        used = 0
      }
      used += word + (used > 0 ? space : 0)
      // A word that is wider than the column is broken.
      while used > room {
        lines += 1
        used -= room
      }
      (space, word) = (0, 0)
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        endWord()
        lines += 1
        used = 0
      case "\r": break
      case " ":
        if word > 0 { endWord() }
        space += width(of: 0x20)
      default: word += width(of: scalar.value)
      }
    }
    endWord()
    return lines
  }
  /// How much room a column of a width has, in thousandths of an em, as the widths of characters are.
  package static func room(columns: Double, size: Double, bold: Bool) -> Int {
    Int(max((columns * 7 - 5) / (size * 4 / 3), 1) / (bold ? boldness : 1) * 1000)
  }
  /// The width of a text of one line in thousandths of an em: where it is no more than the room, the text takes one line. The
  /// greatest number for a text that has line breaks.
  package static func ofLine(_ text: String) -> Int {
    var sum = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" { return .max }
      sum += width(of: scalar.value)
    }
    return sum
  }
  /// How much wider bold text is.
  private static let boldness = 1.06

  /// The height in points of so many lines.
  package static func height(lines: Int, size: Double = 13) -> Double { Double(lines) * size * 1.28 + 3 }

  /// The width of a text in ems.
  private static func ems(of text: some StringProtocol, bold: Bool) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += width(of: scalar.value) }
    let ems = Double(sum) / 1000
    return bold ? ems * boldness : ems
  }

  /// The widths of U+0020 to U+007E in Times New Roman, in thousandths of an em.
  private static let ascii: [Int] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ]

  /// The width of a character, that of letters with marks being that of the plain letter.
  private static func width(of scalar: UInt32) -> Int {
    switch scalar {
    case 0x20...0x7E: return ascii[Int(scalar) - 0x20]
    case 0..<0x20, 0x300...0x36F: return 0
    case 0xC0...0x1B0, 0x1EA0...0x1EF9:
      guard let letter = plainLetter(of: scalar) else { return 500 }
      // Horns stand out to the right.
      let horn = scalar == 0x1A1 || scalar == 0x1B0 || scalar == 0x1A0 || scalar == 0x1AF ? 60 : 0
      return ascii[Int(letter.value) - 0x20] + horn
    case 0x2013, 0x2010...0x2012: return 500
    case 0x2014, 0x2026, 0x2E80...: return 1000
    default: return 500
    }
  }

  /// The plain letter of a Vietnamese letter with marks; nil for others.
  private static func plainLetter(of scalar: UInt32) -> Unicode.Scalar? {
    let capital: Unicode.Scalar
    switch scalar {
    case 0xC0...0xC3, 0xE0...0xE3, 0x102, 0x103, 0x1EA0...0x1EB7: capital = "A"
    case 0xC8...0xCA, 0xE8...0xEA, 0x1EB8...0x1EC7: capital = "E"
    case 0xCC, 0xCD, 0xEC, 0xED, 0x128, 0x129, 0x1EC8...0x1ECB: capital = "I"
    case 0xD2...0xD5, 0xF2...0xF5, 0x1A0, 0x1A1, 0x1ECC...0x1EE3: capital = "O"
    case 0xD9, 0xDA, 0xF9, 0xFA, 0x168, 0x169, 0x1AF, 0x1B0, 0x1EE4...0x1EF1: capital = "U"
    case 0xDD, 0xFD, 0x1EF2...0x1EF9: capital = "Y"
    case 0x110, 0x111: capital = "D"
    default: return nil
    }
    let isSmall: Bool
    switch scalar {
    case 0xC0...0xDF: isSmall = false
    case 0xE0...0xFF: isSmall = true
    // The code charts give capital and small letters in turns, capitals first; U+01AF is the odd one out.
    case 0x1AF, 0x1B0: isSmall = scalar == 0x1B0
    default: isSmall = scalar & 1 == 1
    }
    return isSmall ? Unicode.Scalar(capital.value + 0x20) : capital
  }
}
