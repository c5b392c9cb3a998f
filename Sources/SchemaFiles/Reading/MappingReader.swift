import Schema

/// Reads the keys of one mapping, noting what is wrong with them.
struct MappingReader {
  let entries: [SchemaEntry]
  /// Where the mapping begins.
  let position: SourcePosition
  /// Where lacking keys would stand.
  private let blanks: [String: BlankPlace]
  let path: SchemaPath
  let problems: ProblemCollector

  /// A reader of a mapping; nil, with a problem, where the node is something else.
  /// - Parameters:
  ///   - section: what the mapping is, as `UnbuiltKeys` names it.
  ///   - keys: all keys that it may have.
  init?(
    _ node: SchemaNode, section: String, keys: [String], path: SchemaPath, problems: ProblemCollector
  ) {
    guard case .mapping(let entries) = node.content else {
      problems.report(.otherShape(found: node.shape, expected: .mapping), at: node.position, path: path)
      return nil
    }
    self.entries = entries
    position = node.position
    blanks = node.blanks
    self.path = path
    self.problems = problems
    for (index, entry) in entries.enumerated() {
      if !keys.contains(entry.key) {
        problems.report(
          .unknownKey(entry.key), at: entry.position, path: path,
          suggestion: problems.nearest(to: entry.key, in: keys))
      } else if entries[..<index].contains(where: { $0.key == entry.key }) {
        problems.report(.repeatedKey(entry.key), at: entry.position, path: path)
      }
    }
    problems.judge(entries, section: section, path: path)
  }

  /// The entry of a key, also where it says `null`.
  func entry(_ key: String) -> SchemaEntry? { place(of: key).map { entries[$0] } }
  /// The value of a key; nil where there is none or it is `null`.
  func value(_ key: String) -> SchemaNode? {
    place(of: key).flatMap { entries[$0].value.isNull ? nil : entries[$0].value }
  }
  /// Where a key stands among the entries.
  private func place(of key: String) -> Int? {
    // By places: entries are too large to be copied one after the other for their keys.
    for place in entries.indices where entries[place].key == key { return place }
    return nil
  }
  /// Where a key's value stands, else the mapping.
  func position(of key: String) -> SourcePosition { value(key)?.position ?? position }
  /// Where a key stands, else the mapping.
  func keyPosition(_ key: String) -> SourcePosition { entry(key)?.position ?? position }

  /// Notes a problem with a key.
  func report(_ reason: SchemaProblem.Reason, _ key: String, suggestion: String? = nil) {
    problems.report(reason, at: position(of: key), path: path.child(key), suggestion: suggestion)
  }
  /// Notes that keys do not go together.
  func inconsistent(_ key: String, vietnamese: String, english: String) {
    problems.report(
      .inconsistent(SchemaSentence(vietnamese: vietnamese, english: english)), at: keyPosition(key),
      path: path.child(key))
  }
  /// Notes that a required key is missing.
  func missing(_ key: String) {
    if let blank = blanks[key] {
      problems.report(blank, path: path)
    } else {
      problems.report(.missingKey(key), at: position, path: path)
    }
  }

  /// The elements of a list; none, with a problem, where the value is something else.
  func list(_ key: String) -> [SchemaNode] {
    guard let node = value(key) else { return [] }
    guard case .list(let elements) = node.content else {
      report(.otherShape(found: node.shape, expected: .list), key)
      return []
    }
    return elements
  }

  /// Readers of the mappings in a list.
  func mappings(_ key: String, keys: [String]) -> [MappingReader] {
    let list = path.child(key)
    return self.list(key).enumerated().compactMap { index, node in
      MappingReader(node, section: key, keys: keys, path: list.element(index + 1), problems: problems)
    }
  }

  /// The reader of a mapping under a key.
  func mapping(_ key: String, section: String? = nil, keys: [String]) -> MappingReader? {
    value(key).flatMap {
      MappingReader(
        $0, section: section ?? key, keys: keys, path: path.child(key), problems: problems)
    }
  }

  /// The entries of a mapping whose keys are the author's; repeated ones are problems.
  func freeMapping(_ key: String) -> [SchemaEntry] {
    guard let node = value(key) else { return [] }
    guard case .mapping(let entries) = node.content else {
      report(.otherShape(found: node.shape, expected: .mapping), key)
      return []
    }
    for (index, entry) in entries.enumerated()
    where entries[..<index].contains(where: { $0.key == entry.key }) {
      problems.report(.repeatedKey(entry.key), at: entry.position, path: path.child(key))
    }
    return entries
  }
}
