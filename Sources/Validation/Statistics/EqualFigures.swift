internal import SharedWork

/// Returns that have too many figures in common to be two returns.
package enum EqualFigures {
  /// How many figures agree, of how many, and the chance of that.
  package struct Match: Sendable, Equatable {
    package var equal: Int, compared: Int
    package var chance: Double
    /// How many agree by chance at most, as a rule: the mean and two standard deviations above it.
    package var usual: Int

    /// A match of figures that each agree by a chance of their own.
    init(equal: Int, chances: [Double], chance: Double) {
      self.equal = equal
      compared = chances.count
      self.chance = chance
      let mean = chances.reduce(0, +)
      let variance = chances.reduce(0) { $0 + $1 * (1 - $1) }
      usual = Int((mean + 2 * variance.squareRoot()).rounded())
    }
  }

  /// H204: too many figures of a unit are those of the round before.
  package static func copyOfPrevious(_ rounds: FigureRounds) -> [Int: Match] {
    guard let before = rounds.earlier.last else { return [:] }
    let now = rounds.asReturned
    let columns = rounds.kinds.indices.filter { rounds.kinds[$0].hasIdentity }
    func isPair(_ unit: Int, _ indicator: Int) -> Bool {
      !now[unit, indicator].isNaN && before[unit, indicator] >= 5
    }
    func agrees(_ unit: Int, _ indicator: Int) -> Bool { now[unit, indicator] == before[unit, indicator] }
    var pairs = Array(repeating: 0, count: now.indicators)
    var matches = pairs
    for indicator in columns {
      for unit in 0..<now.units where isPair(unit, indicator) {
        pairs[indicator] += 1
        if agrees(unit, indicator) { matches[indicator] += 1 }
      }
    }
    var found: [Int: Match] = [:]
    for unit in 0..<now.units {
      var chances: [Double] = []
      var equal = 0
      for indicator in columns where isPair(unit, indicator) {
        let own = agrees(unit, indicator) ? 1 : 0
        chances.append(
          Chances.ofMatch(
            before[unit, indicator], matches: matches[indicator] - own, pairs: pairs[indicator] - 1))
        equal += own
      }
      guard equal >= 4 else { continue }
      let chance = Chances.poissonBinomialTail(chances, atLeast: equal)
      if chance <= 1e-4 { found[unit] = Match(equal: equal, chances: chances, chance: chance) }
    }
    return found
  }

  /// What the equal figures of all units say of each indicator.
  struct Column: Sendable {
    var matches = 0
    var pairs = 0
  }
  /// Equal pairs and pairs among the figures of at least 5, indicator by indicator.
  static func columns(_ round: FigureMatrix, jobs: Int = 1) -> [Column] {
    AllCores.map(Array(0..<round.indicators), jobs: jobs, stretch: 16) { indicator in
      var counts: [Double: Int] = [:]
      var all = 0
      for unit in 0..<round.units where round[unit, indicator] >= 5 {
        counts[round[unit, indicator], default: 0] += 1
        all += 1
      }
      return Column(
        matches: counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }, pairs: all * (all - 1) / 2)
    }
  }

  /// P306: whether two units have too many figures in common.
  package static func identical(_ rounds: FigureRounds, _ first: Int, _ second: Int) -> Match? {
    identical(rounds, columns(rounds.asReturned), first, second)
  }
  /// The same, where what all units say of each indicator is known.
  static func identical(_ rounds: FigureRounds, _ columns: [Column], _ first: Int, _ second: Int) -> Match? {
    let round = rounds.asReturned
    // Most pairs have nothing in common: they are passed over before anything is kept of them.
    var shared = 0
    for indicator in rounds.kinds.indices where rounds.kinds[indicator].hasIdentity {
      let one = round[first, indicator]
      if one >= 5, one == round[second, indicator] { shared += 1 }
    }
    guard shared >= 4 else { return nil }
    var chances: [Double] = []
    var equal = 0
    for indicator in rounds.kinds.indices where rounds.kinds[indicator].hasIdentity {
      let (one, other) = (round[first, indicator], round[second, indicator])
      guard one >= 5, other >= 5 else { continue }
      let own = one == other ? 1 : 0
      chances.append(
        Chances.ofMatch(
          min(one, other), matches: columns[indicator].matches - own, pairs: columns[indicator].pairs))
      equal += own
    }
    guard equal >= 4 else { return nil }
    let chance = Chances.poissonBinomialTail(chances, atLeast: equal)
    let pairs = Double(round.units) * Double(round.units - 1) / 2
    return chance <= 1e-4 / pairs ? Match(equal: equal, chances: chances, chance: chance) : nil
  }
}
