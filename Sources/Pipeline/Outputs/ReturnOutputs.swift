internal import Cells
private import Dispatch
internal import Findings
internal import Schema
internal import SheetPlan
private import Synchronization
internal import Templates
internal import WorkbookReading
internal import WorkbookWriting

/// What goes back to the units, in `returns/`: marked copies, messages, the list of whom to remind, and the form for the
/// office above.
struct ReturnOutputs: Sendable {
  /// The folder's name.
  static let folder = "returns"
  private let result: RunResult
  private let created: Int
  private let reports: [UnitReport]
  /// The units whose workbooks are written, and whether it is the form for the office above.
  private let workbooks: [(unit: Int, isForm: Bool)]

  /// The outputs of a run; `created`: its moment in seconds since 1970.
  init(_ result: RunResult, created: Int) {
    self.result = result
    self.created = created
    let findings = Dictionary(grouping: result.findings, by: { $0.unit ?? "" })
    var inputs: [String: [RunInput]] = [:]
    for input in result.inputs {
      for code in Set([input.unit].compactMap(\.self) + input.units) {
        inputs[code, default: []].append(input)
      }
    }
    reports = result.schema.reportingUnits(in: result.round).map {
      let code = result.schema.units[$0].code
      return UnitReport(result, unit: $0, among: findings[code] ?? [], inputs: inputs[code] ?? [])
    }
    var workbooks = reports.filter(\.hasMarkedCopy).map { (unit: $0.unit, isForm: false) }
    if result.schema.campaign.superior != nil, let root = FilledForm.root(of: result.schema) {
      workbooks.append((root, true))
    }
    self.workbooks = workbooks
  }

  /// The name of a unit's workbook.
  private func name(of unit: Int) -> String { "\(Self.folder)/\(result.schema.units[unit].code).xlsx" }

  /// The workbooks in the making: whoever has nothing else to do writes the next one. Before `begin` there are none.
  final class Writing: Sendable {
    private struct State {
      /// Whose workbooks they are, the folder they go to, and their paths there.
      var outputs: ReturnOutputs?, folder: OutputFolder?, paths: [FilePath] = []
      var next = 0
      /// The first workbook that could not be written, and why.
      var error: (position: Int, why: RunError)?
    }
    private let state = Mutex(State())
    private let beside = DispatchGroup()

    fileprivate func begin(_ outputs: ReturnOutputs, in folder: OutputFolder, paths: [FilePath]) {
      state.withLock { $0 = State(outputs: outputs, folder: folder, paths: paths) }
    }

    /// Writes workbooks until none is left that nobody writes, and takes them in.
    func help() {
      while let (next, path, outputs, folder) = state.withLock({ state -> Next? in
        guard let outputs = state.outputs, let folder = state.folder, state.next < state.paths.count else {
          return nil
        }
        defer { state.next += 1 }
        return (state.next, state.paths[state.next], outputs, folder)
      }) {
        do throws(RunError) { try outputs.write(next, to: path, in: folder) } catch {
          state.withLock { if next < $0.error?.position ?? .max { $0.error = (next, error) } }
        }
      }
    }
    /// Has another core help.
    func helpBeside() { DispatchQueue.global().async(group: beside) { [self] in help() } }

    private typealias Next = (position: Int, path: FilePath, outputs: ReturnOutputs, folder: OutputFolder)

    /// Waits for the other core.
    func wait() { beside.wait() }

    /// Throws where one could not be written: the first of them.
    func finish() throws(RunError) {
      wait()
      if let error = state.withLock({ $0.error }) { throw error.why }
    }
  }

  /// Reserves the workbooks' temporary names. `help` has to be called until it returns, then `finish`.
  func begin(_ writing: Writing, in output: OutputFolder) throws(RunError) {
    var paths: [FilePath] = []
    for workbook in workbooks { paths.append(try output.reserve(name(of: workbook.unit))) }
    writing.begin(self, in: output, paths: paths)
  }

  /// Writes a workbook to its reserved path.
  private func write(_ position: Int, to path: FilePath, in output: OutputFolder) throws(RunError) {
    guard let plan = plan(workbooks[position]) else { return }
    do throws(WorkbookWriteError) { try WorkbookWriter.write(plan, to: path.text) } catch {
      throw .workbookNotWritten(
        path: output.folder.appending(name(of: workbooks[position].unit)).shown,
        why: FindingMessage(vietnamese: error.reasonInVietnamese, english: error.reasonInEnglish))
    }
    try output.complete([path])
  }

  /// Writes the texts, but for those that the last run left just so.
  func stageTexts(in output: OutputFolder, last: LastRun) throws(RunError) {
    for report in reports {
      let code = result.schema.units[report.unit].code
      if let text = ReturnMessage.text(for: report, attachment: "\(code).xlsx") {
        try output.stage("\(Self.folder)/\(code).txt", bytes: Array(text.utf8), unlessLeftBy: last)
      }
    }
    if let text = ReminderList.text(reports) {
      let name = ReminderList.fileName(result.schema.campaign.language)
      try output.stage("\(Self.folder)/\(name)", bytes: Array(text.utf8))
    }
  }

  /// The plan of a workbook.
  private func plan(_ workbook: (unit: Int, isForm: Bool)) -> WorkbookPlan? {
    if workbook.isForm { return FilledForm.workbook(of: result, unit: workbook.unit, created: created).plan }
    return reports.first { $0.unit == workbook.unit }
      .flatMap { MarkedCopy.workbook(of: $0, created: created) }?.plan
  }

  // MARK: what an earlier run left

  /// Keeps what was typed into the outputs of the last run that are about to be replaced; how many there were.
  static func keepEdited(in output: OutputFolder, last: LastRun) throws(RunError) -> Int {
    var count = 0
    for (file, _) in output.outputs where file.hasPrefix(folder + "/") {
      if try EditedWorkbook.keep(file, in: output.folder, last: last) != nil { count += 1 }
    }
    return count
  }

  /// Removes what the last run wrote and this one does not; what was changed since is kept first. Files that are not ours
  /// are left alone, and not even opened where their names are those of no unit: there may be thousands.
  static func removeStale(
    in output: OutputFolder, written: Set<String>, last: LastRun, schema: CampaignSchema
  ) throws(RunError) {
    let copies = Set(schema.units.map { "\(folder)/\($0.code).xlsx" })
    let place = output.folder.appending(folder)
    for name in (try? SystemCalls.names(in: place)) ?? [] {
      let file = folder + "/" + FilePath(bytes: name).text
      guard !written.contains(file), name.first != UInt8(ascii: ".") else { continue }
      let path = place.appending(name)
      guard last.outputs[file] != nil || copies.contains(file) && isMarkedCopy(path) else { continue }
      _ = try EditedWorkbook.keep(file, in: output.folder, last: last)
      SystemCalls.remove(path)
    }
  }

  /// Whether a file is a marked copy by its stamp.
  private static func isMarkedCopy(_ path: FilePath) -> Bool {
    guard path.name.suffix(5) == Array(".xlsx".utf8)[...],
      let workbook = try? WorkbookReader.readWorkbook(pathBytes: path.bytes, options: []),
      let stamp = workbook.sheets.first(where: { $0.name == "_tonghop" })
    else { return false }
    return stamp.cells.contains { $0.column == 1 && $0.hasText && workbook.texts[$0.text] == "role" }
      && stamp.cells.contains { $0.column == 2 && $0.hasText && workbook.texts[$0.text] == "marked-copy" }
  }
}
