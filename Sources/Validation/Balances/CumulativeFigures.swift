internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// B142: a sum since the year began is less than in the round before.
enum CumulativeDecreased {
  /// The rule.
  static let description = RuleDescription(
    code: "B142", name: "cumulative-decreased", level: 2, severity: .error,
    title: ("Lũy kế giảm", "A year-to-date figure went down"),
    checks: (
      "Số lũy kế so với lũy kế đợt trước trong cùng năm.",
      "The sum since the year began against that of the round before, same year."
    ),
    matters: ("Lũy kế không thể giảm trong năm.", "Within a year a running sum cannot go down."),
    example: ("Lũy kế quý II 430, quý III 395.", "430 in the second quarter, 395 in the third."),
    remedy: (
      "Kiểm tra lại số lũy kế, hoặc đơn vị sửa số đợt trước.",
      "Check it, or have the earlier figure corrected."
    )
  )
}

/// B143: the sum since the year began is not the earlier sum and this round's figure.
enum CumulativeMismatch {
  /// The rule.
  static let description = RuleDescription(
    code: "B143", name: "cumulative-mismatch", level: 2, severity: .error,
    title: ("Lũy kế không khớp", "A year-to-date figure does not add up"),
    checks: (
      "Lũy kế bằng lũy kế đợt trước cộng số trong đợt; đợt đầu năm bằng số trong đợt.",
      "The running sum equals the one before and this round's figure; in a year's first round, the figure itself."
    ),
    matters: ("Số trong đợt, lũy kế, hoặc số đã báo trước đây có sai.", "One of the three figures is wrong."),
    example: ("Đợt trước 430, đợt này 120, lũy kế ghi 540.", "430 before, 120 now, 540 as the sum."),
    remedy: (
      "Kiểm tra số trong đợt và số lũy kế; đã có đợt trước trong năm thì đối chiếu với đợt đó.",
      "Check this round's figure and the running sum; where the year has an earlier round, compare with it."
    )
  )
}

/// B144: this round's figure is more than the sum since the year began beside it.
enum FlowExceedsCumulative {
  /// The rule.
  static let description = RuleDescription(
    code: "B144", name: "flow-exceeds-cumulative", level: 1, severity: .error,
    title: ("Trong đợt lớn hơn lũy kế", "This round exceeds the year to date"),
    checks: (
      "Số trong đợt không lớn hơn số lũy kế bên cạnh.", "This round's figure is not above the running sum."
    ),
    matters: ("Lũy kế gồm cả đợt này nên không thể nhỏ hơn.", "The running sum includes this round."),
    example: ("Trong quý 120, lũy kế ghi 96.", "120 in the quarter, 96 as the sum."),
    remedy: ("Kiểm tra lại cả hai số.", "Check both figures.")
  )
}

/// Judges figures that run on through a year, given as a measure beside the round's or as an indicator that cumulates another.
enum CumulativeFigures {
  /// A running sum and what it is made of, at a unit.
  private struct Site {
    let rule: Int
    let unit: Int
    let sum: Int
    let flow: Int?
    /// The running sum of the round before, if that is of the same year; 0 in a year's first round; nil: not known.
    var before: Double?
    /// The latest running sum of the same year, and the round it is of where that is not the one just before.
    let latest: Double?, latestRound: String?
  }
  /// A running sum: an indicator's measure, and the flow's.
  private struct Rule {
    let indicator: Int, measure: Int
    let flow: (indicator: Int, measure: Int)?
  }

  /// Checks a whole round.
  static func check(_ context: inout ValidationContext) {
    let (findings, outcomes) = judged(context)
    for finding in findings { context.add(finding) }
    context.outcomes += outcomes
  }

