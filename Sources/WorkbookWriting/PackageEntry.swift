/// A part of a zip package as the library writes it (APPNOTE.TXT 4.3.7, 4.3.12).
struct PackageEntry: Sendable {
  /// Its name.
  var name: String
  /// Where its header in the central directory and that before its bytes stand.
  var header: Range<Int>, local: Range<Int>
  /// The deflated bytes, and how many they become.
  var data: Range<Int>, size: Int

  /// All parts, by the central directory (APPNOTE.TXT 4.3.12, 4.3.16); nil where it is not as the library writes it.
  static func all(in bytes: UnsafeRawBufferPointer) -> [PackageEntry]? {
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset >= 0, offset + length <= bytes.count else { return nil }
      return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2), var place = number(end + 16, 4)
    else {
      return nil
    }
    var entries: [PackageEntry] = []
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, number(place + 10, 2) == 8, let deflated = number(place + 20, 4),
        let size = number(place + 24, 4), let nameLength = number(place + 28, 2),
        let extra = number(place + 30, 2), let comment = number(place + 32, 2),
        let local = number(place + 42, 4),
        let localName = number(local + 26, 2), let localExtra = number(local + 28, 2)
      else { return nil }
      let start = local + 30 + localName + localExtra
      let next = place + 46 + nameLength + extra + comment
      guard start + deflated <= bytes.count, next <= bytes.count else { return nil }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      entries.append(
        PackageEntry(
          name: name, header: place..<next, local: local..<start, data: start..<start + deflated, size: size))
      place = next
    }
    return entries
  }
}
