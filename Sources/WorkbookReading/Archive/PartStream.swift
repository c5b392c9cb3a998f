/// The unpacked bytes of one part, piece by piece.
///
/// The end is reached only if the bytes have the stated size and checksum and use up exactly the packed bytes.
final class PartStream: PartSource {
  /// The part.
  let entry: ZipEntry
  var size: Int { entry.size }
  private let archive: ZipArchive
  private let inflater: Inflater
  private let limits: ReadingLimits
  private var checksum: UInt32 = 0
  /// Unpacked bytes that were handed out.
  private(set) var position = 0
  private var packedRead = 0
  /// Packed bytes waiting in `packed`, from `packedStart`.
  private var packedStart = 0
  private var packedCount = 0
  private var packed: UnsafeMutableRawPointer
  private let ownsPacked: Bool
  /// Whether everything was handed out, and found right.
  private(set) var isAtEnd = false
  private var inflated = false

  private static let chunk = 64 << 10

  /// Begins to read a part.
  init(_ entry: ZipEntry, of archive: ZipArchive, inflater: Inflater, limits: ReadingLimits)
    throws(WorkbookReadError)
  {
    let place = WorkbookReadError.Place(part: entry.shownName)
    if entry.isEncrypted { throw WorkbookReadError(.encrypted, at: place) }
    guard entry.method == 0 || entry.method == 8 else {
      throw WorkbookReadError(.packingMethod(entry.method), at: place)
    }
    guard entry.size <= limits.partBytes else {
      throw WorkbookReadError(.tooLarge(.partBytes, maximum: limits.partBytes), at: place)
    }
    if entry.method == 0, entry.size != entry.packedSize {
      throw WorkbookReadError(.size(stated: entry.size, found: entry.packedSize), at: place)
    }
    self.entry = entry
    self.archive = archive
    self.inflater = inflater
    self.limits = limits
    if entry.method == 8, let image = archive.file.wholeImage {
      // The file is in memory: nothing to copy. The inflater only reads from here.
      packed = UnsafeMutableRawPointer(mutating: image + entry.dataOffset)
      packedCount = entry.packedSize
      packedRead = entry.packedSize
      ownsPacked = false
    } else {
      packed = UnsafeMutableRawPointer.allocate(byteCount: Self.chunk, alignment: 8)
      ownsPacked = true
    }
    inflater.reset()
  }

  deinit { if ownsPacked { packed.deallocate() } }

  /// Hands out the next bytes: 0 only at the end. After the last bytes `isAtEnd` is true.
  func read(into target: UnsafeMutableRawPointer, capacity: Int) throws(WorkbookReadError) -> Int {
    guard !isAtEnd, capacity > 0 else { return 0 }
    do throws(WorkbookReadError) {
      let count = entry.method == 0 ? try copyStored(target, capacity) : try inflate(target, capacity)
      checksum = Inflater.checksum(checksum, target, count: count)
      position += count
      guard position <= entry.size else {
        throw WorkbookReadError(.size(stated: entry.size, found: position))
      }
      if position > limits.ratioFreeBytes, position / limits.ratio > entry.packedSize {
        throw WorkbookReadError(.tooLarge(.ratio, maximum: limits.ratio))
      }
      if entry.method == 0 ? position == entry.size : inflated { try finish() }
      return count
    } catch { throw error.located(part: entry.shownName) }
  }

  private func copyStored(_ target: UnsafeMutableRawPointer, _ capacity: Int) throws(WorkbookReadError) -> Int
  {
    let count = min(capacity, entry.size - position)
    try archive.file.read(into: target, count: count, at: entry.dataOffset + position)
    return count
  }

  private func inflate(_ target: UnsafeMutableRawPointer, _ capacity: Int) throws(WorkbookReadError) -> Int {
    var given = 0
    while given < capacity, !inflated {
      if packedCount == 0, packedRead < entry.packedSize {
        let count = min(Self.chunk, entry.packedSize - packedRead)
        try archive.file.read(into: packed, count: count, at: entry.dataOffset + packedRead)
        packedRead += count
        packedStart = 0
        packedCount = count
      }
      let step = inflater.inflate(
        from: packed + packedStart, count: packedCount, into: target + given, capacity: capacity - given)
      packedStart += step.taken
      packedCount -= step.taken
      given += step.given
      switch step.outcome {
      case .damaged:
        throw WorkbookReadError(
          .unpacking(.init("its deflate stream is damaged", "luồng nén bị hỏng")))
      case .ended: inflated = true
      case .more:
        if step.taken == 0, step.given == 0, packedRead == entry.packedSize, packedCount == 0 {
          throw WorkbookReadError(
            .unpacking(.init("its deflate stream ends too early", "luồng nén kết thúc quá sớm")))
        }
      }
    }
    return given
  }

  /// Everything was handed out: does it agree with what is stated?
  private func finish() throws(WorkbookReadError) {
    guard position == entry.size else { throw WorkbookReadError(.size(stated: entry.size, found: position)) }
    if entry.method == 8 {
      let behind = inflater.bytesBehindEnd + packedCount + (entry.packedSize - packedRead)
      guard behind == 0 else {
        throw WorkbookReadError(
          .unpacking(
            .init(
              "\(behind) bytes follow the end of its deflate stream", "có \(behind) byte thừa sau luồng nén"))
        )
      }
    }
    guard checksum == entry.checksum else {
      throw WorkbookReadError(.checksum(stored: entry.checksum, computed: checksum))
    }
    if entry.hasDescriptor { try Self.checkDescriptor(of: entry, in: archive) }
    isAtEnd = true
  }

  /// With bit 3, checksum and sizes follow the bytes, with or without a signature, sizes of 4 or 8 bytes
  /// (APPNOTE 4.3.9). Any of the forms that agrees with the directory is right.
  static func checkDescriptor(of entry: ZipEntry, in archive: ZipArchive) throws(WorkbookReadError) {
    let start = entry.dataOffset + entry.packedSize
    let bytes = try archive.file.bytes(count: min(24, archive.directoryOffset - start), at: start)
    let checksum = Int(entry.checksum)
    for signature in [0, 4] where signature == 0 || bytes.uint32(at: 0) == 0x0807_4b50 {
      guard bytes.uint32(at: signature) == checksum else { continue }
      if bytes.uint32(at: signature + 4) == entry.packedSize, bytes.uint32(at: signature + 8) == entry.size {
        return
      }
      if bytes.uint64(at: signature + 4) == entry.packedSize, bytes.uint64(at: signature + 12) == entry.size {
        return
      }
    }
    throw WorkbookReadError(
      .headersDisagree(
        .init("the sizes behind its bytes differ", "kích thước ghi sau các byte khác nhau")))
  }
}
