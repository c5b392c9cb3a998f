/// Lower case, for the letters of Vietnamese without the tables that all of Unicode needs.
enum LowerCase {
  /// What `String.lowercased()` gives.
  static func of(_ text: String) -> String {
    var result = ScalarText(room: text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let lower = lower(scalar) else { return text.lowercased() }
      result.append(lower)
    }
    return result.string
  }

  /// The small letter of a scalar that Vietnamese text has, itself where it has none; nil for others, some of which become
  /// several scalars or depend on what stands beside (Unicode Standard, 3.13).
  @inline(__always)
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    case 0..<0x41, 0x5B..<0xC0, 0xDF...0xFF, 0xD7: return scalar
    case 0x41...0x5A, 0xC0...0xDE: return Unicode.Scalar(value + 0x20)
    // Ă, Đ, Ĩ, Ũ, Ơ, Ư
    case 0x102, 0x110, 0x128, 0x168, 0x1A0, 0x1AF: return Unicode.Scalar(value + 1)
    case 0x103, 0x111, 0x129, 0x169, 0x1A1, 0x1B0: return scalar
    // Ạ to ỹ: capitals are even.
    case 0x1EA0...0x1EF9: return value & 1 == 0 ? Unicode.Scalar(value + 1) : scalar
    // Dashes, quotation marks, the ellipsis, the dong sign.
    case 0x2010...0x2027, 0x2030...0x205E, 0x20AB: return scalar
    default: return nil
    }
  }
}
