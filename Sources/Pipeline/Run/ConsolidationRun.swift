private import Consolidation
internal import Facts
internal import Findings
private import Logging
internal import Reconciliation
internal import Schema
internal import Validation
internal import WorkbookWriting

/// The main job: a folder of returned workbooks becomes one consolidated workbook.
package enum ConsolidationRun {
  /// What a technician sees with TONGHOP_LOG=debug.
  private static let log = Logger(label: "tonghop")

  /// Reads, reconciles, judges and writes. One bad workbook becomes a finding; what is thrown keeps the whole run from
  /// going on, and then nothing was written.
  package static func consolidate(
    _ options: ConsolidationOptions, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(RunError) -> RunReport {
    let found = try found(options, progress: progress)
    return try write(
      found.result, earlier: found.earlier, campaign: found.campaign, places: found.places,
      jobs: options.jobs ?? Machine.cores)
  }

  /// What a run found, before anything is written.
  struct Found {
    var result: RunResult
    var earlier: [EarlierRound]
    var campaign: LoadedCampaign
    var places: OutputPlaces
  }

  /// Reads, reconciles and judges.
  static func found(
    _ options: ConsolidationOptions, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(RunError) -> Found {
    var campaign = try LoadedCampaign.load(options)
    let places = OutputPlaces(options: options, campaign: campaign)
    let scan = try FolderScan.scan(options.folder, excluding: places.excluded)
    log.debug(
      "looked through",
      metadata: ["candidates": "\(scan.candidates.count)", "ignored": "\(scan.ignored.count)"])
    let reconciler = Reconciler(schema: campaign.schema, round: campaign.round)
    let read = FolderReading.read(
      scan.candidates, with: reconciler, jobs: options.jobs ?? Machine.cores, progress: progress)
    log.debug(
      "read and reconciled",
      metadata: [
        "files": "\(read.count)",
        "reading": "\(read.reduce(0) { $0 + $1.cost.reading }) CPU s",
        "reconciling": "\(read.reduce(0) { $0 + $1.cost.reconciling }) CPU s",
      ])
    let earlier = EarlierRounds(below: options.folder, schema: campaign.schema, round: campaign.round)
    campaign.notes.append(contentsOf: earlier.notes)
    var result = try judge(
      read, scan: scan, campaign: &campaign, reconciler: reconciler, earlier: earlier.rounds)
    result.toolVersion = options.version
    log.debug(
      "judged", metadata: ["facts": "\(result.facts.facts.count)", "findings": "\(result.findings.count)"])
    guard result.cells.isConserved else {
      throw .bug("the cells do not add up: \(result.cells)")
    }
    return Found(result: result, earlier: earlier.rounds, campaign: campaign, places: places)
  }

  /// From what was read to everything that was found.
  private static func judge(
    _ read: [ReadInput], scan: FolderScan, campaign: inout LoadedCampaign, reconciler: Reconciler,
    earlier: [EarlierRound]
  ) throws(RunError) -> RunResult {
    let schema = campaign.schema
    let received = ReceivedTimes(folder: campaign.folder, clock: campaign.clock)
    campaign.notes.append(contentsOf: received.notes)
    let selection = ReturnSelection(
      read, schema: schema, reconciler: reconciler, clock: campaign.clock, received: received.moment)
    let units = schema.reportingUnits(in: campaign.round)
    var returns = units.flatMap { selection.consolidated[$0] ?? [] }.map(\.content)
    reconciler.settle(&returns, earlier: earlier)
    let facts = FactAssembly(schema: schema, round: campaign.round).assemble(
      Dictionary(grouping: returns, by: { $0.content.unit ?? -1 }).mapValues { $0.map(\.content.facts) })
    let judgement = ReturnJudgement(
      schema: schema, round: campaign.round, clock: campaign.clock, asOf: campaign.asOf)
    let structural =
      selection.findings + returns.flatMap(\.findings) + judgement.findings(selection, facts: facts)
    let outcome = Validator.validate(
      ValidationInput(
        schema: schema, round: campaign.round, facts: facts, printedTotals: PrintedTotals.table(of: returns),
        structural: structural,
        returned: Set(selection.consolidated.keys), earlier: earlier))
    var result = RunResult(
      schema: schema, round: campaign.round, asOf: campaign.clock.text(ofSeconds: campaign.asOf))
    result.schemaFile = campaign.schemaPath.shownRelative(to: campaign.folder)
    result.schemaHash = campaign.schemaHash
    result.inputs = selection.inputs
    result.ignored =
      (selection.ignored
      + scan.ignored.map { IgnoredFile(file: $0.relative.shown, reason: $0.reason.rawValue) })
      .sorted { $0.file < $1.file }
    result.facts = outcome.facts
    result.findings = outcome.findings.map { finding in
      var finding = finding
      finding.round = finding.round ?? campaign.round?.code
      return finding
    }
    result.missingUnits = units.filter { selection.consolidated[$0] == nil }.map { schema.units[$0].code }
    result.rules = outcome.rules
    result.totals = outcome.totals
    result.reach = outcome.reach
    result.catalogue = Catalogue.rules
    return result
  }

  /// Writes all outputs, whole or not at all.
  private static func write(
    _ result: RunResult, earlier: [EarlierRound], campaign: LoadedCampaign, places: OutputPlaces, jobs: Int
  ) throws(RunError) -> RunReport {
    let language = result.schema.campaign.language
    let output = try OutputFolder(places.folder)
    let last = LastRun(in: places.folder)
    let plan = ConsolidatedWorkbook.plan(for: result, sourceFolder: places.sourcePrefix, earlier: earlier) {
      finding in
      finding.fingerprint { SHA256.hexadecimal(of: $0) }
    }
    try output.stage(places.workbookName) { path throws(RunError) in
      do throws(WorkbookWriteError) { try WorkbookWriter.write(plan, to: path.shown) } catch {
        throw .workbookNotWritten(
          path: places.folder.appending(places.workbookName).shown,
          why: FindingMessage(vietnamese: error.reasonInVietnamese, english: error.reasonInEnglish))
      }
    }
    log.debug("workbook written")
    let facts = FactsCSV.bytes(of: result)
    try output.stage("facts.csv", bytes: facts)
    try output.stage("findings.jsonl", bytes: FindingJSON.bytes(of: result.findings, language: language))
    try ReturnOutputs(result, created: campaign.asOf).stage(in: output, jobs: jobs)
    log.debug("returns written")
    let written = Set(output.outputs.map(\.file))
    var runJSON: [UInt8] = []
    RunJSON.object(result, outputs: output.outputs).write(to: &runJSON, indent: 0)
    runJSON.append(UInt8(ascii: "\n"))
    try output.stage("run.json", bytes: runJSON)
    var notes = campaign.notes
    if let kept = try EditedWorkbook.keep(places.workbookName, in: places.folder, last: last) {
      notes.append(
        RunNote(
          vietnamese: "Bản tổng hợp trước đã được sửa tay; giữ lại ở \(kept).",
          english: "The last consolidated workbook had been edited; it is kept as \(kept)."))
    }
    let edited = try ReturnOutputs.keepEdited(in: output, last: last)
    if edited > 0 {
      notes.append(
        RunNote(
          vietnamese: "\(edited) tệp trong returns/ đã được sửa tay; bản đã sửa được giữ ở edited/returns/.",
          english: "\(edited) files in returns/ had been edited; they are kept in edited/returns/."))
    }
    try ReturnOutputs.removeStale(in: output, written: written, last: last)
    if let history = places.history(of: result.round) {
      let kept = try OutputFolder(history)
      try kept.stage("facts.csv", bytes: facts)
      try output.commit()
      try kept.commit()
    } else {
      try output.commit()
    }
    return RunReport(
      result: result, workbook: places.folder.appending(places.workbookName), runJSON: runJSON, notes: notes)
  }
}
