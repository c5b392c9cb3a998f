/// How a text of separated values (CSV) is written, found out from its content.
package struct SeparatedText: Sendable, Equatable {
  /// The encodings that returns come in.
  package enum Encoding: Int, Sendable {
    /// The numbers are LibreOffice's, as its filter options want them.
    case windows1252 = 1
    case windows1258 = 40
    case utf8 = 76
    case utf16 = 65535
  }
  /// The encoding.
  package var encoding: Encoding
  /// The ASCII code of what separates the columns.
  package var separator: UInt8
  /// The first line with data, 1-based: 2 where line 1 only names the separator (`sep=;`).
  package var firstLine = 1
  /// How many columns the longest line may have, counted without looking at quotes: never too few.
  package var columns = 1
  /// How many lines there are.
  package var lines = 1

  /// Looks at a text.
  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16
    } else if String(validating: bytes, as: UTF8.self) != nil {
      encoding = .utf8
    } else {
      encoding = Self.isWindows1258(bytes) ? .windows1258 : .windows1252
    }
    // In UTF-16 the ASCII characters are what remains without the zeros.
    let ascii = encoding == .utf16 ? bytes.filter { $0 != 0 } : bytes
    let named = Self.namedSeparator(ascii)
    separator = named ?? Self.separator(in: ascii)
    if named != nil { firstLine = 2 }
    var width = 1
    for byte in ascii {
      if byte == separator { width += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        columns = max(columns, width)
        width = 1
        lines += 1
      }
    }
    columns = max(columns, width)
  }

  /// Whether all of it fits into a sheet, with room; LibreOffice would cut off the rest without a word.
  package var fitsSheet: Bool { columns <= 1024 && lines <= 1_000_000 }

  /// LibreOffice's name of the filter and its options. Every column is taken as text: what its figures mean is found out
  /// by our own rules, which know the points and commas of the campaign, and not by a program's locale.
  package var filter: String {
    let formats = (1...((columns + 63) / 64 * 64)).map { "\($0)/2" }.joined(separator: "/")
    return "CSV:\(separator),34,\(encoding.rawValue),\(firstLine),\(formats),,false,false"
  }

  /// The separator that a first line `sep=;` names, as Excel writes it.
  private static func namedSeparator(_ bytes: [UInt8]) -> UInt8? {
    let line = bytes.drop { $0 >= 0x80 }.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.count == 5, line.starts(with: Array("sep=".utf8)) else { return nil }
    return line.last
  }

  /// The one of tab, semicolon and comma that most lines have equally often; quoted texts do not count.
  private static func separator(in bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
    var counts = candidates.map { _ in [Int: Int]() }
    var line = candidates.map { _ in 0 }
    var isQuoted = false
    for byte in bytes.prefix(1 << 18) + [UInt8(ascii: "\n")] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") {
        for index in candidates.indices where line[index] > 0 { counts[index][line[index], default: 0] += 1 }
        line = candidates.map { _ in 0 }
      } else if let index = candidates.firstIndex(of: byte) {
        line[index] += 1
      }
    }
    let best = candidates.indices.map { counts[$0].values.max() ?? 0 }
    let most = best.max() ?? 0
    // The first of equals: a comma is also a decimal mark, a tab is nothing else.
    guard most > 0, let index = best.firstIndex(of: most) else { return UInt8(ascii: ",") }
    return candidates[index]
  }

  /// Whether bytes that are not UTF-8 are windows-1258 rather than windows-1252 (or a font encoding that passes for it).
  /// Windows writes Vietnamese tone marks as letters of their own after the vowel; TCVN3 has its letters where
  /// windows-1258 has signs.
  private static func isWindows1258(_ bytes: [UInt8]) -> Bool {
    let vowels = Set(
      Array("aeiouyAEIOUY".utf8) + [0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD])
    let marks: Set<UInt8> = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
    var high = 0
    var signs = 0
    var marked = 0
    var previous: UInt8 = 0
    for byte in bytes.prefix(1 << 20) {
      if byte >= 0x80 { high += 1 }
      if (0xA1...0xBF).contains(byte) { signs += 1 }
      if marks.contains(byte), vowels.contains(previous) { marked += 1 }
      previous = byte
    }
    return signs * 10 <= high && marked * 10 >= high
  }
}
