/// Packs values into bytes, small numbers into few of them.
struct ByteWriter {
  /// What was packed so far.
  private(set) var bytes: [UInt8] = []

  /// A byte as it stands.
  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// A whole number: seven bits a byte, the lowest first; negative ones folded in between (zigzag).
  mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
  /// A whole number or none.
  mutating func number(orNone value: Int?) {
    byte(value == nil ? 0 : 1)
    if let value { number(value) }
  }

  /// Eight bytes, the lowest first.
  mutating func word(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
  /// A floating-point number, bit for bit.
  mutating func double(_ value: Double) { word(value.bitPattern) }
  /// A floating-point number or none.
  mutating func double(orNone value: Double?) {
    byte(value == nil ? 0 : 1)
    if let value { double(value) }
  }

  /// Bytes with their count.
  mutating func block(_ block: some Collection<UInt8>) {
    number(block.count)
    bytes.append(contentsOf: block)
  }
  /// A text.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      number(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }
  /// A text or none.
  mutating func text(orNone text: String?) {
    byte(text == nil ? 0 : 1)
    if let text { self.text(text) }
  }

  /// A list, each element packed by a body.
  mutating func list<Element>(_ list: [Element], _ each: (inout ByteWriter, Element) -> Void) {
    number(list.count)
    for element in list { each(&self, element) }
  }
}
