package import Schema

/// What a return says of an operand, before missing values are treated.
package enum StatedOperand: Sendable, Equatable {
  /// A figure.
  case figure(Double)
  /// Blank, pending, unreadable, ambiguous or kept out; the limits that it could lie within (nil: none).
  case missing(low: Double?, high: Double?)
  /// It does not apply here.
  case notApplicable
  /// Nothing that a rule can be held against: no such number here, or another round that is not known.
  case unknown

  /// Whether its treatment has to be asked.
  package var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
  /// Whether it is known.
  package var isFigure: Bool {
    if case .figure = self { true } else { false }
  }

  /// The numbers that it can be. Under `skip` and `required` the limits are kept, so that a violation may still be proved.
  package func operand(_ treatment: MissingTreatment) -> Operand {
    switch self {
    case .figure(let value): return .exact(value)
    case .notApplicable: return .notApplicable
    case .unknown: return .unknown
    case .missing(let low, let high):
      switch treatment {
      case .zero, .skipIfAll: return .exact(0)
      case .skip, .required, .bounds: return .interval(Interval(low ?? -.infinity, high ?? .infinity))
      }
    }
  }
}

/// Where operands come from: a unit, a row of a grid, or the totals.
package protocol OperandSource {
  /// An indicator's figure of the judged round.
  func indicator(_ code: String, measure: String) -> StatedOperand
  /// The same of the round before.
  func previous(_ code: String, measure: String) -> StatedOperand
  /// The figures of the year's rounds up to the judged one; nil: a round of the year is not known.
  func yearToDate(_ code: String, measure: String) -> [StatedOperand]?
  /// A number of the unit.
  func field(_ name: String) -> StatedOperand
  /// The indicators from one to another in the order of the schema.
  func codes(from: String, to: String) -> [String]
  /// Whether anything was answered, figure or not.
  func isAnswered(_ code: String, measure: String) -> Truth
}
