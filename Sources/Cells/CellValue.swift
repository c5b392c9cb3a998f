/// What a cell says, as a value of its own.
public enum CellValue: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A text, never empty.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// An error such as `#REF!`, as it is stored.
  case error(String)
  /// A date, with or without a time of day.
  case date(SerialDate)
  /// A time of day, as the fraction of a day from 0 to below 1.
  case time(Double)
  /// A duration in days; may be negative.
  case duration(Double)
  /// A formula whose result is not stored.
  case formulaWithoutValue
}

extension TextTable {
  /// The value of a cell whose texts this table holds.
  public func value(of cell: Cell) -> CellValue {
    switch cell.kind {
    case .number: .number(cell.number)
    case .text: .text(self[cell.text])
    case .boolean: .boolean(cell.number != 0)
    case .error: .error(self[cell.text])
    case .date: .date(SerialDate(serial: cell.number))
    case .time: .time(cell.number)
    case .duration: .duration(cell.number)
    case .formulaWithoutValue: .formulaWithoutValue
    }
  }
}
