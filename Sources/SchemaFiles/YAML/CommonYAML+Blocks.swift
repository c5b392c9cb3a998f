/// Lists and mappings by indent.
extension CommonYAML {
  /// What stands at an indent from the next line on.
  mutating func block(indent: Int, depth: Int) throws(Uncommon) -> SchemaNode {
    guard let line, line.indent == indent, depth <= Self.depth else { throw Uncommon() }
    return isDash(line.content)
      ? try list(indent: indent, depth: depth) : try mapping(line.content, indent: indent, depth: depth)
  }

  /// A list whose dashes stand at an indent.
  private mutating func list(indent: Int, depth: Int) throws(Uncommon) -> SchemaNode {
    guard let first = line else { throw Uncommon() }
    let start = position(first.content, in: first)
    var elements: [SchemaNode] = []
    while let line, line.indent == indent, isDash(line.content) {
      let content = afterSpaces(line.content + 1)
      guard content < line.end, byte(content) != 0x23, !isDash(content) else { throw Uncommon() }
      if isKey(content, in: line) {
        elements.append(try mapping(content, indent: content - line.start, depth: depth + 1))
      } else {
        elements.append(try value(content, in: line, indent: indent, depth: depth + 1))
      }
    }
    try requireEnd(of: indent)
    return SchemaNode(content: .list(elements), position: start)
  }

  /// A mapping whose keys stand at an indent, the first at a place of the next line.
  private mutating func mapping(_ place: Int, indent: Int, depth: Int) throws(Uncommon) -> SchemaNode {
    guard let first = line, depth <= Self.depth else { throw Uncommon() }
    let start = position(place, in: first)
    var entries: [SchemaEntry] = []
    var place = place
    while let line, place - line.start == indent, !isDash(place) {
      let keyPosition = position(place, in: line)
      let (key, colon) = try key(place, in: line)
      guard entries.count < Self.keyLimit, !entries.contains(where: { $0.key == key }) else {
        throw Uncommon()
      }
      let value: SchemaNode
      if isBlank(colon + 1, in: line) {
        next += 1
        guard let below = self.line else { throw Uncommon() }
        // A list may stand at its key's own indent; what stands higher would leave the value blank.
        let isList = below.indent == indent && isDash(below.content)
        guard below.indent > indent || isList else { throw Uncommon() }
        value = try block(indent: below.indent, depth: depth + 1)
      } else {
        value = try self.value(afterSpaces(colon + 1), in: line, indent: indent, depth: depth + 1)
      }
      entries.append(SchemaEntry(key: key, position: keyPosition, value: value))
      place = self.line?.content ?? place
    }
    try requireEnd(of: indent)
    return SchemaNode(content: .mapping(entries), position: start)
  }

  /// What follows a block stands further left, or at the same indent where a list ends at its key's indent.
  private func requireEnd(of indent: Int) throws(Uncommon) {
    if let line, line.indent > indent { throw Uncommon() }
  }

  /// A value that begins in a line and ends it, or ends a later line where it is in brackets.
  private mutating func value(
    _ place: Int, in line: Line, indent: Int, depth: Int
  ) throws(Uncommon) -> SchemaNode {
    let first = byte(place)
    if first == 0x5B || first == 0x7B {
      var place = place
      let node = try flow(&place, indent: indent, depth: depth)
      guard let last = self.line, isBlank(place, in: last) else { throw Uncommon() }
      next += 1
      return node
    }
    let start = position(place, in: line)
    if first == 0x22 || first == 0x27 {
      let end = try quoted(place, in: line)
      guard isBlank(end, in: line) else { throw Uncommon() }
      next += 1
      return SchemaNode(content: .text(text(place + 1..<end - 1), plain: false), position: start)
    }
    guard beginsPlain(place) else { throw Uncommon() }
    var end = place
    while end < line.end {
      let byte = byte(end)
      // A colon before a space is a mapping where none may stand.
      if byte == 0x3A, self.byte(end + 1) == 0x20 || end + 1 == line.end { throw Uncommon() }
      if byte == 0x20, self.byte(end + 1) == 0x23 { break }
      end += 1
    }
    while end > place, byte(end - 1) == 0x20 { end -= 1 }
    next += 1
    // A deeper line would go on with the text.
    if let below = self.line, below.indent > indent { throw Uncommon() }
    return SchemaNode(content: .text(text(place..<end), plain: true), position: start)
  }

  // MARK: Keys

  /// A dash that begins an element.
  func isDash(_ place: Int) -> Bool {
    byte(place) == 0x2D && (byte(place + 1) == 0x20 || byte(place + 1) == 0x0A)
  }

  /// Whether a key stands at a place: a text followed by a colon and a space or the line's end.
  private func isKey(_ place: Int, in line: Line) -> Bool { (try? key(place, in: line)) != nil }

  /// The key at a place, and where its colon stands.
  private func key(_ place: Int, in line: Line) throws(Uncommon) -> (String, colon: Int) {
    let first = byte(place)
    if first == 0x22 || first == 0x27 {
      let end = try quoted(place, in: line)
      guard byte(end) == 0x3A, byte(end + 1) == 0x20 || end + 1 == line.end, end - place < Self.keyLength
      else {
        throw Uncommon()
      }
      return (text(place + 1..<end - 1), end)
    }
    guard beginsPlain(place) else { throw Uncommon() }
    var end = place
    while end < line.end, end - place < Self.keyLength {
      let byte = byte(end)
      if byte == 0x3A, self.byte(end + 1) == 0x20 || end + 1 == line.end {
        guard self.byte(end - 1) != 0x20 else { throw Uncommon() }
        return (text(place..<end), end)
      }
      if byte == 0x23, self.byte(end - 1) == 0x20 { throw Uncommon() }
      end += 1
    }
    throw Uncommon()
  }

  /// Where a text in quotes ends, behind its closing quote; texts with escapes are left to the full parser.
  func quoted(_ place: Int, in line: Line) throws(Uncommon) -> Int {
    let quote = byte(place)
    var end = place + 1
    while end < line.end {
      let byte = byte(end)
      if byte == quote {
        if quote == 0x27, self.byte(end + 1) == 0x27 { throw Uncommon() }
        return end + 1
      }
      if byte == 0x5C, quote == 0x22 { throw Uncommon() }
      end += 1
    }
    throw Uncommon()
  }

  /// Whether a text without quotes can begin here: with none of YAML's indicators.
  func beginsPlain(_ place: Int) -> Bool {
    switch byte(place) {
    case 0x2D: !(byte(place + 1) == 0x20 || byte(place + 1) == 0x0A || byte(place + 1) == 0x2D)
    // ! " # % & ' * , : > ? @ [ ] ` { | }
    case 0x0A, 0x20, 0x21...0x23, 0x25...0x27, 0x2A, 0x2C, 0x3A, 0x3E...0x40, 0x5B, 0x5D, 0x60, 0x7B...0x7D:
      false
    default: true
    }
  }
}
