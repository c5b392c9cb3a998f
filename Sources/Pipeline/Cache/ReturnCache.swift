internal import Schema

/// What was read once is not read again: the reconciled returns of a campaign's files, in `history/cache/`.
///
/// One file a round, written whole under a temporary name and renamed. Everything in it can be read anew: it may be
/// deleted at any time, an entry that is damaged or of another version of the file is a miss, and a file that was
/// written by another version of the program, for another schema or round is none at all.
struct ReturnCache: Sendable {
  /// The folder below the campaign's.
  static let folder = "history/cache"
  /// Times that are younger than this, in nanoseconds, do not tell versions apart: some file systems count by two seconds.
  private static let coarsest = 2_000_000_000

  /// The campaign's folder, and the file.
  private let root: FilePath, path: FilePath
  private let schema: CampaignSchema
  /// What everything in it depends on besides the file itself.
  private let key: String
  /// The entries by the files' relative paths.
  private var entries: [FilePath: PackedInput] = [:]
  /// The file system's clock when this run began, nanoseconds since 1970; nil: not known, so that no time is relied on.
  private let begun: Int?
  /// Whether the file has entries that were left out as damaged.
  private var isDamaged = false

  /// The cache of a round; `key`: the hash of whatever decides how a file is read besides its bytes and its name.
  /// `reads`: whether what is there is used; else everything is read anew, and kept.
  init(below folder: FilePath, round: Round?, schema: CampaignSchema, key: String, reads: Bool) {
    root = folder
    path = folder.appending(Self.folder).appending((round?.code ?? "returns") + ".pack")
    self.schema = schema
    self.key = key
    // The clock that counts is the file system's own, which on a share is another machine's.
    begun = SystemCalls.touched(path)?.modified
    guard reads, let bytes = try? SystemCalls.contents(of: path) else { return }
    var reader = ByteReader(bytes[...])
    do throws(DamagedBytes) {
      guard try reader.text() == Self.format, try reader.text() == key else { return }
      while !reader.isAtEnd {
        let sum = try reader.digest()
        let entry = try reader.block()
        guard ByteDigest(entry) == sum else {
          isDamaged = true
          continue
        }
        let packed = try PackedInput(entry)
        entries[packed.relative] = packed
      }
    } catch {
      isDamaged = true
    }
  }

  /// The first text of the file. A change of the packing changes it.
  private static let format = "tonghop cache 6"

  /// The key of a campaign as this program reads it. The program's own file counts: two builds of one version may differ.
  /// `office`: what converts files of other formats; nil: nothing does.
  static func key(of campaign: LoadedCampaign, version: String, office: OfficeProgram?) -> String {
    let converter = office?.path.map { path in
      let stamp = try? SystemCalls.status(of: FilePath(path)).stamp
      return "\(path) \(stamp?.size ?? 0) \(stamp?.modified ?? 0)"
    }
    let program = try? SystemCalls.status(of: FilePath("/proc/self/exe")).stamp
    let parts =
      [
        version, "\(program?.size ?? 0) \(program?.modified ?? 0)", campaign.schemaHash,
        campaign.round?.code ?? "", campaign.schema.campaign.language.rawValue, converter ?? "",
      ] + campaign.templates.hashes
    return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
  }

  /// What is known of a file.
  func entry(of candidate: FolderScan.Candidate) -> PackedInput? { entries[candidate.relative] }

  /// The hash of a file's bytes where its version tells that they are those that were hashed before.
  func hash(of candidate: FolderScan.Candidate) -> String? {
    guard let entry = entries[candidate.relative], let stamp = entry.stamp,
      stamp == candidate.status.stamp
    else { return nil }
    return entry.sha256
  }

  /// What became of a file of that hash.
  func outcome(of candidate: FolderScan.Candidate, sha256: String) -> ReadInput.Outcome? {
    guard let entry = entries[candidate.relative], entry.sha256 == sha256 else { return nil }
    return entry.unpacked(schema)
  }

  /// A file's version where it can be relied on from now on: none of its times was young when its bytes were hashed.
  func reliable(_ stamp: FileStamp) -> FileStamp? {
    guard let begun, stamp.latest > 0, stamp.latest < begun - Self.coarsest else { return nil }
    return stamp
  }

  /// Keeps what was read, and forgets files that are gone. What cannot be written is not kept: nothing depends on it.
  func save(_ packed: [PackedInput]) {
    let isSame =
      !isDamaged && packed.count == entries.count
      && packed.allSatisfy { one in
        entries[one.relative].map { $0.sha256 == one.sha256 && $0.stamp == one.stamp } ?? false
      }
    guard !isSame else { return }
    let temporary = path.parent.appending(Array(".tonghop-".utf8) + path.name + Array(".part".utf8))
    do throws(SystemCalls.Failure) {
      try SystemCalls.makeFolder(path.parent, below: root)
      // What the disk loses of it is read anew.
      try SystemCalls.write(to: [temporary], syncs: false) { sink throws(SystemCalls.Failure) in
        try write(packed, to: sink)
      }
      try SystemCalls.rename(temporary, to: path)
    } catch {
      SystemCalls.remove(temporary)
    }
  }

  /// How many bytes are written at once.
  private static let stretch = 1 << 18

  /// Writes the file's bytes, stretch by stretch. Entries that are what they were stand there as they stood.
  private func write<Failure>(
    _ packed: [PackedInput], to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var room = ByteRoom(capacity: 2 * Self.stretch)
    var head = ByteWriter()
    head.text(Self.format)
    head.text(key)
    head.bytes.withUnsafeBytes { room.append($0) }
    for one in packed {
      let bytes = one.bytes
      var before = ByteWriter()
      before.digest(ByteDigest(bytes))
      before.number(bytes.count)
      before.bytes.withUnsafeBytes { room.append($0) }
      bytes.withUnsafeBytes { room.append($0) }
      if room.count >= Self.stretch {
        try room.lend(sink)
        room.removeAll()
      }
    }
    try room.lend(sink)
  }
}

extension ByteWriter {
  /// A digest.
  fileprivate mutating func digest(_ digest: ByteDigest) {
    word(digest.first)
    word(digest.second)
  }
}

extension ByteReader {
  /// A digest.
  fileprivate mutating func digest() throws(DamagedBytes) -> ByteDigest {
    ByteDigest(first: try word(), second: try word())
  }
}
