import Schema

/// A sheet of a schema's workbook: which list it holds, and its columns.
struct BookSheet: Sendable {
  /// How its rows become the tree.
  enum Shape: Sendable, Equatable {
    /// Each row is a key with its value.
    case settings
    /// Each row is an element of the list under the key.
    case list
    /// Each row is an element of the list `values` of the layout named in the first column.
    case valueColumns
    /// Each row is a choice of the list named in the first column.
    case choices
  }
  /// The name on the tab, and the key in the model.
  var name: String, key: String
  /// How its rows become the tree.
  var shape: Shape
  /// Whether a schema needs it.
  var isRequired = false
  /// How many of its columns stay in view.
  var frozenColumns = 1
  /// The title in both languages.
  var title: SchemaSentence
  /// What it is for.
  var help: SchemaSentence
  /// Its columns; of the settings, its rows.
  var columns: [BookColumn]

  /// All sheets, in the order of the tabs.
  static let all: [BookSheet] = [
    .settings, .rounds, .units, .crosswalk, .layouts, .valueColumns, .sections, .indicators, .rules,
    .choices, .corrections, .accepted,
  ]

  /// The sheet that a tab's name means: its own name, its title or its key.
  static func named(_ tab: String) -> BookSheet? {
    let wanted = BookHeading.key(tab)
    return all.first { sheet in
      [sheet.name, sheet.title.vietnamese, sheet.title.english, sheet.key].contains {
        BookHeading.key($0) == wanted
      }
    }
  }

  /// The column of a heading, and the name after its colon where it has one.
  func column(headed heading: String) -> (column: BookColumn, name: String?)? {
    let wanted = BookHeading.key(heading)
    guard !wanted.isEmpty else { return nil }
    if let column = columns.first(where: { !$0.isOpen && $0.headingKeys.contains(wanted) }) {
      return (column, nil)
    }
    guard let parts = BookHeading.parts(heading), !parts.name.isEmpty else { return nil }
    let front = BookHeading.key(parts.heading)
    return columns.first { $0.isOpen && $0.headingKeys.contains(front) }.map { ($0, parts.name) }
  }
}
