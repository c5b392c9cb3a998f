import Schema

/// YAML text → the tree of what is written.
enum YAMLTree {
  /// How deep lists and mappings may be nested; a schema needs five levels.
  static let depth = 24
  /// How many open levels are followed at all. Those that are too deep are, so that a text that is no YAML is said to be
  /// none; but the more are open, the longer every further character takes.
  static let followedDepth = 500

  /// The tree of a text.
  /// - Parameter file: the file's name, for problems.
  /// - Throws: what makes the text unusable as a whole: no YAML, a repeated key, anchors.
  static func root(of text: String, file: String) throws(SchemaError) -> SchemaNode {
    do throws(YAMLFault) {
      var builder = YAMLTreeBuilder(of: text)
      guard let root = try builder.document() else { throw YAMLFault(reason: .blankFile) }
      if let problem = builder.problem { throw problem }
      if let second = try builder.document() {
        throw YAMLFault(reason: .unsupportedYAML(.documents), position: second.position)
      }
      return root
    } catch {
      let place = SchemaPlace(file: file, line: error.position?.line, column: error.position?.column)
      throw SchemaError(problems: [SchemaProblem(place: place, reason: error.reason)])
    }
  }
}

/// Puts the events of a text together and keeps the first thing that a schema may not hold. From there on nothing more is
/// built, and what else is read only tells whether it is YAML.
private struct YAMLTreeBuilder {
  private(set) var problem: YAMLFault?
  private let events: YAMLEvents
  /// The lists and mappings that are not closed yet.
  private var open: [Level] = []
  /// The elements of the open lists, and the keys of the open mappings, in the order of the text.
  private var elements: [SchemaNode] = []
  private var entries: [SchemaEntry] = []
  /// The anchors of what is complete.
  private var anchors: Set<String> = []

  /// A list or mapping that is not closed yet.
  private struct Level {
    var isMapping: Bool
    var position: SourcePosition
    var anchor: String?
    /// Where its elements or entries begin among those of all.
    var start: Int
    /// Whether a key was read whose value comes next.
    var hasKey = false
  }

  init(of text: String) { events = YAMLEvents(of: text) }

  /// The next document's root; nil where there is none.
  mutating func document() throws(YAMLFault) -> SchemaNode? {
    guard case .document = try events.next().content else { return nil }
    var root: SchemaNode?
    while true {
      let event = try events.next()
      let node: SchemaNode
      switch event.content {
      case .documentEnd, .document, .textEnd: return root
      case .list, .mapping:
        try begin(event)
        continue
      case .end:
        guard let level = open.popLast() else { continue }
        node = try completed(level)
      case .text(let text, let plain):
        check(event, isText: true)
        if let anchor = event.anchor { anchors.insert(anchor) }
        node = SchemaNode(content: .text(text, plain: plain), position: event.position)
      case .alias(let name):
        guard anchors.contains(name) else {
          throw YAMLFault(reason: .syntax("found undefined alias"), position: event.position)
        }
        // Its anchor was refused before, unless something else was before that.
        refuse(.unsupportedYAML(.anchors), event)
        node = SchemaNode(content: .list([]), position: event.position)
      }
      if open.isEmpty { root = node } else { add(node) }
    }
  }

  /// Opens a list or a mapping.
  private mutating func begin(_ event: YAMLEvent) throws(YAMLFault) {
    check(event, isText: false)
    if open.count >= YAMLTree.followedDepth, let problem { throw problem }
    let isMapping = if case .mapping = event.content { true } else { false }
    open.append(
      Level(
        isMapping: isMapping, position: event.position, anchor: event.anchor,
        start: isMapping ? entries.count : elements.count))
  }

  /// The node of a level that ends.
  private mutating func completed(_ level: Level) throws(YAMLFault) -> SchemaNode {
    if let anchor = level.anchor { anchors.insert(anchor) }
    guard level.isMapping else {
      let list = Array(elements[level.start...])
      elements.removeLast(list.count)
      return SchemaNode(content: .list(list), position: level.position)
    }
    let own = Array(entries[level.start...])
    entries.removeLast(own.count)
    if let repeated = RepeatedKey.first(in: own) {
      throw YAMLFault(reason: .repeatedKey(repeated.key), position: repeated.position)
    }
    return SchemaNode(content: .mapping(own), position: level.position)
  }

  /// Puts a node into the innermost level: as an element, as a key, or as the value of the key before it.
  private mutating func add(_ node: SchemaNode) {
    let last = open.count - 1
    if !open[last].isMapping {
      if problem == nil { elements.append(node) }
    } else if open[last].hasKey {
      open[last].hasKey = false
      if problem == nil { entries[entries.count - 1].value = node }
    } else {
      open[last].hasKey = true
      // Of what is refused the keys are known all the same: that one stands twice is said first.
      if case .text(let key, _) = node.content {
        let value = SchemaNode(content: .list([]), position: node.position)
        entries.append(SchemaEntry(key: key, position: node.position, value: value))
      }
    }
  }

  /// Notes what a schema may not hold.
  private mutating func check(_ event: YAMLEvent, isText: Bool) {
    guard problem == nil else { return }
    let isKey = open.last.map { $0.isMapping && !$0.hasKey } ?? false
    if isKey, !isText { return refuse(.unsupportedYAML(.complexKeys), event) }
    if event.anchor != nil { return refuse(.unsupportedYAML(.anchors), event) }
    if isKey { return }
    if open.count >= YAMLTree.depth { return refuse(.tooDeep(limit: YAMLTree.depth), event) }
    if event.hasTag { refuse(.unsupportedYAML(.tags), event) }
  }

  private mutating func refuse(_ reason: SchemaProblem.Reason, _ event: YAMLEvent) {
    if problem == nil { problem = YAMLFault(reason: reason, position: event.position) }
  }
}
