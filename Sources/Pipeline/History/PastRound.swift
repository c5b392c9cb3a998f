internal import Facts
internal import Findings
internal import Schema

/// A round that is consolidated again although later ones were compared with it.
enum PastRound {
  /// What to tell where its figures are not those that the later rounds knew; nil where they are, or where there is no
  /// later round. A signed round has its own way.
  static func note(_ facts: FactTable, _ round: Round?, _ schema: CampaignSchema, history: FilePath)
    -> RunNote?
  {
    guard let round, let place = schema.rounds.firstIndex(where: { $0.code == round.code }) else {
      return nil
    }
    let later = schema.rounds[(place + 1)...].first { next in
      (try? SystemCalls.status(of: history.appending(next.code).appending("facts.csv")))?.kind == .file
    }
    guard let later,
      let bytes = try? SystemCalls.contents(of: history.appending(round.code).appending("facts.csv")),
      let before = try? FactsCSVReader(schema: schema).read(bytes)[round.code]
    else { return nil }
    let changed = FigureComparison(before, facts, schema: schema).changed.count
    guard changed > 0 else { return nil }
    return RunNote(
      vietnamese:
        "Đợt \(round.code) đã có đợt sau (\(later.code)); \(changed) số liệu nay khác lần trước. Xem: tonghop history.",
      english:
        "Round \(round.code) has a later one (\(later.code)); \(changed) figures differ from before. See: tonghop history."
    )
  }
}
