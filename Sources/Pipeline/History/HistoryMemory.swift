internal import Findings
internal import History
internal import Schema
internal import VietnameseText

/// The store of a campaign during a run: what it remembers, and what it is told after. Whatever is wrong with it is a note;
/// the run goes on without it.
struct HistoryMemory: Sendable {
  /// What there is to tell.
  private(set) var notes: [RunNote] = []
  /// Hashes of workbooks whose decisions were taken in already.
  private(set) var takenWorkbooks: Set<String> = []
  /// What returns of the round changed when they last came again, by the unit's code.
  private(set) var resubmissions: [String: (sha256: String, change: Resubmission)] = [:]
  private var store: HistoryStore?
  /// Whether this run has begun the store, and nothing is in it yet.
  private var isBegun = false
  /// False once something was wrong with it.
  private var isUsable = true
  private let folder: FilePath
  private let round: String
  /// Whether runs are remembered at all.
  private let isKept: Bool

  /// Opens the store below a campaign's folder; without a round, or where the outputs lie elsewhere, nothing is
  /// remembered.
  init(below folder: FilePath, round: Round?, isKept: Bool) {
    self.folder = folder.appending("history")
    self.round = round?.code ?? ""
    self.isKept = isKept && round != nil
    // A run that comes to nothing leaves nothing: the store is begun when there is something to tell it.
    guard self.isKept, (try? SystemCalls.status(of: path))?.kind == .file else { return }
    do throws(HistoryStoreError) {
      store = try open()
      takenWorkbooks = try store?.takenWorkbooks() ?? []
      resubmissions = try store?.resubmissions(of: self.round) ?? [:]
    } catch {
      forget(error)
    }
  }

  private var path: FilePath { folder.appending(HistoryStore.fileName) }

  /// Opens the store; a damaged one is begun anew, since all of it can be built again.
  private mutating func open() throws(HistoryStoreError) -> HistoryStore? {
    let path = path
    // A path that is no text cannot be opened by name.
    guard let text = String(validating: path.bytes, as: UTF8.self) else { return nil }
    do { try SystemCalls.makeFolder(folder, below: folder.parent) } catch { return nil }
    // SQLite makes files that only their owner may write; beside others in a shared folder they are as the folder has it.
    SystemCalls.touchFile(path)
    do throws(HistoryStoreError) { return try HistoryStore(path: text) } catch {
      guard error.reason == .damaged else { throw error }
      SystemCalls.remove(path)
      SystemCalls.remove(FilePath(bytes: path.bytes + Array("-journal".utf8)))
      notes.append(
        RunNote(
          vietnamese: "history/\(HistoryStore.fileName) bị hỏng và được lập lại từ thư mục history.",
          english: "history/\(HistoryStore.fileName) was damaged and is built again from the folder history.")
      )
      SystemCalls.touchFile(path)
      return try HistoryStore(path: text)
    }
  }

  private mutating func forget(_ error: HistoryStoreError) {
    store = nil
    isUsable = false
    let (vietnamese, english) =
      switch error.reason {
      case .newer: ("do bản mới hơn của chương trình ghi", "a later version of the program wrote it")
      case .damaged:
        (
          "bị hỏng (\(error.detail)); có thể xóa, lần sau sẽ lập lại",
          "is damaged (\(error.detail)); it may be removed and is built again"
        )
      case .unusable: ("không dùng được (\(error.detail))", "cannot be used (\(error.detail))")
      }
    notes.append(
      RunNote(
        vietnamese:
          "history/\(HistoryStore.fileName) \(vietnamese); lần chạy này không ghi vào đó, các kết quả khác vẫn đủ.",
        english:
          "history/\(HistoryStore.fileName): \(english); this run leaves nothing there, all else is complete."
      ))
  }

  /// What the last run of the round left, where the outputs are those of another one: hashes by unit, and findings.
  func lastState() -> (hashes: [(unit: String, sha256: String)], findings: [StoredFinding])? {
    guard let state = try? store?.lastState(of: round), !state.files.isEmpty else { return nil }
    let hashes = state.files.flatMap { file in
      file.unit.split(separator: ",").map { (unit: String($0), sha256: file.sha256) }
    }
    return (hashes, state.findings)
  }

  /// What a run has written, for the store.
  struct Outputs: Sendable {
    /// The hash of run.json, and the facts.csv of all rounds.
    var run: String, facts: [KnownFacts.HashedFile]
  }

