/// A digest of 128 bits that tells whether bytes are the same as before, at the speed of reading them. It keeps off
/// accidents, not forgers: where somebody could gain by forging, `SHA256` is used.
///
/// Two lanes of folded multiplication (as in wyhash, Wang Yi 2019) over words of eight bytes, with fixed keys: the same
/// bytes have the same digest on every machine.
struct ByteDigest: Hashable {
  /// Both halves.
  private(set) var first: UInt64, second: UInt64

  private static let keys: (UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB
  )

  /// The digest of some bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    let keys = Self.keys
    first = keys.0 ^ UInt64(truncatingIfNeeded: bytes.count)
    second = keys.1
    let end = bytes.count & ~15
    var place = 0
    while place < end {
      take(Self.word(bytes, place), Self.word(bytes, place + 8))
      place += 16
    }
    // What is left of sixteen bytes, with zeros behind it: how many there are is in the digest already.
    var rest: (UInt64, UInt64) = (0, 0)
    for offset in 0..<(bytes.count - end) {
      let byte = UInt64(bytes[end + offset]) << UInt64(8 * (offset & 7))
      if offset < 8 { rest.0 |= byte } else { rest.1 |= byte }
    }
    take(rest.0, rest.1)
    let mixed = Self.folded(first ^ keys.2, second ^ keys.3)
    second = Self.folded(second ^ keys.0, first ^ keys.1)
    first = mixed
  }
  /// A digest of its halves.
  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }
  /// The digest of some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBytes { ByteDigest($0) }
  }

  private mutating func take(_ one: UInt64, _ other: UInt64) {
    let keys = Self.keys
    // Each lane sees both words, and neither can be brought to zero without the other.
    first = Self.folded(one ^ keys.2, other ^ first)
    second = Self.folded(other ^ keys.3, one ^ second) &+ one
  }
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
  /// Both halves of a product in one.
  private static func folded(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }

  /// As 32 hexadecimal digits.
  var hexadecimal: String {
    [first, second].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
