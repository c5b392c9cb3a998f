import ArgumentParser
import Cells
import Dispatch
import Glibc
import Synchronization
import WorkbookReading

/// `tonghop cells`: what a workbook holds, cell by cell.
struct CellsCommand: ParsableCommand {
  /// How cells are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// Every non-blank cell on a line of its own.
    case dump
    /// One JSON object a workbook, each on one line.
    case json
    /// One line a workbook: sheets, rows, cells, numbers, texts, sum of the numbers.
    case count
  }

  /// The language of messages.
  enum Language: String, ExpressibleByArgument, CaseIterable { case vi, en }

  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Prints the cells of workbooks as they are stored.",
    discussion: """
      dump    index, reference, kind, value, number format and f for a formula, separated by tabs; one workbook
      json    one line a workbook: {"ok": true, "sheets": […], "warnings": […]} or {"ok": false, "error": …}
      count   one line a workbook: sheets, rows, cells, numbers, texts, sum of the numbers

      Ends with 0 if everything was read, 2 if a workbook was refused.
      """)

  @Argument(help: "The workbooks: .xlsx, .xlsm, .xltx, .xltm.")
  var workbooks: [String]

  @Option(help: "How to print the cells.")
  var format = Format.dump

  @Option(
    help: "How many workbooks are read at the same time; of one alone, large sheets are unpacked beside.")
  var jobs = 1

  @Option(help: "The language of messages.")
  var language = Language.vi

  @Flag(help: "Print no messages on standard error.")
  var quiet = false

  mutating func validate() throws {
    if format == .dump, workbooks.count > 1 {
      throw ValidationError("dump prints one workbook; use --format json or count for several.")
    }
    if jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  mutating func run() throws {
    let paths = Self.rawArguments(workbooks)
    let output = Mutex(OrderedOutput())
    let next = Atomic(0)
    let (format, language, quiet) = (self.format, self.language, self.quiet)
    // One workbook alone leaves a core free: it unpacks.
    let options: ReadingOptions = jobs > 1 && paths.count == 1 ? [.readsAhead] : []
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(paths.count, 1))) { _ in
      let series = WorkbookSeries(options: options, limits: ReadingLimits.standard.withConsumer)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < paths.count else { return }
        let result = Self.render(paths[index], format, language, in: series)
        output.withLock { $0.finish(index, result, quiet: quiet) }
      }
    }
    if output.withLock({ $0.refused }) { throw ExitCode(2) }
  }

  /// What is printed of one workbook.
  private static func render(
    _ path: [UInt8], _ format: Format, _ language: Language, in series: WorkbookSeries
  ) -> OrderedOutput.Result {
    var rendering = CellRendering()
    do throws(WorkbookReadError) {
      let reader = try WorkbookReader(InputFile.opened(pathBytes: path), pathBytes: path, in: series)
      switch format {
      case .dump: try rendering.dump(reader)
      case .json: try rendering.json(reader)
      case .count: try rendering.count(reader)
      }
      return OrderedOutput.Result(standardOutput: rendering.output, message: nil)
    } catch {
      let message = language == .vi ? error.messageInVietnamese : error.message
      rendering.discard()
      if format == .json { rendering.refusal(error, message: message) }
      return OrderedOutput.Result(standardOutput: rendering.output, message: message)
    }
  }

  /// The arguments as the bytes that were given: a file name need not be UTF-8, but the parser's strings are.
  private static func rawArguments(_ arguments: [String]) -> [[UInt8]] {
    var given: [String: [UInt8]] = [:]
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      given[String(decoding: bytes, as: UTF8.self)] = Array(bytes)
    }
    return arguments.map { given[$0] ?? Array($0.utf8) }
  }
}

/// Prints results in the order of the arguments, as soon as those before are there.
private struct OrderedOutput {
  /// What one workbook gave.
  struct Result {
    var standardOutput: SpillBuffer
    var message: String?
  }

  /// Whether a workbook was refused.
  private(set) var refused = false
  private var waiting: [Int: Result] = [:]
  private var next = 0

  /// Takes in a result and prints what is due.
  mutating func finish(_ index: Int, _ result: Result, quiet: Bool) {
    waiting[index] = result
    while var due = waiting.removeValue(forKey: next) {
      next += 1
      due.standardOutput.write(to: STDOUT_FILENO)
      guard let message = due.message else { continue }
      refused = true
      if !quiet { SpillBuffer.write(Array("tonghop: \(message)\n".utf8)[...], to: STDERR_FILENO) }
    }
  }
}
