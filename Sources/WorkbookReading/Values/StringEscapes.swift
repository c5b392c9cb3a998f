import Glibc

/// `_xHHHH_`, which stands for a character that XML cannot hold (ECMA-376 Part 1, 22.9.2.19 ST_Xstring).
enum StringEscapes {
  /// Whether a text may hold an escape.
  @inline(__always)
  static func mayOccur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 7, let start = text.baseAddress else { return false }
    return memchr(start, Int32(UInt8(ascii: "_")), text.count - 6) != nil
  }

  /// The text with its escapes decoded, once: `_x005F_x000D_` becomes `_x000D_`. Two escapes may be the halves of one
  /// character; a half alone stays as it is written, since no text can hold it.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      guard let unit = escape(in: text, at: position) else {
        result.append(text[position])
        position += 1
        continue
      }
      if let scalar = Unicode.Scalar(UInt32(unit)) {
        append(scalar, to: &result)
        position += 7
      } else if unit < 0xDC00, let low = escape(in: text, at: position + 7), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
      {
        append(scalar, to: &result)
        position += 14
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// The code unit of an escape at a position, if there is one.
  private static func escape(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt16? {
    guard position <= text.count - 7, text[position] == UInt8(ascii: "_"),
      text[position + 1] == UInt8(ascii: "x"), text[position + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      guard let digit = hexDigit(text[position + offset]) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    for byte in UTF8.encode(scalar).map(Array.init) ?? [] { bytes.append(byte) }
  }
}

/// UTF-16 units of a UTF-8 text, in which Excel counts.
func utf16Units(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var units = 0
  for byte in text where byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
  return units
}
