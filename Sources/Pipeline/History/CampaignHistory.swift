internal import Facts
package import Findings
internal import History
package import Schema

/// What is known of a campaign's rounds: their facts below `history/`, the runs that made them, what changed since, and what
/// staff decided.
package struct CampaignHistory: Sendable {
  /// A round whose facts are kept.
  package struct KnownRound: Sendable {
    /// Its code, and its title where the schema knows it.
    package var code: String, title: String?
    /// The file relative to the folder, and its hash.
    package var file: String, sha256: String
    /// How many facts it has, how many units gave a figure.
    package var facts: Int, units: Int
    /// When and by whom it was signed; nil: it is open.
    package var lockedAt: String?, lockedBy: String?
  }
  /// A workbook that a unit sent, with since when and until when it lay in the folder.
  package struct Version: Sendable {
    package var round: String, unit: String, file: String, sha256: String, status: String, received: String,
      since: String, until: String?
  }
  /// One run.
  package struct Run: Sendable {
    package var round: String, asOf: String, files: Int, findings: Int, version: String
  }
  /// A figure that was given otherwise later.
  package struct Restated: Sendable {
    package var round: String, unit: String, subUnit: String, indicator: String, measure: String,
      before: String,
      after: String, at: String
  }
  /// The schema, for names and the language.
  package var schema: CampaignSchema
  /// The rounds in the schema's order, others after them.
  package var rounds: [KnownRound] = []
  /// The runs, oldest first.
  package var runs: [Run] = []
  /// What changed, oldest first.
  package var restated: [Restated] = []
  /// The versions of the units' workbooks.
  package var versions: [Version] = []
  /// The decisions, oldest first.
  package var decisions: [Decision] = []
  /// What there is to tell.
  package var notes: [RunNote] = []

  /// Reads what is known; nothing is written.
  package static func read(_ options: ConsolidationOptions) throws(RunError) -> CampaignHistory {
    let campaign = try LoadedCampaign.load(options)
    var history = CampaignHistory(schema: campaign.schema)
    let folder = campaign.folder.appending("history")
    try history.readRounds(in: folder)
    let file = try DecisionFile(in: campaign.folder)
    history.decisions = file.book.decisions
    history.notes += file.notes
    history.readStore(in: folder)
    return history
  }

  private mutating func readRounds(in folder: FilePath) throws(RunError) {
    var holders: [String: [FilePath]] = [:]
    for path in RoundFiles.all(in: folder) {
      let shown = "history/" + FilePath(bytes: path.parent.name).shown + "/facts.csv"
      guard let bytes = try? SystemCalls.contents(of: path) else {
        notes.append(RunNote(vietnamese: "\(shown): không đọc được.", english: "\(shown): cannot be read."))
        continue
      }
      let lock = (try? RoundLock.load(in: path.parent)) ?? nil
      let hash = SHA256.hexadecimal(of: bytes)
      let counts = RoundFiles.counts(bytes)
      if counts.isEmpty {
        notes.append(
          RunNote(vietnamese: "\(shown): không có số liệu.", english: "\(shown): there are no facts in it."))
      }
      for (code, count) in counts {
        holders[code, default: []].append(path)
        rounds.append(
          KnownRound(
            code: code, title: schema.rounds.first { $0.code == code }?.title, file: shown, sha256: hash,
            facts: count.facts, units: count.units.count,
            lockedAt: lock?.at, lockedBy: lock?.by))
      }
    }
    let order = Dictionary(
      schema.rounds.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    rounds.sort { (order[$0.code] ?? Int.max, $0.code) < (order[$1.code] ?? Int.max, $1.code) }
    for (code, paths) in holders.sorted(by: { $0.key < $1.key }) where paths.count > 1 {
      settle(code, heldBy: paths)
    }
  }

  /// Has the file that counts stand first where several hold a round, and tells where others say something else.
  private mutating func settle(_ code: String, heldBy paths: [FilePath]) {
    let names = paths.map(\.parent.name)
    let chosen = RoundFiles.counting(for: code, among: names)
    let file = "history/" + FilePath(bytes: names[chosen]).shown + "/facts.csv"
    if let first = rounds.firstIndex(where: { $0.code == code }),
      let place = rounds.firstIndex(where: { $0.code == code && $0.file == file })
    {
      rounds.insert(rounds.remove(at: place), at: first)
    }
    let reader = FactsCSVReader(schema: schema)
    let tables = paths.map { path in
      (try? reader.read((try? SystemCalls.contents(of: path)) ?? []))?[code] ?? FactTable()
    }
    let others = paths.indices.filter {
      $0 != chosen && !FigureComparison(tables[$0], tables[chosen], schema: schema).changed.isEmpty
    }
    guard !others.isEmpty else { return }
    notes.append(RoundFiles.contradiction(code, names[chosen], others.map { names[$0] }))
  }

  /// Opens the store for reading; what a run that was killed left half-done is taken back first, which needs writing.
  private static func open(_ path: String) throws(HistoryStoreError) -> HistoryStore {
    do throws(HistoryStoreError) {
      let store = try HistoryStore(path: path, readOnly: true)
      _ = try store.knownFacts()
      return store
    } catch {
      return try HistoryStore(path: path)
    }
  }

  private mutating func readStore(in folder: FilePath) {
    let path = folder.appending(HistoryStore.fileName)
    guard (try? SystemCalls.status(of: path))?.kind == .file,
      let text = String(validating: path.bytes, as: UTF8.self)
    else { return }
    do throws(HistoryStoreError) {
      let store = try Self.open(text)
      runs = try store.runs().map {
        Run(round: $0.round, asOf: $0.asOf, files: $0.files, findings: $0.findings, version: $0.version)
      }
      restated = try store.restatements().map {
        Restated(
          round: $0.round, unit: $0.unit, subUnit: $0.subUnit, indicator: $0.indicator, measure: $0.measure,
          before: $0.before, after: $0.after, at: $0.at)
      }
      versions = try store.files().map {
        Version(
          round: $0.round, unit: $0.file.unit, file: $0.file.file, sha256: $0.file.sha256,
          status: $0.file.status,
          received: $0.file.received, since: $0.since, until: $0.until)
      }
    } catch {
      notes.append(
        RunNote(
          vietnamese:
            "history/\(HistoryStore.fileName) không đọc được (\(error.detail)); chỉ liệt kê các đợt và quyết định.",
          english:
            "history/\(HistoryStore.fileName) cannot be read (\(error.detail)); only rounds and decisions are listed."
        ))
    }
  }
}

extension CampaignHistory {
  /// Writes all facts of all rounds as one CSV of the columns of facts.csv; how many.
  package static func export(_ options: ConsolidationOptions, to target: FilePath) throws(RunError) -> Int {
    let history = try read(options)
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes.append(contentsOf: (FactsCSV.columns.joined(separator: ",") + "\r\n").utf8)
    var count = 0
    var done: Set<String> = []
    for round in history.rounds where done.insert(round.code).inserted {
      let path = options.folder.appending(round.file)
      guard let contents = try? SystemCalls.contents(of: path), let records = try? CSVRecords.read(contents),
        let head = records.first
      else { throw .unreadable(path: path.shown, system: "") }
      let places = FactsCSV.columns.map { name in head.firstIndex(of: name) }
      let roundPlace = head.firstIndex(of: "round")
      for record in records.dropFirst() {
        guard let roundPlace, roundPlace < record.count, record[roundPlace] == round.code else { continue }
        for (position, place) in places.enumerated() {
          if position > 0 { bytes.append(UInt8(ascii: ",")) }
          if let place, place < record.count { CSVRecords.append(field: record[place], to: &bytes) }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
        count += 1
      }
    }
    let output = try OutputFolder(target.parent)
    try output.stage(FilePath(bytes: target.name).text, bytes: bytes)
    try output.commit()
    return count
  }

  /// The whole as JSON.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object([
      (
        "rounds",
        .array(
          rounds.map { round in
            .object([
              ("code", .string(round.code)), ("title", .text(round.title)), ("file", .string(round.file)),
              ("sha256", .string(round.sha256)), ("facts", .count(round.facts)),
              ("units", .count(round.units)),
              ("locked_at", .text(round.lockedAt)), ("locked_by", .text(round.lockedBy)),
            ])
          })
      ),
      (
        "runs",
        .array(
          runs.map { run in
            .object([
              ("round", .string(run.round)), ("as_of", .string(run.asOf)), ("files", .count(run.files)),
              ("findings", .count(run.findings)), ("version", .string(run.version)),
            ])
          })
      ),
      (
        "files",
        .array(
          versions.map { file in
            .object([
              ("round", .string(file.round)), ("unit", .string(file.unit)), ("file", .string(file.file)),
              ("sha256", .string(file.sha256)), ("status", .string(file.status)),
              ("received", .string(file.received)), ("since", .string(file.since)),
              ("until", .text(file.until)),
            ])
          })
      ),
      (
        "restated",
        .array(
          restated.map { change in
            .object([
              ("round", .string(change.round)), ("unit", .string(change.unit)),
              ("sub_unit", change.subUnit.isEmpty ? .null : .string(change.subUnit)),
              ("indicator", .string(change.indicator)), ("measure", .string(change.measure)),
              ("before", .string(change.before)), ("after", .string(change.after)),
              ("at", .string(change.at)),
            ])
          })
      ),
      ("decisions", .array(decisions.map(DecisionJSON.object))),
    ]).write(to: &bytes, indent: 0)
    return bytes + [UInt8(ascii: "\n")]
  }
}
