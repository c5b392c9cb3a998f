import Dispatch
import Synchronization

/// Unpacks a part on another core, a few pieces ahead of whoever parses them. What is handed out, and what is thrown and
/// when, is the same as without; the time that unpacking takes is not counted against the workbook's.
final class ReadAhead: PartSource {
  let size: Int
  private(set) var position = 0
  private(set) var isAtEnd = false
  private let pieces: Pieces
  private var next = 0

  /// The bytes of a piece.
  static let piece = 64 << 10
  /// Parts below this size are unpacked before another core has begun.
  static let worthwhile = 4 << 20

  /// Begins to unpack. Nobody else may read from the stream until `stop`.
  init(_ stream: PartStream) {
    size = stream.size
    pieces = Pieces(stream)
    let pieces = pieces
    DispatchQueue.global().async { pieces.fill() }
  }

  deinit { stop() }

  /// Ends the work on the other core, so that somebody else may use what the stream uses.
  func stop() { pieces.stop() }

  func read(into target: UnsafeMutableRawPointer, capacity: Int) throws(WorkbookReadError) -> Int {
    guard !isAtEnd, capacity > 0 else { return 0 }
    let piece = pieces.take(next)
    if let error = piece.error { throw error }
    let count = min(piece.count, capacity)
    target.copyMemory(from: piece.bytes, byteCount: count)
    next += 1
    position += count
    isAtEnd = piece.isLast
    pieces.giveBack()
    return count
  }
}

/// The pieces between the two cores: each belongs to the one that fills it or to the one that takes it, as the two
/// semaphores say.
private final class Pieces: @unchecked Sendable {
  /// One piece.
  struct Piece {
    var bytes: UnsafeMutableRawPointer
    var count = 0
    var isLast = false
    var error: WorkbookReadError?
  }

  private let stream: PartStream
  private let pieces: UnsafeMutableBufferPointer<Piece>
  // Both begin at 0: a semaphore must not be let go of below the value that it began with.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)

  init(_ stream: PartStream) {
    self.stream = stream
    pieces = .allocate(capacity: 4)
    for index in pieces.indices {
      pieces.initializeElement(
        at: index, to: Piece(bytes: .allocate(byteCount: ReadAhead.piece, alignment: 64)))
      free.signal()
    }
  }

  deinit {
    for piece in pieces { piece.bytes.deallocate() }
    pieces.deinitialize()
    pieces.deallocate()
  }

  /// Fills piece after piece, until the end, an error, or `stop`.
  func fill() {
    var index = 0
    while true {
      free.wait()
      if isStopped.load(ordering: .acquiring) { break }
      let place = index % pieces.count
      do throws(WorkbookReadError) {
        pieces[place].count = try stream.read(
          into: pieces[place].bytes, capacity: stream.room(upTo: ReadAhead.piece))
        pieces[place].isLast = stream.isAtEnd
      } catch { pieces[place].error = error }
      let ends = pieces[place].isLast || pieces[place].error != nil
      filled.signal()
      if ends { break }
      index += 1
    }
    done.signal()
  }

  /// Waits for a piece.
  func take(_ index: Int) -> Piece {
    filled.wait()
    return pieces[index % pieces.count]
  }

  /// The piece that was taken last may be filled anew.
  func giveBack() { free.signal() }

  /// Waits until nothing is filled any more.
  func stop() {
    guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    free.signal()
    done.wait()
  }
}
