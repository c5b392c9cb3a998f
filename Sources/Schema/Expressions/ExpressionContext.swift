/// The names that an expression may use.
package struct ExpressionContext: Sendable {
  /// What an expression is for.
  package enum Purpose: Sendable {
    /// A condition over indicators and unit fields.
    case rule
    /// A figure computed from measures of the same row.
    case derived
  }
  /// What it is for.
  package let purpose: Purpose
  /// The codes of the indicators, in the order of the schema.
  package let indicators: [String]
  /// The names of the units' fields, `population` included.
  package let fields: [String]
  /// The measures: for a rule those of all layouts, for a derived column those of its layout.
  package let measures: [String]
  private let positions: [String: Int]

  /// The names of a schema's rules. `fields` need not name `population`, `measures` not `now`.
  package init(indicators: [String], fields: [String] = [], measures: [String] = []) {
    purpose = .rule
    self.indicators = indicators
    self.fields = fields.contains("population") ? fields : ["population"] + fields
    self.measures = measures.contains("now") ? measures : ["now"] + measures
    positions = Dictionary(zip(indicators, indicators.indices)) { first, _ in first }
  }

  /// The names of a derived column: the measures of its layout.
  package init(derivedFrom measures: [String]) {
    purpose = .derived
    indicators = []
    fields = []
    self.measures = measures
    positions = [:]
  }

  /// The position of an indicator in the order of the schema.
  package func position(of indicator: String) -> Int? { positions[indicator] }
}
