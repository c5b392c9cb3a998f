internal import Findings
internal import Schema
internal import SheetPlan

/// How the cells of a template look: those to be filled in have a light ground, all others are locked.
struct TemplateLooks {
  /// Colours.
  enum Palette {
    static let heading = Colour(0xD9E2F3)
    static let section = Colour(0xF2F2F2)
    static let total = Colour(0xEAF1DD)
    static let line = Colour(0x7F7F7F)
    static let entry = Colour(0xFFFBE6)
    static let absent = Colour(0xE0E0E0)
    static let error = Colour(0xFFC7CE)
    static let warning = Colour(0xFFEB9C)
    static let info = Colour(0xDDEBF7)
    static let quiet = Colour(0x595959)
    static let link = Colour(0x0563C1)
    static let alarm = Colour(0xC00000)
    static let accent = Colour(0x1F3864)
  }
  /// The table of the workbook.
  private(set) var table = LookTable()
  private static let base = CellLook()
  private static let cell = base.with {
    $0.border = .thin
    $0.borderColour = Palette.line
  }

  /// Takes in a look without lines.
  mutating func free(_ change: (inout CellLook) -> Void) -> LookIndex {
    table.index(of: Self.base.with(change))
  }
  /// Takes in a look of a table's cell.
  mutating func cell(_ change: (inout CellLook) -> Void) -> LookIndex {
    table.index(of: Self.cell.with(change))
  }

  /// A text of the header block.
  mutating func office(bold: Bool, italic: Bool = false) -> LookIndex {
    free {
      $0.isBold = bold
      $0.isItalic = italic
      $0.horizontal = .centre
      $0.wraps = true
    }
  }
  /// The title, and what stands below it.
  mutating func title(size: Double, bold: Bool = true) -> LookIndex {
    free {
      $0.size = size
      $0.isBold = bold
      $0.isItalic = !bold
      $0.horizontal = .centre
      $0.wraps = true
    }
  }
  /// A heading of a column.
  mutating func heading() -> LookIndex {
    cell {
      $0.isBold = true
      $0.wraps = true
      $0.horizontal = .centre
      $0.fill = Palette.heading
    }
  }
  /// A number of a column, a printed code.
  mutating func columnNumber() -> LookIndex {
    cell {
      $0.size = 11
      $0.isItalic = true
      $0.horizontal = .centre
      $0.fill = Palette.heading
      $0.shrinks = true
    }
  }
  /// A cell of a section's row.
  mutating func section() -> LookIndex {
    cell {
      $0.isBold = true
      $0.fill = Palette.section
      $0.wraps = true
      $0.horizontal = .left
    }
  }
  /// A label of an indicator or a row, by its depth.
  mutating func label(depth: Int, bold: Bool = false) -> LookIndex {
    cell {
      $0.wraps = true
      $0.horizontal = .left
      $0.indent = min(depth, 6) * 2
      $0.isBold = bold
      $0.isItalic = depth > 0
    }
  }
  /// A running number, a unit of measure, a printed code.
  mutating func mark(bold: Bool = false) -> LookIndex {
    cell {
      $0.horizontal = .centre
      $0.wraps = true
      $0.isBold = bold
    }
  }
  /// A cell in which nothing is asked.
  mutating func absent() -> LookIndex {
    cell {
      $0.fill = Palette.absent
      $0.horizontal = .centre
      $0.colour = Palette.quiet
    }
  }
  /// A cell for a figure. `isOpen`: it may be filled in; else it is a sum or final.
  mutating func figure(
    _ type: IndicatorType, decimals: Int?, isOpen: Bool, isTotal: Bool, severity: Severity?
  )
    -> LookIndex
  {
    cell {
      $0.format = Self.format(of: type, decimals: decimals)
      $0.isLocked = !isOpen
      $0.isBold = isTotal
      $0.fill = severity.map(Self.fill) ?? (isTotal ? Palette.total : isOpen ? Palette.entry : nil)
      switch type {
      case .count, .number, .percent, .money: $0.horizontal = .right
      case .date, .yesNo: $0.horizontal = .centre
      case .choice, .text:
        $0.horizontal = .left
        $0.wraps = true
      }
    }
  }
  /// A cell for words: a note, a label of the unit's own.
  mutating func words(isOpen: Bool = true) -> LookIndex {
    cell {
      $0.wraps = true
      $0.horizontal = .left
      $0.isLocked = !isOpen
      $0.fill = isOpen ? Palette.entry : nil
    }
  }

  /// The format of a type's values. Numbers whose decimals the schema does not say show those they have.
  private static func format(of type: IndicatorType, decimals: Int?) -> NumberFormat {
    switch type {
    case .count: .decimals(decimals ?? 0)
    case .money, .number, .percent: decimals.map { .decimals($0) } ?? NumberFormat("#,##0.######")
    case .date: .day
    case .text, .yesNo, .choice: .general
    }
  }
  /// The colour of a severity.
  static func fill(_ severity: Severity) -> Colour {
    switch severity {
    case .fatal, .error: Palette.error
    case .warning: Palette.warning
    case .info: Palette.info
    }
  }
}
