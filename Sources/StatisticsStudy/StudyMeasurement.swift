internal import Schema
internal import Validation

/// Successes among trials.
struct Tally: Sendable {
  var hits = 0, trials = 0
  static func += (first: inout Tally, second: Tally) {
    first.hits += second.hits
    first.trials += second.trials
  }
  var share: Double { trials > 0 ? Double(hits) / Double(trials) : .nan }
  /// The standard error of the share, never less than that of one half success.
  var error: Double {
    guard trials > 0 else { return .nan }
    let p = (Double(hits) + 0.5) / (Double(trials) + 1)
    return (p * (1 - p) / Double(trials)).squareRoot()
  }
}

/// What the statistics say of simulated campaigns of one kind.
struct StudyMeasurement: Sendable {
  /// Warnings on clean facts, findings about units and pairs included.
  var falseAlarms = Tally()
  /// The same by code, hits only.
  var codes: [String: Int] = [:]
  /// Clean facts with their false alarms, by the number of units and of earlier rounds.
  var bySize: [Int: Tally] = [:], byHistory: [Int: Tally] = [:]
  /// Errors found: in the first round, and with earlier ones.
  var first: [StudyError: Tally] = [:], later: [StudyError: Tally] = [:]
  /// Right suggestions among those made.
  var suggestions = Tally()

  /// Judges a campaign that holds no error.
  mutating func addClean(_ campaign: StudyCampaign, earlier: Int, thresholds: Thresholds) {
    let counts = Self.warnings(campaign.figures, thresholds)
    let tally = Tally(
      hits: counts.values.reduce(0, +), trials: campaign.units * StudyCampaign.indicators)
    for (code, count) in counts { codes[code, default: 0] += count }
    falseAlarms += tally
    bySize[campaign.units, default: Tally()] += tally
    byHistory[earlier, default: Tally()] += tally
  }

  /// Puts each error into one cell of a campaign, one at a time, and looks whether that cell is named.
  mutating func addErrors(
    _ campaign: StudyCampaign, earlier: Int, thresholds: Thresholds, random: inout StudyRandom
  ) {
    for error in StudyError.allCases {
      var place: (unit: Int, indicator: Int, wrong: Double)?
      for _ in 0..<50 where place == nil {
        let unit = random.index(below: campaign.units)
        let indicator = random.index(below: StudyCampaign.indicators)
        let right = campaign.figure(unit, indicator)
        guard right > 0, let wrong = error.wrong(right) else { continue }
        place = (unit, indicator, wrong)
      }
      guard let place else { continue }
      let found = Self.cell(
        campaign.figures(changing: place.unit, place.indicator, to: place.wrong), place.unit, place.indicator,
        thresholds)
      let tally = Tally(hits: found.isFound ? 1 : 0, trials: 1)
      if earlier == 0 {
        first[error, default: Tally()] += tally
      } else {
        later[error, default: Tally()] += tally
      }
      guard let suggestion = found.suggestion else { continue }
      // A digit that was dropped cannot come back.
      let isRight = abs(suggestion - campaign.figure(place.unit, place.indicator)) < 10
      suggestions += Tally(hits: isRight ? 1 : 0, trials: 1)
    }
  }

  /// Adds what another has measured.
  mutating func add(_ other: StudyMeasurement) {
    falseAlarms += other.falseAlarms
    codes.merge(other.codes, uniquingKeysWith: +)
    func sum(_ first: Tally, _ second: Tally) -> Tally {
      Tally(hits: first.hits + second.hits, trials: first.trials + second.trials)
    }
    bySize.merge(other.bySize, uniquingKeysWith: sum)
    byHistory.merge(other.byHistory, uniquingKeysWith: sum)
    first.merge(other.first, uniquingKeysWith: sum)
    later.merge(other.later, uniquingKeysWith: sum)
    suggestions += other.suggestions
  }

  /// The warnings of a round, by code.
  private static func warnings(_ rounds: FigureRounds, _ thresholds: Thresholds) -> [String: Int] {
    let expectations = Expectations(rounds)
    let threshold = OutlierThreshold(expectations, thresholds)
    var codes: [String: Int] = [:]
    for cell in CellOutliers.find(rounds, expectations, threshold, noticeZ: thresholds.noticeZ)
    where !cell.isNotice { codes[cell.code, default: 0] += 1 }
    codes["H202"] = DroppedToNothing.find(rounds, expectations).count { $0.isWarning }
    codes["H204"] = EqualFigures.copyOfPrevious(rounds).count
    var alike = Set<[Int]>()
    for (first, second) in PairCandidates.forEqualFigures(rounds)
    where EqualFigures.identical(rounds, first, second) != nil {
      codes["P306", default: 0] += 1
      alike.insert([first, second])
    }
    for (first, second) in PairCandidates.forProportions(rounds) where !alike.contains([first, second]) {
      if ProportionalReturns.find(rounds, first, second) != nil {
        codes["P307", default: 0] += 1
        alike.insert([first, second])
      }
    }
    let others = OtherUnitsFigures(rounds)
    for unit in 0..<rounds.now.units {
      if ShiftedRows.find(rounds, expectations, unit: unit) != nil { codes["P304", default: 0] += 1 }
      let resembles = others?.find(unit: unit) { alike.contains([min(unit, $0), max(unit, $0)]) }
      if resembles != nil { codes["I023", default: 0] += 1 }
    }
    return codes.filter { $0.value > 0 }
  }

  /// Whether a cell is named by a warning, and what is suggested for it.
  private static func cell(
    _ rounds: FigureRounds, _ unit: Int, _ indicator: Int, _ thresholds: Thresholds
  ) -> (isFound: Bool, suggestion: Double?) {
    let expectations = Expectations(rounds)
    if rounds.now[unit, indicator] == 0 {
      let zeros = DroppedToNothing.find(rounds, expectations)
      return (zeros.contains { $0.unit == unit && $0.indicator == indicator && $0.isWarning }, nil)
    }
    let threshold = OutlierThreshold(expectations, thresholds)
    let found = CellOutliers.find(rounds, expectations, threshold, noticeZ: thresholds.noticeZ)
      .first { $0.unit == unit && $0.indicator == indicator && !$0.isNotice }
    return (found != nil, found?.suggestion)
  }
}
