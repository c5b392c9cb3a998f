/// Who is asked what in a round.
extension CampaignSchema {
  /// The measures of an indicator: its own list, else all of the layouts that hold it, `now` where those name none.
  package func measures(of indicator: Indicator) -> [String] {
    if let measures = indicator.measures { return measures }
    var found: [String] = []
    for layout in layouts where indicator.layouts.contains(layout.code) {
      let named = layout.values.map(\.measure)
      for measure in named.isEmpty ? ["now"] : named where !found.contains(measure) { found.append(measure) }
    }
    return found.isEmpty ? ["now"] : found
  }

  /// Whether an indicator is asked in a round, by `valid_from` and `valid_to`; in a campaign without rounds always.
  package func isAsked(_ indicator: Indicator, in round: Round?) -> Bool {
    guard let round, let position = rounds.firstIndex(where: { $0.code == round.code }) else { return true }
    let first = indicator.validFrom.flatMap { code in rounds.firstIndex { $0.code == code } } ?? 0
    let last = indicator.validTo.flatMap { code in rounds.firstIndex { $0.code == code } } ?? rounds.count
    return first <= position && position <= last
  }

  /// The positions of the units that have to send a return in a round, in the schema's order: those that report and
  /// exist in it.
  package func reportingUnits(in round: Round?) -> [Int] {
    reportingUnits.filter { units[$0].exists(in: round) }
  }

  /// Whether a grid holds the indicator but no form does, so that the unit's own figure is its rows joined.
  package func isOnlyInGrids(_ indicator: Indicator) -> Bool {
    let holding = layouts.filter { indicator.layouts.contains($0.code) }
    return !holding.isEmpty && holding.allSatisfy { $0.kind == .grid && $0.rows != .indicators }
  }
}

extension ReportingUnit {
  /// Whether the unit exists in a round: on its day; where only its year is known, at some time of that year; else always.
  package func exists(in round: Round?) -> Bool {
    if let day = round?.date {
      return validFrom.map { $0 <= day } != false && validTo.map { day <= $0 } != false
    }
    guard let year = round?.year else { return true }
    return validFrom.map { $0.year <= year } != false && validTo.map { year <= $0.year } != false
  }
}
