private import Glibc

/// A text as a key that is found by its bytes alone.
///
/// Swift's texts are equal where they look the same, however their letters are put together (Unicode's canonical
/// equivalence: `ệ` is one scalar or three). Names of files are not: a folder may hold two that look the same, as when one
/// of them was sent from a Mac.
package struct ExactText: Hashable, Sendable {
  /// The text.
  package let text: String
  /// A key.
  package init(_ text: String) { self.text = text }

  package static func == (first: Self, second: Self) -> Bool {
    let (one, other) = (first.text.utf8, second.text.utf8)
    guard one.count == other.count else { return false }
    let known = one.withContiguousStorageIfAvailable { bytes in
      other.withContiguousStorageIfAvailable { areEqual(bytes, $0) }
    }
    return (known ?? nil) ?? one.elementsEqual(other)
  }
  /// Whether two stretches of one length hold the same bytes.
  private static func areEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard let first = one.baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, one.count) == 0
  }
  package func hash(into hasher: inout Hasher) {
    let known: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if known == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
