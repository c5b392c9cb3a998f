private import Dispatch
internal import Reconciliation
private import WorkbookReading
private import Synchronization

/// Reads the candidates of a folder on several cores.
enum FolderReading {
  /// What every candidate turned out to be, in the candidates' order, whatever the number of workers.
  static func read(
    _ candidates: [FolderScan.Candidate], with reconciler: Reconciler, cache: ReturnCache?, isWatched: Bool,
    jobs: Int, progress: @escaping @Sendable (RunProgress) -> Void
  ) -> [ReadInput] {
    let crashed = CrashGuard.crashed()
    let state = Mutex(State(results: Array(repeating: nil, count: candidates.count)))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, candidates.count))) { worker in
      let series = WorkbookSeries(limits: ReadingLimits.standard.withConsumer)
      while true {
        let next = state.withLock { state -> Int? in
          guard state.next < candidates.count else { return nil }
          state.next += 1
          return state.next - 1
        }
        guard let next else { return }
        let candidate = candidates[next]
        var input =
          crashed.contains(candidate.path)
          ? ReadInput.crashed(candidate)
          : CrashGuard.reading(candidate.path, slot: worker) {
            CrashGuard.crashOnPurpose(candidate.path)
            return ReadInput.read(candidate, with: reconciler, cache: cache, in: series)
          }
        // Whatever was read of a file that somebody writes to is half of it: the watcher comes back to it.
        if isWatched, (try? SystemCalls.status(of: candidate.path))?.stamp != candidate.status.stamp {
          input.outcome = .ignored(.unsettled)
          input.packed = nil
        }
        let read = input
        let done = state.withLock { state -> Int in
          state.results[next] = read
          state.done += 1
          return state.done
        }
        progress(RunProgress(done: done, all: candidates.count, file: read.file))
      }
    }
    return state.withLock { $0.results.compactMap(\.self) }
  }

  /// What the workers share.
  private struct State: Sendable {
    var results: [ReadInput?]
    var next = 0
    var done = 0
  }
}
