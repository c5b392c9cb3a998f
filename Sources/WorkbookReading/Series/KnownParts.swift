/// Small parts of the workbooks of a series, and what reading them gave.
///
/// The workbooks of a campaign come from one template: their styles, relationships and sheet lists are mostly the same
/// bytes. A part is known by all of its packed bytes, their packing, and the size and checksum that its directory states;
/// only parts that were read to their end without fault are kept. So what is taken from here is what reading would give.
final class KnownParts {
  /// What a part is called, and what it was read for.
  private struct Key: Hashable {
    var partName: String
    var kind: ObjectIdentifier
  }
  /// A part that was read.
  private struct Known {
    var checksum: UInt32, size: Int, method: Int
    var packed: [UInt8]
    var result: Any
  }
  /// Parts that differ in every workbook, such as dates, take turns.
  private var known: [Key: RecentlyMet<Known>] = [:]

  /// The largest part that is kept, in bytes: packed and unpacked.
  private static let largestPacked = 16 << 10, largest = 256 << 10
  /// How many parts of one name are kept, and of how many names.
  private static let versions = 4, names = 64

  /// What reading a part gave; nil where it is not known. Throws where its sizes are stated again behind it, and differ.
  /// - Parameter kind: the type that tells what the part is read for; one kind always gives one type of result.
  func result<Result>(
    of entry: ZipEntry, in archive: ZipArchive, kind: Any.Type, as: Result.Type = Result.self
  ) throws(WorkbookReadError) -> Result? {
    guard let packed = Self.packed(entry, in: archive),
      let versions = known[Key(partName: entry.partName, kind: ObjectIdentifier(kind))],
      let found = versions.all.first(where: { Self.is($0, entry, packed) }),
      let result = found.result as? Result
    else { return nil }
    if entry.hasDescriptor {
      do throws(WorkbookReadError) { try PartStream.checkDescriptor(of: entry, in: archive) } catch {
        throw error.located(part: entry.shownName)
      }
    }
    return result
  }

  /// Keeps what reading a part gave.
  func keep<Result>(_ result: Result, of entry: ZipEntry, in archive: ZipArchive, kind: Any.Type) {
    guard let packed = Self.packed(entry, in: archive) else { return }
    let key = Key(partName: entry.partName, kind: ObjectIdentifier(kind))
    let part = Known(
      checksum: entry.checksum, size: entry.size, method: entry.method, packed: Array(packed), result: result)
    guard known[key] != nil || known.count < Self.names else { return }
    known[key, default: RecentlyMet(most: Self.versions)].put(part)
  }

  /// The packed bytes of a part that is small enough, of a file that is in memory.
  private static func packed(_ entry: ZipEntry, in archive: ZipArchive) -> UnsafeRawBufferPointer? {
    guard !entry.isEncrypted, entry.packedSize <= largestPacked, entry.size <= largest,
      let image = archive.file.wholeImage
    else { return nil }
    return UnsafeRawBufferPointer(start: image + entry.dataOffset, count: entry.packedSize)
  }

  private static func `is`(_ known: Known, _ entry: ZipEntry, _ packed: UnsafeRawBufferPointer) -> Bool {
    known.checksum == entry.checksum && known.size == entry.size && known.method == entry.method
      && known.packed.equals(packed)
  }
}
