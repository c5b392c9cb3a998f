internal import Facts
internal import Findings
internal import Foundation
internal import Schema

/// Runs the statistics on a round: figures out of facts, findings out of scores.
struct Statistics {
  /// The units and indicators of the matrices, as positions in the schema.
  private let units: [Int], indicators: [Int]
  private let rounds: FigureRounds
  private let expectations: Expectations
  private let threshold: OutlierThreshold

  /// The statistics of a validated round; figures that errors keep out are not judged.
  init(_ context: ValidationContext) {
    units = context.index.units
    indicators = Self.leaves(context.schema)
    rounds = Self.rounds(units, indicators, context)
    expectations = Expectations(rounds)
    threshold = OutlierThreshold(expectations, context.schema.thresholds)
  }

  /// What figures should be, by the position of their fact.
  func expectedFigures(_ context: ValidationContext) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for (row, unit) in units.enumerated() {
      for (column, indicator) in indicators.enumerated() {
        guard let score = expectations[row, column],
          let fact = context.index.own(unit: unit, indicator: indicator)
        else { continue }
        found[fact] = max(score.expected, 0)
      }
    }
    return found
  }

  /// The smallest factor that would be noticed, e^(c·s), by indicator; the median over its units.
  func noticeableFactors() -> [Int: Double] {
    var found: [Int: Double] = [:]
    for (column, indicator) in indicators.enumerated() {
      let scales = units.indices.compactMap { expectations[$0, column]?.scale }
      if let scale = median(of: scales) { found[indicator] = exp(threshold.z * scale) }
    }
    return found
  }

  /// Everything that the statistics find, cells first.
  func findings(_ context: ValidationContext) -> [Finding] {
    cellFindings(context) + zeroFindings(context) + unitFindings(context) + pairFindings(context)
  }

  // MARK: from facts to figures

  /// Numeric indicators that are no totals of parts.
  private static func leaves(_ schema: CampaignSchema) -> [Int] {
    let tree = IndicatorTree(schema)
    let places = schema.indicators.indices
    let totals = Set(places.filter { tree.relations[$0] == .part }.compactMap { tree.parents[$0] })
    return places.filter { schema.indicators[$0].type.isNumeric && !totals.contains($0) }
  }

  private static func rounds(_ units: [Int], _ indicators: [Int], _ context: ValidationContext)
    -> FigureRounds
  {
    func matrix(_ figure: (Int, Int) -> Double?) -> FigureMatrix {
      var matrix = FigureMatrix(units: units.count, indicators: indicators.count)
      for (row, unit) in units.enumerated() {
        for (column, indicator) in indicators.enumerated() {
          if let value = figure(unit, indicator), value >= 0 { matrix[row, column] = value }
        }
      }
      return matrix
    }
    let asked = indicators.map { context.schema.indicators[$0] }
    let exposures = asked.map { indicator -> String? in
      guard let field = indicator.normaliseBy else { return nil }
      let isKnown = context.schema.reportingUnits.allSatisfy {
        (context.schema.units[$0].number(named: field) ?? 0) > 0
      }
      return isKnown ? field : nil
    }
    var exposure = FigureMatrix(units: units.count, indicators: indicators.count)
    for (row, unit) in units.enumerated() {
      for (column, field) in exposures.enumerated() {
        exposure[row, column] = field.flatMap { context.schema.units[unit].number(named: $0) } ?? 1
      }
    }
    let kinds = zip(asked, exposures).map { indicator, field in
      let isShare = indicator.type == .percent || indicator.aggregate != .sum
      return FigureRounds.Kind(
        group: isShare ? .share : field == nil ? .plain : .exposed, isWhole: indicator.type == .count,
        hasIdentity: !indicator.isStatic && indicator.kind != .cumulative,
        hasDigits: indicator.type == .count || indicator.type == .money)
    }
    func fact(_ unit: Int, _ indicator: Int) -> Fact? {
      context.index.own(unit: unit, indicator: indicator).map { context.table.facts[$0] }
    }
    var rounds = FigureRounds(
      now: matrix { fact($0, $1)?.countedFigure },
      earlier: context.earlier.map { round in matrix { round.figure(unit: $0, indicator: $1) } },
      exposure: exposure, kinds: kinds)
    rounds.asReturned = matrix { fact($0, $1)?.figure }
    return rounds
  }

  // MARK: from scores to findings

  private func cellFindings(_ context: ValidationContext) -> [Finding] {
    let outliers = CellOutliers.find(
      rounds, expectations, threshold, noticeZ: context.schema.thresholds.noticeZ)
    return outliers.compactMap { outlier in
      guard let score = expectations[outlier.unit, outlier.indicator],
        let fact = context.index.own(unit: units[outlier.unit], indicator: indicators[outlier.indicator]),
        let rule = CellOutliers.descriptions.first(where: { $0.code == outlier.code })
      else { return nil }
      let x = rounds.now[outlier.unit, outlier.indicator]
      let usual = rounded(score.expected)
      let hasHistory = score.history > 0
      var finding: Finding
      if let suggestion = outlier.suggestion {
        finding = context.finding(
          rule, at: fact,
          "Số \(vietnamese(x)) lệch 10 lần hoặc hơn; dự kiến khoảng \(vietnamese(usual)), có lẽ là \(vietnamese(suggestion)).",
          "\(english(x)) is a power of ten of what is expected, about \(english(usual)); perhaps \(english(suggestion))."
        )
        finding.suggestion = suggestion
      } else {
        finding = context.finding(
          rule, severity: outlier.isNotice ? .info : nil, at: fact,
          hasHistory
            ? "Số \(vietnamese(x)) khác hẳn mức dự kiến khoảng \(vietnamese(usual)) theo các đợt trước."
            : "Số \(vietnamese(x)) khác hẳn mức dự kiến khoảng \(vietnamese(usual)) so với các đơn vị khác.",
          hasHistory
            ? "\(english(x)) is far from about \(english(usual)), which earlier rounds let expect."
            : "\(english(x)) is far from about \(english(usual)), which the other units let expect.")
      }
      finding.expected = score.expected
      finding.score = score.z
      let width = exp(threshold.z * score.deviation(of: score.expected))
      finding.low = max((score.expected + 0.5) / width - 0.5, 0)
      finding.high = (score.expected + 0.5) * width - 0.5
      return finding
    }
  }
  /// About what is expected: whole from ten on.
  private func rounded(_ value: Double) -> Double {
    abs(value) >= 10 ? value.rounded() : (value * 10).rounded() / 10
  }

  private func zeroFindings(_ context: ValidationContext) -> [Finding] {
    DroppedToNothing.find(rounds, expectations).compactMap { zero in
      guard let score = expectations[zero.unit, zero.indicator],
        let fact = context.index.own(unit: units[zero.unit], indicator: indicators[zero.indicator])
      else { return nil }
      var finding = context.finding(
        WholeReturnRules.droppedToNothing, severity: zero.isWarning ? nil : .info, at: fact,
        "Ghi 0, trong khi dự kiến khoảng \(vietnamese(score.expected.rounded())).",
        "0, where about \(english(score.expected.rounded())) is expected.")
      finding.expected = score.expected
      return finding
    }
  }

  private func unitFindings(_ context: ValidationContext) -> [Finding] {
    var found: [Finding] = []
    let copies = EqualFigures.copyOfPrevious(rounds)
    let roundOnes = RoundNumbers.find(rounds)
    for unit in units.indices {
      if let copy = copies[unit] {
        var finding = finding(
          WholeReturnRules.copyOfPrevious, unit, context,
          "\(copy.equal) trong \(copy.compared) số liệu trùng với đợt trước.",
          "\(copy.equal) of \(copy.compared) figures are those of the round before.")
        finding.score = copy.chance
        found.append(finding)
      }
      if let shift = ShiftedRows.find(rounds, expectations, unit: unit) {
        let block = indicators[shift.first...shift.last].map { context.schema.indicators[$0].code }
        let (first, last) = (block.first ?? "", block.last ?? "")
        var finding = finding(
          WholeReturnRules.shiftedRows, unit, context,
          "Số liệu từ \(first) đến \(last) có vẻ lệch \(abs(shift.rows)) dòng \(shift.rows > 0 ? "xuống" : "lên").",
          "The figures from \(first) to \(last) seem to stand \(abs(shift.rows)) row(s) too \(shift.rows > 0 ? "low" : "high")."
        )
        finding.indicators = block
        finding.score = shift.gain
        found.append(finding)
      }
      if let chance = roundOnes[unit] {
        var finding = finding(
          WholeReturnRules.roundNumbers, unit, context,
          "Số liệu tận cùng bằng 0 hoặc 5 nhiều hơn mức ngẫu nhiên.",
          "More figures end in 0 or 5 than chance allows.")
        finding.score = chance
        found.append(finding)
      }
    }
    return found
  }

  private func pairFindings(_ context: ValidationContext) -> [Finding] {
    var found: [Finding] = []
    var alike = Set<[Int]>()
    let columns = EqualFigures.columns(rounds.asReturned)
    for (first, second) in PairCandidates.forEqualFigures(rounds) {
      guard let match = EqualFigures.identical(rounds, columns, first, second) else { continue }
      alike.insert([first, second])
      var finding = finding(
        WholeReturnRules.identicalReturns, first, context, other: second,
        "\(match.equal) trong \(match.compared) số liệu trùng với \(name(second, context)).",
        "\(match.equal) of \(match.compared) figures are those of \(name(second, context)).")
      finding.score = match.chance
      found.append(finding)
    }
    for (first, second) in PairCandidates.forProportions(rounds) where !alike.contains([first, second]) {
      guard let match = ProportionalReturns.find(rounds, first, second) else { continue }
      alike.insert([first, second])
      let ratio = (match.ratio * 100).rounded() / 100
      var finding = finding(
        WholeReturnRules.proportionalReturns, first, context, other: second,
        "\(match.equal) trong \(match.compared) số liệu bằng \(vietnamese(ratio)) lần của \(name(second, context)).",
        "\(match.equal) of \(match.compared) figures are \(english(ratio)) times those of \(name(second, context))."
      )
      finding.score = match.chance
      found.append(finding)
    }
    guard let comparison = OtherUnitsFigures(rounds) else { return found }
    for unit in units.indices {
      let match = comparison.find(unit: unit) { other in alike.contains([min(unit, other), max(unit, other)])
      }
      guard let match else { continue }
      var finding = finding(
        WholeReturnRules.resemblesOther, unit, context, other: match.unit,
        "Báo cáo khớp các đợt trước của \(name(match.unit, context)) hơn của chính đơn vị.",
        "The return fits the earlier figures of \(name(match.unit, context)) better than its own.")
      finding.score = match.gain
      found.append(finding)
    }
    return found
  }

  /// A finding about a whole return.
  private func finding(
    _ rule: RuleDescription, _ unit: Int, _ context: ValidationContext, other: Int? = nil,
    _ vietnamese: String,
    _ english: String
  ) -> Finding {
    var finding = Finding(rule, message: FindingMessage(vietnamese: vietnamese, english: english))
    finding.round = context.round?.code
    finding.unit = context.schema.units[units[unit]].code
    finding.otherUnit = other.map { context.schema.units[units[$0]].code }
    let file = indicators.lazy.compactMap { indicator -> Int32? in
      context.index.own(unit: units[unit], indicator: indicator).map { context.table.facts[$0].file }
    }.first { $0 >= 0 }
    finding.file = file.map { context.table.files[Int($0)] }
    return finding
  }
  private func name(_ unit: Int, _ context: ValidationContext) -> String {
    context.schema.units[units[unit]].name
  }
}
