import History

extension HistoryStore {
  /// Takes in a run whose outputs are written; the hash of its run.json is that of its facts.
  func record(_ outcome: StoredOutcome) throws {
    try record(outcome) { StoredEnding(sha256: outcome.rounds.first?.sha256 ?? "") }
  }
}
