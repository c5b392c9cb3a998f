internal import Schema

/// The facts.csv below `history/` as the last run of a round found or left them: as long as a file's version is the same,
/// its hash is known without reading it.
///
/// A small file in the cache's folder. It may be deleted at any time; whatever is odd about it, or about the times of a
/// round's facts, has those read and hashed.
struct KnownFacts {
  /// The first text of the file. A change of its form changes it.
  private static let format = "tonghop facts 2"
  /// So much older than the note of it, in nanoseconds, a version has to be: a file system that counts finer than by
  /// seconds counts by less than this.
  private static let coarsest = 20_000_000

  /// A round's facts.csv with its hash.
  struct HashedFile: Sendable {
    /// Where it lies.
    var path: FilePath
    /// Its version before it was hashed: one that somebody puts there meanwhile is another one.
    var stamp: FileStamp
    /// Its hash.
    var sha256: String
  }
  /// What is noted of a file.
  private typealias Entry = (stamp: FileStamp, sha256: String)
  /// The entries by the names of the files' folders below `history/`.
  private var known: [[UInt8]: Entry] = [:]

  /// Nothing is known.
  init() {}
  /// What is noted below a campaign's folder.
  init(below folder: FilePath, round: Round?) {
    let path = Self.path(below: folder, round: round)
    guard let written = try? SystemCalls.status(of: path).stamp, written.size < 1 << 20,
      let bytes = try? SystemCalls.contents(of: path), let noted = Self.noted(bytes)
    else { return }
    for (folder, entry) in noted {
      let stamp = entry.stamp
      // A version that was as young as that may be followed by another one with the same times.
      let isFine = stamp.modified % 1_000_000_000 != 0 && stamp.changed % 1_000_000_000 != 0
      guard isFine, stamp.latest > 0, stamp.latest < written.modified - Self.coarsest else { continue }
      known[folder] = entry
    }
  }

  /// The hash of a round's facts: by their version, where that is known, else by their bytes; nil where they cannot be read.
  func hash(of path: FilePath) -> String? { hashed(path)?.sha256 }

  /// A round's facts with their hash, which may be known already: `written`; nil where they cannot be read.
  func hashed(_ path: FilePath, written: String? = nil) -> HashedFile? {
    guard let stamp = try? SystemCalls.status(of: path).stamp else { return nil }
    let entry = known[path.parent.name].flatMap { $0.stamp == stamp ? $0.sha256 : nil }
    return (written ?? entry ?? SHA256.hexadecimal(ofFile: path)).map {
      HashedFile(path: path, stamp: stamp, sha256: $0)
    }
  }

  /// Notes the facts of all rounds with their hashes. What cannot be noted is hashed next time.
  static func note(_ facts: [HashedFile], below folder: FilePath, round: Round?) {
    var writer = ByteWriter()
    writer.text(format)
    writer.list(facts) { writer, file in
      writer.block(file.path.parent.name)
      writer.stamp(file.stamp)
      writer.text(file.sha256)
    }
    var bytes = writer.bytes
    let digest = ByteDigest(bytes[...])
    writer.word(digest.first)
    writer.word(digest.second)
    bytes = writer.bytes
    let path = path(below: folder, round: round)
    let temporary = path.parent.appending(Array(".tonghop-".utf8) + path.name + Array(".part".utf8))
    do throws(SystemCalls.Failure) {
      // The folder is there, or a share went away: then nothing is made anew in its place.
      try SystemCalls.write(bytes, to: temporary, syncs: false)
      try SystemCalls.rename(temporary, to: path)
    } catch {
      SystemCalls.remove(temporary)
    }
  }

  private static func path(below folder: FilePath, round: Round?) -> FilePath {
    folder.appending(ReturnCache.folder).appending((round?.code ?? "returns") + ".facts")
  }

  private static func noted(_ bytes: [UInt8]) -> [(folder: [UInt8], entry: Entry)]? {
    var reader = ByteReader(bytes[...])
    do throws(DamagedBytes) {
      guard try reader.text() == format else { return nil }
      let entries = try reader.list { reader throws(DamagedBytes) in
        (folder: Array(try reader.block()), entry: (stamp: try reader.stamp(), sha256: try reader.text()))
      }
      let digest = ByteDigest(bytes[..<(bytes.count - reader.left)])
      guard try reader.word() == digest.first, try reader.word() == digest.second, reader.isAtEnd else {
        return nil
      }
      return entries
    } catch {
      return nil
    }
  }
}
