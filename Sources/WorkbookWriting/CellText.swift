/// Texts as cells can hold them: nothing that breaks the XML, nothing that a reader would decode into something else.
enum CellText {
  /// The text as it has to be handed to the library, whatever it holds. Most texts come back as they are, unchanged
  /// and not copied.
  ///
  /// - Controls other than tab and line feed become `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19 ST_Xstring), which readers
  ///   give back as they were. U+0000, U+FFFE and U+FFFF cannot be written at all and become U+FFFD.
  /// - A literal `_x0041_` becomes `_x005F_x0041_`, since readers would decode it.
  /// - What has more than `longest` UTF-16 units is cut between characters and ends with `mark`.
  static func prepared(_ text: String, longest: Int, mark: String) -> String {
    needsCare(text, longest: longest) ? careful(text, longest: longest, mark: mark) : text
  }

  /// Whether a text holds anything that has to be changed; false for nearly all.
  static func needsCare(_ text: String, longest: Int) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes -> Bool in
      if bytes.count > longest { return true }
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x20 {
          if byte != 0x09 && byte != 0x0A { return true }
        } else if byte == UInt8(ascii: "_") {
          if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "x") { return true }
        } else if byte == 0xEF {
          if index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return true }
        }
        index += 1
      }
      return false
    }
    return found ?? true
  }

  /// The text, changed where it has to be.
  private static func careful(_ text: String, longest: Int, mark: String) -> String {
    let kept = text.utf16.count > longest ? cut(text, to: longest - mark.utf16.count) + mark : text
    var prepared = escaped(kept)
    // Escapes make a text longer, and the library counts them: the rest is cut in proportion until it fits.
    var room = longest
    while prepared.unicodeScalars.count > longest, room > 0 {
      room = min(room - 1, room * longest / prepared.unicodeScalars.count)
      prepared = escaped(cut(text, to: max(room - mark.utf16.count, 0)) + mark)
    }
    return prepared
  }

  /// The text with escapes for what cannot stand in a cell.
  private static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case 0x09, 0x0A: result.append(scalar)
      case 0x01..<0x20:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(
          contentsOf: ("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_").unicodeScalars)
      case 0x5F where looksLikeEscape(scalars, at: index):
        result.append(contentsOf: "_x005F_".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether `_xHHHH_` stands at a position.
  private static func looksLikeEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else {
      return false
    }
    return scalars[index + 2...index + 5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  /// The longest beginning with at most so many UTF-16 units, cut between characters.
  static func cut(_ text: String, to count: Int) -> String {
    guard text.utf16.count > count else { return text }
    var units = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      units += text[end..<next].utf16.count
      if units > count { break }
      end = next
    }
    return String(text[..<end])
  }
}
