internal import Findings
internal import Schema

/// What becomes of the consolidated workbooks in the folder of the outputs: which one is written, which go, which stay.
struct WorkbookNames {
  /// The name under which the new one is written.
  private(set) var written: String
  /// Those that the new one takes the place of: the one of the same name and stand-ins that nobody has open.
  private(set) var replaced: [String]
  /// Those that somebody has open, with the hashes that they were written with; empty where that is not known.
  private(set) var open: [(file: String, sha256: String)] = []
  private let proper: String
  private let folder: FilePath
  private let last: LastRun

  /// Looks at what lies in the folder.
  init(_ places: OutputPlaces, result: RunResult, last: LastRun) {
    proper = places.workbookName
    folder = places.folder
    self.last = last
    written = proper
    replaced = [proper]
    for name in OpenWorkbook.standIns(of: proper, in: folder) {
      if OpenWorkbook.isOpen(name, in: folder) { leave(name) } else { replaced.append(name) }
    }
    if OpenWorkbook.isOpen(proper, in: folder) { standIn(result: result) }
  }

  /// Has the new one written beside the proper one, which is open.
  mutating func standIn(result: RunResult) {
    leave(proper)
    replaced.removeAll { $0 == proper }
    written = OpenWorkbook.standIn(
      for: proper, asOf: result.asOf, language: result.schema.campaign.language, in: folder)
    if !replaced.contains(written) { replaced.append(written) }
  }

  private mutating func leave(_ name: String) { open.append((name, last.outputs[name] ?? "")) }
}
