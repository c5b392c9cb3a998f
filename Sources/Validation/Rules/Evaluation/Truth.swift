/// Three-valued truth (Kleene): what does not follow from what is known is unknown.
package enum Truth: Sendable, Equatable {
  case holds, fails, unknown

  /// What is certain.
  package init(_ value: Bool) { self = value ? .holds : .fails }

  /// Both.
  package func and(_ other: Truth) -> Truth {
    if self == .fails || other == .fails { return .fails }
    return self == .holds && other == .holds ? .holds : .unknown
  }
  /// One of both.
  package func or(_ other: Truth) -> Truth {
    if self == .holds || other == .holds { return .holds }
    return self == .fails && other == .fails ? .fails : .unknown
  }
  /// The opposite.
  package var not: Truth {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .unknown: .unknown
    }
  }
}
