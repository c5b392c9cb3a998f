import Glibc

/// Bytes of text that grow, used again for text after text without new allocations. Whoever makes one frees it.
struct TextBuffer {
  /// The bytes; one more is always there for a closing 0.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// How many there are.
  private(set) var count = 0
  private var capacity: Int

  /// An empty buffer.
  init() {
    capacity = 256
    bytes = .allocate(capacity: capacity)
  }

  /// Gives the memory back.
  func free() { bytes.deallocate() }

  /// Empties it.
  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Keeps the first bytes only.
  mutating func truncate(to length: Int) { count = min(count, length) }

  /// Adds bytes.
  @inline(__always)
  mutating func append(_ more: UnsafePointer<UInt8>, _ length: Int) {
    if count &+ length >= capacity { grow(by: length) }
    memcpy(bytes + count, more, length)
    count &+= length
  }

  /// Adds one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count &+ 1 >= capacity { grow(by: 1) }
    bytes[count] = byte
    count &+= 1
  }

  /// The bytes.
  @inline(__always)
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  /// As a `String`.
  var string: String { String(decoding: buffer, as: UTF8.self) }

  /// Puts a 0 behind the bytes, for functions of C.
  @inline(__always)
  func terminate() { bytes[count] = 0 }

  private mutating func grow(by length: Int) {
    let wanted = max(capacity * 2, count + length + 1)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    memcpy(larger, bytes, count)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }
}
