import Schema

/// The codes of one kind of thing, in the author's order.
struct NameTable {
  /// What the codes belong to.
  let thing: SchemaProblem.Thing
  /// The codes, each once.
  private(set) var codes: [String] = []
  private var places: [String: (position: Int, line: Int)] = [:]
  /// Whether all codes could be read. Where not, a name that is not found may be one of those, and nothing is said.
  var isComplete = true

  /// A table without codes.
  init(_ thing: SchemaProblem.Thing) { self.thing = thing }

  /// Whether there is such a code.
  func contains(_ code: String) -> Bool { places[code] != nil }
  /// The place of a code among the codes.
  func position(of code: String) -> Int? { places[code]?.position }

  /// Adds a code; returns the line of its first use where there is one already.
  mutating func add(_ code: String, line: Int) -> Int? {
    if let first = places[code] { return first.line }
    places[code] = (codes.count, line)
    codes.append(code)
    return nil
  }
}

extension MappingReader {
  /// Notes a problem where a name is not in a table.
  func check(_ name: String, in table: NameTable, at position: SourcePosition, path: SchemaPath) {
    guard table.isComplete, !table.contains(name) else { return }
    problems.report(
      .unknownReference(name, to: table.thing), at: position, path: path,
      suggestion: problems.nearest(to: name, in: table.codes))
  }

  /// A name that refers to something of a table; nil where the key is not there.
  func reference(_ key: String, to table: NameTable) -> String? {
    guard let name = word(key) else { return nil }
    check(name, in: table, at: position(of: key), path: path.child(key))
    return name
  }

  /// Names that refer to things of a table: one, or a list; each once.
  func references(_ key: String, to table: NameTable) -> [String] {
    var found: [String] = []
    for (node, path) in textNodes(key) {
      guard case .text(let text, _) = node.content, !text.trimmed.isEmpty else {
        problems.report(.otherShape(found: node.shape, expected: .text), at: node.position, path: path)
        continue
      }
      let name = text.trimmed
      check(name, in: table, at: node.position, path: path)
      if found.contains(name) {
        problems.report(
          .repeatedCode(name, of: table.thing, firstLine: nil), at: node.position, path: path)
      } else {
        found.append(name)
      }
    }
    return found
  }
}
