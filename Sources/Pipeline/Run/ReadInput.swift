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
  /// The format it came in, where a copy in .xlsx was read, or, of a refused file, tried and not to be tried again.
  var converted: FileFormat?
  /// Where the file holds something that could not be read, as `Biểu 1!E8`: damaged cells in a workbook that is whole otherwise.
  var losses: [String] = []
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
    _ candidate: FolderScan.Candidate, with reconciler: Reconciler, cache: ReturnCache? = nil,
    in series: WorkbookSeries
  ) -> ReadInput {
    var input = ReadInput(
      candidate: candidate, file: candidate.relative.shown, sha256: "", outcome: .consolidated)
    let cache = candidate.status.kind == .file ? cache : nil
    if let cache, let hash = cache.hash(of: candidate), input.take(from: cache, hash: hash) { return input }
    let start = SystemCalls.seconds
    do throws(WorkbookReadError) {
      // Hashed and read through one descriptor: the hash is that of the very bytes that are read.
      let file = try InputFile.opened(pathBytes: candidate.path.bytes)
      input.sha256 = try hash(of: file)
      if let cache, input.take(from: cache, hash: input.sha256) {
        input.packed?.stamp = cache.reliable(candidate.status.stamp)
        return input
      }
      input.read(file, with: reconciler, in: series, since: start)
      // Somebody may have written to a large file between hashing and reading: then it is read again next time.
      if let cache, file.isInMemory || (try? hash(of: file)) == input.sha256 {
        input.packed = PackedInput(input, stamp: cache.reliable(candidate.status.stamp))
      }
    } catch { input.outcome = refusal(error, of: candidate) }
    return input
  }

  /// Takes from a cache what became of the file when it had this hash; false where the cache does not know.
  private mutating func take(from cache: ReturnCache, hash: String) -> Bool {
    guard let known = cache.outcome(of: candidate, sha256: hash) else { return false }
    sha256 = hash
    outcome = known
    packed = cache.entry(of: candidate)
    converted = packed?.converted
    losses = packed?.losses ?? []
    return true
  }

  /// SHA-256 of a file's bytes.
  private static func hash(of file: InputFile) throws(WorkbookReadError) -> String {
    var hash = SHA256()
    try file.forEachPiece { hash.update($0) }
    return hash.hexadecimal()
  }

  /// Reads and reconciles what was opened, or says why not; `start`: the clock's seconds when it was begun.
  private mutating func read(
    _ file: InputFile, with reconciler: Reconciler, in series: WorkbookSeries, since start: Double
  ) {
    do throws(WorkbookReadError) {
      let workbook = try WorkbookReader(file, pathBytes: candidate.path.bytes, in: series).readWorkbook()
      cost.reading = SystemCalls.seconds - start
      losses = workbook.warnings.filter(\.isLoss).map { warning in
        [warning.sheet, warning.cell?.description].compactMap(\.self).joined(separator: "!")
      }
      outcome = Self.outcome(of: workbook, file: self.file, with: reconciler, cost: &cost)
    } catch { outcome = Self.refusal(error, of: candidate) }
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

  /// Reconciles what was read.
  static func outcome(
    of workbook: Workbook, file: String, with reconciler: Reconciler,
    cost: inout (reading: Double, reconciling: Double)
  ) -> Outcome {
    let start = SystemCalls.seconds
    let returns = reconciler.reconcile(workbook, file: file)
    cost.reconciling = SystemCalls.seconds - start
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
    return (try? SystemCalls.bytes(of: path, at: 0, count: heading.count)) == heading
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
