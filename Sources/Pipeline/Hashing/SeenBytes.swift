/// What tells later whether the bytes of a file are those that were seen, in a fraction of the time that their hash takes.
struct SeenBytes: Sendable {
  /// Their hash.
  let sha256: String
  /// The digests of their stretches, as they are read.
  private let digests: [ByteDigest]

  /// Looks at the bytes of a regular file; nil where they cannot be read.
  init?(of path: FilePath) {
    var hash = SHA256()
    var digests: [ByteDigest] = []
    let isRead: Void? = try? SystemCalls.read(path) {
      hash.update($0)
      digests.append(ByteDigest($0))
    }
    guard isRead != nil else { return nil }
    sha256 = hash.hexadecimal()
    self.digests = digests
  }

  /// Whether a file holds the same bytes. That it is read in other stretches counts as other bytes.
  func areStill(in path: FilePath) -> Bool {
    var digests: [ByteDigest] = []
    let isRead: Void? = try? SystemCalls.read(path) { digests.append(ByteDigest($0)) }
    return isRead != nil && digests == self.digests
  }
}
