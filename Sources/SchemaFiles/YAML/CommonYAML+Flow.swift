/// Lists and mappings in brackets.
extension CommonYAML {
  /// What stands in brackets at a place of the next line; `place` is left behind the closing one, which may stand in a
  /// later line. Lines that follow have to be indented more than the block around.
  mutating func flow(_ place: inout Int, indent: Int, depth: Int) throws(Uncommon) -> SchemaNode {
    guard let line, depth <= Self.depth else { throw Uncommon() }
    let start = position(place, in: line)
    let isList = byte(place) == 0x5B
    let closing: UInt8 = isList ? 0x5D : 0x7D
    var elements: [SchemaNode] = []
    var entries: [SchemaEntry] = []
    place += 1
    try skipBreaks(&place, indent: indent)
    if byte(place) == closing {
      place += 1
      return SchemaNode(content: isList ? .list([]) : .mapping([]), position: start)
    }
    while true {
      if isList {
        elements.append(try flowValue(&place, indent: indent, depth: depth))
      } else {
        entries.append(try flowEntry(&place, indent: indent, depth: depth))
        guard entries.count <= Self.keyLimit, let last = entries.last,
          !entries.dropLast().contains(where: { $0.key == last.key })
        else { throw Uncommon() }
      }
      try skipBreaks(&place, indent: indent)
      let separator = byte(place)
      place += 1
      if separator == closing { break }
      guard separator == 0x2C else { throw Uncommon() }
      try skipBreaks(&place, indent: indent)
    }
    return SchemaNode(content: isList ? .list(elements) : .mapping(entries), position: start)
  }

  /// `key: value` in braces.
  private mutating func flowEntry(
    _ place: inout Int, indent: Int, depth: Int
  ) throws(Uncommon) -> SchemaEntry {
    guard let line else { throw Uncommon() }
    let keyPosition = position(place, in: line)
    let (key, _, end) = try flowText(place, in: line)
    guard byte(end) == 0x3A, byte(end + 1) == 0x20, end - place < Self.keyLength else { throw Uncommon() }
    place = afterSpaces(end + 1)
    guard place < line.end else { throw Uncommon() }
    let value = try flowValue(&place, indent: indent, depth: depth)
    return SchemaEntry(key: key, position: keyPosition, value: value)
  }

  /// A value between brackets.
  private mutating func flowValue(
    _ place: inout Int, indent: Int, depth: Int
  ) throws(Uncommon) -> SchemaNode {
    guard let line else { throw Uncommon() }
    if byte(place) == 0x5B || byte(place) == 0x7B {
      return try flow(&place, indent: indent, depth: depth + 1)
    }
    let start = position(place, in: line)
    let (text, plain, end) = try flowText(place, in: line)
    place = end
    return SchemaNode(content: .text(text, plain: plain), position: start)
  }

  /// A text between brackets with or without quotes, and where it ends.
  private func flowText(_ place: Int, in line: Line) throws(Uncommon) -> (String, plain: Bool, end: Int) {
    let first = byte(place)
    if first == 0x22 || first == 0x27 {
      let end = try quoted(place, in: line)
      return (text(place + 1..<end - 1), false, end)
    }
    guard beginsPlain(place) else { throw Uncommon() }
    var end = place
    scan: while end < line.end {
      let byte = byte(end)
      switch byte {
      case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: break scan
      case 0x3F: throw Uncommon()
      case 0x23 where self.byte(end - 1) == 0x20: throw Uncommon()
      case 0x3A:
        let following = self.byte(end + 1)
        if following == 0x20 { break scan }
        let isWord =
          (0x30...0x39).contains(following) || (0x41...0x5A).contains(following)
          || (0x61...0x7A).contains(following) || following >= 0x80
        guard isWord else { throw Uncommon() }
        end += 1
      default: end += 1
      }
    }
    // A text that reaches its line's end may go on in the next one.
    guard end < line.end else { throw Uncommon() }
    let stop = end
    while end > place, byte(end - 1) == 0x20 { end -= 1 }
    guard byte(stop) != 0x3A || stop == end else { throw Uncommon() }
    return (text(place..<end), true, stop)
  }

  /// Passes spaces and ends of lines; what goes on in a line stands deeper than the block around.
  private mutating func skipBreaks(_ place: inout Int, indent: Int) throws(Uncommon) {
    while let line {
      place = afterSpaces(place)
      if place < line.end {
        if byte(place) == 0x23 { throw Uncommon() }
        return
      }
      next += 1
      guard let below = self.line, below.number == line.number + 1, below.indent > indent else {
        throw Uncommon()
      }
      place = below.content
    }
    throw Uncommon()
  }
}
