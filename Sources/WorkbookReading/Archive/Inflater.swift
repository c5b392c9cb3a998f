private import CDeflate

/// Unpacks deflate streams (RFC 1951) piece by piece, and computes CRC-32. The only file that sees ISA-L.
final class Inflater {
  private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)

  /// What became of a call.
  enum Outcome {
    /// The output is full, or the input is used up.
    case more
    /// The stream has ended and everything was handed out.
    case ended
    /// The stream is damaged.
    case damaged
  }

  /// An inflater at the beginning of a stream.
  init() { isal_inflate_init(state) }

  deinit { state.deallocate() }

  /// Begins another stream.
  func reset() { isal_inflate_reset(state) }

  /// Unpacks from `input` into `output`.
  /// - Returns: how many bytes were taken and given.
  func inflate(
    from input: UnsafeRawPointer, count: Int, into output: UnsafeMutableRawPointer, capacity: Int
  ) -> (taken: Int, given: Int, outcome: Outcome) {
    let inCount = UInt32(clamping: count)
    let outCount = UInt32(clamping: capacity)
    // ISA-L does not write through next_in; it lacks the const.
    state.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self))
    state.pointee.avail_in = inCount
    state.pointee.next_out = output.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = outCount
    let status = isal_inflate(state)
    let taken = Int(inCount) - Int(state.pointee.avail_in)
    let given = Int(outCount) - Int(state.pointee.avail_out)
    guard status == ISAL_DECOMP_OK || status == ISAL_END_INPUT || status == ISAL_OUT_OVERFLOW else {
      return (taken, given, .damaged)
    }
    return (taken, given, state.pointee.block_state == ISAL_BLOCK_FINISH ? .ended : .more)
  }

  /// Whole bytes that were taken from the input but lie behind the end of the stream.
  var bytesBehindEnd: Int { Int(max(0, state.pointee.read_in_length)) / 8 }

  /// CRC-32 as zip uses it, continued from an earlier one (0 at the beginning).
  static func checksum(_ earlier: UInt32, _ bytes: UnsafeRawPointer, count: Int) -> UInt32 {
    crc32_gzip_refl(earlier, bytes.assumingMemoryBound(to: UInt8.self), UInt64(count))
  }
}
