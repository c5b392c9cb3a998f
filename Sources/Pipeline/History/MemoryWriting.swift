private import Dispatch
internal import Findings
internal import History
private import Synchronization

/// Tells the store what a run found on another core, while the consolidated workbook is being made: most of it are figures,
/// and these are known by then. Nothing of it counts before the outputs are there.
final class MemoryWriting: Sendable {
  private let memory: HistoryMemory
  private let book: DecisionBook, taken: Set<String>
  private let work = DispatchGroup()
  private let fate = Fate()

  /// What became of the outputs, once that is known, and of the memory.
  private final class Fate: Sendable {
    private let outputs = Mutex<HistoryMemory.Outputs?>(nil)
    private let isKnown = DispatchSemaphore(value: 0)
    let notes = Mutex<[RunNote]?>(nil)

    func settle(_ written: HistoryMemory.Outputs?) {
      outputs.withLock { $0 = written }
      isKnown.signal()
    }
    func wait() -> HistoryMemory.Outputs? {
      isKnown.wait()
      return outputs.withLock { $0 }
    }
  }

  /// For the memory of a run, with the decisions that count and the workbooks they were taken from.
  init(_ memory: HistoryMemory, book: DecisionBook, taken: Set<String>) {
    (self.memory, self.book, self.taken) = (memory, book, taken)
  }
  /// A run that ends before `finish` came to nothing.
  deinit {
    fate.settle(nil)
    work.wait()
  }

  /// Begins on another core; `facts`: the facts.csv that is written, `keepsFacts`: whether it goes to the history.
  func begin(_ result: RunResult, facts: FactsCSV.Written, keepsFacts: Bool) {
    DispatchQueue.global().async(group: work) { [memory, book, taken, fate] in
      var memory = memory
      memory.record(result, facts: facts, keepsFacts: keepsFacts, book: book, taken: taken) { fate.wait() }
      fate.notes.withLock { $0 = memory.notes }
    }
  }

  /// Ends it, now that the outputs are there, or tells all where nothing was begun; what there is to tell.
  func finish(_ report: RunReport, _ outputs: HistoryMemory.Outputs) -> [RunNote] {
    fate.settle(outputs)
    work.wait()
    if let notes = fate.notes.withLock({ $0 }) { return notes }
    var memory = memory
    memory.record(
      report.result, facts: report.facts, keepsFacts: report.keepsFacts, book: book, taken: taken
    ) { outputs }
    return memory.notes
  }
}
