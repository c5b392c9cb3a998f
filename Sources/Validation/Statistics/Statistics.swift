internal import Facts
internal import Findings
internal import Foundation
internal import Schema
internal import SharedWork

/// Runs the statistics on a round: figures out of facts, findings out of scores.
struct Statistics {
  /// The units and indicators of the matrices, as positions in the schema.
  private let units: [Int], indicators: [Int]
  private let rounds: FigureRounds
  private let expectations: Expectations
  private let threshold: OutlierThreshold
  /// The places of units and indicators in the matrices, by their positions in the schema; −1: they have none.
  private let rows: [Int], columns: [Int]
  /// On how many cores what can be shared out is judged.
  private let jobs: Int

  /// The statistics of a validated round; figures that errors keep out are not judged.
  init(_ context: ValidationContext) {
    units = context.index.units
    indicators = Self.leaves(context.schema)
    rounds = Self.rounds(units, indicators, context)
    jobs = context.jobs
    expectations = Expectations(rounds, jobs: jobs)
    threshold = OutlierThreshold(expectations, context.schema.thresholds)
    rows = Self.places(of: units, among: context.schema.units.count)
    columns = Self.places(of: indicators, among: context.schema.indicators.count)
  }
  private static func places(of chosen: [Int], among count: Int) -> [Int] {
    var places = Array(repeating: -1, count: count)
    for (place, position) in chosen.enumerated() { places[position] = place }
    return places
  }

  /// What a unit's own figure should be, by the position of its fact; nil where it is not known.
  func expectedFigure(_ position: Int, _ context: ValidationContext) -> Double? {
    let fact = context.table.facts[position]
    let (unit, indicator) = (Int(fact.unit), Int(fact.indicator))
    guard fact.subUnit < 0, fact.measure == 0, rows.indices.contains(unit), rows[unit] >= 0,
      columns.indices.contains(indicator), columns[indicator] >= 0,
      context.index.own(unit: unit, indicator: indicator) == position
    else { return nil }
    return expectations[rows[unit], columns[indicator]].map { max($0.expected, 0) }
  }

  /// How far the statistics reach: the threshold they ended with, and what they would notice of each numeric indicator.
  func reach(_ schema: CampaignSchema) -> StatisticalReach {
    let zeros = ZeroShares(rounds)
    let numeric = schema.indicators.indices.filter { schema.indicators[$0].type.isNumeric }
    return StatisticalReach(
      threshold: threshold.z, outlierZ: schema.thresholds.outlierZ, areZerosUsual: zeros.areUsual,
      indicators: numeric.map { indicator in
        var reach = IndicatorReach(indicator: indicator)
        let column = columns[indicator]
        guard column >= 0 else {
          reach.weaknesses = [.judgedByParts]
          return reach
        }
        let figures = units.indices.count { rounds.now.isPositive($0, column) }
        reach.others = max(figures - 1, 0)
        guard reach.others >= 5 else {
          reach.weaknesses = [.fewOthers]
          return reach
        }
        let scores = units.indices.compactMap { expectations[$0, column] }
        reach.factor = median(of: scores.map(\.scale)).map { exp(threshold.z * $0) }
        reach.usual = median(of: scores.map { max($0.expected, 0) })
        // Of a few figures without a zero it is not known whether zeros are common.
        if !zeros.isRare[column], zeros.share[column] > 0 {
          reach.weaknesses.append(.commonZeros(share: zeros.share[column]))
        }
        if let usual = reach.usual, usual < 10 { reach.weaknesses.append(.smallFigures) }
        return reach
      })
  }

