import CPartFile
import Glibc
import Testing

/// The files that libxlsxwriter writes the parts of a workbook to.
@Suite("A part's file is in memory") struct PartFileTests {
  /// All that stands in a file, read as the library does: from the beginning, in pieces.
  private func content(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1000)
    rewind(file)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      all += piece.prefix(count)
      if count < piece.count { return all }
    }
  }

  @Test(
    "what was written is read back, whatever its length", arguments: [0, 1, 8192, 16_384, 16_385, 300_001])
  func readBack(count: Int) throws {
    let file = try #require(lxw_tmpfile(nil))
    defer { fclose(file) }
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    for start in stride(from: 0, to: count, by: 37) {
      let piece = bytes[start..<min(start + 37, count)]
      #expect(Array(piece).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) } == piece.count)
    }
    #expect(content(of: file) == bytes)
    #expect(feof(file) != 0 && ferror(file) == 0)
    #expect(content(of: file) == bytes)
  }

  @Test("what is written anew in the middle replaces what stood there") func replaced() throws {
    let file = try #require(lxw_tmpfile(nil))
    defer { fclose(file) }
    fputs("hàng 1, hàng 2", file)
    #expect(fseek(file, 0, SEEK_SET) == 0)
    fputs("HÀNG", file)
    #expect(String(decoding: content(of: file), as: UTF8.self) == "HÀNG 1, hàng 2")
    #expect(fseek(file, -1, SEEK_CUR) == 0 && fgetc(file) == 0x32)
    #expect(fseek(file, 1, SEEK_END) != 0)
  }

  @Test("it stands in no file system") func isNoFile() throws {
    let file = try #require(lxw_tmpfile(nil))
    defer { fclose(file) }
    #expect(fileno(file) < 0)
  }
}
