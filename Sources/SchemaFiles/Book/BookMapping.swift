import Schema

/// Builds the mapping of a row, nested keys within mappings of their own.
struct BookMapping {
  private(set) var node: SchemaNode

  /// A mapping without keys, beginning at a cell.
  init(at position: SourcePosition) { node = SchemaNode(content: .mapping([]), position: position) }

  /// Adds a value at the end of a way.
  mutating func set(_ path: [String], _ value: SchemaNode) { Self.set(path[...], value, in: &node) }

  private static func set(_ path: ArraySlice<String>, _ value: SchemaNode, in node: inout SchemaNode) {
    guard case .mapping(var entries) = node.content, let key = path.first else { return }
    if path.count == 1 {
      entries.append(SchemaEntry(key: key, position: value.position, value: value))
    } else {
      let place = entries.firstIndex { $0.key == key } ?? entries.count
      if place == entries.count {
        let inner = SchemaNode(content: .mapping([]), position: value.position)
        entries.append(SchemaEntry(key: key, position: value.position, value: inner))
      }
      set(path.dropFirst(), value, in: &entries[place].value)
    }
    node.content = .mapping(entries)
  }

  /// Says where a key would stand; of a nested one only where its mapping is there.
  mutating func setBlank(_ path: [String], _ blank: BlankPlace) {
    Self.setBlank(path[...], blank, in: &node)
  }

  private static func setBlank(_ path: ArraySlice<String>, _ blank: BlankPlace, in node: inout SchemaNode) {
    guard let key = path.first else { return }
    if path.count == 1 {
      node.blanks[key] = blank
    } else if case .mapping(var entries) = node.content,
      let place = entries.firstIndex(where: { $0.key == key })
    {
      setBlank(path.dropFirst(), blank, in: &entries[place].value)
      node.content = .mapping(entries)
    }
  }
}
