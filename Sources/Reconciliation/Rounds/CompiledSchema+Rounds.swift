internal import Schema

extension CompiledSchema {
  /// The round that a text mentions where it is another one than that which is consolidated: a position in
  /// `CampaignSchema.rounds`; of several with that name the last before this one. Nil where it mentions none, or this one too.
  func otherRound(mentionedIn form: Int32, session: ReadingSession) -> Int? {
    guard let round, schema.rounds.count > 1,
      let expected = schema.rounds.firstIndex(where: { $0.code == round.code })
    else { return nil }
    let found: [Int]
    switch session.round(mentionedIn: form, by: rounds) {
    case .round(let one): found = [one]
    case .several(let some): found = some
    case .otherYear, .unknown: return nil
    }
    guard !found.contains(expected), !rounds.isMentioned(expected, in: session.words(of: form)) else {
      return nil
    }
    return found.last { $0 < expected } ?? found.first
  }
}
