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
}
