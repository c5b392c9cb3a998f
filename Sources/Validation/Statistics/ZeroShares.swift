/// How common zeros are, indicator by indicator, over all units and rounds.
struct ZeroShares {
  /// The share of zeros among an indicator's figures; 0 without figures.
  let share: [Double]
  /// Whether a zero says something: (max(zeros − 1, 0) + ½) / figures ≤ 2%.
  let isRare: [Bool]
  /// Whether all such indicators together hold more zeros than 0.4%: then none of them is worth a warning.
  let areUsual: Bool

  /// Counts the zeros.
  init(_ rounds: FigureRounds) {
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    var values = Array(repeating: 0, count: indicators)
    var zeros = values
    for round in rounds.earlier + [rounds.now] {
      for unit in 0..<units {
        for indicator in 0..<indicators where !round[unit, indicator].isNaN {
          values[indicator] += 1
          if round[unit, indicator] == 0 { zeros[indicator] += 1 }
        }
      }
    }
    share = zip(zeros, values).map { $1 == 0 ? 0 : Double($0) / Double($1) }
    isRare = zip(zeros, values).map { $1 > 0 && (Double(max($0 - 1, 0)) + 0.5) / Double($1) <= 0.02 }
    let rare = (0..<indicators).filter { [isRare] in isRare[$0] }
    areUsual = Double(rare.reduce(0) { $0 + zeros[$1] }) > 0.004 * Double(rare.reduce(0) { $0 + values[$1] })
  }
}
