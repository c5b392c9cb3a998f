private import Dispatch
internal import Findings
internal import History
private import Synchronization

/// Tells the store what a run found on another core, while the consolidated workbook is being made: most of it are figures,
/// and these are known by then. Nothing of it counts before the outputs are there.
final class MemoryWriting: Sendable {
  private let telling: Telling
  private let work = DispatchGroup()
  /// Whether it was begun.
  private let isBegun = Atomic(false)

  /// For the memory of a run, with the decisions that count and the workbooks they were taken from.
  init(_ memory: HistoryMemory, book: DecisionBook, taken: Set<String>) {
    telling = Telling(memory, book: book, taken: taken)
  }
  /// A run that ends before `finish` came to nothing.
  deinit {
    telling.settle(nil)
    work.wait()
    telling.memory.withLock { $0.abandon() }
  }

  /// Begins a store where there is none.
  func prepare() { telling.memory.withLock { $0.prepare() } }

  /// Begins to tell on another core; `facts`: the facts.csv that is written, `keepsFacts`: whether it goes to the history.
  func begin(_ result: RunResult, facts: FactsCSV.Written, keepsFacts: Bool) {
    isBegun.store(true, ordering: .relaxed)
    // Nobody but the run holds what ends it.
    DispatchQueue.global().async(group: work) { [telling] in
      telling.tell(result, facts: facts, keepsFacts: keepsFacts, waits: true)
    }
  }

  /// Ends it, now that the outputs are there, or tells all where nothing was begun; what there is to tell.
  func finish(_ report: RunReport, _ outputs: HistoryMemory.Outputs) -> [RunNote] {
    telling.settle(outputs)
    work.wait()
    if !isBegun.load(ordering: .relaxed) {
      telling.tell(report.result, facts: report.facts, keepsFacts: report.keepsFacts, waits: false)
    }
    return telling.memory.withLock(\.notes)
  }

  /// The memory that is told, and what became of the outputs, once that is known.
  private final class Telling: Sendable {
    let memory: Mutex<HistoryMemory>
    private let book: DecisionBook, taken: Set<String>
    private let outputs = Mutex<HistoryMemory.Outputs?>(nil)
    private let isSettled = DispatchSemaphore(value: 0)

    init(_ memory: HistoryMemory, book: DecisionBook, taken: Set<String>) {
      self.memory = Mutex(memory)
      self.book = book
      self.taken = taken
    }

    func tell(_ result: RunResult, facts: FactsCSV.Written, keepsFacts: Bool, waits: Bool) {
      memory.withLock { memory in
        memory.record(
          result, facts: facts, keepsFacts: keepsFacts, book: book, taken: taken, waits: waits
        ) {
          isSettled.wait()
          return outputs.withLock { $0 }
        }
      }
    }

    /// Says what became of the outputs; nil: nothing. The first time counts.
    func settle(_ written: HistoryMemory.Outputs?) {
      outputs.withLock { $0 = $0 ?? written }
      isSettled.signal()
    }
  }
}
