internal import Facts
internal import Findings
internal import Schema

/// The figures that totals take in where reported ones do not agree: a total becomes the sum of its parts, a form's figure the
/// sum of the grid's rows, from the bottom up. A figure that is kept out is not replaced; a form's cell that was left blank, or
/// is still to come, is where all rows are there.
enum PublishedFigures {
  /// Fills in `ValidationContext.recomputed`.
  static func recompute(_ context: inout ValidationContext) {
    let recomputed = recomputed(context)
    context.recomputed = recomputed.filter { $0.value != context.table.facts[$0.key].value }
  }

  /// Whether a form's cell says nothing that a recomputed figure could stand against: it is blank, or said to come, and no error
  /// asks for it.
  static func isWithoutFigure(_ fact: Fact) -> Bool {
    (fact.state == .blank || fact.state == .pending) && !fact.flags.contains(.keptOut)
  }

  private static func recomputed(_ context: ValidationContext) -> [Int: Double] {
    let balances = Balance.all(of: context.schema).filter {
      $0.relation == .part && context.schema.indicators[$0.total].aggregate == .sum
    }
    let order = bottomUp(balances)
    let judge = BalanceJudge(context, balances)
    let doubted = unitsInDoubt(context)
    var recomputed: [Int: Double] = [:]
    for unit in context.index.units where doubted.contains(unit) {
      let judged = judge.judge(unit: unit).filter {
        !context.notBalanced.contains(Balances.key($0, balances, context))
      }
      for site in judged {
        guard case .column = site.subject else { continue }
        if case .fails(let residual) = site.verdict {
          recomputed[site.total] = context.table.facts[site.total].value - residual
        }
        if isWithoutFigure(context.table.facts[site.total]) {
          let rows = site.parts.compactMap { context.figure($0) }
          if rows.count == site.parts.count { recomputed[site.total] = rows.reduce(0, +) }
        }
      }
      for place in order {
        for site in judged where site.subject == .balance(place) {
          let isKnown = ([site.total] + site.parts).allSatisfy { context.figure($0) != nil }
          guard isKnown else { continue }
          let hasFailed = site.verdict != .holds
          let hasChanged = site.parts.contains { recomputed[$0] != nil } && recomputed[site.total] == nil
          if hasFailed || hasChanged {
            recomputed[site.total] = site.parts.reduce(0) {
              $0 + (recomputed[$1] ?? context.table.facts[$1].value)
            }
          }
        }
      }
      for (fact, value) in joined(unit, recomputed, context) { recomputed[fact] = value }
    }
    return recomputed
  }

  /// The units of which an arithmetic finding or a value kept out says something, or whose form lacks a figure that a grid may
  /// give; the others' figures stand.
  private static func unitsInDoubt(_ context: ValidationContext) -> Set<Int> {
    var units = Set<Int>()
    for finding in context.findings where finding.code.hasPrefix("B") {
      if let code = finding.unit, let unit = context.unitOf[code] { units.insert(unit) }
    }
    let kinds = Dictionary(
      context.schema.layouts.map { ($0.code, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let isInGrid = context.schema.indicators.map { $0.layouts.contains { kinds[$0] == .grid } }
    for fact in context.table.facts {
      if fact.subUnit >= 0 {
        if fact.flags.contains(.keptOut) { units.insert(Int(fact.unit)) }
      } else if isWithoutFigure(fact), !fact.flags.contains(.joined), isInGrid[Int(fact.indicator)] {
        units.insert(Int(fact.unit))
      }
    }
    return units
  }

  /// Joined figures again, where a row was recomputed or is kept out.
  private static func joined(
    _ unit: Int, _ recomputed: [Int: Double], _ context: ValidationContext
  ) -> [(fact: Int, value: Double)] {
    var found: [(Int, Double)] = []
    let rows = context.index.rows(of: unit)
    for indicator in context.schema.indicators.indices
    where context.schema.indicators[indicator].aggregate == .sum {
      for measure in context.table.measures.indices {
        guard let own = context.index.own(unit: unit, indicator: indicator, measure: measure),
          context.table.facts[own].flags.contains(.joined), context.figure(own) != nil
        else { continue }
        let cells = rows.compactMap { context.index.fact(in: $0, indicator: indicator, measure: measure) }
        let isChanged = cells.contains {
          recomputed[$0] != nil || context.table.facts[$0].flags.contains(.keptOut)
        }
        guard isChanged else { continue }
        found.append((own, cells.reduce(0) { $0 + (recomputed[$1] ?? context.figure($1) ?? 0) }))
      }
    }
    return found
  }

  /// The balances, those of parts before those of the totals above them. A circle of parents ends where it began.
  private static func bottomUp(_ balances: [Balance]) -> [Int] {
    var placeOf: [Int: Int] = [:]
    for (place, balance) in balances.enumerated() { placeOf[balance.total] = place }
    var order: [Int] = []
    var seen = Set<Int>()
    func visit(_ place: Int) {
      guard seen.insert(place).inserted else { return }
      for part in balances[place].parts { if let below = placeOf[part] { visit(below) } }
      order.append(place)
    }
    for place in balances.indices { visit(place) }
    return order
  }
}
