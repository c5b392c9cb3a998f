import TestSupport
import Testing

@testable import Pipeline

@Suite("Outputs: whole or not at all")
struct OutputFolderTests {
  @Test("Staged files get their names together, and their hashes are told") func commit() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(FilePath(folder.path).appending("output"))
    try output.stage("a.txt", bytes: Array("abc".utf8))
    try output.stage("below/b.txt") { path throws(RunError) in
      do { try SystemCalls.write([1], to: path) } catch { throw .bug("write") }
    }
    #expect(folder.files.allSatisfy { $0.hasSuffix(".part") })
    #expect(output.outputs.map(\.file) == ["a.txt", "below/b.txt"])
    #expect(output.outputs[0].sha256.hasPrefix("ba7816bf"))
    try output.commit()
    #expect(folder.files == ["output/a.txt", "output/below/b.txt"])
  }

  @Test("A file whose bytes are told as it is written has their hash; one that cannot be written has none")
  func toldBytes() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(FilePath(folder.path))
    let path = try output.reserve("a.txt")
    try output.complete(path) { told throws(RunError) in
      do { try SystemCalls.write(Array("abc".utf8), to: path) } catch { throw .bug("write") }
      for piece in ["a", "bc"] { Array(piece.utf8).withUnsafeBytes(told) }
    }
    #expect(output.outputs.map(\.sha256) == [SHA256.hexadecimal(of: Array("abc".utf8))])
    let other = try output.reserve("b.txt")
    #expect(throws: RunError.self) {
      try output.complete(other) { _ throws(RunError) in throw .bug("write") }
    }
    #expect(throws: RunError.self) { try output.complete(other) { _ throws(RunError) in } }
    #expect(output.outputs.last?.sha256 == "")
  }

  @Test("Names as long as file systems allow are written, and what was edited under them is kept")
  func longNames() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(folder.path)
    let names = ["1", "2"].map { String(repeating: "ế", count: 82) + $0 + ".xlsx" }
    #expect(names.allSatisfy { $0.utf8.count == 252 })
    let output = try OutputFolder(path)
    for (name, byte) in zip(names, [1, 2] as [UInt8]) { try output.stage(name, bytes: [byte]) }
    try output.commit()
    #expect(folder.files == names)
    let last = LastRun(in: path)
    let kept = try names.map { try EditedWorkbook.keep($0, in: path, last: last) }.compactMap(\.self)
    #expect(Set(kept).count == 2)
    #expect(try kept.map { try folder.contents(of: $0) } == [[1], [2]])
    OutputFolder.sweep(path)
    #expect(folder.files.count == 4)
  }

  @Test("What was staged and not committed leaves nothing behind") func abandoned() throws {
    let folder = try TemporaryFolder()
    do {
      let output = try OutputFolder(FilePath(folder.path))
      try output.stage("a.txt", bytes: [1])
    }
    #expect(folder.files.isEmpty)
  }

  @Test("A folder that is a file is not writable, and says so") func notWritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "output")
    #expect(throws: RunError.self) { try OutputFolder(FilePath(folder.path).appending("output")) }
  }

  @Test("An edited workbook is kept under its hash; one that the last run wrote is not") func edited() throws
  {
    let folder = try TemporaryFolder()
    let place = FilePath(folder.path)
    try folder.write("abc", to: "C.xlsx")
    try folder.write(
      #"{"outputs":[{"file":"C.xlsx","sha256":"\#(SHA256.hexadecimal(of: Array("abc".utf8)))"}]}"#,
      to: "run.json")
    #expect(try EditedWorkbook.keep("C.xlsx", in: place, last: LastRun(in: place)) == nil)
    try folder.write("abd", to: "C.xlsx")
    let kept = try #require(try EditedWorkbook.keep("C.xlsx", in: place, last: LastRun(in: place)))
    #expect(kept == "edited/C_" + SHA256.hexadecimal(of: Array("abd".utf8)).prefix(8) + ".xlsx")
    #expect(try folder.contents(of: kept) == Array("abd".utf8))
  }

  @Test("A workbook that is edited while a run goes on is kept, though nobody had edited it at first")
  func editedMeanwhile() throws {
    let folder = try TemporaryFolder()
    let place = FilePath(folder.path)
    let written = String(repeating: "c", count: 200_000)
    try folder.write(written, to: "C.xlsx")
    try folder.write(
      #"{"outputs":[{"file":"C.xlsx","sha256":"\#(SHA256.hexadecimal(of: Array(written.utf8)))"}]}"#,
      to: "run.json")
    var last = LastRun(in: place)
    #expect(!EditedWorkbook.isEdited("C.xlsx", in: place, last: &last))
    #expect(last.unchanged.keys.sorted() == ["C.xlsx"])
    #expect(try EditedWorkbook.keep("C.xlsx", in: place, last: last) == nil)
    // As long as before, and edited within what the file system's clock tells apart.
    let edited = String(written.dropLast()) + "d"
    try folder.write(edited, to: "C.xlsx")
    let kept = try #require(try EditedWorkbook.keep("C.xlsx", in: place, last: last))
    #expect(try folder.contents(of: kept) == Array(edited.utf8))
    #expect(EditedWorkbook.isEdited("C.xlsx", in: place, last: &last))
    #expect(!EditedWorkbook.isEdited("D.xlsx", in: place, last: &last))
    #expect(last.unchanged.keys.sorted() == ["C.xlsx"])
  }

  @Test("A file that the last run left just so stays as it is; one that was changed or touched is written")
  func leftAsItIs() throws {
    let folder = try TemporaryFolder()
    let place = FilePath(folder.path)
    let bytes = Array("Kính gửi".utf8)
    let hash = SHA256.hexadecimal(of: bytes)
    let listed = ["1", "2"].map { #"{"file":"returns/\#($0).txt","sha256":"\#(hash)"}"# }
    try folder.write(#"{"outputs":[\#(listed.joined(separator: ","))]}"#, to: "run.json")
    for name in ["returns/1.txt", "returns/3.txt"] { try folder.write("Kính gửi", to: name) }
    try folder.write("typed", to: "returns/2.txt")
    let last = LastRun(in: place)
    let stamp = try SystemCalls.status(of: place.appending("returns/1.txt")).stamp
    let output = try OutputFolder(place)
    for name in ["1", "2", "3"] {
      try output.stage("returns/\(name).txt", bytes: bytes, unlessLeftBy: last)
    }
    let written = folder.files.filter { $0.hasSuffix(".part") }
    #expect(written == ["returns/.tonghop-2.txt.part", "returns/.tonghop-3.txt.part"])
    #expect(output.outputs.map(\.file) == ["returns/1.txt", "returns/2.txt", "returns/3.txt"])
    #expect(output.outputs.allSatisfy { $0.sha256 == hash })
    try output.commit()
    #expect(try SystemCalls.status(of: place.appending("returns/1.txt")).stamp == stamp)
    #expect(try folder.contents(of: "returns/2.txt") == bytes)
    try output.stage("returns/1.txt", bytes: bytes + [33], unlessLeftBy: last)
    try output.commit()
    #expect(try folder.contents(of: "returns/1.txt") == bytes + [33])
    #expect(!folder.files.contains { $0.hasSuffix(".part") })
  }
}
