internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// What all rules look at, and where they put what they find.
struct ValidationContext {
  /// The schema.
  let schema: CampaignSchema
  /// The judged round; nil: the campaign has none.
  let round: Round?
  /// The units with a return that is consolidated.
  let returned: Set<Int>
  /// Earlier rounds, oldest first.
  let earlier: [EarlierFacts]
  /// The round just before the judged one; nil where there is none or its facts are not known.
  let roundBefore: EarlierFacts?
  /// The earlier rounds of the judged round's year, oldest first; nil where the year, or one of them, is not known.
  let earlierRoundsOfYear: [EarlierFacts]?
  /// Where each fact stands.
  let index: FactIndex
  /// The facts; rules change nothing but the flag `.keptOut`.
  private(set) var table: FactTable
  /// The facts that are asked; those behind them in `table` are totals that grids print.
  let asked: Range<Int>
  /// The totals that the grids of each unit print: positions in `table`.
  let printedTotals: [Int: [Int]]
  /// Everything found so far, structural findings first.
  private(set) var findings: [Finding]
  /// Findings that staff accepted: silent, and so is what they explain.
  private(set) var accepted: [Finding] = []
  /// What staff decided about a finding.
  private let decided: @Sendable (Finding) -> Bool?
  /// On how many cores it is judged.
  let jobs: Int
  /// The rules evaluated so far.
  var outcomes: [RuleOutcome] = []
  /// The recomputed figures, by the position of the reported fact.
  var recomputed: [Int: Double] = [:]
  /// The balances of measures of the author's own that are none; nothing is found, and nothing recomputed, by them.
  var notBalanced: Set<[Int]> = []
  /// Positions of indicators and units by their codes.
  let indicatorOf: [String: Int], unitOf: [String: Int]
  /// Which indicator is a part of which.
  let tree: IndicatorTree
  /// Measures that are derived from others, by their names.
  let derived: Set<String>

  /// What there is to validate; findings of earlier stages are taken in.
  init(_ input: consuming ValidationInput) {
    schema = input.schema
    round = input.round
    returned = input.returned
    jobs = input.jobs
    earlier = EarlierFacts.before(input.round, of: input.schema, in: input.earlier, jobs: jobs)
    roundBefore = EarlierFacts.justBefore(input.round, of: input.schema, among: earlier)
    earlierRoundsOfYear = EarlierFacts.ofYear(input.round, of: input.schema, among: earlier)
    asked = 0..<input.facts.facts.count
    index = FactIndex(input.facts, schema: input.schema)
    var all = input.facts
    input.facts = FactTable()
    if !input.printedTotals.facts.isEmpty { all.append(input.printedTotals) }
    table = all
    printedTotals = Dictionary(grouping: asked.upperBound..<all.facts.count) { Int(all.facts[$0].unit) }
    var indicators: [String: Int] = [:]
    for (place, indicator) in schema.indicators.enumerated() where indicators[indicator.code] == nil {
      indicators[indicator.code] = place
    }
    indicatorOf = indicators
    var units: [String: Int] = [:]
    for (place, unit) in schema.units.enumerated() where units[unit.code] == nil { units[unit.code] = place }
    unitOf = units
    tree = IndicatorTree(input.schema)
    derived = Set(schema.layouts.flatMap(\.values).filter { $0.derived != nil }.map(\.measure))
    findings = []
    decided = input.decided
    let rest = input.structural.map { decided($0) ?? Acceptance.covers($0, in: self) }
    for (finding, rests) in zip(input.structural, rest) where rests { count(finding) }
    for (finding, rests) in zip(input.structural, rest) { add(finding, rests: rests) }
  }

  /// A figure that an error of its reading kept out counts as it was read, now that this is accepted; what else speaks against
  /// it may keep it out again.
  private mutating func count(_ finding: Finding) {
    guard KeptOut.isAboutOneCell(finding), let fact = fact(of: finding), table.facts[fact].value.isFinite
    else { return }
    table.facts[fact].flags.remove(.keptOut)
  }

  /// Figures count whose errors are all accepted, or explained by an accepted one. `resolved`: all findings, after those with
  /// one cause were taken together.
  mutating func countAccepted(_ resolved: [Finding]) {
    let accepted = resolved.filter { $0.isAccepted && KeptOut.isAboutOneCell($0) }
    if accepted.isEmpty { return }
    var open: Set<Int> = []
    for finding in resolved where !finding.isAccepted {
      for part in [finding] + finding.evidence where !part.isAccepted && KeptOut.isAboutOneCell(part) {
        if let fact = fact(of: part) { open.insert(fact) }
      }
    }
    for finding in accepted {
      guard let fact = fact(of: finding), !open.contains(fact) else { continue }
      table.facts[fact].flags.remove(.keptOut)
    }
  }

  /// Takes in a finding; unless staff accepted it, an error about one cell keeps its value out of totals.
  mutating func add(_ finding: Finding) {
    add(finding, rests: decided(finding) ?? Acceptance.covers(finding, in: self))
  }
  private mutating func add(_ finding: Finding, rests: Bool) {
    if rests {
      var finding = finding
      finding.isAccepted = true
      accepted.append(finding)
      return
    }
    findings.append(finding)
    guard KeptOut.isAboutOneCell(finding), let fact = fact(of: finding) else { return }
    table.facts[fact].flags.insert(.keptOut)
  }
  /// A unit's own figure of what only a grid holds, as it was reported: what joining its rows again may change.
  struct ReportedFigure {
    /// Position in `table`.
    var position: Int32
    /// What the fact said.
    var state: FactState, qualifier: FactQualifier, value: Double
  }

