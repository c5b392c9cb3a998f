internal import VietnameseText

extension Indicator {
  /// Whether a text states the unit of measure in brackets, as headings of grids do: `Diện tích (ha) > Tổng số`. Without a unit
  /// of measure: no.
  package func statesUnit(_ text: String) -> Bool {
    guard let unit, text.utf8.contains(UInt8(ascii: "(")) else { return false }
    return TextKey.folded(text).contains("(\(TextKey.folded(unit)))")
  }
  /// A text with the unit of measure in brackets behind it, unless it states that already.
  package func withUnit(_ text: String) -> String {
    guard let unit, !statesUnit(text) else { return text }
    return "\(text) (\(unit))"
  }
}

extension IndicatorType {
  /// The word of the schema for it: `count`, `choice(list)`.
  package var written: String {
    switch self {
    case .count: "count"
    case .number: "number"
    case .percent: "percent"
    case .money: "money"
    case .date: "date"
    case .text: "text"
    case .yesNo: "yesno"
    case .choice(let list): list.isEmpty ? "choice" : "choice(\(list))"
    }
  }
}

extension Aggregation {
  /// The word of the schema for it: `sum`, `ratio(C01/B10)`.
  package var written: String {
    switch self {
    case .sum: "sum"
    case .mean: "mean"
    case .min: "min"
    case .max: "max"
    case .last: "last"
    case .distinct: "distinct"
    case .list: "list"
    case .none: "none"
    case .ratio(let numerator, let denominator): "ratio(\(numerator)/\(denominator))"
    }
  }
}
