internal import Facts
internal import Schema

/// By how much the two sides of a balance may differ (τ).
struct BalanceTolerance: Sendable {
  /// The layout's tolerance, where it gives one.
  let given: Tolerance?
  /// Decimals of rounded numbers; 0: whole ones.
  let decimals: Int

  /// τ for so many parts that are there, and a total.
  func amount(parts: Int, total: Double) -> Double {
    if let given { return given.amount(for: total) }
    if decimals == 0 { return 0 }
    var unit = 0.5
    for _ in 0..<decimals { unit /= 10 }
    return Double(parts + 1) * unit
  }

  /// The tolerance of an indicator's balance, where its figures are given. Counts are exact; other numbers are rounded to
  /// the schema's decimals, else to as many as the figures show.
  init(of indicator: Indicator, layout: SheetLayout?, figures: [Double]) {
    self.init(Basis(of: indicator, layout: layout)) { figures }
  }
  /// The same, where what is known without the figures is known already.
  init(_ basis: Basis, figures: () -> [Double]) {
    given = basis.given
    decimals = basis.decimals ?? figures().map(Self.shownDecimals).max() ?? 0
  }

  /// What a schema says of an indicator's balances, whatever the figures are.
  struct Basis: Sendable {
    /// The layout's tolerance, where it gives one.
    let given: Tolerance?
    /// Decimals of rounded numbers; nil: as many as the figures show.
    let decimals: Int?

    /// What is said of an indicator in a layout.
    init(of indicator: Indicator, layout: SheetLayout?) {
      switch layout?.tolerance {
      case .absolute(let amount) where amount > 0: given = layout?.tolerance
      case .relative(let share) where share > 0: given = layout?.tolerance
      case .absolute, .relative, nil: given = nil
      }
      decimals = indicator.type == .count ? 0 : indicator.decimals.map { min(max($0, 0), 9) }
    }
  }

  /// How many decimals a number shows, at most 6; a number with more was not rounded and counts as having 6.
  static func shownDecimals(of value: Double) -> Int {
    var scaled = value
    for decimals in 0..<6 {
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(abs(scaled), 1) { return decimals }
      scaled *= 10
    }
    return 6
  }
}

extension ValidationContext {
  /// The layout in which a figure stands: the form for a unit's own, a grid for its rows and what was joined from them.
  func layout(of position: Int) -> SheetLayout? {
    let fact = table.facts[position]
    return layout(
      of: indicator(of: position), fact.subUnit >= 0 || fact.flags.contains(.joined) ? .grid : .form)
  }
  /// The layout of a kind that asks an indicator, else the first that does.
  func layout(of indicator: Indicator, _ kind: LayoutKind) -> SheetLayout? {
    let layouts = indicator.layouts.compactMap { code in
      schema.layouts.first { $0.code == code }
    }
    return layouts.first { $0.kind == kind } ?? layouts.first
  }
}