  /// Everything that the statistics find, cells first.
  func findings(_ context: ValidationContext) -> [Finding] {
    AllCores.map(4, jobs: context.jobs) { part in
      // What takes longest begins first.
      switch part {
      case 0: pairFindings(context)
      case 1: unitFindings(context)
      case 2: zeroFindings(context)
      default: cellFindings(context)
      }
    }.reversed().flatMap(\.self)
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
    @Sendable func matrix(
      _ facts: [Fact], _ index: FactIndex, measure: Int?, _ figure: (Fact) -> Double? = { $0.figure }
    ) -> FigureMatrix {
      var matrix = FigureMatrix(units: units.count, indicators: indicators.count)
      guard let measure else { return matrix }
      for (row, unit) in units.enumerated() {
        for (column, indicator) in indicators.enumerated() {
          guard let fact = index.own(unit: unit, indicator: indicator, measure: measure) else { continue }
          if let value = figure(facts[fact]), value >= 0 { matrix[row, column] = value }
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
    let fields = Set(exposures.compactMap(\.self))
    for (row, unit) in units.enumerated() {
      var numbers: [String: Double] = [:]
      for field in fields { numbers[field] = context.schema.units[unit].number(named: field) }
      for (column, field) in exposures.enumerated() {
        exposure[row, column] = field.flatMap { numbers[$0] } ?? 1
      }
    }
    let kinds = zip(asked, exposures).map { indicator, field in
      let isShare = indicator.type == .percent || indicator.aggregate != .sum
      return FigureRounds.Kind(
        group: isShare ? .share : field == nil ? .plain : .exposed, isWhole: indicator.type == .count,
        hasIdentity: !indicator.isStatic && indicator.kind != .cumulative,
        hasDigits: indicator.type == .count || indicator.type == .money)
    }
    var rounds = FigureRounds(
      now: matrix(context.table.facts, context.index, measure: 0) { $0.countedFigure },
      earlier: AllCores.map(context.earlier.count, jobs: context.jobs) { [earlier = context.earlier] place in
        let round = earlier[place]
        return matrix(
          round.table.facts, round.index, measure: round.table.measures.firstIndex(of: "now")
        ) { $0.countedFigure }
      },
      exposure: exposure, kinds: kinds)
    rounds.asReturned = matrix(context.table.facts, context.index, measure: 0)
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
      let (low, high) = score.usual(z: outlier.isNotice ? context.schema.thresholds.noticeZ : threshold.z)
      let sentences = sentences(outlier.unit, outlier.indicator, score)
      let message =
        outlier.suggestion.map { sentences.powerOfTen(right: $0) } ?? sentences.odd(low: low, high: high)
      var finding = context.finding(
        rule, severity: outlier.isNotice ? .info : nil, at: fact, message.vietnamese, message.english)
      finding.suggestion = outlier.suggestion
      finding.expected = score.expected
      finding.score = score.z
      finding.low = low
      finding.high = high
      return finding
    }
  }
  private func sentences(_ unit: Int, _ indicator: Int, _ score: CellScore) -> OutlierSentences {
    OutlierSentences(
      value: rounds.now[unit, indicator], expected: score.expected, hasHistory: score.history > 0,
      isBySize: rounds.exposure[unit, indicator] != 1)
  }

  private func zeroFindings(_ context: ValidationContext) -> [Finding] {
    DroppedToNothing.find(rounds, expectations).compactMap { zero in
      guard let score = expectations[zero.unit, zero.indicator],
        let fact = context.index.own(unit: units[zero.unit], indicator: indicators[zero.indicator])
      else { return nil }
      let message = sentences(zero.unit, zero.indicator, score).zero
      var finding = context.finding(
        WholeReturnRules.droppedToNothing, severity: zero.isWarning ? nil : .info, at: fact,
        message.vietnamese, message.english)
      finding.expected = score.expected
      return finding
    }
  }

  private func unitFindings(_ context: ValidationContext) -> [Finding] {
    var found: [Finding] = []
    let copies = EqualFigures.copyOfPrevious(rounds)
    let roundOnes = RoundNumbers.find(rounds)
    let shifts = AllCores.map(Array(units.indices), jobs: jobs) {
      ShiftedRows.find(rounds, expectations, unit: $0)
    }
    for unit in units.indices {
      if let copy = copies[unit] {
        var finding = finding(
          WholeReturnRules.copyOfPrevious, unit, context,
          "\(copy.equal) trong \(copy.compared) số trùng đợt trước, bình thường không quá \(copy.usual); có thể gửi lại báo cáo cũ.",
          "\(copy.equal) of \(copy.compared) figures are those of the round before, \(copy.usual) at most are usual; it may be the old return."
        )
        finding.score = copy.chance
        found.append(finding)
      }
      if let shift = shifts[unit] {
        let block = indicators[shift.first...shift.last].map { context.schema.indicators[$0].code }
        let (first, last) = (block.first ?? "", block.last ?? "")
        var finding = finding(
          WholeReturnRules.shiftedRows, unit, context,
          "Số liệu từ \(first) đến \(last) có vẻ lệch \(abs(shift.rows)) dòng \(shift.rows > 0 ? "xuống" : "lên"); dời lại thì khớp mức dự kiến.",
          "The figures from \(first) to \(last) seem to stand \(abs(shift.rows)) row(s) too \(shift.rows > 0 ? "low" : "high"); moved back they are as expected."
        )
        finding.indicators = block
        finding.score = shift.gain
        found.append(finding)
      }
      if let round = roundOnes[unit] {
        var finding = finding(
          WholeReturnRules.roundNumbers, unit, context,
          "\(round.ended) trong \(round.figures) số tận cùng là 0 hoặc 5, bình thường khoảng \(round.usual); có thể là số ước tính.",
          "\(round.ended) of \(round.figures) figures end in 0 or 5, about \(round.usual) is usual; they may be estimates."
        )
        finding.score = round.chance
        found.append(finding)
      }
    }
    return found
  }

  /// Two units whose figures are equal beyond chance.
  private typealias EqualPair = (first: Int, second: Int, match: EqualFigures.Match)

  /// The pairs of units whose figures are equal beyond chance, and those that may be proportional.
  private func alikePairs() -> (equal: [EqualPair], proportional: [(Int, Int)]) {
    struct Pairs: Sendable {
      var equal: [EqualPair] = []
      var proportional: [(Int, Int)] = []
    }
    let parts = AllCores.map(2, jobs: jobs) { [rounds, jobs] part in
      // What one core has to do alone begins first; the other is shared out down to single units.
      if part == 1 { return Pairs(proportional: ProportionalReturns.candidates(rounds, jobs: jobs)) }
      let columns = EqualFigures.columns(rounds.asReturned, jobs: jobs)
      let pairs = PairCandidates.forEqualFigures(rounds)
      let matches = AllCores.map(pairs, jobs: jobs, stretch: 1024) { first, second in
        EqualFigures.identical(rounds, columns, first, second)
      }
      return Pairs(
        equal: zip(pairs, matches).compactMap { pair, match in match.map { (pair.0, pair.1, $0) } })
    }
    return (parts.flatMap(\.equal), parts.flatMap(\.proportional))
  }

  private func pairFindings(_ context: ValidationContext) -> [Finding] {
    var found: [Finding] = []
    var alike = Set<UnitPair>()
    let (equal, proportional) = alikePairs()
    for (first, second, match) in equal {
      alike.insert(UnitPair(first, second))
      var finding = finding(
        WholeReturnRules.identicalReturns, first, context, other: second,
        about: [name(second, context)]
      ) { texts in
        "\(match.equal) trong \(match.compared) số trùng với \(texts[0]), bình thường không quá \(match.usual); có thể chép của nhau."
      } english: { texts in
        "\(match.equal) of \(match.compared) figures are those of \(texts[0]), \(match.usual) at most are usual; one may be a copy."
      }
      finding.score = match.chance
      found.append(finding)
    }
    for (first, second) in proportional {
      guard !alike.contains(UnitPair(first, second)),
        let match = ProportionalReturns.find(rounds, first, second)
      else { continue }
      alike.insert(UnitPair(first, second))
      let ratio = (match.ratio * 100).rounded() / 100
      var finding = finding(
        WholeReturnRules.proportionalReturns, first, context, other: second,
        about: [name(second, context)]
      ) { texts in
        "\(match.equal) trong \(match.compared) số đều bằng \(vietnamese(ratio)) lần của \(texts[0]); có thể tính ra, không phải đếm."
      } english: { texts in
        "\(match.equal) of \(match.compared) figures are \(english(ratio)) times those of \(texts[0]); they may be computed, not counted."
      }
      finding.score = match.chance
      found.append(finding)
    }
    guard let comparison = OtherUnitsFigures(rounds) else { return found }
    let matches = AllCores.map(Array(units.indices), jobs: jobs) { [alike] unit in
      comparison.find(unit: unit) { alike.contains(UnitPair(unit, $0)) }
    }
    for unit in units.indices {
      guard let match = matches[unit] else { continue }
      var finding = finding(
        WholeReturnRules.resemblesOther, unit, context, other: match.unit,
        about: [name(match.unit, context)]
      ) { texts in
        "Số liệu khớp các đợt trước của \(texts[0]) hơn của chính đơn vị; có thể nộp nhầm biểu."
      } english: { texts in
        "The figures fit the earlier ones of \(texts[0]) better than its own; it may be another unit's return."
      }
      finding.score = match.gain
      found.append(finding)
    }
    return found
  }

  /// A finding about a whole return whose sentence names another unit.
  private func finding(
    _ rule: RuleDescription, _ unit: Int, _ context: ValidationContext, other: Int, about texts: [String],
    vietnamese: ([String]) -> String, english: ([String]) -> String
  ) -> Finding {
    let message = FindingMessage(about: texts, vietnamese: vietnamese, english: english)
    return finding(rule, unit, context, other: other, message.vietnamese, message.english)
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
