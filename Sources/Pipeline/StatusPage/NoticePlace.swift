private import Glibc

/// Where the watcher's part of a page stands. The page of ten thousand units has megabytes and gets a sign of life every
/// minute: it is looked through as bytes.
enum NoticePlace {
  static let opening = "<!--watch-->"
  static let closing = "<!--/watch-->"

  /// The bytes between the marks, line feeds included; nil: the page has none.
  static func range(in page: [UInt8]) -> Range<Int>? {
    guard let first = position(of: opening, in: page, from: 0) else { return nil }
    let start = first + opening.utf8.count
    return position(of: closing, in: page, from: start).map { start..<$0 }
  }

  /// Whether a text stands in a page.
  static func contains(_ text: String, _ page: [UInt8]) -> Bool {
    position(of: text, in: page, from: 0) != nil
  }

  /// Where a text begins first, from a byte on.
  private static func position(of text: String, in page: [UInt8], from start: Int) -> Int? {
    let sought = Array(text.utf8)
    return page.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let first = sought.first else { return nil }
      var place = start
      while place + sought.count <= bytes.count,
        let next = memchr(base + place, Int32(first), bytes.count - sought.count + 1 - place)
      {
        place = UnsafeRawPointer(next) - base
        if memcmp(base + place, sought, sought.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
