internal import Schema

/// A column of a table of a template.
struct TableColumn {
  /// What it holds.
  enum Role: Equatable {
    case number, unitName, unit, code, note, ignored
    /// A label; several are counted from 0.
    case label(Int)
    /// A figure of a form: a position in the layout's value columns.
    case value(Int)
    /// A figure of a grid: the indicator (a position in the schema) and the measure's position in the layout.
    case figure(indicator: Int, measure: Int)
  }
  /// What it holds.
  var role: Role
  /// The levels of its heading, from top to bottom; none: the template prints no heading.
  var heading: [String]
  /// Its width.
  var width: Double
  /// The column that the schema names by letters; nil: wherever there is room.
  var fixed: Int?
  /// The column, 1-based; set by `placed`.
  var column = 0

  /// A column. `patterns`: the accepted headings; `usual`: the heading where they say none.
  init(_ role: Role, _ patterns: [TextPattern], usual: String, width: Double) {
    self.role = role
    heading = PatternText.levels(of: PatternText.shown(patterns) ?? usual)
    fixed = PatternText.column(patterns)
    self.width = width
  }
  /// A column with a heading of its own.
  init(_ role: Role, heading: [String], width: Double) {
    self.role = role
    self.heading = heading
    self.width = width
  }

  /// Gives every column its place: those named by letters theirs, the others, in their order, what is free from the left.
  static func placed(_ columns: [TableColumn]) -> [TableColumn] {
    var taken = Set(columns.compactMap(\.fixed))
    var seen = Set<Int>()
    var next = 1
    var placed: [TableColumn] = []
    for var column in columns {
      if let fixed = column.fixed {
        // Two that name one column: the first has it.
        guard seen.insert(fixed).inserted else { continue }
        column.column = fixed
      } else {
        while taken.contains(next) { next += 1 }
        column.column = next
        taken.insert(next)
      }
      placed.append(column)
    }
    return placed.sorted { $0.column < $1.column }
  }
}
