/// P305: more figures end in 0 or 5 than chance allows.
package enum RoundNumbers {
  /// How many of a unit's figures end in 0 or 5, of how many, how many as a rule, and the chance of that.
  package struct Ends: Sendable, Equatable {
    package var ended: Int, figures: Int, usual: Int
    package var chance: Double
  }

  /// The units with too many round figures. Benford's law is not usable at these sizes.
  package static func find(_ rounds: FigureRounds) -> [Int: Ends] {
    let round = rounds.asReturned
    let columns = rounds.kinds.indices.filter { rounds.kinds[$0].hasDigits }
    let own = (0..<round.units).map { unit -> (all: Int, round: Int) in
      var count = (all: 0, round: 0)
      for column in columns where round[unit, column] >= 10 {
        count.all += 1
        if round[unit, column].truncatingRemainder(dividingBy: 5) == 0 { count.round += 1 }
      }
      return count
    }
    let all = own.reduce(0) { $0 + $1.all }
    let ended = own.reduce(0) { $0 + $1.round }
    var found: [Int: Ends] = [:]
    for (unit, count) in own.enumerated() where count.all > 0 {
      let others = all - count.all
      let usual = others > 0 ? max(0.2, Double(ended - count.round) / Double(others)) : 0.2
      // The median of a binomial distribution is its mean rounded up or down: no more than that is never rare.
      if Double(count.round) <= (usual * Double(count.all)).rounded(.down) { continue }
      let chance = Chances.binomialTail(trials: count.all, chance: usual, atLeast: count.round)
      guard chance <= 1e-3 else { continue }
      found[unit] = Ends(
        ended: count.round, figures: count.all, usual: Int((usual * Double(count.all)).rounded()),
        chance: chance)
    }
    return found
  }
}
