/// How much room a text takes, so that columns are wide enough to read. Estimated from the metrics of Times New Roman
/// (its digits are half an em wide), never below what is needed by more than a few percent.
package enum TextWidth {
  /// The width of a column, in the file's unit (digits of the default font, Calibri 11: 7 pixels), that shows a text
  /// of one line in a size.
  package static func columns(of text: String, size: Double = 13, bold: Bool = false) -> Double {
    // 96 pixels to the inch and 72 points: an em has size · 4/3 pixels; 5 pixels are the cell's own margin.
    (ems(of: text, bold: bold) * size * 4 / 3 + 5) / 7
  }

  /// How many lines a text takes in a column of a width, words being kept whole.
  package static func lines(of text: String, columns: Double, size: Double = 13, bold: Bool = false) -> Int {
    let room = max((columns * 7 - 5) / (size * 4 / 3), 1)
    var lines = 0
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var used = 0.0
      lines += 1
      for word in paragraph.split(separator: " ") {
        let width = ems(of: word, bold: bold)
        if used > 0, used + 0.25 + width > room {
          lines += 1
          used = 0
        }
        used += width + (used > 0 ? 0.25 : 0)
        while used > room {
          lines += 1
          used -= room
        }
      }
    }
    return max(lines, 1)
  }

  /// The height in points of so many lines.
  package static func height(lines: Int, size: Double = 13) -> Double { Double(lines) * size * 1.28 + 3 }

  /// The width of a text in ems.
  private static func ems(of text: some StringProtocol, bold: Bool) -> Double {
    var sum = 0.0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x300...0x36F: break
      case 0x20, 0x2C, 0x2E, 0x3A, 0x3B: sum += 0.26
      case 0x28, 0x29, 0x2D, 0x2F: sum += 0.33
      case 0x69, 0x6A, 0x6C, 0x74, 0x66, 0x72, 0x49: sum += 0.31
      case 0x6D, 0x77: sum += 0.76
      case 0x4D, 0x57: sum += 0.92
      case 0x41...0x5A: sum += 0.68
      case 0x2026, 0x2E80...: sum += 1
      default: sum += scalar.properties.isUppercase ? 0.7 : 0.48
      }
    }
    return bold ? sum * 1.06 : sum
  }
}
