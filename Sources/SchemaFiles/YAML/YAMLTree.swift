import Schema
private import Yams

/// YAML text → the tree of what is written. The one place that knows Yams.
enum YAMLTree {
  /// How deep lists and mappings may be nested; a schema needs five levels.
  static let depth = 24

  /// The tree of a text.
  /// - Parameter file: the file's name, for problems.
  /// - Throws: what makes the text unusable as a whole: no YAML, a repeated key, anchors.
  static func root(of text: String, file: String) throws(SchemaError) -> SchemaNode {
    if let position = AliasGuard.excess(in: text) {
      throw error(.unsupportedYAML(.anchors), at: position, in: file)
    }
    do {
      // The basic resolver takes every scalar as text.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot() else { throw error(.blankFile, at: nil, in: file) }
      // Nodes know their anchors only as long as the parser lives.
      var tree = TreeBuilder()
      let node = withExtendedLifetime(parser) { tree.node(root, depth: 1) }
      if let (reason, position) = tree.problem { throw error(reason, at: position, in: file) }
      if let second = try parser.nextRoot() {
        throw error(.unsupportedYAML(.documents), at: second.mark.map(SourcePosition.init), in: file)
      }
      return node
    } catch let known as SchemaError {
      throw known
    } catch let failure as YamlError {
      throw translated(failure, text: text, file: file)
    } catch {
      throw self.error(.syntax("\(error)"), at: nil, in: file)
    }
  }

  private static func error(
    _ reason: SchemaProblem.Reason, at position: SourcePosition?, in file: String
  ) -> SchemaError {
    let place = SchemaPlace(file: file, line: position?.line, column: position?.column)
    return SchemaError(problems: [SchemaProblem(place: place, reason: reason)])
  }

  /// The parser's error with its place.
  private static func translated(_ failure: YamlError, text: String, file: String) -> SchemaError {
    switch failure {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return error(.syntax(problem), at: SourcePosition(mark), in: file)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return error(.repeatedKey(duplicates.first ?? ""), at: SourcePosition(context.mark), in: file)
    case .reader(let problem, let offset, let value, _):
      let words = value >= 0 ? "\(problem) (U+\(String(value, radix: 16, uppercase: true)))" : problem
      return error(.syntax(words), at: offset.map { position(ofCharacter: $0, in: text) }, in: file)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return error(.syntax("\(failure)"), at: nil, in: file)
    }
  }

  /// The place of a character by its distance from the start.
  private static func position(ofCharacter offset: Int, in text: String) -> SourcePosition {
    let before = text.prefix(max(0, offset))
    let lastLine =
      before.lastIndex(where: \.isNewline).map { before[before.index(after: $0)...] } ?? before[...]
    return SourcePosition(
      line: before.count(where: \.isNewline) + 1, column: lastLine.unicodeScalars.count + 1)
  }
}

extension SourcePosition {
  fileprivate init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}

/// Turns Yams' nodes into ours and keeps the first thing that a schema may not hold.
private struct TreeBuilder {
  var problem: (SchemaProblem.Reason, SourcePosition?)?

  mutating func node(_ node: Node, depth: Int) -> SchemaNode {
    let position = node.mark.map(SourcePosition.init) ?? SourcePosition(line: 1, column: 1)
    guard problem == nil else { return SchemaNode(content: .list([]), position: position) }
    // What is anchored may stand in many places: it is not walked.
    if node.anchor != nil { return refuse(.unsupportedYAML(.anchors), position) }
    if depth > YAMLTree.depth { return refuse(.tooDeep(limit: YAMLTree.depth), position) }
    switch node {
    case .scalar(let scalar):
      guard isOrdinary(scalar.tag, "str") else { return refuse(.unsupportedYAML(.tags), position) }
      return SchemaNode(content: .text(scalar.string, plain: scalar.style == .plain), position: position)
    case .sequence(let sequence):
      guard isOrdinary(sequence.tag, "seq") else { return refuse(.unsupportedYAML(.tags), position) }
      var list: [SchemaNode] = []
      list.reserveCapacity(sequence.count)
      for element in sequence { list.append(self.node(element, depth: depth + 1)) }
      return SchemaNode(content: .list(list), position: position)
    case .mapping(let mapping):
      guard isOrdinary(mapping.tag, "map") else { return refuse(.unsupportedYAML(.tags), position) }
      var entries: [SchemaEntry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let place = key.mark.map(SourcePosition.init) ?? position
        guard case .scalar(let scalar) = key else { return refuse(.unsupportedYAML(.complexKeys), place) }
        guard key.anchor == nil else { return refuse(.unsupportedYAML(.anchors), place) }
        entries.append(
          SchemaEntry(key: scalar.string, position: place, value: self.node(value, depth: depth + 1)))
      }
      return SchemaNode(content: .mapping(entries), position: position)
    case .alias:
      return refuse(.unsupportedYAML(.anchors), position)
    }
  }

  private mutating func refuse(_ reason: SchemaProblem.Reason, _ position: SourcePosition) -> SchemaNode {
    if problem == nil { problem = (reason, position) }
    return SchemaNode(content: .list([]), position: position)
  }

  /// Whether a node has no tag of its own.
  private func isOrdinary(_ tag: Tag, _ kind: String) -> Bool {
    let name = tag.rawValue
    return name.isEmpty || name == "tag:yaml.org,2002:" + kind
  }
}
