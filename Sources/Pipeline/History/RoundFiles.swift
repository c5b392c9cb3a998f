internal import Facts
internal import Findings
internal import History
internal import Schema

/// The facts.csv of rounds below `history/`, as they stand there: codes and texts, whatever the schema says now.
enum RoundFiles {
  /// The paths, in byte order of their folders' names.
  static func all(in history: FilePath) -> [FilePath] {
    let names = (try? SystemCalls.names(in: history)) ?? []
    return names.map { history.appending($0).appending("facts.csv") }.filter {
      (try? SystemCalls.status(of: $0))?.kind == .file
    }
  }

  /// Which of several folders counts for a round that all of them hold: the one with the round's code as its name, where runs
  /// and signatures are, else the last. `names`: the folders' names in byte order, at least one; a place in `names`.
  static func counting(for code: String, among names: [[UInt8]]) -> Int {
    names.firstIndex(of: Array(code.utf8)) ?? names.count - 1
  }

  /// What to tell where several folders give a round otherwise, of which one counts.
  static func contradiction(_ code: String, _ counting: [UInt8], _ others: [[UInt8]]) -> RunNote {
    func shown(_ name: [UInt8]) -> String { "history/\(FilePath(bytes: name).shown)" }
    let left = others.map(shown).joined(separator: ", ")
    return RunNote(
      vietnamese: "Đợt \(code): \(left) ghi khác \(shown(counting)); chỉ dùng \(shown(counting)).",
      english: "Round \(code): \(left) says otherwise than \(shown(counting)), which alone counts.")
  }

  /// How many facts a file has of each round, and which units gave a figure; none where it is no facts.csv.
  static func counts(_ bytes: [UInt8]) -> [String: (facts: Int, units: Set<String>)] {
    var counts: [String: (facts: Int, units: Set<String>)] = [:]
    let isRead: ()? = try? walk(bytes) { round, fact in
      counts[round, default: (0, [])].facts += 1
      if fact.state == FactState.number.name || fact.state == FactState.zero.name {
        counts[round]?.units.insert(fact.unit)
      }
    }
    return isRead == nil ? [:] : counts
  }

  /// The facts of a file that somebody gave, with their units' figures each in one piece, by round; none where it is no
  /// facts.csv. A file's rows may stand in any order.
  static func rounds(_ bytes: [UInt8], sha256: String) -> [StoredRoundFacts] {
    var rounds: [String: RoundFigures] = [:]
    var last = ""
    var current = RoundFigures()
    let isRead: ()? = try? walk(bytes) { round, fact in
      if round != last {
        rounds[last] = current
        (last, current) = (round, rounds.removeValue(forKey: round) ?? RoundFigures())
      }
      current.append(fact)
    }
    guard isRead != nil else { return [] }
    rounds[last] = current
    return rounds.filter { !$1.isEmpty }.sorted { $0.key < $1.key }.map { code, figures in
      StoredRoundFacts(round: code, sha256: sha256, figures: figures)
    }
  }

  /// Hands over each row of a file with its round.
  private static func walk(
    _ bytes: [UInt8], _ take: (String, StoredFact) -> Void
  ) throws(CSVRecords.UnclosedQuote) {
    var columns: [String: Int]?
    try CSVRecords.walk(bytes) { record in
      guard let columns else {
        columns = record.columns
        return
      }
      guard let round = columns["round"], let unit = columns["unit"], let indicator = columns["indicator"],
        let state = columns["state"], let value = columns["value"]
      else { return }
      let measure = record.text(at: columns["measure"] ?? -1)
      take(
        record.text(at: round),
        StoredFact(
          unit: record.text(at: unit), subUnit: record.text(at: columns["sub_unit"] ?? -1),
          indicator: record.text(at: indicator), measure: measure.isEmpty ? "now" : measure,
          state: record.text(at: state), value: record.text(at: value),
          text: record.text(at: columns["text"] ?? -1)))
    }
  }
}
