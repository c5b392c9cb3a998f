internal import Facts
internal import Findings
internal import History
internal import Schema
private import SharedWork
private import Validation

/// The facts of earlier rounds below `history/`, as earlier runs wrote them.
struct EarlierRounds {
  /// The rounds before the one that is consolidated, oldest first.
  private(set) var rounds: [EarlierRound] = []
  /// What was left alone, and why.
  private(set) var notes: [RunNote] = []

  /// Reads `history/<any name>/facts.csv` below a folder. Where several hold the same round, `history/<round>/` counts, where
  /// runs and signatures are; else the last by its name. `isOwn`: whether a file is what the last run of this very round left
  /// there, which is never read: hashing it costs a tenth of that.
  init(
    below folder: FilePath, schema: CampaignSchema, round: Round?, jobs: Int = 1,
    isOwn: (FilePath) -> Bool = { _ in false }
  ) {
    let history = folder.appending("history")
    guard let names = try? SystemCalls.names(in: history) else { return }
    let asked = names.filter { name in
      guard let round, name == Array(round.code.utf8) else { return true }
      return !isOwn(history.appending(name).appending("facts.csv"))
    }
    let known = schema.rounds.map(\.code)
    let position = round.flatMap { known.firstIndex(of: $0.code) } ?? known.count
    // The round itself and those after it are nothing to compare with.
    let later = Set(known[position...])
    let reader = FactsCSVReader(schema: schema)
    let read = AllCores.map(asked.count, jobs: jobs) {
      place -> Result<[String: FactTable], FactsCSVReader.Problem>? in
      let path = history.appending(asked[place]).appending("facts.csv")
      guard let bytes = try? SystemCalls.contents(of: path) else { return nil }
      return Result { () throws(FactsCSVReader.Problem) in
        KeptOutFigures.marked(
          try reader.read(bytes, leavingOut: later), in: history.appending(asked[place]), reader: reader)
      }
    }
    var tables: [String: FactTable] = [:]
    var holders: [String: [(name: [UInt8], table: FactTable)]] = [:]
    for (name, outcome) in zip(asked, read) {
      do {
        for (code, table) in try outcome?.get() ?? [:] { holders[code, default: []].append((name, table)) }
      } catch {
        let shown = "history/" + FilePath(bytes: name).shown + "/facts.csv"
        notes.append(
          RunNote(
            vietnamese: "\(shown): không đọc được (\(error.what)); bỏ qua.",
            english: "\(shown): cannot be read (\(error.what)); left alone."))
      }
    }
    for (code, held) in holders.sorted(by: { $0.key < $1.key }) {
      let chosen = RoundFiles.counting(for: code, among: held.map(\.name))
      tables[code] = held[chosen].table
      let others = held.indices.filter { place in
        place != chosen
          && !FigureComparison(held[place].table, held[chosen].table, schema: schema).changed.isEmpty
      }
      if !others.isEmpty, known.contains(code) {
        notes.append(RoundFiles.contradiction(code, held[chosen].name, others.map { held[$0].name }))
      }
    }
    let crosswalk = FactCrosswalk(schema, judged: round)
    for code in tables.keys.sorted() {
      guard let index = known.firstIndex(of: code) else {
        notes.append(
          RunNote(
            vietnamese: "history: đợt “\(code)” không có trong lược đồ; bỏ qua.",
            english: "history: the schema has no round “\(code)”; left alone."))
        continue
      }
      guard index < position, let table = tables[code] else { continue }
      rounds.append(EarlierRound(round: code, facts: crosswalk.carried(table, of: schema.rounds[index])))
    }
    rounds.sort { (known.firstIndex(of: $0.round) ?? 0) < (known.firstIndex(of: $1.round) ?? 0) }
  }
}
