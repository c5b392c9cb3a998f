internal import Glibc

/// The numbers of texts among the shared strings of a workbook (ECMA-376 Part 1, 18.4), by their UTF-8 bytes: long sheets
/// repeat the same few texts in every row.
struct TextNumbers {
  /// Where a text's bytes begin, how many they are, and its number; by open addressing with linear probing.
  private struct Entry {
    var hash: UInt64
    var start: Int32, count: Int32, number: Int32
  }
  private var entries: [Entry?]
  private var bytes: [UInt8] = []
  private var count = 0

  /// No texts yet.
  init() { entries = Array(repeating: nil, count: 1024) }

  /// The number of a text; `make` gives one to a text that comes for the first time, nil where it cannot.
  mutating func number(of text: UnsafeBufferPointer<UInt8>, make: () -> Int32?) -> Int32? {
    let hash = Self.hash(text)
    var place = Int(truncatingIfNeeded: hash) & (entries.count - 1)
    while let entry = entries[place] {
      if entry.hash == hash, Int(entry.count) == text.count, isEqual(entry, text) { return entry.number }
      place = (place + 1) & (entries.count - 1)
    }
    // Long texts hardly ever come twice, and the table is no place to keep all remarks of a campaign.
    guard let number = make() else { return nil }
    guard text.count <= 256, bytes.count < 1 << 24 else { return number }
    entries[place] = Entry(
      hash: hash, start: Int32(bytes.count), count: Int32(text.count), number: number)
    bytes.append(contentsOf: text)
    count += 1
    if count * 2 > entries.count { grow() }
    return number
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let other = text.baseAddress else { return entry.count == 0 }
    return bytes.withUnsafeBufferPointer { kept in
      guard let own = kept.baseAddress else { return false }
      return memcmp(own + Int(entry.start), other, text.count) == 0
    }
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: nil, count: old.count * 2)
    for case let entry? in old {
      var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
      while entries[place] != nil { place = (place + 1) & (entries.count - 1) }
      entries[place] = entry
    }
  }

  /// Eight bytes at a time, multiplied and folded. Texts that were made to collide cost time, nothing else.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    var hash = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
    }
    var place = 0
    while place + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    mix(rest)
    return hash
  }
}
