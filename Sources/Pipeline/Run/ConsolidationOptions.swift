package import Findings
package import Schema

/// What a consolidation is asked to do. Paths are as the user gave them.
package struct ConsolidationOptions: Sendable {
  /// The campaign's folder.
  package var folder: FilePath
  /// The schema; nil: schema.yaml or schema.xlsx of the folder.
  package var schema: FilePath?
  /// The consolidated workbook; nil: `output/<campaign>_<round>.xlsx` below the folder.
  package var output: FilePath?
  /// The round's code; nil: the schema's current one.
  package var round: String?
  /// The clock of the run, as text; nil: `now`.
  package var asOf: String?
  /// The real time, in seconds since 1970.
  package var now: Int
  /// The language of messages and sheets; nil: the campaign's.
  package var language: Language?
  /// Whether the figures of a signed round may be restated.
  package var restates = false
  /// Whether returns in other formats are read through LibreOffice, as the schema may say too.
  package var converts = false
  /// LibreOffice and its limits.
  package var office = OfficeProgram()
  /// Whether what was read by an earlier run is taken from the cache below `history/`.
  package var usesCache = true
  /// Files that have settled, by their paths relative to the folder, as a watcher saw them: any other, and one that is
  /// another by now or changes while it is read, is still being written and left alone this time. Nil: nobody watches, and
  /// everything is read as it is.
  package var settled: [FilePath: SettledFile]?
  /// How many workbooks are read at once; nil: one a core.
  package var jobs: Int?
  /// The tool's version.
  package var version: String
  /// Options for a folder, at a real time.
  package init(folder: FilePath, now: Int, version: String) {
    self.folder = folder
    self.now = now
    self.version = version
  }
}

/// A file as a watcher saw it when it had settled.
package struct SettledFile: Sendable, Equatable {
  /// Its size in bytes, when its bytes and when anything of it changed (nanoseconds since 1970), and which file it is.
  package var size: Int, modified: Int, changed: Int, inode: Int
  /// A file.
  package init(size: Int, modified: Int, changed: Int, inode: Int) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}

/// What a run tells while it goes on.
package struct RunProgress: Sendable {
  /// How many files were read, of how many, and the last one's relative path.
  package var done: Int, all: Int, file: String
}

/// What a run has done besides its outputs.
package struct RunReport: Sendable {
  /// Everything that was found.
  package var result: RunResult
  /// The consolidated workbook.
  package var workbook: FilePath
  /// The names of the files that were written, relative to the workbook's folder.
  package var outputs: Set<String>
  /// run.json's bytes.
  package var runJSON: [UInt8]
  /// Their hash.
  var runHash = ""
  /// facts.csv, and whether the history got a copy of it.
  var facts = FactsCSV.Written(), keepsFacts = false
  /// Things to tell: keys of the schema that are kept but not used yet, an edited workbook that was kept, rounds of
  /// the history that the schema does not know.
  package var notes: [RunNote]
  /// What the run was made of. It is gone with the report.
  var remains: [any Sendable] = []

  /// Has what the run was made of go with the process, all at once: taken apart value by value a province's facts took a
  /// hundredth of the run. Only for one whose process has nothing else to do.
  package func leaveToTheProcess() { _ = Unmanaged.passRetained(Last(self)) }

  /// The one who holds a report to the end.
  private final class Last: Sendable {
    let report: RunReport
    init(_ report: RunReport) { self.report = report }
  }
}
