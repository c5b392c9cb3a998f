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

  @OptionGroup var arguments: ConsolidationArguments
  /// For the watcher's runs: the files that may be read stand in standard input.
  @Flag(help: .hidden)
  var watched = false

  func run() throws {
    CrashGuard.install()
    var options = arguments.options
    if watched {
      options.settled = WatchedRun.received()
      Terminal.printsToLog()
    }
    let quiet = arguments.quiet
    let progress = ProgressLine(isShown: Terminal.showsProgress && !quiet)
    let report = try reporting(in: arguments.language?.language ?? .vietnamese) { () throws(RunError) in
      defer { progress.end() }
      return try ConsolidationRun.consolidate(options) { progress.show($0) }
    }
    report.leaveToTheProcess()
    let shown = report.result.schema.campaign.language
    if !quiet { for note in report.notes { Terminal.message(note.text(in: shown)) } }
    switch arguments.format {
    case .json: Terminal.result(report.runJSON)
    case .text: if !quiet { RunSummary(report: report).lines.forEach(Terminal.result(_:)) }
    }
    if arguments.failOn.fails(report.result.findings) { throw ExitCode(1) }
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
