// Facts are looked at in all modules, hundreds of thousands at a time. What is public here is so for the compiler alone: of
// what is not, other modules would ask the general way of all values and all sets, through tables of functions.

/// What can be said of an asked value before any arithmetic. Totals use `number` and `zero` only.
@frozen
public enum FactState: UInt8, Sendable, CaseIterable {
  /// A number other than zero.
  case number
  /// 0, or a word for it.
  case zero
  /// A day.
  case date
  /// A text, where a text, a choice or yes/no is asked.
  case text
  /// Nothing there, no such cell, or no return.
  case blank
  /// Said to come: "…", "đang tổng hợp".
  case pending
  /// Does not apply: "x", a notation of the campaign.
  case notApplicable
  /// Something that could not be read as what was asked.
  case unreadable
  /// Could be read in two ways.
  case ambiguous

  /// Its name in facts.csv.
  package var name: String {
    switch self {
    case .number: "number"
    case .zero: "zero"
    case .date: "date"
    case .text: "text"
    case .blank: "blank"
    case .pending: "pending"
    case .notApplicable: "not-applicable"
    case .unreadable: "unreadable"
    case .ambiguous: "ambiguous"
    }
  }
  /// The state with a name of facts.csv.
  package init?(name: some StringProtocol) {
    guard let state = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = state
  }
  /// Of its own: other modules would compare by the general way of all that has a raw value, for each fact.
  @inlinable
  public static func == (one: FactState, other: FactState) -> Bool { one.rawValue == other.rawValue }
  /// Whether it has a value that sums can take in.
  @inlinable
  public var isFigure: Bool { self == .number || self == .zero }
}

/// What a word before or after a number says of it.
@frozen
public enum FactQualifier: UInt8, Sendable, CaseIterable {
  /// Nothing was said, or there is no figure.
  case none
  /// As it stands.
  case exact
  /// "trên 5.000", "hơn", ">", "+".
  case atLeast
  /// "khoảng", "gần", "ước".
  case about

  /// Its name in facts.csv; empty where nothing was said.
  package var name: String {
    switch self {
    case .none: ""
    case .exact: "exact"
    case .atLeast: "at-least"
    case .about: "about"
    }
  }
}

/// What else is known of a fact.
@frozen
public struct FactFlags: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// From bits.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// From a list, the empty one as a rule: other modules would make it by the general way of all sets, for each value read.
  public init(arrayLiteral elements: FactFlags...) { rawValue = elements.reduce(0) { $0 | $1.rawValue } }
  /// An error about this one cell keeps the value out of totals until it is corrected or accepted.
  @inlinable
  public static var keptOut: FactFlags { FactFlags(rawValue: 1) }
  /// The value is the stored result of a formula.
  @inlinable
  public static var formula: FactFlags { FactFlags(rawValue: 2) }
  /// The unit's own figure was made by joining the rows of a grid; it has no cell of its own.
  @inlinable
  public static var joined: FactFlags { FactFlags(rawValue: 4) }
  /// The cell lies in a hidden sheet, row or column.
  @inlinable
  public static var hidden: FactFlags { FactFlags(rawValue: 8) }
  /// The cell is a percent format, so that the value is a hundred times the stored number.
  @inlinable
  public static var percentFormat: FactFlags { FactFlags(rawValue: 16) }
  /// The text can be read as another number too, and only a default decided (or nothing did).
  @inlinable
  public static var otherReading: FactFlags { FactFlags(rawValue: 32) }
  /// The figure is made of those of several parts of a return, one of which left its cell blank.
  @inlinable
  public static var partial: FactFlags { FactFlags(rawValue: 64) }
}

/// One asked value of one unit: indicator × measure (× sub-unit). A plain value without anything to retain; texts are
/// kept in its `FactTable` and named by index, −1 meaning none.
@frozen
public struct Fact: Sendable {
  /// The reporting unit: position in `CampaignSchema.units`.
  public var unit: Int32
  /// The row of a grid: position in `FactTable.subUnits`; −1: the unit's own figure.
  public var subUnit: Int32 = -1
  /// The indicator: position in `CampaignSchema.indicators`.
  public var indicator: Int32
  /// The measure: position in `FactTable.measures`; 0 is `now`.
  public var measure: Int32 = 0
  /// What can be said of it.
  public var state: FactState = .blank
  /// What a word beside the number says.
  public var qualifier: FactQualifier = .none
  /// What else is known.
  public var flags: FactFlags = []
  /// The number; of a date its `SerialDate` serial; of other states the value as read where there is one, else NaN.
  public var value: Double = .nan
  /// The workbook: position in `FactTable.files`; −1: no such cell.
  public var file: Int32 = -1
  /// The sheet: position in `FactTable.texts`; −1: no such cell.
  public var sheet: Int32 = -1
  /// The cell, 1-based; 0: no such cell.
  public var row: Int32 = 0, column: Int32 = 0
  /// What the cell says where that is not the plain value, and the text of text facts: position in `texts`.
  public var text: Int32 = -1
  /// What stands in the row's note column or the cell's comment: position in `texts`.
  public var note: Int32 = -1
  /// The value before a correction, as text: position in `texts`.
  public var correctedFrom: Int32 = -1

  /// A blank fact without a cell.
  @inlinable
  public init(unit: Int, indicator: Int, measure: Int = 0, subUnit: Int = -1) {
    self.unit = Int32(unit)
    self.indicator = Int32(indicator)
    self.measure = Int32(measure)
    self.subUnit = Int32(subUnit)
  }
  /// Its number where its state is number or zero; nil for everything else.
  @inlinable
  public var figure: Double? { state.isFigure ? value : nil }
  /// Its number where totals may take it in.
  @inlinable
  public var countedFigure: Double? { state.isFigure && !flags.contains(.keptOut) ? value : nil }
  /// Whether it stands in a cell.
  @inlinable
  public var hasCell: Bool { row > 0 }
}
