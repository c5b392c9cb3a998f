import SheetPlan

/// The looks of an office's workbook.
struct Looks {
  /// The looks taken in so far.
  private(set) var table = LookTable()
  private let habits: Habits

  /// The looks of an office.
  init(habits: Habits) { self.habits = habits }

  private var base: CellLook {
    CellLook().with {
      $0.font = habits.font
      $0.size = habits.size
    }
  }
  private mutating func index(_ change: (inout CellLook) -> Void) -> LookIndex {
    table.index(of: base.with(change))
  }

  /// A line of the header, the title or the signatures.
  mutating func title(isBold: Bool, isItalic: Bool, size: Double) -> LookIndex {
    index {
      $0.isBold = isBold
      $0.isItalic = isItalic
      $0.size = size
      $0.horizontal = .centre
    }
  }
  /// A text outside the table.
  mutating func plain(isBold: Bool) -> LookIndex { index { $0.isBold = isBold } }
  /// A label outside the table, to the right.
  var right: LookIndex {
    mutating get { index { $0.horizontal = .right } }
  }
  /// A heading of the table.
  var heading: LookIndex {
    mutating get {
      index {
        $0.isBold = true
        $0.horizontal = .centre
        $0.border = .thin
        $0.wraps = true
      }
    }
  }
  /// A cell of the row of column numbers.
  var columnNumber: LookIndex {
    mutating get {
      index {
        $0.isItalic = true
        $0.size = 11
        $0.horizontal = .centre
        $0.border = .thin
      }
    }
  }
  /// A cell of the table.
  mutating func cell(_ side: HorizontalAlignment, isBold: Bool = false, indent: Int = 0) -> LookIndex {
    index {
      $0.isBold = isBold
      $0.horizontal = side
      $0.border = .thin
      $0.wraps = true
      $0.indent = indent
    }
  }
  /// A number of the grid.
  mutating func number(isBold: Bool) -> LookIndex {
    index {
      $0.isBold = isBold
      $0.horizontal = .right
      $0.border = .thin
      $0.format = .whole
    }
  }
  /// A value cell of the form.
  mutating func value(of indicator: SampleIndicator, isBold: Bool, font: String?) -> LookIndex {
    index {
      $0.isBold = isBold
      $0.border = .thin
      $0.horizontal = indicator.type == "text" ? .left : .right
      $0.wraps = indicator.type == "text"
      if let font { $0.font = font }
      switch indicator.type {
      case "count", "money": $0.format = .whole
      case "date": $0.format = .day
      default: break
      }
    }
  }
}
