private import CZlib

/// Raw deflate (RFC 1951) and the checksum of zip packages. The only file that knows zlib.
enum Deflate {
  /// The beginning and the end, 64 bytes each, of a deflated part, and how long it is; nil where it does not inflate to
  /// its end (RFC 1951).
  static func ends(ofDeflated part: UnsafeRawBufferPointer) -> (head: [UInt8], tail: [UInt8], size: Int)? {
    var stream = z_stream()
    // Negative: raw deflate without a header, as in a zip.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var head: [UInt8] = []
    var tail: [UInt8] = []
    var size = 0
    stream.next_in = UnsafeMutablePointer(
      mutating: part.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(clamping: part.count)
    while true {
      let (status, count) = chunk.withUnsafeMutableBufferPointer { bytes -> (Int32, Int) in
        stream.next_out = bytes.baseAddress
        stream.avail_out = UInt32(bytes.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, bytes.count - Int(stream.avail_out))
      }
      guard status == Z_OK || status == Z_STREAM_END else { return nil }
      size += count
      if head.count < 256 { head.append(contentsOf: chunk[..<min(count, 256 - head.count)]) }
      tail = Array((tail + chunk[max(0, count - 64)..<count]).suffix(64))
      if status == Z_STREAM_END { return (head, tail, size) }
    }
  }

  /// CRC-32 as zip uses it.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
  }

  /// The bytes of a raw deflate stream; nil where they are not as many as stated.
  static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    // One byte more, so that a stream that is longer than stated shows.
    var result = [UInt8](repeating: 0, count: size + 1)
    let status = packed.withUnsafeBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.total_out == size else { return nil }
    result.removeLast()
    return result
  }

  /// A raw deflate stream of bytes; nil where memory is lacking.
  static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    FastDeflate.use()
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let status = bytes.withUnsafeBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    result.removeLast(result.count - Int(stream.total_out))
    return result
  }
}

/// A stretch of a raw deflate stream in the making. Stretches that stand behind one another, the last one ended as such, are
/// one stream: each ends at a whole byte and refers to nothing before it.
final class DeflateStretch {
  private let stream: UnsafeMutablePointer<z_stream>
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// The deflated bytes.
  private(set) var bytes: [UInt8] = []
  /// How many bytes were taken in, and their CRC-32.
  private(set) var size = 0, checksum: UInt = 0
  /// Whether memory was lacking.
  private(set) var hasFailed = false

  /// Nothing yet.
  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    FastDeflate.use()
    let status = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    hasFailed = status != Z_OK
  }
  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Takes in bytes.
  func add(_ more: UnsafeRawBufferPointer) {
    guard let from = more.bindMemory(to: UInt8.self).baseAddress, !more.isEmpty else { return }
    checksum = crc32_z(checksum, from, more.count)
    size += more.count
    stream.pointee.next_in = UnsafeMutablePointer(mutating: from)
    stream.pointee.avail_in = UInt32(clamping: more.count)
    run(Z_NO_FLUSH)
  }
  /// Ends the stretch at a whole byte; `isLast`: the stream ends with it.
  func end(isLast: Bool) { run(isLast ? Z_FINISH : Z_SYNC_FLUSH) }

  private func run(_ flush: Int32) {
    guard !hasFailed else { return }
    while true {
      let (status, count) = chunk.withUnsafeMutableBufferPointer { room -> (Int32, Int) in
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        let status = deflate(stream, flush)
        return (status, room.count - Int(stream.pointee.avail_out))
      }
      // Z_BUF_ERROR: there was nothing left to do.
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        hasFailed = true
        return
      }
      bytes.append(contentsOf: chunk[..<count])
      // Room was left: everything that was there has been handed out.
      if count < chunk.count { return }
    }
  }

  /// What became of it.
  var deflated: DeflatedStretch {
    DeflatedStretch(bytes: bytes, size: size, checksum: checksum, hasFailed: hasFailed)
  }
}

/// A stretch of a raw deflate stream that has ended.
struct DeflatedStretch: Sendable {
  /// The deflated bytes.
  var bytes: [UInt8]
  /// How many bytes were taken in, and their CRC-32.
  var size: Int, checksum: UInt
  /// Whether memory was lacking.
  var hasFailed: Bool

  /// The CRC-32 of what several stretches took in, one behind the other.
  static func checksum(of stretches: [DeflatedStretch]) -> UInt32 {
    UInt32(truncatingIfNeeded: stretches.reduce(0) { crc32_combine($0, $1.checksum, $1.size) })
  }
}
