import Pipeline
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("What lies in a campaign's folder")
struct FolderScanTests {
  @Test(
    "Workbooks in any subfolder, in byte order; droppings are named, the campaign's own files are not inputs")
  func scan() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.xlsx", "a/ü.xlsx", "A.XLSX", "~$b.xlsx", ".hidden.xlsx", "received.csv", "schema.yaml",
      "output/old.xlsx",
      "history/x/facts.csv", "note.txt", "a/output/part.xlsx", "c.xlsx.part", ".git/config",
    ] { try folder.write("x", to: name) }
    let scan = try FolderScan.scan(FilePath(folder.path), excluding: [])
    #expect(
      scan.candidates.map(\.relative.shown) == [
        "A.XLSX", "a/output/part.xlsx", "a/ü.xlsx", "b.xlsx", "note.txt",
      ])
    #expect(scan.ignored.map(\.relative.shown) == [".hidden.xlsx", "c.xlsx.part", "~$b.xlsx"])
  }

  @Test("Links: to a file read, to a folder not followed, in a circle left to the reader") func links() throws
  {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "sub/real.xlsx")
    _ = symlink("sub/real.xlsx", folder.path + "/link.xlsx")
    _ = symlink(".", folder.path + "/loop")
    _ = symlink("gone.xlsx", folder.path + "/gone.xlsx")
    let scan = try FolderScan.scan(FilePath(folder.path), excluding: [])
    #expect(scan.candidates.map(\.relative.shown) == ["gone.xlsx", "link.xlsx", "sub/real.xlsx"])
    #expect(scan.ignored.map(\.relative.shown) == ["loop"])
  }

  @Test("No folder is an error that names it") func noFolder() {
    #expect {
      _ = try FolderScan.scan(FilePath("/no/such/folder"), excluding: [])
    } throws: { error in
      guard case .noFolder(let path, _)? = error as? RunError else { return false }
      return path == "/no/such/folder"
    }
  }
}
