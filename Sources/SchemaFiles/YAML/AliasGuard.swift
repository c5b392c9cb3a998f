/// Looks for so many YAML aliases that putting the anchored values in their places could take for ever. It reads the
/// text without parsing it and may take words in quotes for aliases, so a few are let through; the tree that comes of
/// those is small, and the reader refuses them there.
enum AliasGuard {
  /// How many candidates are let through.
  static let limit = 8

  /// The place of the first alias of a text with an anchor and more aliases than `limit`.
  static func excess(in text: String) -> SourcePosition? {
    var anchors = 0
    var aliases = 0
    var first: SourcePosition?
    var line = 1
    var column = 0
    // The byte that a word follows: aliases and anchors stand at the start of a value.
    var before: UInt8 = 0x0A
    var atStart = true
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { column += 1 }
      switch byte {
      case 0x0A, 0x0D:
        if byte == 0x0A { line += 1 }
        column = 0
        before = 0x0A
        atStart = true
      case 0x20, 0x09:
        atStart = true
      case 0x85, 0xA8, 0xA9:
        // The last bytes of U+0085, U+2028 and U+2029, at which YAML breaks lines too.
        before = 0x0A
        atStart = true
      case 0x26 where atStart && beginsValue(after: before):
        anchors += 1
        (before, atStart) = (byte, false)
      case 0x2A where atStart && beginsValue(after: before):
        aliases += 1
        if first == nil { first = SourcePosition(line: line, column: column) }
        (before, atStart) = (byte, false)
      default:
        before = byte
        // Brackets, commas and, between brackets, colons and question marks need no space after them.
        atStart = byte == 0x5B || byte == 0x7B || byte == 0x2C || byte == 0x3A || byte == 0x3F
      }
    }
    return anchors > 0 && aliases > limit ? first : nil
  }

  /// Whether a value can begin after a character: a line's start, `:`, `-`, `?`, `,`, a bracket, or an anchor.
  private static func beginsValue(after byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x3A, 0x2D, 0x3F, 0x2C, 0x5B, 0x7B: true
    default: false
    }
  }
}
