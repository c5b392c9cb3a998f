internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema
private import Synchronization

/// `tonghop consolidate`: the main job.
struct ConsolidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consolidate", abstract: "Consolidate a folder of returned workbooks into one.",
    discussion: """
      Reads every workbook below FOLDER, in any subfolder, and writes FOLDER/output/: the consolidated workbook, \
      facts.csv, findings.jsonl, run.json and returns/ (marked copies and messages for the units). No input is ever changed.
      """)

  @Argument(
    help: ArgumentHelp("The campaign's folder: the returned workbooks and schema.yaml.", valueName: "folder"))
  var folder: String
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(
    help: ArgumentHelp("The consolidated workbook; the other outputs lie beside it.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("Another round than the schema's current one.", valueName: "code"))
  var round: String?
  @Option(
    help: ArgumentHelp(
      "The moment that counts as now, such as 2020-09-06 or 2020-09-06T08:00.", valueName: "datetime"))
  var asOf: String?
  @Option(help: "What is printed: a summary, or run.json.")
  var format = ResultFormat.text
  @Option(help: "The language of messages and sheets; the schema's where it is not given.")
  var language: MessageLanguage?
  @Option(help: "From which severity on the exit code is 1.")
  var failOn = FailOn.error
  @Option(
    help: ArgumentHelp(
      "How many workbooks are read at once; one a core where it is not given.", valueName: "n"))
  var jobs: Int?
  @Flag(help: "Read .xls, .ods and .csv returns through LibreOffice, where it is installed.")
  var convert = false
  @Flag(help: "Write a signed round although its figures differ; each difference is a finding (H205).")
  var restate = false
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 up, not \(jobs).") }
  }

  func run() throws {
    CrashGuard.install()
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.output = output.map { FilePath($0) }
    options.round = round
    options.asOf = asOf
    options.jobs = jobs
    options.restates = restate
    options.converts = convert
    options.language = language?.language
    let progress = ProgressLine(isShown: Terminal.showsProgress && !quiet)
    let report = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      defer { progress.end() }
      return try ConsolidationRun.consolidate(options) { progress.show($0) }
    }
    let shown = report.result.schema.campaign.language
    if !quiet { for note in report.notes { Terminal.message(note.text(in: shown)) } }
    switch format {
    case .json: Terminal.result(report.runJSON)
    case .text: if !quiet { RunSummary(report: report).lines.forEach(Terminal.result(_:)) }
    }
    if failOn.fails(report.result.findings) { throw ExitCode(1) }
  }
}

/// One line on the terminal that tells how far a run has come: files done of all, rate, current file.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let state: Mutex<(begun: Int, last: Int)>

  /// A line that is shown or not.
  init(isShown: Bool) {
    self.isShown = isShown
    let now = Self.milliseconds
    state = Mutex((begun: now, last: 0))
  }

  /// Tells how far it is, at most ten times a second.
  func show(_ progress: RunProgress) {
    guard isShown else { return }
    let now = Self.milliseconds
    let rate = state.withLock { state -> Int? in
      guard now - state.last >= 100 || progress.done == progress.all else { return nil }
      state.last = now
      return progress.done * 1000 / max(1, now - state.begun)
    }
    guard let rate else { return }
    Terminal.overwrite("\(progress.done)/\(progress.all)  \(rate)/s  \(progress.file)")
  }

  /// Clears the line.
  func end() { if isShown { Terminal.overwrite("") } }

  /// A clock that never jumps.
  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
