import Schema

/// A part of a schema's file as it is written, before it means anything: every value is its text.
package struct SchemaNode: Sendable, Equatable {
  /// What stands there.
  package enum Content: Sendable, Equatable {
    /// A text; plain where it stands without quotes, so that `null` and `~` mean nothing there.
    case text(String, plain: Bool)
    /// A list.
    case list([SchemaNode])
    /// Keys with values, in the author's order.
    case mapping([SchemaEntry])
  }
  /// What stands there.
  package var content: Content
  /// Where it begins.
  package var position: SourcePosition

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
package struct SchemaEntry: Sendable, Equatable {
  /// The key.
  package var key: String
  /// Where the key stands.
  package var position: SourcePosition
  /// The value.
  package var value: SchemaNode
}

/// A place in a file, 1-based; the column counts Unicode scalars.
package struct SourcePosition: Sendable, Hashable, Comparable {
  /// Line and column.
  package var line: Int, column: Int
  /// Earlier before later.
  package static func < (first: Self, second: Self) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}
