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
    var formulas: [Figure: Int] = [:]
    var filled: [Figure: Int] = [:]
    for one in returns {
      for (figure, fact) in figures(one) {
        filled[figure, default: 0] += 1
        if fact.flags.contains(.formula) { formulas[figure, default: 0] += 1 }
      }
    }
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
    for position in returns.indices {
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

  /// The figures of a return that stand in cells, its grids' rows left out.
  private static func figures(_ one: ReconciledReturn) -> [(Figure, Fact)] {
    let table = one.content.facts
    return table.facts.compactMap { fact in
      guard fact.subUnit < 0, fact.hasCell, fact.state != .blank || fact.flags.contains(.formula) else {
        return nil
      }
      return (Figure(indicator: fact.indicator, measure: table.measures[Int(fact.measure)]), fact)
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
