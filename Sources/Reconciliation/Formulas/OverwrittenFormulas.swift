internal import Cells
internal import Facts
internal import Findings
internal import Schema

/// Figures that were typed where most other returns have a formula.
enum OverwrittenFormulas {
  /// A figure of a form, over all returns.
  struct Figure: Hashable, Sendable {
    var indicator: Int32
    var measure: String
  }

  /// S016 for returns whose figure is a constant where the template, or more than half of at least five returns, have a
  /// formula. A return that has typed all of them gets one finding.
  static func add(to returns: inout [ReconciledReturn], compiled: CompiledSchema) {
    let counted = counts(returns, compiled: compiled)
    var formulas = counted.formulas
    let filled = counted.filled
    var usual = formulas.filter { figure, count in
      let all = filled[figure] ?? 0
      return all >= 5 && count * 2 > all
    }
    // What the template has needs no majority; the sentence then speaks of the template.
    for figure in compiled.templates.formulas {
      usual[figure] = 0
      formulas[figure] = nil
    }
    guard !usual.isEmpty else { return }
    // In a marked copy we wrote constants where a figure did not agree with the template's formula: they are not the unit's.
    for position in returns.indices where returns[position].content.stamp?.role != "marked-copy" {
      let own = figures(returns[position]).filter { usual[$0.0] != nil }
      let typed = own.filter { !$0.1.flags.contains(.formula) }.map(\.1)
      guard !typed.isEmpty else { continue }
      if typed.count > 2, typed.count == own.count {
        say(typed, formulas: formulas, filled: filled, in: &returns[position], compiled: compiled)
      } else {
        for fact in typed {
          say([fact], formulas: formulas, filled: filled, in: &returns[position], compiled: compiled)
        }
      }
    }
  }

  /// In how many returns each figure has a formula, and in how many it is filled in at all, of the figures that have one in
  /// a return or in the template.
  private static func counts(
    _ returns: [ReconciledReturn], compiled: CompiledSchema
  ) -> (formulas: [Figure: Int], filled: [Figure: Int]) {
    // Counted by positions first: most of a hundred thousand figures have no formula, and need no keys.
    let indicators = compiled.schema.indicators.count
    var measures: [String] = []
    var counts: [(formulas: Int, filled: Int)] = []
    for one in returns {
      let table = one.content.facts
      let starts = table.measures.map { name in
        let place = measures.firstIndex(of: name) ?? measures.count
        if place == measures.count {
          measures.append(name)
          counts.append(contentsOf: repeatElement((formulas: 0, filled: 0), count: indicators))
        }
        return place * indicators
      }
      for fact in table.facts where isInCell(fact) {
        let place = starts[Int(fact.measure)] + Int(fact.indicator)
        counts[place].filled += 1
        if fact.flags.contains(.formula) { counts[place].formulas += 1 }
      }
    }
    var (formulas, filled): ([Figure: Int], [Figure: Int]) = ([:], [:])
    for place in counts.indices {
      let figure = Figure(indicator: Int32(place % indicators), measure: measures[place / indicators])
      guard counts[place].formulas > 0 || compiled.templates.formulas.contains(figure) else { continue }
      filled[figure] = counts[place].filled
      if counts[place].formulas > 0 { formulas[figure] = counts[place].formulas }
    }
    return (formulas, filled)
  }

  /// Whether a figure stands in a cell that is filled in; those of grids' rows are left out.
  private static func isInCell(_ fact: Fact) -> Bool {
    fact.subUnit < 0 && fact.hasCell && (fact.state != .blank || fact.flags.contains(.formula))
  }

  /// The figures of a return that stand in cells, its grids' rows left out.
  private static func figures(_ one: ReconciledReturn) -> [(Figure, Fact)] {
    let table = one.content.facts
    return table.facts.compactMap { fact in
      isInCell(fact)
        ? (Figure(indicator: fact.indicator, measure: table.measures[Int(fact.measure)]), fact) : nil
    }
  }

  /// The finding for typed figures of a return.
  private static func say(
    _ facts: [Fact], formulas: [Figure: Int], filled: [Figure: Int], in one: inout ReconciledReturn,
    compiled: CompiledSchema
  ) {
    guard let first = facts.first else { return }
    let table = one.content.facts
    let measure = table.measures[Int(first.measure)]
    let figure = Figure(indicator: first.indicator, measure: measure)
    let code = compiled.schema.indicators[Int(first.indicator)].code
    var finding = Finding(
      OverwrittenFormulaRule.description,
      message: OverwrittenFormulaRule.message(
        formulas: formulas[figure], returns: filled[figure] ?? 0,
        cells: facts.compactMap { table.cell(of: $0) }))
    finding.round = compiled.round?.code
    finding.unit = one.content.unit.map { compiled.schema.units[$0].code }
    finding.file = one.content.file
    finding.sheet = table.text(at: first.sheet)
    finding.cell = table.cell(of: first)
    if facts.count == 1 {
      finding.indicator = code
      finding.measure = measure
    }
    finding.indicators = facts.map { fact in
      let code = compiled.schema.indicators[Int(fact.indicator)].code
      let measure = table.measures[Int(fact.measure)]
      return measure == "now" ? code : "\(code)[\(measure)]"
    }
    one.findings.append(finding)
  }
}
