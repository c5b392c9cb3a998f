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
  /// Where the keys that a mapping lacks would stand: the blank cells of a row. Empty in YAML.
  var blanks: [String: BlankPlace] = [:]

  /// Whether it says that there is nothing: blank, `null` or `~` without quotes.
  var isNull: Bool {
    guard case .text(let text, plain: true) = content, text.utf8.count <= 4 else { return false }
    return text.isEmpty || text == "null" || text == "~"
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

/// Where a key that is lacking would stand, and what to say if it is needed.
struct BlankPlace: Sendable, Equatable {
  /// The place; nil for the file as a whole.
  var position: SourcePosition?
  /// What is wrong.
  var reason: SchemaProblem.Reason
  /// What was probably meant to be it.
  var suggestion: String?
  /// Whether the same lack concerns many rows, so that it is said once.
  var concernsAll = false
  /// Whether it was said already what is wrong there.
  var isReported = false
}

/// A place in a file, 1-based; the column counts Unicode scalars. In a workbook: row and column of a sheet.
struct SourcePosition: Sendable, Hashable, Comparable {
  /// Line and column.
  var line: Int, column: Int
  /// The sheet, by its position among the tabs, from 0; nil in a text file.
  var sheet: Int?
  /// Earlier before later.
  static func < (first: Self, second: Self) -> Bool {
    (first.sheet ?? 0, first.line, first.column) < (second.sheet ?? 0, second.line, second.column)
  }
}