  /// Tells the store what a run found. `facts`: its facts.csv, which may not have its name yet; `keepsFacts`: whether it goes
  /// to the history. `outputs` is asked last, and `waits` for them, or not; nil: they came to nothing, and nothing is remembered.
  mutating func record(
    _ result: RunResult, facts: FactsCSV.Written, keepsFacts: Bool, book: DecisionBook, taken: Set<String>,
    waits: Bool, outputs: () -> Outputs?
  ) {
    prepare()
    guard isKept, isUsable, let store else { return }
    do throws(HistoryStoreError) {
      let known = Set(try store.knownFacts().values)
      let own = keepsFacts && !known.contains(facts.sha256) ? [roundFacts(result, facts)] : []
      let outcome = outcome(result, book: book, taken: taken, rounds: own)
      let isRemembered = try store.record(outcome, waits: waits) {
        outputs().map { outputs in
          let others = outputs.facts.filter { !keepsFacts || $0.sha256 != facts.sha256 }
          return StoredEnding(
            sha256: outputs.run,
            rounds: changedRounds(others, known: known, among: outputs.facts, result, facts))
        }
      }
      if isRemembered { isBegun = false }
    } catch {
      forget(error)
    }
  }

  /// Begins the store where there is none.
  mutating func prepare() {
    guard isKept, isUsable, store == nil else { return }
    isBegun = (try? SystemCalls.status(of: path)) == nil
    do throws(HistoryStoreError) { store = try open() } catch { forget(error) }
  }

  /// Takes away the store that was begun for nothing: a run that comes to nothing leaves nothing.
  mutating func abandon() {
    store = nil
    if isBegun { SystemCalls.remove(path) }
    isBegun = false
  }

  private func outcome(
    _ result: RunResult, book: DecisionBook, taken: Set<String>, rounds: [StoredRoundFacts]
  ) -> StoredOutcome {
    let language = result.schema.campaign.language
    let files = result.inputs.map { input in
      StoredFile(
        file: input.file, sha256: input.sha256,
        unit: input.units.isEmpty ? input.unit ?? "" : input.units.joined(separator: ","),
        status: input.status.rawValue, received: input.received ?? "", size: input.size)
    }
    let findings = result.findings.map { finding in
      StoredFinding(
        fingerprint: DecisionOutcome.fingerprint(of: finding), code: finding.code,
        severity: finding.severity.name, unit: finding.unit ?? "",
        indicators: finding.indicators.joined(separator: ","),
        message: language == .english ? finding.message.english : finding.message.vietnamese)
    }
    var hashes: [String: String] = [:]
    for file in result.inputs where file.status == .consolidated {
      for unit in file.units.isEmpty ? [file.unit].compactMap(\.self) : file.units {
        hashes[unit, default: ""] += file.sha256
      }
    }
    return StoredOutcome(
      round: round, asOf: result.asOf, schemaHash: result.schemaHash, version: result.toolVersion,
      files: files, findings: findings, decisions: book.decisions,
      resubmissions: result.resubmissions.sorted { $0.key < $1.key }.map {
        (unit: $0.key, sha256: hashes[$0.key] ?? "", change: $0.value)
      },
      takenWorkbooks: taken.subtracting(takenWorkbooks).sorted(), rounds: rounds)
  }

  /// The figures of the run itself, as they are.
  private func roundFacts(_ result: RunResult, _ facts: FactsCSV.Written) -> StoredRoundFacts {
    StoredRoundFacts(round: round, sha256: facts.sha256, digests: facts.units) { asked, take in
      try RunFigures(result).handOver(asked, together: facts.units != nil, to: take)
    }
  }

  /// Those facts whose file is another than the store knows. Those of the run itself are taken as they are.
  private func changedRounds(
    _ files: [KnownFacts.HashedFile], known: Set<String>, among all: [KnownFacts.HashedFile],
    _ result: RunResult, _ facts: FactsCSV.Written
  ) -> [StoredRoundFacts] {
    files.flatMap { file -> [StoredRoundFacts] in
      let hash = file.sha256
      if known.contains(hash) { return [] }
      if hash == facts.sha256 { return [roundFacts(result, facts)] }
      guard let bytes = try? SystemCalls.contents(of: file.path) else { return [] }
      return RoundFiles.rounds(bytes, sha256: hash).filter { counts(file, for: $0.round, among: all) }
    }
  }

  /// Whether a file is the one that counts for a round: what others say of it restates nothing.
  private func counts(
    _ file: KnownFacts.HashedFile, for code: String, among facts: [KnownFacts.HashedFile]
  ) -> Bool {
    let holding = facts.filter { other in
      other.path == file.path
        || (try? SystemCalls.contents(of: other.path)).map { RoundFiles.counts($0)[code] != nil } ?? false
    }
    return holding[RoundFiles.counting(for: code, among: holding.map(\.path.parent.name))].path == file.path
  }
}
