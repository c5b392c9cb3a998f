internal import Facts
internal import Findings
internal import Schema

/// What one unit's balances give rise to.
struct UnitBalances {
  /// The round.
  let context: ValidationContext
  /// All balances of the schema.
  let balances: [Balance]
  /// What was said of this unit's.
  let judged: [JudgedBalance]
  /// The cells, as `Finding.place` has them, whose formula is not what it would give now (F007) or leaves figures out (F010).
  let notComputed: Set<String>

  /// The findings: cells that explain failing balances first, then the balances that nothing explains.
  func findings() -> [Finding] {
    let shortfalls = judged.compactMap { PrintedShortfall.finding($0, context) }
    var open = judged.indices.filter { judged[$0].verdict != .holds && judged[$0].verdict != .notCheckable }
    if open.isEmpty { return shortfalls }
    let value = { (fact: Int) in context.table.facts[fact].value }
    var sites: [(site: Int, constraint: Constraint)] = []
    for (place, site) in judged.enumerated() {
      if let constraint = site.constraint(relation: relation(site), value: context.figure) {
        sites.append((place, constraint))
      }
    }
    var constraints = sites.map(\.constraint)
    var found: [Finding] = []

    /// Takes in the balances that a changed cell closes, which need no other explanation then.
    func explain(_ facts: [(fact: Int, figure: Double)], _ make: (Int) -> Finding) {
      var closed: [Int] = []
      for (place, site) in sites.enumerated() where !constraints[place].holds && open.contains(site.site) {
        let touching = facts.filter { constraints[place].coefficient(of: $0.fact) != 0 }
        if touching.isEmpty { continue }
        let change = touching.reduce(0) {
          $0 + constraints[place].coefficient(of: $1.fact) * ($1.figure - value($1.fact))
        }
        if agree(constraints[place].residual, -change, constraints[place].tolerance) { closed.append(place) }
      }
      // Sums that were not computed anew say nothing of their parts.
      if closed.allSatisfy({ isNotComputed(judged[sites[$0].site].total) }) { return }
      let evidence = closed.compactMap { finding(sites[$0].site) }
      for place in facts.indices {
        var finding = make(place)
        finding.evidence = place == 0 ? evidence : []
        finding.rule = evidence.first?.rule
        found.append(finding)
      }
      open.removeAll { site in closed.contains { sites[$0].site == site } }
      for place in closed { constraints[place] = constraints[place].closed }
    }

    for crossing in LocatedCell.crossings(constraints, value: value) {
      explain([crossing]) { _ in LocatedCell.finding(at: crossing.fact, figure: crossing.figure, context) }
    }
    for place in sites.indices where !constraints[place].holds && constraints[place].kind == .total {
      let isWhole = ([constraints[place].total] + constraints[place].parts).allSatisfy {
        value($0) == value($0).rounded()
      }
      guard
        let slip = DigitSlips.find(
          constraints[place], among: constraints, isWhole: isWhole, value: value,
          isTyped: { !context.table.facts[$0].flags.contains(.formula) }, breaks: exceeds)
      else { continue }
      explain([(slip.fact, slip.figure)]) { _ in DigitSlips.finding(slip, context) }
    }
    for component in components(constraints) {
      let changes = SmallestExplanation.find(
        component, value: value, weight: weight,
        low: { ValueLimits(of: context.indicator(of: $0), at: nil).low ?? -.infinity })
      // A printed total is not added up: where it is wrong itself, its own finding says so and no cell is.
      guard let changes, changes.allSatisfy({ context.asked.contains($0.cell) }) else { continue }
      explain(changes.map { ($0.cell, $0.figure) }) { place in
        LocatedCell.finding(at: changes[place].cell, figure: changes[place].figure, context)
      }
    }
    return found + unexplained(open) + shortfalls
  }

  /// Findings of balances that no cell explains. The form's totals of a grid's columns follow from their parts.
  private func unexplained(_ open: [Int]) -> [Finding] {
    var found = open.map { (site: $0, finding: finding($0)) }
    for (place, balance) in balances.enumerated() where balance.relation == .part {
      guard let total = found.firstIndex(where: { judged[$0.site].subject == .column(balance.total) }),
        case .fails(let residual) = judged[found[total].site].verdict,
        !open.contains(where: { judged[$0].subject == .balance(place) && judged[$0].row == nil })
      else { continue }
      let parts = found.indices.filter { index in
        balance.parts.contains { judged[found[index].site].subject == .column($0) }
      }
      let sum = parts.reduce(0.0) { sum, index in
        if case .fails(let part) = judged[found[index].site].verdict { sum + part } else { sum }
      }
      guard let first = parts.first, agree(sum, residual, judged[found[total].site].tolerance) else {
        continue
      }
      if let taken = found[total].finding { found[first].finding?.evidence.append(taken) }
      found[total].finding = nil
    }
    // Form and printed total that agree against the rows are one cause.
    for place in found.indices {
      guard case .printed(let indicator) = judged[found[place].site].subject,
        let taken = found[place].finding,
        let form = found.firstIndex(where: { judged[$0.site].subject == .column(indicator) }),
        judged[found[form].site].verdict == judged[found[place].site].verdict, found[form].finding != nil
      else { continue }
      found[form].finding?.evidence.append(taken)
      found[place].finding = nil
    }
    return found.compactMap(\.finding)
  }

