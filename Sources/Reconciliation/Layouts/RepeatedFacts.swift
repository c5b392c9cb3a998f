internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Figures that stand in more than one table of a return.
enum RepeatedFacts {
  /// Leaves one fact of each figure, the first that says something. Where two say different things neither counts and
  /// somebody is told; then the facts are put in order: the unit's own, then its rows, each by indicator and measure.
  static func merge(in draft: ReturnDraft) {
    let table = draft.content.facts
    for repeated in draft.repeatedFigures {
      for position in draft.content.facts.facts.indices {
        let fact = draft.content.facts.facts[position]
        guard fact.subUnit >= 0, table.subUnits[Int(fact.subUnit)].unit == repeated.unit,
          fact.indicator == Int32(repeated.indicator), table.measures[Int(fact.measure)] == repeated.measure
        else { continue }
        let text = draft.content.facts.text(repeated.text)
        leaveOpen(&draft.content.facts.facts[position], text: text)
      }
    }
    guard draft.areas.values.reduce(0, { $0 + $1.count }) > 1 else {
      sort(draft)
      return
    }
    var numbers = [ExactText: Int32](minimumCapacity: table.subUnits.count)
    let numberOf = table.subUnits.map { subUnit -> Int32 in
      let next = Int32(truncatingIfNeeded: numbers.count)
      let code = ExactText(subUnit.code)
      if let known = numbers[code] { return known }
      numbers[code] = next
      return next
    }
    var equal: [(first: Fact, second: Fact)] = []
    var kept: [Fact] = []
    kept.reserveCapacity(table.facts.count)
    var placeOf = PlaceTable(
      subUnits: numbers.count, indicators: draft.compiled.schema.indicators.count,
      measures: table.measures.count)
    for fact in draft.content.facts.facts {
      let subUnit = fact.subUnit < 0 ? -1 : numberOf[Int(fact.subUnit)]
      guard
        let place = placeOf.place(
          subUnit: subUnit, indicator: fact.indicator, measure: fact.measure, orTake: kept.count)
      else {
        kept.append(fact)
        continue
      }
      let first = kept[place]
      if fact.state == .blank { continue }
      if first.state == .blank {
        kept[place] = fact
        continue
      }
      let isEqual =
        first.state == fact.state
        && (first.value == fact.value || first.value.isNaN && first.text == fact.text)
      if isEqual {
        equal.append((first, fact))
      } else {
        say(first, fact, isEqual: false, draft: draft)
        let text = RepeatedFigure.text(
          RepeatedFigure.shown(first, in: draft.content.facts),
          RepeatedFigure.shown(fact, in: draft.content.facts))
        leaveOpen(&kept[place], text: draft.content.facts.text(text))
      }
    }
    draft.content.facts.facts = kept
    sayEqual(equal, draft: draft)
    sort(draft)
  }

  /// So many figures of one sheet that stand on another too are a copy of it, said once.
  private static let copied = 4

  /// S014 for figures that stand in two tables and are the same.
  private static func sayEqual(_ pairs: [(first: Fact, second: Fact)], draft: ReturnDraft) {
    func isOfTwoSheets(_ pair: (first: Fact, second: Fact)) -> Bool { pair.first.sheet != pair.second.sheet }
    let bySheets = Dictionary(grouping: pairs.indices.filter { isOfTwoSheets(pairs[$0]) }) {
      [pairs[$0].first.sheet, pairs[$0].second.sheet]
    }
    for (position, pair) in pairs.enumerated() {
      let alike = bySheets[[pair.first.sheet, pair.second.sheet]] ?? []
      guard isOfTwoSheets(pair), alike.count >= copied else {
        say(pair.first, pair.second, isEqual: true, draft: draft)
        continue
      }
      guard alike.first == position else { continue }
      let table = draft.content.facts
      let sheets = (table.text(at: pair.first.sheet) ?? "", table.text(at: pair.second.sheet) ?? "")
      draft.add(
        RepeatedIndicatorRule.description, severity: .warning,
        RepeatedIndicatorRule.message(sheets: sheets, count: alike.count), row: Int(pair.second.row),
        column: Int(pair.second.column)
      ) {
        $0.sheet = sheets.1
        $0.normalisedText = TextKey.folded(sheets.1)
      }
    }
  }

  /// Keeps a figure out of the totals until somebody says which of two is right; `text`: both.
  private static func leaveOpen(_ fact: inout Fact, text: Int32) {
    fact.state = .ambiguous
    fact.qualifier = .none
    fact.text = text
    fact.flags.insert(.keptOut)
  }

  /// Own figures first, then rows in order of appearance.
  private static func sort(_ draft: ReturnDraft) {
    func isBefore(_ first: Fact, _ second: Fact) -> Bool {
      (first.subUnit, first.indicator, first.measure) < (second.subUnit, second.indicator, second.measure)
    }
    let facts = draft.content.facts.facts
    guard zip(facts, facts.dropFirst()).contains(where: { !isBefore($0, $1) }) else { return }
    draft.content.facts.facts = facts.enumerated().sorted { one, other in
      if isBefore(one.element, other.element) { return true }
      if isBefore(other.element, one.element) { return false }
      return one.offset < other.offset
    }.map(\.element)
  }

  /// S014 for a figure that stands in two tables.
  private static func say(_ first: Fact, _ second: Fact, isEqual: Bool, draft: ReturnDraft) {
    let table = draft.content.facts
    let indicator = draft.compiled.schema.indicators[Int(second.indicator)]
    func place(_ fact: Fact) -> String { "\(table.text(at: fact.sheet) ?? "")!\(table.cell(of: fact) ?? "")" }
    draft.add(
      RepeatedIndicatorRule.description, severity: isEqual ? .warning : .error,
      RepeatedIndicatorRule.message(
        label: indicator.label, cells: (place(first), place(second)),
        values: (RepeatedFigure.shown(first, in: table), RepeatedFigure.shown(second, in: table)),
        isEqual: isEqual),
      row: Int(second.row), column: Int(second.column), indicator: Int(second.indicator),
      measure: table.measures[Int(second.measure)]
    ) {
      $0.sheet = table.text(at: second.sheet)
      if second.subUnit >= 0 { $0.subUnit = table.subUnits[Int(second.subUnit)].code }
    }
  }
}