  private static func judged(_ context: ValidationContext) -> ([Finding], [RuleOutcome]) {
    let rules = rules(context)
    if rules.isEmpty { return ([], []) }
    var outcomes = rules.map { rule in
      let code = context.schema.indicators[rule.indicator].code
      let sum = rule.measure == 0 ? code : "\(code)[\(context.table.measures[rule.measure])]"
      let flow = rule.flow.map { " + \(context.schema.indicators[$0.indicator].code)" } ?? ""
      return RuleOutcome(code: "B143:\(sum)", text: "\(sum) = previous(\(sum))\(flow)")
    }
    let beginning = yearBeginning(context)
    var findings: [Finding] = []
    for place in rules.indices {
      var sites = sites(rules[place], place, beginning, context)
      if beginning == .perhaps { sites = unlessContradicted(sites, context) }
      for site in sites {
        let (finding, verdict) = judge(site, context)
        switch verdict {
        case .holds: outcomes[place].passed += 1
        case .fails: outcomes[place].failed += 1
        case .unknown: outcomes[place].notCheckable += 1
        }
        if var finding {
          finding.rule = outcomes[place].code
          findings.append(finding)
        }
      }
    }
    // Of indicators that have no running sum beside them nothing was checked.
    let ran = zip(rules, outcomes).filter { rule, outcome in
      rule.measure == 0 || outcome.passed + outcome.failed + outcome.notCheckable > 0
    }
    return (findings, ran.map(\.1))
  }

  private static func rules(_ context: ValidationContext) -> [Rule] {
    var rules: [Rule] = []
    let measure = context.table.measures.firstIndex(of: "cumulative")
    for (place, indicator) in context.schema.indicators.enumerated() where indicator.type.isNumeric {
      if let measure, indicator.aggregate == .sum, indicator.kind == .flow, indicator.type != .percent {
        rules.append(Rule(indicator: place, measure: measure, flow: (place, 0)))
      }
      if indicator.kind == .cumulative || indicator.cumulates != nil {
        let flow = indicator.cumulates.flatMap { context.indicatorOf[$0] }
        rules.append(Rule(indicator: place, measure: 0, flow: flow.map { ($0, 0) }))
      }
    }
    return rules
  }

  /// Whether the judged round is a year's first.
  private enum Beginning { case certain, perhaps, no, unknown }
  /// A round that follows one of another year is certainly the first; the first of all known rounds may only look so.
  private static func yearBeginning(_ context: ValidationContext) -> Beginning {
    guard let round = context.round, let year = round.yearOfFigures,
      let place = context.schema.rounds.firstIndex(where: { $0.code == round.code })
    else { return .unknown }
    if place == 0 { return .perhaps }
    guard let before = context.schema.rounds[place - 1].yearOfFigures else { return .unknown }
    return before == year ? .no : .certain
  }

  private static func sites(
    _ rule: Rule, _ place: Int, _ beginning: Beginning, _ context: ValidationContext
  ) -> [Site] {
    let name = context.table.measures[rule.measure]
    let ofYear = context.earlier.filter {
      $0.round.yearOfFigures != nil && $0.round.yearOfFigures == context.round?.yearOfFigures
    }
    // Where the round just before is not known, another is named.
    let gap = ofYear.last.flatMap { $0.place == context.roundBefore?.place ? nil : $0.round.code }
    return context.index.units.compactMap { unit in
      guard context.returned.contains(unit),
        let sum = context.index.own(unit: unit, indicator: rule.indicator, measure: rule.measure)
      else { return nil }
      let flow = rule.flow.flatMap {
        context.index.own(unit: unit, indicator: $0.indicator, measure: $0.measure)
      }
      let before: Double? =
        switch beginning {
        case .certain, .perhaps: 0
        case .no:
          context.roundBefore?.exactFigure(unit: unit, indicator: rule.indicator, measure: name)
        case .unknown: nil
        }
      let latest = ofYear.last.flatMap {
        $0.exactFigure(unit: unit, indicator: rule.indicator, measure: name)
      }
      return Site(
        rule: place, unit: unit, sum: sum, flow: flow, before: before, latest: latest, latestRound: gap)
    }
  }

