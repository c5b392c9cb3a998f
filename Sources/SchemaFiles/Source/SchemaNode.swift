import Schema

/// A part of a schema's file as it is written, before it means anything: every value is its text.
struct SchemaNode: Sendable, Equatable {
  /// What stands there.
  enum Content: Sendable, Equatable {
    /// A text; plain where it stands without quotes, so that `null` and `~` mean nothing there.
    case text(String, plain: Bool)
    /// A list.
    case list([SchemaNode])
    /// Keys with values, in the author's order.
    case mapping([SchemaEntry])
  }
  /// What stands there.
  var content: Content
  /// Where it begins.
  var position: SourcePosition

  /// Whether it says that there is nothing: blank, `null` or `~` without quotes.
  var isNull: Bool {
    if case .text(let text, plain: true) = content { return text.isEmpty || text == "null" || text == "~" }
    return false
  }
  /// Its shape, for messages.
  var shape: SchemaProblem.Shape {
    switch content {
    case .text: isNull ? .nothing : .text
    case .list: .list
    case .mapping: .mapping
    }
  }
}

/// A key with its value.
struct SchemaEntry: Sendable, Equatable {
  /// The key.
  var key: String
  /// Where the key stands.
  var position: SourcePosition
  /// The value.
  var value: SchemaNode
}

/// A place in a file, 1-based; the column counts Unicode scalars.
struct SourcePosition: Sendable, Hashable, Comparable {
  /// Line and column.
  var line: Int, column: Int
  /// Earlier before later.
  static func < (first: Self, second: Self) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}
