import TestSupport
import Testing

@testable import WorkbookWriting

/// What is packed comes out of zlib's inflate as it went in.
@Suite("What is packed fast is deflate all the same") struct FastDeflateTests {
  /// Bytes of three kinds: rows as sheets have them, random ones that do not shrink, and one byte over and over.
  private static func content(_ kind: Int, count: Int) -> [UInt8] {
    var random = SeededRandom(seed: UInt64(kind * 1000 + count))
    switch kind {
    case 0:
      var rows: [UInt8] = []
      while rows.count < count {
        rows +=
          "<row r=\"\(rows.count)\"><c r=\"A1\"><v>\(Int.random(in: 0...99_999, using: &random))</v></c></row>"
          .utf8
      }
      return Array(rows.prefix(count))
    case 1: return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    default: return Array(repeating: 7, count: count)
    }
  }

  @Test(arguments: [0, 1, 2]) func aPartComesOutAsItWentIn(kind: Int) throws {
    for count in [0, 1, 2, 100, 4095, 65_535, 65_536, 65_537, 300_000, 2_000_000] {
      let bytes = Self.content(kind, count: count)
      let packed = try #require(Deflate.deflated(bytes))
      #expect(Deflate.inflated(packed[...], size: count) == bytes)
      // What does not shrink is stored: five bytes for each block.
      #expect(packed.count <= count + count / 1000 + 64)
    }
  }

  @Test(arguments: [0, 1, 2]) func stretchesBehindOneAnotherAreOneStream(kind: Int) throws {
    var whole: [UInt8] = []
    var packed: [UInt8] = []
    var stretches: [DeflatedStretch] = []
    for (place, count) in [0, 70_000, 1, 131_072, 5].enumerated() {
      let stretch = DeflateStretch()
      let bytes = Self.content(kind, count: count)
      // Given in pieces of uneven lengths.
      for start in Swift.stride(from: 0, to: count, by: 8191) {
        bytes[start..<min(count, start + 8191)].withUnsafeBytes { stretch.add($0) }
      }
      stretch.end(isLast: place == 4)
      #expect(!stretch.hasFailed)
      #expect(stretch.size == count)
      whole += bytes
      packed += stretch.bytes
      stretches.append(stretch.deflated)
    }
    #expect(Deflate.inflated(packed[...], size: whole.count) == whole)
    #expect(DeflatedStretch.checksum(of: stretches) == Deflate.checksum(of: whole))
  }

  /// The check value of CRC-32 (ISO-HDLC): of the digits 1 to 9.
  @Test func theChecksumIsThatOfZip() {
    #expect(Deflate.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Deflate.checksum(of: []) == 0)
  }

  @Test func theSameBytesArePackedTheSame() {
    let bytes = Self.content(0, count: 300_000)
    let first = Deflate.deflated(bytes)
    _ = Deflate.deflated(Self.content(1, count: 100_000))
    #expect(Deflate.deflated(bytes) == first)
  }
}
