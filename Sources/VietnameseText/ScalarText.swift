/// A text that is put together scalar by scalar, as UTF-8. (A string's view of its scalars takes ten times as long to grow.)
package struct ScalarText {
  private var bytes: [UInt8] = []

  /// An empty text with room for so many bytes.
  package init(room: Int = 32) { bytes.reserveCapacity(room) }

  /// Whether there is nothing yet.
  package var isEmpty: Bool { bytes.isEmpty }

  /// The text.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins anew.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds a scalar.
  @inline(__always)
  package mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}
