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
    case 1 where CanonicalBytes.begins(name, "r"): self = .number
    case 1 where CanonicalBytes.begins(name, "s"): self = .style
    case 2 where CanonicalBytes.begins(name, "ht"): self = .height
    case 2 where CanonicalBytes.begins(name, "ph"): self = .phonetic
    case 5 where CanonicalBytes.begins(name, "spans"): self = .spans
    case 6 where CanonicalBytes.begins(name, "hidden"): self = .hidden
    case 8 where CanonicalBytes.begins(name, "thickTop"): self = .thickTop
    case 8 where CanonicalBytes.begins(name, "thickBot"): self = .thickBottom
    case 9 where CanonicalBytes.begins(name, "collapsed"): self = .collapsed
    case 12 where CanonicalBytes.begins(name, "customHeight"): self = .customHeight
    case 12 where CanonicalBytes.begins(name, "customFormat"): self = .customFormat
    case 12 where CanonicalBytes.begins(name, "outlineLevel"): self = .outlineLevel
    case 15 where CanonicalBytes.begins(name, "x14ac:dyDescent"): self = .descent
    default: return nil
    }
  }
}