  /// Makes the units' own figures of what only a grid holds again, without the rows' values that errors keep out.
  /// - Returns: what they were before.
  mutating func joinRows() -> [ReportedFigure] {
    var before: [ReportedFigure] = []
    for position in asked where table.facts[position].flags.contains(.joined) {
      let fact = table.facts[position]
      before.append(
        ReportedFigure(
          position: Int32(truncatingIfNeeded: position), state: fact.state, qualifier: fact.qualifier,
          value: fact.value))
    }
    table.joinRows(schema: schema)
    return before
  }
  /// Gives the asked facts away, with the figures that were reported; the context is of no use afterwards. Published figures
  /// leave out what errors keep out; facts tell what was reported.
  mutating func releaseFacts(_ reported: [ReportedFigure]) -> [Fact] {
    var facts = table.facts
    table.facts = []
    facts.removeLast(facts.count - asked.count)
    for figure in reported {
      let position = Int(figure.position)
      (facts[position].state, facts[position].qualifier) = (figure.state, figure.qualifier)
      facts[position].value = figure.value
    }
    return facts
  }
  /// Puts other findings in place of all.
  mutating func replaceFindings(_ others: [Finding]) { findings = others }

  /// The fact that a finding stands on; nil where it is not about one figure.
  func fact(of finding: Finding) -> Int? {
    guard let unitCode = finding.unit, let unit = unitOf[unitCode], let code = finding.indicator,
      let indicator = indicatorOf[code],
      let measure = table.measures.firstIndex(of: finding.measure ?? "now")
    else { return nil }
    guard let subUnit = finding.subUnit else {
      return index.own(unit: unit, indicator: indicator, measure: measure)
    }
    guard let row = index.rows(of: unit).first(where: { table.subUnits[$0.subUnit].code == subUnit })
    else { return nil }
    return index.fact(in: row, indicator: indicator, measure: measure)
  }

  /// The codes of the totals that an indicator is a part of, nearest first.
  func totals(above code: String) -> [String] {
    indicatorOf[code].map { tree.above($0).map { schema.indicators[$0].code } } ?? []
  }

  /// The figure that arithmetic may use: read, and not kept out.
  func figure(_ fact: Int?) -> Double? { fact.flatMap { table.facts[$0].countedFigure } }
  /// The figure that is published: the recomputed one where there is one, also in the place of a form's cell without a figure.
  func published(_ fact: Int?) -> Double? {
    guard let fact else { return nil }
    if let made = recomputed[fact], PublishedFigures.isWithoutFigure(table.facts[fact]) { return made }
    guard table.facts[fact].state.isFigure, !table.facts[fact].flags.contains(.keptOut) else { return nil }
    return recomputed[fact] ?? table.facts[fact].value
  }
  /// The indicator of a fact.
  func indicator(of fact: Int) -> Indicator { schema.indicators[Int(table.facts[fact].indicator)] }
  /// How a figure is named in `Finding.indicators`.
  func name(of fact: Int) -> String {
    let measure = table.measures[Int(table.facts[fact].measure)]
    return indicator(of: fact).code + (measure == "now" ? "" : "[\(measure)]")
  }

  /// The cell of a fact, as `Finding.place` has it.
  func place(of position: Int) -> String? {
    let fact = table.facts[position]
    guard fact.file >= 0, let sheet = table.text(at: fact.sheet), let cell = table.cell(of: fact) else {
      return nil
    }
    return "\(table.files[Int(fact.file)])|\(sheet)|\(cell)"
  }

  /// A finding at a fact: where it stands and what it says are filled in.
  func finding(
    _ rule: RuleDescription, severity: Severity? = nil, at position: Int, _ vietnamese: String,
    _ english: String
  ) -> Finding {
    let fact = table.facts[position]
    var finding = Finding(
      rule, severity: severity, message: FindingMessage(vietnamese: vietnamese, english: english))
    finding.round = round?.code
    finding.unit = schema.units[Int(fact.unit)].code
    finding.subUnit = fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : nil
    finding.indicator = indicator(of: position).code
    finding.measure = table.measures[Int(fact.measure)]
    finding.indicators = [name(of: position)]
    finding.file = fact.file >= 0 ? table.files[Int(fact.file)] : nil
    finding.sheet = table.text(at: fact.sheet)
    finding.cell = table.cell(of: fact)
    // Where the office put a figure into a blank cell, the cell itself says nothing.
    let isTyped = fact.correctedFrom < 0
    finding.raw = table.text(at: fact.text) ?? (isTyped ? fact.figure.map(NumberText.plain) : nil)
    finding.value = fact.figure
    return finding
  }
}

/// A number as a Vietnamese and as an English sentence has it.
func vietnamese(_ value: Double) -> String { NumberText.vietnamese(value) }
/// A number as an English sentence has it.
func english(_ value: Double) -> String { NumberText.english(value) }
