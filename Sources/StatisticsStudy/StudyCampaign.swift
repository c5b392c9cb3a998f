internal import Foundation
internal import Validation

/// A simulated campaign without errors: figures of all rounds, the judged one last.
struct StudyCampaign {
  /// How many indicators there are.
  static let indicators = 30
  /// The figures by round, unit and indicator.
  private(set) var rounds: [FigureMatrix]
  private let exposure: FigureMatrix
  private let kinds: [FigureRounds.Kind]
  let units: Int

  /// Draws a campaign of a kind.
  init(_ scenario: StudyScenario, units: Int, earlier: Int, random: inout StudyRandom) {
    self.units = units
    let columns = 0..<Self.indicators
    let people = (0..<units).map { _ in (60_000 * exp(random.normal() * 0.5)).rounded() }
    let kinds = columns.map { _ -> StudyScenario in
      scenario.isMixed ? StudyScenario.parts[random.index(below: StudyScenario.parts.count)] : scenario
    }
    let levels = kinds.map { kind in
      kind.hasEvenFigures
        ? log(random.uniform(exp(kind.levels.low), exp(kind.levels.high)))
        : random.uniform(kind.levels.low, kind.levels.high)
    }
    let spread = kinds.map { $0.isUneven ? exp(random.uniform(-log(3), log(3)) * 0.8) : 1 }
    let zeros = kinds.map { $0.zeros > 0 ? random.uniform(0, $0.zeros) : 0 }
    let own = people.map { size in
      columns.map { column -> Double in
        let kind = kinds[column]
        let deviation = kind.hasTailsBetweenUnits ? Self.deviation(kind, &random) : random.normal()
        return (kind.followsSize ? log(size / 60_000) : 0) + deviation * kind.own * spread[column]
      }
    }
    rounds = []
    for _ in 0...earlier {
      var round = FigureMatrix(units: units, indicators: Self.indicators)
      for unit in 0..<units {
        let activity = random.normal()
        for column in columns {
          let kind = kinds[column]
          if zeros[column] > 0, random.uniform() < zeros[column] {
            round[unit, column] = 0
            continue
          }
          var mean = exp(
            levels[column] + own[unit][column] + activity * kind.activity
              + Self.deviation(kind, &random) * kind.round * spread[column])
          if let shape = kind.shape { mean *= random.gamma(shape: shape) }
          round[unit, column] = random.poisson(mean)
        }
      }
      rounds.append(round)
    }
    var exposure = FigureMatrix(units: units, indicators: Self.indicators)
    for unit in 0..<units {
      for column in columns { exposure[unit, column] = kinds[column].hasExposure ? people[unit] : 1 }
    }
    self.exposure = exposure
    self.kinds = kinds.map { FigureRounds.Kind(group: $0.hasExposure ? .exposed : .plain) }
  }

  /// A deviation of standard deviation 1, or three times that where the tails say so.
  private static func deviation(_ kind: StudyScenario, _ random: inout StudyRandom) -> Double {
    switch kind.tails {
    case .normal: random.normal()
    case .studentT3: random.studentT3()
    case .contaminated: random.normal() * (random.uniform() < 0.05 ? 3 : 1)
    }
  }

  /// The figures as the statistics take them.
  var figures: FigureRounds {
    FigureRounds(now: rounds[rounds.count - 1], earlier: rounds.dropLast(), exposure: exposure, kinds: kinds)
  }
  /// The same with one figure of the judged round changed.
  func figures(changing unit: Int, _ indicator: Int, to value: Double) -> FigureRounds {
    var now = rounds[rounds.count - 1]
    now[unit, indicator] = value
    return FigureRounds(now: now, earlier: rounds.dropLast(), exposure: exposure, kinds: kinds)
  }
  /// A figure of the judged round.
  func figure(_ unit: Int, _ indicator: Int) -> Double { rounds[rounds.count - 1][unit, indicator] }
}
