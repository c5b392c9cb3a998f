import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("Whether a file that is copied has arrived")
struct WholeContainerTests {
  @Test("half a workbook is waited for; what is no file, or leads nowhere, is not") func kinds() throws {
    let folder = try TemporaryFolder()
    let bytes = WorkbookFixture(sheets: [SheetFixture("A", cells: ["A1": .number(1)])]).bytes
    try folder.write(bytes, to: "whole.xlsx")
    try folder.write(Array(bytes.dropLast(30)), to: "half.xlsx")
    try folder.write("x", to: "folder.xlsx/x")
    mkfifo(folder.path + "/pipe.xlsx", 0o600)
    symlink("nowhere", folder.path + "/link.xlsx")
    let names = ["whole", "half", "folder", "pipe", "link", "gone"]
    let found = names.filter { WholeContainer.isWhole(FilePath(folder.path + "/\($0).xlsx")) }
    #expect(found == ["whole", "folder", "pipe", "link"])
  }
}
