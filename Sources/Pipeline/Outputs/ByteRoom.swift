internal import Cells

/// Bytes in the making that are handed on and forgotten, so that a large file takes no more memory than a stretch of it.
struct ByteRoom: ~Copyable {
  private var room: UnsafeMutableRawBufferPointer
  /// How many bytes there are.
  private(set) var count = 0

  /// Room for so many bytes to begin with.
  init(capacity: Int) { room = .allocate(byteCount: max(capacity, 64), alignment: 8) }
  deinit { room.deallocate() }

  /// The bytes from an offset on, as long as they are lent.
  func lend<Failure>(
    from offset: Int = 0, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try body(UnsafeRawBufferPointer(rebasing: room[min(offset, count)..<count]))
  }
  /// Forgets what was handed on.
  mutating func removeAll() { count = 0 }

  /// Appends bytes.
  @inline(__always) mutating func append(_ more: UnsafeRawBufferPointer) {
    if count + more.count > room.count { grow(by: more.count) }
    guard let from = more.baseAddress, let to = room.baseAddress else { return }
    to.advanced(by: count).copyMemory(from: from, byteCount: more.count)
    count += more.count
  }
  /// Appends a byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    if count + 1 > room.count { grow(by: 1) }
    room.baseAddress?.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }
  /// Appends a text.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }
  /// Appends the digits of a whole number.
  mutating func append(whole number: UInt64) {
    if count + 20 > room.count { grow(by: 20) }
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    rest = number
    var place = count + digits
    while place > count {
      place -= 1
      room[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Appends a number; `count`: that of its bytes.
  mutating func append(_ number: ShortDecimal, count size: Int) {
    if count + size > room.count { grow(by: size) }
    guard let to = room.baseAddress else { return }
    number.store(to: to.assumingMemoryBound(to: UInt8.self) + count, count: size)
    count += size
  }

  /// Makes room for so many more.
  private mutating func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(room.count * 2, count + more), alignment: 8)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<count]))
    room.deallocate()
    room = larger
  }
}
