/// H202: a zero where much is expected and the unit never had one.
package enum DroppedToNothing {
  /// The cells, and whether zeros are rare enough for a warning.
  package static func find(
    _ rounds: FigureRounds, _ expectations: Expectations
  ) -> [(unit: Int, indicator: Int, isWarning: Bool)] {
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    let zeros = ZeroShares(rounds)
    var found: [(unit: Int, indicator: Int, isWarning: Bool)] = []
    for unit in 0..<units {
      for indicator in 0..<indicators where rounds.now[unit, indicator] == 0 {
        guard let score = expectations[unit, indicator], score.expected >= 20,
          !rounds.earlier.contains(where: { $0[unit, indicator] == 0 })
        else { continue }
        found.append((unit, indicator, zeros.isRare[indicator] && !zeros.areUsual))
      }
    }
    return found
  }
}
