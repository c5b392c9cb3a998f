internal import Facts
internal import Findings
internal import Schema
internal import SharedWork

/// Judges all balances: totals and parts (B130, B131, R121), grid against form (B140), and the cells that explain what fails
/// (B132, B135, B136), each of which takes the place of the balances that it closes.
enum Balances {
  /// Checks a whole round.
  static func check(_ context: inout ValidationContext) {
    let balances = Balance.all(of: context.schema)
    let (findings, outcomes, notBalanced) = judged(balances, context)
    context.notBalanced = notBalanced
    for finding in findings { context.add(finding) }
    context.outcomes += outcomes
  }

  private static func judged(_ balances: [Balance], _ context: ValidationContext) -> (
    findings: [Finding], outcomes: [RuleOutcome], notBalanced: Set<[Int]>
  ) {
    let judge = BalanceJudge(context, balances)
    let sites = AllCores.map(context.index.units, jobs: context.jobs) { unit in
      (unit: unit, judged: judge.judge(unit: unit))
    }
    let doubtful = measuresWithoutBalance(sites.lazy.flatMap(\.judged), balances, context)
    var outcomes = balances.map { RuleOutcome(code: $0.code, text: $0.text) }
    var columns: [[Int]: RuleOutcome] = [:]
    var findings: [Finding] = []
    let notComputed = Set(
      (context.findings + context.accepted).filter { OneCause.ofSums.contains($0.code) }.compactMap(\.place))
    for (unit, all) in sites {
      let judged = doubtful.isEmpty ? all : all.filter { !doubtful.contains(key($0, balances, context)) }
      for site in judged {
        switch site.subject {
        case .balance(let place): count(site.verdict, &outcomes[place])
        case .column(let indicator):
          let code = context.schema.indicators[indicator].code
          count(
            site.verdict,
            &columns[
              [indicator, 0],
              default: RuleOutcome(code: GridFormMismatch.code(of: code), text: "\(code) = Σ \(code)")])
        case .printed(let indicator):
          let code = context.schema.indicators[indicator].code
          count(
            site.verdict,
            &columns[
              [indicator, 1],
              default: RuleOutcome(code: GridFormMismatch.codeOfPrinted(code), text: "\(code) = Σ \(code)")])
        }
      }
      if context.returned.contains(unit) {
        findings += UnitBalances(
          context: context, balances: balances, judged: judged, notComputed: notComputed
        ).findings()
      }
    }
    let ofGrids = columns.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    return (findings, outcomes + ofGrids, doubtful)
  }

  private static func count(_ verdict: BalanceVerdict, _ outcome: inout RuleOutcome) {
    switch verdict {
    case .holds: outcome.passed += 1
    case .fails, .failsDespiteBlanks: outcome.failed += 1
    case .notCheckable: outcome.notCheckable += 1
    }
  }

  /// A measure of the author's own may be one that is not added up, such as a rate that is not said to be derived: where most
  /// units' figures do not add up, it has no balance.
  private static func measuresWithoutBalance(
    _ judged: some Sequence<JudgedBalance>, _ balances: [Balance], _ context: ValidationContext
  ) -> Set<[Int]> {
    let known: Set<String> = ["now", "plan", "cumulative", "previous"]
    var tally: [[Int]: (failed: Int, checked: Int)] = [:]
    for site in judged {
      let measure = Int(context.table.facts[site.total].measure)
      guard !known.contains(context.table.measures[measure]), site.verdict != .notCheckable else { continue }
      var counts = tally[key(site, balances, context)] ?? (0, 0)
      counts.checked += 1
      if site.verdict != .holds { counts.failed += 1 }
      tally[key(site, balances, context)] = counts
    }
    return Set(tally.filter { $0.value.failed * 2 > $0.value.checked }.keys)
  }
  /// What a balance is told by in `ValidationContext.notBalanced`: its measure, its kind, and which one it is.
  /// `balances`: those that were judged, by whose positions a site names its own.
  static func key(_ site: JudgedBalance, _ balances: [Balance], _ context: ValidationContext) -> [Int] {
    let measure = Int(context.table.facts[site.total].measure)
    switch site.subject {
    case .balance(let place):
      let relation = ParentRelation.allCases.firstIndex(of: balances[place].relation) ?? 0
      return [measure, 0, balances[place].total, relation]
    case .column(let indicator): return [measure, 1, indicator]
    case .printed(let indicator): return [measure, 2, indicator]
    }
  }
}
