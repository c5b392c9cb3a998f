/// What stands before the root element of an XML part (XML 1.0, 2.8), looked at without a parser, piece by piece and
/// however long it is.
struct Prolog {
  /// What the bytes so far show.
  enum Finding {
    /// The root element begins, or there is no XML at all.
    case noDocumentType
    /// A document type declaration.
    case documentType
    /// The bytes end within the prolog.
    case unfinished
  }

  /// How characters are stored, as a parser finds out from the first two bytes (XML 1.0, appendix F).
  private enum Encoding { case bytes, littleEndian, bigEndian }

  /// Where the last character stands.
  private enum Place {
    /// Between declarations.
    case between
    /// Behind a `<`, followed by these characters, which do not yet show what it is.
    case markup([UInt8])
    /// Within `<?…?>`, behind so many of its last characters.
    case instruction(isAfterMark: Bool)
    /// Within `<!--…-->`, behind so many hyphens.
    case comment(hyphens: Int)
  }

  private var place = Place.between
  private var encoding: Encoding?
  /// The first byte of a character whose second is not there yet.
  private var half: UInt8?

  /// Looks at the next bytes of a part; the first ones are at least two, or all there are.
  mutating func look(at bytes: UnsafeRawBufferPointer) -> Finding {
    var rest = bytes[...]
    if encoding == nil {
      if Self.beginsPlainly(bytes) { return .noDocumentType }
      encoding = Self.encoding(of: bytes)
      if encoding == .bytes {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
      } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        rest = rest.dropFirst(2)
      }
    }
    for byte in rest {
      guard let character = character(byte) else { continue }
      let finding = take(character)
      if finding != .unfinished { return finding }
    }
    return .unfinished
  }

  private static func encoding(of bytes: UnsafeRawBufferPointer) -> Encoding {
    guard bytes.count >= 2 else { return .bytes }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return .littleEndian
    case (0xFE, 0xFF): return .bigEndian
    case (0, _): return .bigEndian
    case (_, 0): return .littleEndian
    default: return .bytes
    }
  }

  /// The character that a byte ends; all but ASCII, which alone is markup, are one. nil: its second byte is to come.
  private mutating func character(_ byte: UInt8) -> UInt8? {
    guard encoding != .bytes else { return byte }
    guard let first = half else {
      half = byte
      return nil
    }
    half = nil
    let (low, high) = encoding == .littleEndian ? (first, byte) : (byte, first)
    return high == 0 ? low : 0xFF
  }

  private mutating func take(_ character: UInt8) -> Finding {
    switch place {
    case .between:
      if Decimal.isSpace(character) { return .unfinished }
      guard character == UInt8(ascii: "<") else { return .noDocumentType }
      place = .markup([])
    case .markup(var begun):
      begun.append(character)
      if begun.elementsEqual("!DOCTYPE".utf8) { return .documentType }
      if begun.elementsEqual("?".utf8) {
        place = .instruction(isAfterMark: false)
      } else if begun.elementsEqual("!--".utf8) {
        place = .comment(hyphens: 0)
      } else {
        guard "!DOCTYPE".utf8.starts(with: begun) || "!--".utf8.starts(with: begun) else {
          return .noDocumentType
        }
        place = .markup(begun)
      }
    case .instruction(let isAfterMark):
      let isEnd = isAfterMark && character == UInt8(ascii: ">")
      place = isEnd ? .between : .instruction(isAfterMark: character == UInt8(ascii: "?"))
    case .comment(let hyphens):
      if character == UInt8(ascii: "-") {
        place = .comment(hyphens: min(hyphens + 1, 2))
      } else {
        place = hyphens == 2 && character == UInt8(ascii: ">") ? .between : .comment(hyphens: 0)
      }
    }
    return .unfinished
  }

  /// Whether nothing but an XML declaration and white space stands before the root: so begin nearly all parts.
  private static func beginsPlainly(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    if at + 5 < bytes.count, bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "?") {
      at += 2
      while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "?") || bytes[at + 1] != UInt8(ascii: ">") {
        at += 1
      }
      at += 2
    }
    while at < bytes.count, Decimal.isSpace(bytes[at]) { at += 1 }
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") else { return false }
    let letter = bytes[at + 1] | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
  }
}
