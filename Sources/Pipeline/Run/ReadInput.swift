internal import Facts
internal import Cells
internal import Findings
internal import Reconciliation
internal import WorkbookReading

/// What became of one file of the folder when it was read.
struct ReadInput: Sendable {
  /// The outcome of reading.
  enum Outcome: Sendable {
    /// Its returns, the hash of its normalised cells, and what is known of it.
    case read(returns: [ReconciledReturn], contentHash: String, modified: String?, sheets: [String])
    /// It is our own consolidated workbook.
    case consolidated
    /// The reader refuses it; `code` is F001, F002 or F003.
    case refused(code: String, reason: FindingMessage, format: FileFormat?)
    /// It is no workbook and nobody meant it as one.
    case ignored(FolderScan.IgnoreReason)
  }
  var candidate: FolderScan.Candidate
  /// The path relative to the folder, as shown.
  var file: String
  /// SHA-256 of the bytes; empty where they cannot be read.
  var sha256: String
  var outcome: Outcome
  /// The format it came in, where a copy in .xlsx was read.
  var converted: FileFormat?
  /// Processor seconds that reading and reconciling took, for whoever looks for the time.
  var cost = (reading: 0.0, reconciling: 0.0)
  /// What a cache keeps of it; nil: nothing.
  var packed: PackedInput?

  /// Forgets the returns: somebody else has them now, or nobody needs them.
  mutating func releaseReturns() {
    guard case .read(_, let hash, let modified, let sheets) = outcome else { return }
    outcome = .read(returns: [], contentHash: hash, modified: modified, sheets: sheets)
  }

  /// Reads a file and reconciles it, or takes from a cache what became of it. Nothing that is wrong with it is thrown.
  static func read(
    _ candidate: FolderScan.Candidate, with reconciler: Reconciler, cache: ReturnCache?
  ) -> ReadInput {
    guard let cache, candidate.status.kind == .file else { return read(candidate, with: reconciler) }
    let known = cache.hash(of: candidate)
    let digest = known ?? hash(of: candidate)
    if let outcome = cache.outcome(of: candidate, sha256: digest) {
      var input = ReadInput(
        candidate: candidate, file: candidate.relative.shown, sha256: digest, outcome: outcome)
      input.packed = cache.entry(of: candidate)
      input.converted = input.packed?.converted
      if known == nil { input.packed?.stamp = cache.reliable(candidate.status.stamp) }
      return input
    }
    var input = ReadInput(
      candidate: candidate, file: candidate.relative.shown, sha256: digest, outcome: .consolidated)
    input.outcome = outcome(of: candidate, file: input.file, with: reconciler, cost: &input.cost)
    // Somebody may have written to it between hashing and reading: then it is read again next time.
    if hash(of: candidate) == digest {
      input.packed = PackedInput(input, stamp: cache.reliable(candidate.status.stamp))
    }
    return input
  }

  /// SHA-256 of a file's bytes; empty where they cannot be read.
  private static func hash(of candidate: FolderScan.Candidate) -> String {
    guard candidate.status.kind == .file else { return "" }
    return SHA256.hexadecimal(ofFile: candidate.path) ?? ""
  }

  /// Reads a file and reconciles it. Nothing that is wrong with it is thrown.
  static func read(_ candidate: FolderScan.Candidate, with reconciler: Reconciler) -> ReadInput {
    let file = candidate.relative.shown
    var input = ReadInput(
      candidate: candidate, file: file, sha256: hash(of: candidate), outcome: .consolidated)
    input.outcome = outcome(of: candidate, file: file, with: reconciler, cost: &input.cost)
    return input
  }

  /// A file that crashed an earlier attempt of this run, see `CrashGuard`.
  static func crashed(_ candidate: FolderScan.Candidate) -> ReadInput {
    ReadInput(
      candidate: candidate, file: candidate.relative.shown, sha256: "",
      outcome: .refused(
        code: UnreadableWorkbook.rule.code,
        reason: FindingMessage(
          vietnamese: "Tệp làm chương trình dừng đột ngột khi đọc; xin gửi tệp này cho người phát triển.",
          english: "Reading this file crashed the program; please send the file to the developers."),
        format: nil))
  }

  /// Opens the workbook, or says why not.
  private static func outcome(
    of candidate: FolderScan.Candidate, file: String, with reconciler: Reconciler,
    cost: inout (reading: Double, reconciling: Double)
  ) -> Outcome {
    let start = SystemCalls.threadSeconds
    do throws(WorkbookReadError) {
      let workbook = try WorkbookReader.readWorkbook(pathBytes: candidate.path.bytes, options: .all)
      cost.reading = SystemCalls.threadSeconds - start
      return outcome(of: workbook, file: file, with: reconciler, cost: &cost)
    } catch {
      return refusal(error, of: candidate)
    }
  }

  /// Reconciles what was read.
  static func outcome(
    of workbook: Workbook, file: String, with reconciler: Reconciler,
    cost: inout (reading: Double, reconciling: Double)
  ) -> Outcome {
    let start = SystemCalls.threadSeconds
    let returns = reconciler.reconcile(workbook, file: file)
    cost.reconciling = SystemCalls.threadSeconds - start
    if returns.contains(where: { $0.content.stamp?.role == "consolidated" }) { return .consolidated }
    return .read(
      returns: returns, contentHash: NormalisedContent.hash(of: workbook),
      modified: workbook.properties.modified,
      sheets: workbook.sheets.map(\.name))
  }

  /// Sorts a refusal: what staff meant as a return is reported, what merely lies there is ignored.
  private static func refusal(_ error: WorkbookReadError, of candidate: FolderScan.Candidate) -> Outcome {
    let reason = FindingMessage(vietnamese: error.sentenceInVietnamese, english: error.message)
    switch error.reason {
    case .encrypted, .otherFormat(.encryptedOffice):
      return .refused(code: "F002", reason: reason, format: nil)
    case .otherFormat(let format):
      if format == .text, isOwnFacts(candidate.path) { return .ignored(.facts) }
      let isMeant = FolderScan.looksLikeWorkbook(candidate.relative.name)
      if let why = ignoring(format, isMeant: isMeant, isEmpty: candidate.status.size == 0) {
        return .ignored(why)
      }
      return .refused(code: "F003", reason: reason, format: format)
    default: return .refused(code: "F001", reason: reason, format: nil)
    }
  }

  /// Whether a text file is a facts.csv, or all rounds' facts as `tonghop history --export` writes them.
  private static func isOwnFacts(_ path: FilePath) -> Bool {
    let heading = [0xEF, 0xBB, 0xBF] + Array((FactsCSV.columns.joined(separator: ",") + "\r\n").utf8)
    guard let bytes = try? SystemCalls.contents(of: path) else { return false }
    return bytes.starts(with: heading)
  }

  /// Why a file of a format is no return; nil where it could be one.
  private static func ignoring(_ format: FileFormat, isMeant: Bool, isEmpty: Bool) -> FolderScan.IgnoreReason?
  {
    if isMeant { return nil }
    if isEmpty { return .empty }
    if format == .lockFile { return .lock }
    if format.isReported { return nil }
    return format == .image ? .picture : .text
  }
}
