/// Bytes that are not what a `ByteWriter` packed.
struct DamagedBytes: Error {}

/// Takes values out of bytes in the order in which a `ByteWriter` packed them. Nothing in the bytes is believed: every
/// count and every position is compared with what there is.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// A reader at the beginning of some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether everything was taken.
  var isAtEnd: Bool { position == bytes.endIndex }
  /// How many bytes are left.
  var left: Int { bytes.endIndex - position }

  /// A byte.
  mutating func byte() throws(DamagedBytes) -> UInt8 {
    guard position < bytes.endIndex else { throw DamagedBytes() }
    defer { position += 1 }
    return bytes[position]
  }

  /// A whole number.
  mutating func number() throws(DamagedBytes) -> Int {
    // Most numbers are small.
    if position < bytes.endIndex, bytes[position] < 0x80 {
      let small = Int(bytes[position])
      position += 1
      return (small >> 1) ^ -(small & 1)
    }
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw DamagedBytes() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }
  /// A whole number or none.
  mutating func numberOrNone() throws(DamagedBytes) -> Int? { try flag() ? number() : nil }
  /// A whole number of a range.
  mutating func number(in range: Range<Int>) throws(DamagedBytes) -> Int {
    let value = try number()
    guard range.contains(value) else { throw DamagedBytes() }
    return value
  }
  /// A position in a list of so many, or −1 for none.
  mutating func position(in count: Int) throws(DamagedBytes) -> Int32 {
    Int32(truncatingIfNeeded: try number(in: -1..<min(count, Int(Int32.max))))
  }
  /// A count of things of which each takes at least a byte.
  mutating func count() throws(DamagedBytes) -> Int { try number(in: 0..<(left + 1)) }

  /// Eight bytes, the lowest first.
  mutating func word() throws(DamagedBytes) -> UInt64 {
    try block(of: 8).withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }
  /// A floating-point number.
  mutating func double() throws(DamagedBytes) -> Double { Double(bitPattern: try word()) }
  /// A floating-point number or none.
  mutating func doubleOrNone() throws(DamagedBytes) -> Double? { try flag() ? double() : nil }

  /// So many bytes.
  mutating func block(of count: Int) throws(DamagedBytes) -> ArraySlice<UInt8> {
    guard count >= 0, count <= left else { throw DamagedBytes() }
    defer { position += count }
    return bytes[position..<(position + count)]
  }
  /// Bytes with their count.
  mutating func block() throws(DamagedBytes) -> ArraySlice<UInt8> { try block(of: count()) }
  /// A text.
  mutating func text() throws(DamagedBytes) -> String {
    guard let text = String(validating: try block(), as: UTF8.self) else { throw DamagedBytes() }
    return text
  }
  /// A text or none.
  mutating func textOrNone() throws(DamagedBytes) -> String? { try flag() ? text() : nil }
  /// Yes or no.
  mutating func flag() throws(DamagedBytes) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw DamagedBytes()
    }
  }

  /// A list, each element taken by a body.
  mutating func list<Element>(
    _ each: (inout ByteReader) throws(DamagedBytes) -> Element
  ) throws(DamagedBytes) -> [Element] {
    let count = try count()
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }
}
