/// H202: a zero where much is expected and the unit never had one.
package enum DroppedToNothing {
  /// The cells, and whether zeros are rare enough for a warning.
  package static func find(
    _ rounds: FigureRounds, _ expectations: Expectations
  ) -> [(unit: Int, indicator: Int, isWarning: Bool)] {
    let all = rounds.earlier + [rounds.now]
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    var values = Array(repeating: 0, count: indicators)
    var zeros = Array(repeating: 0, count: indicators)
    for round in all {
      for unit in 0..<units {
        for indicator in 0..<indicators where !round[unit, indicator].isNaN {
          values[indicator] += 1
          if round[unit, indicator] == 0 { zeros[indicator] += 1 }
        }
      }
    }
    let rare = (0..<indicators).map { indicator in
      values[indicator] > 0
        && (Double(max(zeros[indicator] - 1, 0)) + 0.5) / Double(values[indicator]) <= 0.02
    }
    let rareOnes = (0..<indicators).filter { rare[$0] }
    let zerosOfRare = rareOnes.reduce(0) { $0 + zeros[$1] }
    let valuesOfRare = rareOnes.reduce(0) { $0 + values[$1] }
    let areUsual = Double(zerosOfRare) > 0.004 * Double(valuesOfRare)
    var found: [(unit: Int, indicator: Int, isWarning: Bool)] = []
    for unit in 0..<units {
      for indicator in 0..<indicators where rounds.now[unit, indicator] == 0 {
        guard let score = expectations[unit, indicator], score.expected >= 20,
          !rounds.earlier.contains(where: { $0[unit, indicator] == 0 })
        else { continue }
        found.append((unit, indicator, rare[indicator] && !areUsual))
      }
    }
    return found
  }
}
