internal import Findings
internal import Schema
internal import VietnameseText

/// Rounds that headings name.
extension FormReader {
  /// I022, as a warning: the heading of a value column names another round than the one that is consolidated, in words that
  /// are not the schema's.
  func addRoundFindings() {
    guard let segment = table.segments.first, let heading = segment.heading,
      let expected = context.compiled.round
    else { return }
    for (position, column) in segment.columns.values.enumerated() {
      guard let column else { continue }
      for row in heading {
        guard let index = sheet.filledIndex(row: row, column: column),
          plan.values[position].fit(sheet.formIndex(index), session: session) == .none,
          let found = context.compiled.otherRound(mentionedIn: sheet.formIndex(index), session: session)
        else { continue }
        let text = sheet.form(index).plain
        func title(_ round: Round) -> String { round.title.isEmpty ? round.code : round.title }
        draft.add(
          WrongRoundRule.description, severity: .warning,
          WrongRoundRule.message(
            beside: text, round: title(schema.rounds[found]), expected: title(expected)),
          sheet: sheet, row: row, column: column
        ) {
          $0.raw = text
          $0.normalisedText = TextKey.folded(text)
        }
        return
      }
    }
  }
}
