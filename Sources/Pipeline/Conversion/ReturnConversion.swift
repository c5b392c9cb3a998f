internal import Cells
internal import Findings
internal import Reconciliation
internal import WorkbookReading

/// Returns in other formats that are read through a copy in .xlsx. Their names, hashes and times stay those of the
/// originals; sheets and cells are where they are there.
struct ReturnConversion {
  /// What was read, converted returns among it.
  private(set) var inputs: [ReadInput]
  /// Things to tell.
  private(set) var notes: [RunNote] = []

  /// One file to be converted.
  private struct Job {
    /// Its position in `inputs`, its name in the folder of copies, and LibreOffice's filter that reads it.
    var input: Int, name: String, filter: String
    var format: FileFormat
    /// The name of the copy in .xlsx.
    var result: String { String(name.prefix { $0 != "." }) + ".xlsx" }
  }

  /// Converts and reads what the reader refused and LibreOffice can open. Nothing that goes wrong is thrown: the file stays
  /// refused, with what was tried.
  init(
    _ inputs: [ReadInput], by program: OfficeProgram, with reconciler: Reconciler,
    progress: (RunProgress) -> Void = { _ in }
  ) {
    self.inputs = inputs
    let candidates = inputs.indices.filter { Self.format(of: inputs[$0]) != nil }
    guard !candidates.isEmpty else { return }
    guard let path = program.path else {
      notes.append(
        RunNote(
          vietnamese:
            "Máy này chưa cài LibreOffice nên không tự chuyển được \(candidates.count) tệp (.xls, .ods, .csv) sang .xlsx.",
          english:
            "LibreOffice is not installed on this machine, so \(candidates.count) files (.xls, .ods, .csv) were not converted."
        ))
      return
    }
    let session: OfficeProgram.Session
    do { session = try OfficeProgram.Session(program, path: path) } catch {
      notes.append(
        RunNote(
          vietnamese: "Không tạo được thư mục tạm để chuyển tệp sang .xlsx: \(error).",
          english: "There is no temporary folder to convert files in: \(error)."))
      return
    }
    var jobs: [Job] = []
    for input in candidates {
      if let job = stage(input, in: session) { jobs.append(job) }
    }
    let total = jobs.count
    var done = 0
    // Files that one filter reads go into one call.
    var filters: [String] = []
    for job in jobs where !filters.contains(job.filter) { filters.append(job.filter) }
    for filter in filters {
      convert(
        jobs.filter { $0.filter == filter }, in: session, batch: program.batch, seconds: program.seconds
      ) {
        job, failure, inputs in
        Self.settle(&inputs[job.input], job: job, failure: failure, in: session, with: reconciler)
        done += 1
        progress(RunProgress(done: done, all: total, file: inputs[job.input].file))
      }
    }
  }

  /// The format of a file that can be converted; nil where it was read, is none of these, or could not be converted when it
  /// was the same. A workbook with a password is never one (F002).
  private static func format(of input: ReadInput) -> FileFormat? {
    guard input.converted == nil, case .refused("F003", _, let format?) = input.outcome else { return nil }
    switch format {
    case .xls, .xlsb, .ods, .spreadsheetML2003, .text: return format
    default: return nil
    }
  }

  /// Puts a copy of a file where LibreOffice finds it; nil where that is not possible, and then the finding says so.
  private mutating func stage(_ input: Int, in session: OfficeProgram.Session) -> Job? {
    guard let format = Self.format(of: inputs[input]) else { return nil }
    let candidate = inputs[input].candidate
    guard candidate.status.size <= Self.largest, let bytes = try? SystemCalls.contents(of: candidate.path)
    else {
      fail(input, .tooLarge)
      return nil
    }
    // The hash is that of the very bytes that are converted, also where somebody wrote to the file meanwhile.
    inputs[input].sha256 = SHA256.hexadecimal(of: bytes)
    let (ending, filter): (String, String)
    switch format {
    case .xls:
      guard CompoundFileExtent.isWhole(bytes) else {
        fail(input, .cutOff)
        return nil
      }
      (ending, filter) = ("xls", "MS Excel 97")
    case .xlsb: (ending, filter) = ("xlsb", "Calc MS Excel 2007 Binary")
    case .ods: (ending, filter) = ("ods", "calc8")
    case .spreadsheetML2003: (ending, filter) = ("xml", "MS Excel 2003 XML")
    default:
      let text = SeparatedText(bytes)
      guard text.fitsSheet else {
        fail(input, .tooLarge)
        return nil
      }
      (ending, filter) = ("csv", text.filter)
    }
    let name = "\(input).\(ending)"
    do { try SystemCalls.write(bytes, to: FilePath(session.input + "/" + name), syncs: false) } catch {
      fail(input, .notStarted(error.text))
      return nil
    }
    return Job(input: input, name: name, filter: filter, format: format)
  }
  /// The largest file that is converted, in bytes.
  private static let largest = 64 << 20

