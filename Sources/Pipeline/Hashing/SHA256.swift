private import CNettle

/// SHA-256 (FIPS 180-4), computed by nettle.
package struct SHA256: ~Copyable {
  private var context = sha256_ctx()

  /// Nothing hashed yet.
  package init() { nettle_sha256_init(&context) }

  /// Takes in bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    nettle_sha256_update(&context, bytes.count, base)
  }
  /// Takes in bytes.
  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The digest of all that was taken in, as 64 hexadecimal digits.
  package consuming func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, digest.count, &digest)
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * digest.count)
    for byte in digest {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The digest of some bytes.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }
  /// The digest of a regular file's bytes, read block by block; nil where they cannot be read.
  static func hexadecimal(ofFile path: FilePath) -> String? {
    var hash = SHA256()
    guard (try? SystemCalls.read(path) { hash.update($0) }) != nil else { return nil }
    return hash.hexadecimal()
  }
}
