private import Dispatch
internal import Facts
internal import Findings
private import Synchronization

/// Writes facts.csv on another core while the facts are judged: judging changes nothing of what it says.
final class FactsWriting: Sendable {
  /// More facts than these are written afterwards: while both go on they are in memory twice.
  static let mostFacts = 400_000

  /// Where the outputs go, and the history where it keeps the facts too; facts.csv is reserved in both.
  let output: OutputFolder, kept: OutputFolder?
  /// The reserved paths, those of the outputs first.
  let paths: [FilePath]
  private let work = DispatchGroup()
  private let outcome = Outcome()

  private final class Outcome: Sendable {
    /// What the file says, told before it is on the disk.
    let said = Mutex<FactsCSV.Written?>(nil)
    let isSaid = DispatchSemaphore(value: 0)
    let written = Mutex<Result<FactsCSV.Written, RunError>?>(nil)
  }

  /// Reserves the names. `finish` has to follow, sooner or later.
  init(in output: OutputFolder, keeping kept: OutputFolder?) throws(RunError) {
    self.output = output
    self.kept = kept
    paths = [try output.reserve("facts.csv")] + [try kept?.reserve("facts.csv")].compactMap(\.self)
  }
  /// What was begun is ended before the reserved files may go.
  deinit { work.wait() }

  /// Begins to write on another core. Of the result, schema, round, inputs and facts count.
  func begin(_ result: RunResult) {
    let (paths, outcome) = (paths, outcome)
    DispatchQueue.global().async(group: work) {
      let written = Result { () throws(RunError) in
        try Self.write(result, to: paths) { said in
          outcome.said.withLock { $0 = said }
          outcome.isSaid.signal()
        }
      }
      outcome.written.withLock { $0 = written }
      outcome.isSaid.signal()
    }
  }

  /// What the file that was begun says, known before it is on the disk; nil where it cannot be written, and `finish` tells why.
  func said() -> FactsCSV.Written? {
    outcome.isSaid.wait()
    // Whoever asks again need not wait.
    outcome.isSaid.signal()
    return outcome.said.withLock { $0 }
  }

  /// What became of it; what was not begun is written now.
  func finish(_ result: RunResult) throws(RunError) -> FactsCSV.Written {
    work.wait()
    if let written = outcome.written.withLock({ $0 }) { return try written.get() }
    return try Self.write(result, to: paths)
  }

  private static func write(
    _ result: RunResult, to paths: [FilePath], said: (FactsCSV.Written) -> Void = { _ in }
  ) throws(RunError) -> FactsCSV.Written {
    do throws(SystemCalls.Failure) {
      return try SystemCalls.write(to: paths) { sink throws(SystemCalls.Failure) in
        let written = try FactsCSV.write(result, to: sink)
        said(written)
        return written
      }
    } catch {
      // One error for both: the folder that refuses is named, where one does.
      let parents = paths.map(\.parent)
      let refusing = parents.first { !SystemCalls.mayWrite(to: $0) } ?? parents.first
      throw .notWritable(path: refusing?.appending("facts.csv").shown ?? "facts.csv", system: error.text)
    }
  }
}
