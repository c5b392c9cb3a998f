internal import Schema

/// The facts.csv that the last run of a round left below `history/`: as long as its version is the same, its hash is
/// known without reading it.
///
/// A file of a few bytes in the cache's folder. It may be deleted at any time; whatever is odd about it, or about the
/// times of the facts, has the facts read and hashed.
struct KnownFacts {
  /// The first text of the file. A change of its form changes it.
  private static let format = "tonghop facts 1"
  /// So much older than the note of it, in nanoseconds, a version has to be: a file system that counts finer than by
  /// seconds counts by less than this.
  private static let coarsest = 20_000_000

  private var stamp: FileStamp?
  private var sha256 = ""

  /// Nothing is known.
  init() {}
  /// What is noted of a round's facts below a campaign's folder.
  init(below folder: FilePath, round: Round?) {
    let path = Self.path(below: folder, round: round)
    guard let written = try? SystemCalls.status(of: path).stamp, written.size < 1 << 12,
      let bytes = try? SystemCalls.contents(of: path), let noted = Self.noted(bytes)
    else { return }
    // A version that was as young as that may be followed by another one with the same times.
    let isFine = noted.stamp.modified % 1_000_000_000 != 0 && noted.stamp.changed % 1_000_000_000 != 0
    guard isFine, noted.stamp.latest > 0, noted.stamp.latest < written.modified - Self.coarsest else {
      return
    }
    (stamp, sha256) = noted
  }

  /// Whether a file has a hash: by its version, where that is known, else by its bytes.
  func hasHash(_ path: FilePath, _ hash: String) -> Bool {
    if let stamp, sha256 == hash, (try? SystemCalls.status(of: path))?.stamp == stamp { return true }
    return SHA256.hexadecimal(ofFile: path) == hash
  }

  /// Notes the facts that a run has written. What cannot be noted is hashed next time.
  static func note(_ facts: FilePath, sha256: String, below folder: FilePath, round: Round?) {
    guard let stamp = try? SystemCalls.status(of: facts).stamp else { return }
    var writer = ByteWriter()
    writer.text(format)
    writer.stamp(stamp)
    writer.text(sha256)
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

  private static func noted(_ bytes: [UInt8]) -> (stamp: FileStamp, sha256: String)? {
    var reader = ByteReader(bytes[...])
    do throws(DamagedBytes) {
      guard try reader.text() == format else { return nil }
      let stamp = try reader.stamp()
      let hash = try reader.text()
      let digest = ByteDigest(bytes[..<(bytes.count - reader.left)])
      guard try reader.word() == digest.first, try reader.word() == digest.second, reader.isAtEnd else {
        return nil
      }
      return (stamp, hash)
    } catch {
      return nil
    }
  }
}