  /// Converts files that one filter reads. LibreOffice goes through them in order and passes over those it cannot open;
  /// where a call itself ends badly, the file it was at is tried once more alone, and the rest goes on without it.
  private mutating func convert(
    _ jobs: [Job], in session: OfficeProgram.Session, batch: Int, seconds: Double,
    settle: (Job, ConversionFailure?, inout [ReadInput]) -> Void
  ) {
    var waiting = jobs[...]
    var hasWorked = false
    var broken = 0
    while !waiting.isEmpty {
      // A program that never works is not waited for again and again.
      if !hasWorked, broken >= 2 {
        for job in waiting { settle(job, .given, &inputs) }
        return
      }
      let group = waiting.prefix(max(1, batch))
      let ending = session.convert(group.map(\.name), filter: jobs.first?.filter ?? "")
      var finished = group.prefix { isThere($0, in: session) }
      if ending == .exited(0) {
        hasWorked = true
        for job in group { settle(job, isThere(job, in: session) ? nil : .notOpened, &inputs) }
        waiting = waiting.dropFirst(group.count)
        continue
      }
      broken += 1
      // The last file that is there may be half-written.
      finished = finished.dropLast()
      hasWorked = hasWorked || !finished.isEmpty
      for job in finished { settle(job, nil, &inputs) }
      waiting = waiting.dropFirst(finished.count)
      guard let suspect = waiting.popFirst() else { continue }
      var alone = ending
      if group.count > 1 {
        SystemCalls.remove(FilePath(session.output + "/" + suspect.result))
        alone = session.convert([suspect.name], filter: suspect.filter)
      }
      let isGood = alone == .exited(0)
      hasWorked = hasWorked || isGood
      settle(
        suspect,
        isGood && isThere(suspect, in: session) ? nil : ConversionFailure(alone, seconds: seconds), &inputs)
    }
  }

  /// Whether the copy of a file is there.
  private func isThere(_ job: Job, in session: OfficeProgram.Session) -> Bool {
    ((try? SystemCalls.status(of: FilePath(session.output + "/" + job.result)))?.size ?? 0) > 0
  }

  /// Reads the copy, or says why there is none.
  private static func settle(
    _ input: inout ReadInput, job: Job, failure: ConversionFailure?, in session: OfficeProgram.Session,
    with reconciler: Reconciler
  ) {
    if let failure {
      input.outcome = refused(input, failure)
      if failure.isLasting { keep(&input, job) }
      return
    }
    let path = FilePath(session.output + "/" + job.result)
    defer { SystemCalls.remove(path) }
    var read = input
    CrashGuard.reading(input.candidate.path, slot: 0) {
      CrashGuard.crashOnPurpose(input.candidate.path)
      read.readConverted(path, from: job.format, with: reconciler)
    }
    if case .refused = read.outcome { read.outcome = refused(input, .notReadable) }
    keep(&read, job)
    input = read
  }

  /// Remembers what became of a file. Whether it is still the one that was converted, its hash tells next time.
  private static func keep(_ input: inout ReadInput, _ job: Job) {
    input.converted = job.format
    input.packed = PackedInput(input, stamp: nil)
  }

  private mutating func fail(_ input: Int, _ failure: ConversionFailure) {
    inputs[input].outcome = Self.refused(inputs[input], failure)
  }

  /// A refusal with what was tried.
  private static func refused(_ input: ReadInput, _ failure: ConversionFailure) -> ReadInput.Outcome {
    guard case .refused(let code, let reason, let format) = input.outcome else { return input.outcome }
    let more = failure.sentence
    return .refused(
      code: code,
      reason: FindingMessage(
        vietnamese: reason.vietnamese + " " + more.vietnamese, english: reason.english + " " + more.english),
      format: format)
  }
}
