/// Writes `expected/totals.txt`: a line an indicator, `B01 167 21/21`: the province's total, the units that gave a
/// figure, the units that were asked.
enum ExpectedTotals {
  /// The totals of a round.
  /// - Parameters:
  ///   - returns: the workbooks that count; of two of a unit the later one.
  ///   - keptOut: the indicators, by unit, whose figure cannot be used.
  static func text(of returns: [ReturnContent], keptOut: [String: Set<String>] = [:])
    -> String
  {
    var latest: [String: ReturnContent] = [:]
    for content in returns { latest[content.unit.code] = content }
    var lines: [String] = []
    for indicator in SampleIndicator.all where indicator.isNumeric {
      let asked = SampleUnit.all.filter { indicator.applies(to: $0) }
      let given = asked.compactMap { unit in
        keptOut[unit.code]?.contains(indicator.code) == true
          ? nil : latest[unit.code]?.figures.numbers[indicator.code]
      }
      // One decimal is the finest that is given; sums of tenths are not exact in binary.
      let total = (given.reduce(0, +) * 10).rounded() / 10
      let text = total == total.rounded() ? String(Int(total)) : String(total)
      lines.append("\(indicator.code) \(text) \(given.count)/\(asked.count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