  private func isNotComputed(_ fact: Int) -> Bool {
    !notComputed.isEmpty && context.place(of: fact).map(notComputed.contains) == true
  }

  private func relation(_ site: JudgedBalance) -> ParentRelation {
    if case .balance(let place) = site.subject { balances[place].relation } else { .part }
  }

  /// The finding of a balance that fails.
  private func finding(_ place: Int) -> Finding? {
    let site = judged[place]
    let code =
      switch site.subject {
      case .balance(let place): balances[place].code
      case .column(let indicator): GridFormMismatch.code(of: context.schema.indicators[indicator].code)
      case .printed(let indicator): GridFormMismatch.codeOfPrinted(context.schema.indicators[indicator].code)
      }
    switch (site.verdict, site.subject) {
    case (.failsDespiteBlanks(let residual), _):
      return TotalMismatch.despiteBlanks(site, residual: residual, code: code, context)
    case (.fails(let residual), .printed): return GridFormMismatch.printed(site, residual: residual, context)
    case (.fails(let residual), .column): return GridFormMismatch.finding(site, residual: residual, context)
    case (.fails(let residual), .balance(let place)) where balances[place].relation == .part:
      return TotalMismatch.finding(site, residual: residual, code: code, context)
    case (.fails(let residual), .balance(let place)):
      return PartExceedsTotal.finding(
        site, residual: residual, relation: balances[place].relation, code: code, context)
    case (.holds, _), (.notCheckable, _): return nil
    }
  }

  /// Whether a figure would then exceed a total that it is only a part of, or be exceeded by such parts.
  private func exceeds(_ fact: Int, _ figure: Double) -> Bool {
    judged.contains { site in
      guard relation(site) != .part, site.verdict == .holds, site.total == fact || site.parts.contains(fact)
      else {
        return false
      }
      let value = { (other: Int) in other == fact ? figure : context.figure(other) }
      let verdict = BalanceVerdict.of(
        total: value(site.total), parts: site.parts.map(value), relation: relation(site)
      ) { _ in site.tolerance }
      return verdict != .holds && verdict != .notCheckable
    }
  }

  /// How hard it is to believe that a cell is wrong: typed 1, in line with the unit's own history 2, a formula 3.
  private func weight(_ position: Int) -> Double {
    let fact = context.table.facts[position]
    if fact.flags.contains(.formula) { return 3 }
    guard fact.subUnit < 0 else { return 1 }
    let measure = context.table.measures[Int(fact.measure)]
    let before = context.earlier.compactMap {
      $0.figure(unit: Int(fact.unit), indicator: Int(fact.indicator), measure: measure)
    }.sorted()
    guard !before.isEmpty else { return 1 }
    let usual = (before[before.count / 2] + before[(before.count - 1) / 2]) / 2
    return abs(fact.value - usual) <= 0.1 * abs(usual) ? 2 : 1
  }

  /// The balances that hang together and of which at least two fail: one alone does not say which of its cells is wrong.
  private func components(_ constraints: [Constraint]) -> [[Constraint]] {
    var groups: [(cells: Set<Int>, members: [Int])] = []
    for (place, constraint) in constraints.enumerated() {
      var joined = (cells: Set(constraint.parts + [constraint.total]), members: [place])
      groups.removeAll { group in
        if group.cells.isDisjoint(with: joined.cells) { return false }
        joined.cells.formUnion(group.cells)
        joined.members += group.members
        return true
      }
      groups.append(joined)
    }
    return groups.map { $0.members.sorted().map { constraints[$0] } }
      .filter { group in group.filter { !$0.holds }.count >= 2 }
  }
}

extension Constraint {
  /// The same, once the cell that explains it is changed.
  fileprivate var closed: Constraint {
    Constraint(
      kind: kind, total: total, parts: parts, row: row, residual: 0, tolerance: tolerance, holds: true)
  }
}
