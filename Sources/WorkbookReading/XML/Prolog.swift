/// What stands before the root element of an XML part, looked at without a parser (XML 1.0, 2.8).
enum Prolog {
  /// What the first bytes of a part show.
  enum Finding {
    /// The root element begins, or there is no XML at all.
    case noDocumentType
    /// A document type declaration.
    case documentType
    /// The bytes end within the prolog.
    case unfinished
  }

  /// Looks at the first bytes of a part. UTF-16 is looked at without its zero bytes, which suffices for markup.
  static func look(at bytes: UnsafeRawBufferPointer) -> Finding {
    if beginsPlainly(bytes) { return .noDocumentType }
    var text = Array(bytes)
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) || text.prefix(2).contains(0) {
      text.removeAll { $0 == 0 || $0 >= 0xFE }
    } else if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      text.removeFirst(3)
    }
    var rest = text[...]
    while true {
      rest = rest.drop(while: Decimal.isSpace)
      if rest.isEmpty { return .unfinished }
      if rest.starts(with: "<!DOCTYPE".utf8) { return .documentType }
      let end: String
      if rest.starts(with: "<?".utf8) {
        end = "?>"
      } else if rest.starts(with: "<!--".utf8) {
        end = "-->"
      } else {
        // Cut within `<!DOCTYPE` or `<!--`, or the root.
        let isCut = "<!DOCTYPE".utf8.starts(with: rest) || "<!--".utf8.starts(with: rest)
        return isCut ? .unfinished : .noDocumentType
      }
      guard let next = position(after: end, in: rest.dropFirst(2)) else { return .unfinished }
      rest = rest[next...]
    }
  }

  /// Whether nothing but an XML declaration and white space stands before the root: so begin nearly all parts.
  private static func beginsPlainly(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    if at + 5 < bytes.count, bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "?") {
      while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
      at += 1
    }
    while at < bytes.count, Decimal.isSpace(bytes[at]) { at += 1 }
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "<") else { return false }
    let letter = bytes[at + 1] | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
  }

  private static func position(after mark: String, in text: ArraySlice<UInt8>) -> Int? {
    guard let last = mark.utf8.last else { return nil }
    var at = text.startIndex
    while let found = text[at...].firstIndex(of: last) {
      if text[...found].suffix(mark.utf8.count).elementsEqual(mark.utf8) { return found + 1 }
      at = found + 1
    }
    return nil
  }
}
