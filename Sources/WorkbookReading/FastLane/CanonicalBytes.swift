import Glibc

/// Bytes that are looked at where they lie. Behind the last one stand at least `CanonicalBytes.padding` bytes 0, which no
/// canonical text holds, so that nothing has to be compared with an end.
typealias Bytes = UnsafePointer<UInt8>

/// What the fast lane knows of characters.
enum CanonicalBytes {
  /// How many bytes 0 have to follow.
  static let padding = 64

  /// Whether these bytes come next.
  @inline(__always)
  static func begins(_ at: Bytes, _ text: StaticString) -> Bool {
    memcmp(at, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Where a text first occurs from `start` to before `end`.
  static func find(_ text: StaticString, _ start: Bytes, _ end: Bytes) -> Bytes? {
    let length = text.utf8CodeUnitCount
    var at = start
    while end - at >= length,
      let found = memchr(at, Int32(text.utf8Start.pointee), end - at - length + 1)
    {
      at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if begins(at, text) { return at }
      at += 1
    }
    return nil
  }

  /// Takes `name="value"` of which the name is letters (and `:`) and the value printable ASCII without markup.
  /// - Returns: how long both are; nil, with `at` anywhere, for anything else.
  @inline(__always)
  static func attribute(_ at: inout Bytes) -> (name: Bytes, nameLength: Int, value: Bytes, valueLength: Int)?
  {
    let name = at
    while (at.pointee | 0x20) &- 97 < 26 || at.pointee == UInt8(ascii: ":") { at += 1 }
    let nameLength = at - name
    guard nameLength > 0, begins(at, "=\"") else { return nil }
    at += 2
    let value = at
    while at.pointee &- 32 < 95, at.pointee != UInt8(ascii: "\""), at.pointee != UInt8(ascii: "<"),
      at.pointee != UInt8(ascii: "&")
    {
      at += 1
    }
    guard at.pointee == UInt8(ascii: "\"") else { return nil }
    at += 1
    return (name, nameLength, value, at - 1 - value)
  }

  /// Moves over character data up to the next `<` in which nothing has to be decoded.
  /// - Returns: false where a byte comes that `text` or expat has to judge.
  @inline(__always)
  static func skipText(_ at: inout Bytes) -> Bool {
    while true {
      skipPlain(&at)
      let byte = at.pointee
      if byte == UInt8(ascii: "<") { return true }
      if byte >= 0x80 {
        guard let length = sequence(at) else { return false }
        at += length
      } else if byte == 10 || byte == 9 {
        at += 1
      } else {
        return false
      }
    }
  }

  /// Takes character data up to the next `<`, the five named entities decoded.
  /// - Returns: false where a byte comes that expat has to judge: a reference by number, `>`, a carriage return, a
  ///   control character, what is not UTF-8.
  static func text(_ at: inout Bytes, into buffer: inout TextBuffer) -> Bool {
    var start = at
    while !skipText(&at) {
      guard at.pointee == UInt8(ascii: "&"), let (character, length) = entity(at) else { return false }
      buffer.append(start, at - start)
      buffer.append(character)
      at += length
      start = at
    }
    buffer.append(start, at - start)
    return true
  }

  /// Moves over printable ASCII that is no markup, eight bytes at a time.
  ///
  /// In each byte of `odd` the highest bit says whether the byte of the word counts; a borrow can set it wrongly only
  /// above one that is set rightly, so that the lowest is exact (Mycroft's test for a zero byte). Swift's SIMD types were
  /// slower here: comparisons of their lanes are not one instruction.
  @inline(__always)
  private static func skipPlain(_ at: inout Bytes) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
      let control = (word &- ones &* 32) & ~word
      let less = word ^ (ones &* UInt64(UInt8(ascii: "<")))
      let greater = word ^ (ones &* UInt64(UInt8(ascii: ">")))
      let ampersand = word ^ (ones &* UInt64(UInt8(ascii: "&")))
      let markup = (less &- ones) & ~less | (greater &- ones) & ~greater | (ampersand &- ones) & ~ampersand
      let odd = (word | control | markup) & high
      if odd != 0 {
        at += odd.trailingZeroBitCount / 8
        return
      }
      at += 8
    }
  }

  /// One of the five entities that XML names (XML 1.0, 4.6): its character, and how many bytes it takes.
  private static func entity(_ at: Bytes) -> (character: UInt8, length: Int)? {
    if begins(at, "&lt;") { return (UInt8(ascii: "<"), 4) }
    if begins(at, "&gt;") { return (UInt8(ascii: ">"), 4) }
    if begins(at, "&amp;") { return (UInt8(ascii: "&"), 5) }
    if begins(at, "&quot;") { return (UInt8(ascii: "\""), 6) }
    if begins(at, "&apos;") { return (UInt8(ascii: "'"), 6) }
    return nil
  }

  /// The length of a UTF-8 sequence of two to four bytes that stands for a character of XML (XML 1.0, 2.2); nil for
  /// bytes that are none: too long a form, half a surrogate pair, U+FFFE and U+FFFF, what lies beyond U+10FFFF.
  @inline(__always)
  private static func sequence(_ at: Bytes) -> Int? {
    let lead = at[0]
    guard lead >= 0xC2, at[1] & 0xC0 == 0x80 else { return nil }
    if lead < 0xE0 { return 2 }
    guard at[2] & 0xC0 == 0x80 else { return nil }
    if lead < 0xF0 {
      if lead == 0xE0, at[1] < 0xA0 { return nil }
      if lead == 0xED, at[1] > 0x9F { return nil }
      if lead == 0xEF, at[1] == 0xBF, at[2] > 0xBD { return nil }
      return 3
    }
    guard lead < 0xF5, at[3] & 0xC0 == 0x80 else { return nil }
    if lead == 0xF0, at[1] < 0x90 { return nil }
    if lead == 0xF4, at[1] > 0x8F { return nil }
    return 4
  }
}
