internal import Facts
internal import Schema

/// Whether a unit's own figure that was joined from the rows of a grid, or from parts of a return, or that a formula adds up,
/// has all of them: "n of N units" counts whole ones only.
enum JoinedRows {
  /// Whether a formula's total lacks one of its parts: the program that computed it left out what is still to come, what could
  /// not be read and what is kept out. A total that was typed is what somebody says it is.
  /// - Parameter parts: the parts of each indicator, as `context.tree` has them.
  ///   `depth`: how many totals it is below; a circle of parents ends.
  static func lacksPart(
    _ position: Int, parts: [Int: [Int]], depth: Int = 0, _ context: ValidationContext
  ) -> Bool {
    let fact = context.table.facts[position]
    guard fact.flags.contains(.formula), depth < 16, let own = parts[Int(fact.indicator)] else {
      return false
    }
    return own.contains { part in
      guard let place = context.index.own(unit: Int(fact.unit), indicator: part, measure: Int(fact.measure))
      else { return false }
      let cell = context.table.facts[place]
      if cell.flags.contains(.keptOut) { return true }
      switch cell.state {
      case .pending, .unreadable, .ambiguous: return true
      case .number, .zero, .date, .text, .blank, .notApplicable:
        return lacksPart(place, parts: parts, depth: depth + 1, context)
      }
    }
  }

  /// Whether a joined figure lacks a row: one that an error keeps out, that is still to come, that could not be read, or that was
  /// left blank. A blank lacks nothing in a row of the return's own choice, or where the printed total is what the others make.
  static func isIncomplete(_ position: Int, _ context: ValidationContext) -> Bool {
    let fact = context.table.facts[position]
    if fact.flags.contains(.partial) { return true }
    guard fact.flags.contains(.joined) else { return false }
    let (unit, indicator, measure) = (Int(fact.unit), Int(fact.indicator), Int(fact.measure))
    var blank: [Fact] = []
    for row in context.index.rows(of: unit) {
      guard let place = context.index.fact(in: row, indicator: indicator, measure: measure) else { continue }
      let cell = context.table.facts[place]
      if cell.flags.contains(.keptOut) { return true }
      switch cell.state {
      case .number, .zero, .date, .text, .notApplicable: break
      case .pending, .unreadable, .ambiguous: return true
      case .blank: if context.table.subUnits[row.subUnit].unit != nil { blank.append(cell) }
      }
    }
    return !blank.allSatisfy { isVouchedFor($0, context) }
  }

  /// Whether the total that is printed below a blank cell is what the figures of its sheet add up to, so that nothing is missing.
  private static func isVouchedFor(_ blank: Fact, _ context: ValidationContext) -> Bool {
    let unit = Int(blank.unit)
    return (context.printedTotals[unit] ?? []).contains { place in
      let total = context.table.facts[place]
      guard total.indicator == blank.indicator, total.measure == blank.measure, blank.file >= 0,
        total.file == blank.file, total.sheet == blank.sheet, let printed = total.countedFigure,
        context.indicator(of: place).aggregate == .sum
      else { return false }
      let figures = context.index.rows(of: unit).compactMap { row -> Double? in
        let cell = context.index.fact(in: row, indicator: Int(total.indicator), measure: Int(total.measure))
        guard let cell, context.table.facts[cell].file == total.file,
          context.table.facts[cell].sheet == total.sheet
        else { return nil }
        return context.figure(cell)
      }
      let indicator = context.indicator(of: place)
      let tolerance = BalanceTolerance(
        of: indicator, layout: context.layout(of: indicator, .grid), figures: figures + [printed])
      return agree(
        figures.reduce(0, +), printed, tolerance.amount(parts: figures.count, total: printed))
    }
  }
}
