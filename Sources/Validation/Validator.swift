internal import Facts
package import Findings

/// Facts and earlier rounds in, findings and totals out. Pure: the same input gives the same outcome.
package enum Validator {
  /// What each rule of this stage checks, in the order of codes.
  package static let rules: [RuleDescription] = (arithmetic + statistics).sorted { $0.code < $1.code }

  /// The rules about cells, the author's rules and balances.
  private static let arithmetic: [RuleDescription] = [
    MissingValue.description, OutOfRange.description, UnusualValue.description, NotInList.description,
    RuleFailed.description, RuleFailedDespiteBlanks.description, RuleNotCheckable.description,
    TotalMismatch.description, PartExceedsTotal.description, LocatedCell.description,
    TransposedDigits.description,
    PowerOfTen.description, GridFormMismatch.description, CumulativeDecreased.description,
    CumulativeMismatch.description, FlowExceedsCumulative.description, DerivedMismatch.description,
    ExceedsPopulation.description,
  ]
  /// The statistics.
  private static let statistics: [RuleDescription] =
    CellOutliers.descriptions + [
      WholeReturnRules.droppedToNothing, WholeReturnRules.copyOfPrevious, RestatedValue.description,
      WholeReturnRules.resemblesOther, WholeReturnRules.shiftedRows, WholeReturnRules.roundNumbers,
      WholeReturnRules.identicalReturns, WholeReturnRules.proportionalReturns,
    ]

  /// Validates a round. The facts pass from the input to the outcome: a country's are too many to have them twice.
  package static func validate(_ input: consuming ValidationInput) -> ValidationOutcome {
    let wantsStatistics = input.statistics
    var facts = input.facts
    facts.facts = []
    var context = ValidationContext(input)
    // Cells first: a figure that an error keeps out is judged by nothing else.
    MissingValue.check(&context)
    NotInList.check(&context)
    let sites = ValueLimits.sites(in: context)
    ExceedsPopulation.check(sites, &context)
    OutOfRange.check(sites, &context)
    UnusualValue.check(sites, &context)
    let reported = context.joinRows()
    Balances.check(&context)
    PublishedFigures.recompute(&context)
    CumulativeFigures.check(&context)
    DerivedMismatch.check(&context)
    let balances = context.outcomes
    context.outcomes = []
    AuthorRules.check(&context)
    context.outcomes += balances
    let statistics = wantsStatistics ? Statistics(context) : nil
    if let statistics {
      for finding in statistics.findings(context) { context.add(finding) }
      RestatedValue.check(&context)
    }
    let resolved = OneCause.resolve(context.findings + context.accepted) { context.totals(above: $0) }
    context.countAccepted(resolved)
    var findings = resolved.filter { !$0.isAccepted }
    Impact.fill(&findings, { statistics?.expectedFigure($0, context) }, context)
    context.replaceFindings(FindingOrder.sorted(findings, context.schema))
    let totals = IndicatorTotals.of(context)
    facts.facts = context.releaseFacts(reported)
    return ValidationOutcome(
      facts: facts, findings: context.findings,
      accepted: FindingOrder.sorted(resolved.filter(\.isAccepted), context.schema), rules: context.outcomes,
      totals: totals,
      reach: statistics?.reach(context.schema),
      recomputed: context.recomputed.sorted { $0.key < $1.key }.map {
        RecomputedFigure(fact: $0.key, value: $0.value)
      })
  }
}