  /// Where most units' sums are not this round's figures, the first known round is not the first of its year.
  private static func unlessContradicted(_ sites: [Site], _ context: ValidationContext) -> [Site] {
    var agreeing = 0
    var checked = 0
    for site in sites {
      guard let sum = context.figure(site.sum), let flow = context.figure(site.flow) else { continue }
      checked += 1
      if agree(sum, flow, tolerance(site, context)) { agreeing += 1 }
    }
    guard agreeing * 2 <= checked else { return sites }
    return sites.map { site in
      var site = site
      site.before = nil
      return site
    }
  }

  private static func tolerance(_ site: Site, _ context: ValidationContext) -> Double {
    let figures = [context.figure(site.sum), context.figure(site.flow), site.before].compactMap { $0 }
    return BalanceTolerance(
      of: context.indicator(of: site.sum), layout: context.layout(of: site.sum), figures: figures
    ).amount(parts: 2, total: context.figure(site.sum) ?? 0)
  }

  /// The finding at a running sum: what explains most hides the others.
  private static func judge(_ site: Site, _ context: ValidationContext) -> (Finding?, Truth) {
    guard let sum = context.figure(site.sum) else { return (nil, .unknown) }
    let tolerance = tolerance(site, context)
    // A total that was recomputed may agree where the reported one does not.
    let flows = [context.figure(site.flow), context.published(site.flow)].compactMap { $0 }
    let sums = [sum, context.published(site.sum)].compactMap { $0 }
    if let flow = flows.first, !flows.contains(where: { $0 <= sum || agree($0, sum, tolerance) }) {
      var finding = context.finding(
        FlowExceedsCumulative.description, at: site.sum,
        "Trong đợt \(vietnamese(flow)), lớn hơn lũy kế \(vietnamese(sum)).",
        "\(english(flow)) this round is more than the year to date, \(english(sum)).")
      finding.low = flow
      // Either may be the wrong one, unless the sum is below the one before as well.
      if let before = site.before, sum < before { finding.expected = before + flow }
      if let position = site.flow {
        finding.indicators = [context.name(of: site.sum), context.name(of: position)]
      }
      return (finding, .fails)
    }
    if let latest = site.latest, sum < latest, !agree(sum, latest, tolerance) {
      let (round, named) =
        site.latestRound.map { ("đợt \($0):", "round \($0)") } ?? ("đợt trước", "the round before")
      var finding = context.finding(
        CumulativeDecreased.description, at: site.sum,
        "Lũy kế \(vietnamese(sum)), nhỏ hơn lũy kế \(round) \(vietnamese(latest)).",
        "The year to date is \(english(sum)), less than \(english(latest)) in \(named).")
      finding.low = latest
      if let before = site.before, let flow = flows.first { finding.expected = before + flow }
      return (finding, .fails)
    }
    guard let before = site.before, let flow = flows.first else { return (nil, .unknown) }
    let fits = sums.contains { sum in flows.contains { agree(before + $0, sum, tolerance) } }
    if fits { return (nil, .holds) }
    var finding = context.finding(
      CumulativeMismatch.description, at: site.sum,
      before == 0
        ? "Lũy kế \(vietnamese(sum)) khác số trong đợt \(vietnamese(flow)) ở đợt đầu năm."
        : "Lũy kế \(vietnamese(sum)), đợt trước \(vietnamese(before)) cộng đợt này \(vietnamese(flow)) là \(vietnamese(before + flow)).",
      before == 0
        ? "The year to date is \(english(sum)), this first round of the year \(english(flow))."
        : "The year to date is \(english(sum)); \(english(before)) before and \(english(flow)) now make \(english(before + flow))."
    )
    finding.expected = before + flow
    if let position = site.flow {
      finding.indicators = [context.name(of: site.sum), context.name(of: position)]
    }
    return (finding, .fails)
  }
}
