import Glibc

/// How much time and memory one workbook has left.
///
/// Time is CPU time of the thread that reads, taken between calls of `resume` and `check`; what a consumer does with
/// the cells counts only if the limits say so.
final class ReadingBudget {
  private let seconds: Double
  private let memory: Int
  private let countsConsumer: Bool
  private var used = 0.0
  private var mark = ReadingBudget.now()
  private var bytes = 0
  /// Bytes of XML since the clock was looked at.
  private var unwatched = 0

  /// Looking at the clock is a call of the system: only so often, unless the consumer's time has to be left out.
  private static let watch = 256 << 10

  /// The budget for a file of this size.
  init(fileSize: Int, limits: ReadingLimits) {
    let above = max(0, fileSize - limits.freeFileBytes)
    seconds = limits.seconds + Double(above) / Double(1 << 20)
    memory = limits.memoryBytes
    countsConsumer = limits.countsConsumer
  }

  /// Begins to count time, after the consumer had its turn.
  func resume() { if !countsConsumer { mark = Self.now() } }

  /// Counts the time since the last call; throws when there is none left.
  /// - Parameter work: bytes that were parsed since then.
  func check(_ work: Int) throws(WorkbookReadError) {
    unwatched += work
    if countsConsumer, unwatched < Self.watch { return }
    unwatched = 0
    let now = Self.now()
    used += max(0, now - mark)
    mark = now
    if used > seconds { throw WorkbookReadError(.tooLarge(.seconds, maximum: Int(seconds))) }
  }

  /// Counts memory that will be kept; throws when there is none left.
  func keep(_ more: Int) throws(WorkbookReadError) {
    bytes += more
    if bytes > memory { throw WorkbookReadError(.tooLarge(.memoryBytes, maximum: memory)) }
  }

  /// Whether so many bytes more than are kept would fit.
  func fits(_ more: Int) -> Bool { bytes + more <= memory }

  /// Memory that was counted and is free again.
  func release(_ less: Int) { bytes -= less }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
