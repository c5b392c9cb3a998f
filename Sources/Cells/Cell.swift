/// What a cell's stored value is, after its number format was looked at.
@frozen
public enum CellKind: UInt8, Sendable {
  /// A number; `Cell.number`.
  case number
  /// A text; `Cell.text` is its index in the workbook's `TextTable`.
  case text
  /// A Boolean; `Cell.number` is 1 or 0.
  case boolean
  /// An error such as `#REF!`; `Cell.text` is the index of its stored text.
  case error
  /// A date, with or without a time of day; `Cell.number` is a serial of `SerialDate`, whatever the file's date system.
  case date
  /// A time of day alone; `Cell.number` is the fraction of a day, from 0 to below 1.
  case time
  /// A duration; `Cell.number` is in days and may be negative.
  case duration
  /// A formula without a stored result. Counts as blank.
  case formulaWithoutValue
}

/// What else is known of a cell.
@frozen
public struct CellFlags: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// From bits.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The value is the stored result of a formula.
  public static let formula = CellFlags(rawValue: 1)
  /// The format that applies is a percent format: 0.5 is shown as 50%.
  public static let percent = CellFlags(rawValue: 2)
  /// A time or a date was stored as ISO 8601 text (`t="d"`), so there is no stored serial.
  public static let isoDate = CellFlags(rawValue: 4)
}

/// One non-blank cell of a sheet, or a formula without a result. 24 bytes, nothing to retain.
@frozen
public struct Cell: Sendable {
  /// A number, a serial, 0 or 1; see `CellKind`. For kinds with a text: 0.
  public var number: Double
  /// The row, 1-based.
  public var row: UInt32
  /// The index of a text in the workbook's `TextTable`; for kinds without a text: 0.
  public var text: UInt32
  /// The index of its style in `Workbook.styles`, always valid.
  public var style: UInt32
  /// The column, 1-based.
  public var column: UInt16
  /// What its value is.
  public var kind: CellKind
  /// What else is known.
  public var flags: CellFlags

  /// A cell from its parts.
  @inlinable
  public init(
    row: Int, column: Int, kind: CellKind, number: Double = 0, text: UInt32 = 0, style: UInt32 = 0,
    flags: CellFlags = []
  ) {
    self.row = UInt32(truncatingIfNeeded: row)
    self.column = UInt16(truncatingIfNeeded: column)
    self.kind = kind
    self.number = number
    self.text = text
    self.style = style
    self.flags = flags
  }

  /// Where it stands.
  @inlinable
  public var reference: CellReference { CellReference(row: Int(row), column: Int(column)) }
  /// Whether the number of `text` is an index into the text table.
  @inlinable
  public var hasText: Bool { kind == .text || kind == .error }
}
