/// Figures of one round, a row a unit, a column an indicator; NaN where there is none.
package struct FigureMatrix: Sendable {
  /// How many units and indicators there are.
  package let units: Int, indicators: Int
  private var values: [Double]

  /// Nothing but absent figures.
  package init(units: Int, indicators: Int) {
    self.units = units
    self.indicators = indicators
    values = Array(repeating: .nan, count: units * indicators)
  }
  /// The figure of a unit and an indicator; NaN: absent.
  package subscript(unit: Int, indicator: Int) -> Double {
    get { values[unit * indicators + indicator] }
    set { values[unit * indicators + indicator] = newValue }
  }
  /// Whether there is a figure above 0.
  func isPositive(_ unit: Int, _ indicator: Int) -> Bool { self[unit, indicator] > 0 }
}

/// What the statistics look at: leaf indicators, since totals are judged by their parts.
package struct FigureRounds: Sendable {
  /// The judged round, without figures that an error keeps out.
  package var now: FigureMatrix
  /// The judged round as the returns say it, for comparisons of whole returns.
  package var asReturned: FigureMatrix
  /// Earlier rounds, oldest first.
  package var earlier: [FigureMatrix]
  /// The exposure of each unit and indicator; 1 where there is none.
  package var exposure: FigureMatrix
  /// What kind each indicator is.
  package var kinds: [Kind]

  /// What the statistics ask of an indicator.
  package struct Kind: Sendable {
    /// Indicators that share an activity: with an exposure, without; shares and means have none.
    package enum Group: Sendable { case plain, exposed, share }
    /// Whose activity it shares.
    package var group: Group
    /// Whether its figures are whole numbers.
    package var isWhole: Bool
    /// Whether equal figures say something: neither static nor running through a year.
    package var hasIdentity: Bool
    /// Whether its last digits say something: a count or an amount of money.
    package var hasDigits: Bool
    /// A kind.
    package init(
      group: Group = .plain, isWhole: Bool = true, hasIdentity: Bool = true, hasDigits: Bool = true
    ) {
      self.group = group
      self.isWhole = isWhole
      self.hasIdentity = hasIdentity
      self.hasDigits = hasDigits
    }
  }

  /// Figures of rounds, all matrices of one shape.
  package init(now: FigureMatrix, earlier: [FigureMatrix], exposure: FigureMatrix? = nil, kinds: [Kind]) {
    self.now = now
    asReturned = now
    self.earlier = earlier
    var ones = FigureMatrix(units: now.units, indicators: now.indicators)
    for unit in 0..<now.units { for indicator in 0..<now.indicators { ones[unit, indicator] = 1 } }
    self.exposure = exposure ?? ones
    self.kinds = kinds
  }
}
