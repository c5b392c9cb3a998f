import SheetPlan

/// Links in the form in which the library wants them.
enum LinkAddress {
  /// The address of a link; nil where it would be too long for Excel. `sheetName` gives the name on the tab for a name
  /// of the plan.
  static func address(of link: PlannedLink, longest: Int, sheetName: (String) -> String) -> String? {
    switch link {
    case .file(let path, let place, _):
      guard let target = escapedPath(path, longest: longest) else { return nil }
      guard let place, place.utf16.count <= longest else { return "external:" + target }
      return "external:" + target + "#" + place
    case .sheet(let name, let cell, _):
      return "internal:" + SheetNaming.quoted(sheetName(name)) + "!" + cell
    }
  }

  /// What is shown when the pointer rests on it, at most 255 characters; nil: the address.
  static func tip(of link: PlannedLink) -> String? {
    switch link {
    case .file(_, _, let tip), .sheet(_, _, let tip):
      return tip.map { CellText.prepared($0, longest: 255, mark: "…") }
    }
  }

  /// The target of a relationship for a file, as the library makes it of an address; nil where it would be too long.
  static func target(of path: String, longest: Int) -> String? {
    guard let escaped = escapedPath(path, longest: longest) else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    var target: [UInt8] = []
    for byte in escaped.utf8 {
      switch byte {
      case UInt8(ascii: "/"): target.append(UInt8(ascii: "\\"))
      case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        target += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: target.append(byte)
      }
    }
    let backslash = UInt8(ascii: "\\")
    if target.starts(with: [UInt8(ascii: "."), backslash]) { target.removeFirst(2) }
    // Of two in a row the library thinks that it is a network share.
    let isShare = zip(target, target.dropFirst()).contains { $0 == backslash && $1 == backslash }
    return (isShare ? "file:///" : "") + String(decoding: target, as: UTF8.self)
  }

  /// A path as part of an address (RFC 3986): what would end it, or would be taken for an escape, a drive or a folder,
  /// is escaped here; spaces and quotes the library escapes itself.
  private static func escapedPath(_ path: String, longest: Int) -> String? {
    var escaped: [UInt8] = []
    // Excel counts a letter outside ASCII with all the escapes of its bytes.
    var length = 0
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\\"),
        0..<0x20:
        let digits = Array("0123456789ABCDEF".utf8)
        escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        length += 3
      default:
        escaped.append(byte)
        length += byte >= 0x80 || byte == UInt8(ascii: " ") ? 3 : 1
      }
    }
    return length <= longest ? String(decoding: escaped, as: UTF8.self) : nil
  }
}
