internal import Schema

extension LabelMatching {
  /// Rows that no indicator claimed and that stand next to a recognised row under its very number and unit of measure, in
  /// words that are like its label: the indicator stands twice, once reworded. A line that a unit adds has a number of its
  /// own, or none.
  func claimedAgain(
    _ rows: [LabelledRow], by matchOfRow: [Match?], plan: LayoutPlan, thresholds: Thresholds,
    session: ReadingSession
  ) -> [(row: Int, indicator: Int)] {
    rows.indices.compactMap { position in
      let row = rows[position]
      guard matchOfRow[position] == nil, row.looksAsked, !row.number.isEmpty, !row.label.isBlank else {
        return nil
      }
      let neighbour = [position - 1, position + 1].first { place in
        guard rows.indices.contains(place), let match = matchOfRow[place] else { return false }
        let other = rows[place]
        return other.number == row.number && other.unit == row.unit && other.section == row.section
          && session.likeness(row.labelForm, in: plan)[match.indicator] >= thresholds.labelAsk
      }
      guard let neighbour, let match = matchOfRow[neighbour] else { return nil }
      return (position, match.indicator)
    }
  }
}
