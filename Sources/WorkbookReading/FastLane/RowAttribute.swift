/// The attributes of a row (ECMA-376 Part 1, 18.3.1.73; the last one [MS-XLSX] 2.3.2).
enum RowAttribute: UInt32 {
  /// By their bits.
  case number, spans, style, customFormat, height, hidden, customHeight, outlineLevel, collapsed, thickTop
  case thickBottom, phonetic, descent

  /// The bit that says that it was there.
  var bit: UInt32 { 1 << rawValue }

  /// By its name; nil for another one.
  @inline(__always)
  init?(_ name: Bytes, _ length: Int) {
    switch length {
    case 1:
      if name[0] == UInt8(ascii: "r") {
        self = .number
      } else if name[0] == UInt8(ascii: "s") {
        self = .style
      } else {
        return nil
      }
    case 2:
      if CanonicalBytes.begins(name, "ht") {
        self = .height
      } else if CanonicalBytes.begins(name, "ph") {
        self = .phonetic
      } else {
        return nil
      }
    case 5: if CanonicalBytes.begins(name, "spans") { self = .spans } else { return nil }
    case 6: if CanonicalBytes.begins(name, "hidden") { self = .hidden } else { return nil }
    case 8:
      if CanonicalBytes.begins(name, "thickTop") {
        self = .thickTop
      } else if CanonicalBytes.begins(
        name, "thickBot")
      {
        self = .thickBottom
      } else {
        return nil
      }
    case 9: if CanonicalBytes.begins(name, "collapsed") { self = .collapsed } else { return nil }
    case 12:
      if CanonicalBytes.begins(name, "customHeight") {
        self = .customHeight
      } else if CanonicalBytes.begins(name, "customFormat") {
        self = .customFormat
      } else if CanonicalBytes.begins(name, "outlineLevel") {
        self = .outlineLevel
      } else {
        return nil
      }
    case 15: if CanonicalBytes.begins(name, "x14ac:dyDescent") { self = .descent } else { return nil }
    default: return nil
    }
  }
}
