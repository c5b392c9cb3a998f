internal import VietnameseText

/// Values of the schema as short texts, for people who compare two schemas.
enum SchemaText {
  /// A limit.
  static func limit(_ limit: Limit?) -> String? {
    switch limit {
    case nil: nil
    case .number(let number): NumberText.plain(number)
    case .field(let name): name
    }
  }
  /// Patterns of texts.
  static func patterns(_ patterns: [TextPattern]) -> [String] {
    patterns.map { pattern in
      switch pattern {
      case .text(let text): text
      case .expression(let expression): "/\(expression)/"
      case .column(let number): "cột \(letters(number))"
      }
    }
  }
  /// A place named by its label.
  static func namedCell(_ cell: NamedCell?) -> String? {
    guard let cell else { return nil }
    if let place = cell.cell { return place }
    let lines = cell.lines > 1 ? ", \(cell.lines) lines" : ""
    return patterns(cell.label).joined(separator: "; ") + " (\(cell.side.rawValue)\(lines))"
  }
  /// A tolerance.
  static func tolerance(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .absolute(let amount): NumberText.plain(amount)
    case .relative(let share): NumberText.plain((share * 1e8).rounded() / 1e6) + "%"
    }
  }
  /// A day.
  static func day(_ day: CalendarDay?) -> String? {
    day.map { NumberText.day(year: $0.year, month: $0.month, day: $0.day) }
  }
  /// A moment.
  static func moment(_ moment: LocalMoment?) -> String? {
    guard let moment, let day = day(moment.day) else { return nil }
    guard let minutes = moment.minutes else { return day }
    return "\(day) \(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
  }
  /// The letters of a column.
  private static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
