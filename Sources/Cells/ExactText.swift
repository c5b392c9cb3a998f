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
    first.text.utf8.elementsEqual(second.text.utf8)
  }
  package func hash(into hasher: inout Hasher) {
    let known: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if known == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
