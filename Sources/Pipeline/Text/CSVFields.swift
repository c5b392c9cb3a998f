private import Glibc

/// Fields of comma-separated values, in quotes where they need them, each written once and named by its position.
struct CSVFields {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// The bytes of the longest one.
  private(set) var longest = 0

  /// The fields of texts, in their order.
  init(_ texts: some Sequence<String>) { for text in texts { append(text) } }

  /// How many there are.
  var count: Int { ends.count - 1 }

  /// Takes in a text.
  mutating func append(_ text: String) {
    CSVRecords.append(field: text, to: &bytes)
    longest = max(longest, bytes.count - (ends.last ?? 0))
    ends.append(bytes.count)
  }

  /// Copies a field to where there is room for the longest one.
  /// - Returns: the place behind it.
  @inline(__always)
  func copy(_ index: Int, to target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    let (start, end) = (ends[index], ends[index + 1])
    bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { memcpy(target, base + start, end - start) }
    }
    return target + (end - start)
  }
}
