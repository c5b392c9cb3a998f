internal import Facts
internal import Findings
internal import History
internal import Logging
internal import Reconciliation
internal import Schema
internal import SharedWork
internal import Validation
internal import WorkbookWriting

/// The main job: a folder of returned workbooks becomes one consolidated workbook.
package enum ConsolidationRun {
  /// What a technician sees with TONGHOP_LOG=debug.
  static let log = Logger(label: "tonghop")

  /// Reads, reconciles, judges and writes. One bad workbook becomes a finding; what is thrown keeps the whole run from
  /// going on, and then nothing was written.
  package static func consolidate(
    _ options: ConsolidationOptions, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(RunError) -> RunReport {
    // Two runs of one folder take turns: they would write over one another's temporary files.
    let turn = FolderLock(options.folder, waiting: 600_000)
    defer { withExtendedLifetime(turn) {} }
    do throws(RunError) { return try run(options, progress: progress) } catch {
      let output = WatchedOutput(options).folder
      StatusPage.note([error.message], in: output, language: options.language)
      throw error
    }
  }

  /// The same without the lock.
  private static func run(
    _ options: ConsolidationOptions, progress: @escaping @Sendable (RunProgress) -> Void
  ) throws(RunError) -> RunReport {
    let found = try found(options, writes: true, progress: progress)
    var report = try write(found, jobs: found.jobs)
    let facts = factsOfAllRounds(found, report)
    let outputs = HistoryMemory.Outputs(run: report.runHash, facts: facts)
    let (places, memory) = (found.places, found.memory)
    let (notes, _) = try BothAtOnce.run(jobs: found.jobs) { [report] () throws(RunError) in
      memory.finish(report, outputs)
    } _: { [report] () throws(RunError) in
      StatusPage(report, sourceFolder: places.sourcePrefix)
        .write(in: places.folder, isWatched: options.settled != nil)
    }
    report.notes.append(contentsOf: notes)
    found.keeping?.finish()
    if !facts.isEmpty { KnownFacts.note(facts, below: options.folder, round: found.result.round) }
    report.remains.append(found)
    return report
  }

  /// The facts.csv of all rounds with their hashes; none where the run keeps none. Its own, which it has just written, are
  /// not read.
  private static func factsOfAllRounds(_ found: Found, _ report: RunReport) -> [KnownFacts.HashedFile] {
    guard let own = found.places.history(of: found.result.round) else { return [] }
    return RoundFiles.all(in: own.parent).compactMap { path in
      let isOwn = report.keepsFacts && path.parent.name == own.name
      return found.known.hashed(path, written: isOwn ? report.facts.sha256 : nil)
    }
  }

  /// What a run found, before anything is written.
  struct Found: Sendable {
    var result: RunResult
    var earlier: [EarlierRound]
    var campaign: LoadedCampaign
    var places: OutputPlaces
    /// What the last run left, and what the store is told.
    var last: LastRun, memory: MemoryWriting
    /// What is known of the facts of all rounds.
    var known: KnownFacts
    /// How the facts compare with those of a signed round.
    var locked: LockedComparison
    /// The keeping of what was read; nil: it is not kept.
    var keeping: Beside?
    /// Where facts.csv is written already; nil: nowhere yet.
    var facts: FactsWriting?
    /// How many cores judge and write it.
    var jobs: Int
    /// What reconciled the returns, where no other core is there to take it apart.
    var reconciler: Reconciler?
  }

  /// Reads, reconciles and judges. `writes`: outputs follow, so that what was read is kept, and facts.csv may be
  /// written while it is judged.
  static func found(
    _ options: ConsolidationOptions, writes: Bool = false,
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(RunError) -> Found {
    var campaign = try LoadedCampaign.load(options)
    let places = OutputPlaces(options: options, campaign: campaign)
    let cores = options.jobs ?? Machine.cores
    // A province's few units are known sooner than a thread has started.
    let preparing = campaign.schema.units.count < 100 ? 1 : cores
    let (reconciler, beginning) = try BothAtOnce.run(jobs: preparing) { [campaign] () throws(RunError) in
      Reconciler(
        schema: campaign.schema, round: campaign.round, templates: campaign.templates.workbooks,
        jobs: preparing)
    } _: { [campaign] () throws(RunError) in
      try RunBeginning(options, campaign: campaign, places: places)
    }
    let scan = beginning.scan
    let jobs = Machine.jobs(options.jobs, for: scan.candidates)
    campaign.notes.append(contentsOf: beginning.notes + scan.linkNotes)
    log.debug(
      "looked through",
      metadata: ["candidates": "\(scan.candidates.count)", "ignored": "\(scan.ignored.count)"])
    let office = options.converts || campaign.schema.campaign.convert ? options.office : nil
    let cache =
      places.isDefault
      ? ReturnCache(
        below: options.folder, round: campaign.round, schema: campaign.schema,
        key: ReturnCache.key(of: campaign, version: options.version, office: office), reads: options.usesCache
      )
      : nil
    var read = FolderReading.read(
      scan.candidates, with: reconciler, cache: cache, isWatched: options.settled != nil,
      jobs: Machine.readers(options.jobs, for: scan.candidates), progress: progress)
    if let office {
      let conversion = ReturnConversion(read, by: office, with: reconciler, progress: progress)
      read = conversion.inputs
      campaign.notes.append(contentsOf: conversion.notes)
    }
    campaign.notes.append(
      contentsOf: StrayDecisions.notes(
        read, campaign: campaign, book: beginning.book, taken: beginning.taken, last: beginning.last,
        target: places.folder.appending("edited").shownRelative(to: options.folder)))
    log.debug(
      "read and reconciled",
      metadata: [
        "files": "\(read.count)",
        "reading": "\(read.reduce(0) { $0 + $1.cost.reading }) s",
        "reconciling": "\(read.reduce(0) { $0 + $1.cost.reconciling }) s",
      ])
    let known = options.usesCache ? KnownFacts(below: options.folder, round: campaign.round) : KnownFacts()
    let earlier = EarlierRounds(
      below: options.folder, schema: campaign.schema, round: campaign.round, jobs: jobs
    ) { path in beginning.ownFacts.map { known.hash(of: path) == $0 } ?? false }
    campaign.notes.append(contentsOf: earlier.notes)
    // What was read is as true where the run comes to nothing; one that cannot have outputs leaves nothing at all.
    var keeping: Beside?
    let memory = MemoryWriting(beginning.memory, book: beginning.book, taken: beginning.taken)
    if let cache, writes, places.isPossible {
      let packed = read.compactMap(\.packed)
      keeping = Beside(jobs: jobs) {
        cache.save(packed)
        memory.prepare()
      }
    }
    for index in read.indices { read[index].packed = nil }
    var locked = LockedComparison()
    var facts: FactsWriting?
    var result = try judge(
      &read, scan: scan, campaign: &campaign, reconciler: reconciler, earlier: earlier.rounds,
      book: beginning.book, restates: options.restates, locked: &locked, jobs: jobs
    ) { (known, locked) throws(RunError) in
      guard writes, jobs > 1, known.facts.facts.count <= FactsWriting.mostFacts else { return }
      facts = try factsWriting(places, folder: options.folder, round: known.round, locked)
      facts?.begin(known)
    }
    let used = jobs > 1 ? nil : reconciler
    LettingGo.elsewhere(consume reconciler, jobs: jobs)
    result.toolVersion = options.version
    let resubmissions = Resubmissions(
      result, last: beginning.last, remembered: beginning.memory.resubmissions)
    result.resubmissions = resubmissions.byUnit
    campaign.notes.append(contentsOf: resubmissions.notes(campaign.schema))
    log.debug(
      "judged", metadata: ["facts": "\(result.facts.facts.count)", "findings": "\(result.findings.count)"])
    guard result.cells.isConserved else {
      throw .bug("the cells do not add up: \(result.cells)")
    }
    return Found(
      result: result, earlier: earlier.rounds, campaign: campaign, places: places, last: beginning.last,
      memory: memory, known: known, locked: locked,
      keeping: keeping, facts: facts, jobs: jobs, reconciler: used)
  }

  /// Where facts.csv goes: to the outputs, and to the history but for the facts of a signed round, which are written over only
  /// by a restatement.
  static func factsWriting(
    _ places: OutputPlaces, folder: FilePath, round: Round?, _ locked: LockedComparison
  ) throws(RunError) -> FactsWriting {
    // A share that went away meanwhile is not made anew where it was.
    try WatchedFolder.check(folder)
    let output = try OutputFolder(places.folder)
    let history = places.history(of: round).flatMap { locked.isWritten ? $0 : nil }
    return try FactsWriting(
      in: output, keeping: history.map { path throws(RunError) in try OutputFolder(path) })
  }

  /// From what was read to everything that was found. `isAssembled` is told the facts before they are judged. The returns' own facts are gone from `read` afterwards: the whole
  /// table takes their place.
  private static func judge(
    _ read: inout [ReadInput], scan: FolderScan, campaign: inout LoadedCampaign, reconciler: Reconciler,
    earlier: [EarlierRound], book: DecisionBook, restates: Bool, locked: inout LockedComparison, jobs: Int,
    isAssembled: (RunResult, LockedComparison) throws(RunError) -> Void
  ) throws(RunError) -> RunResult {
    let schema = campaign.schema
    let received = ReceivedTimes(folder: campaign.folder, clock: campaign.clock)
    campaign.notes.append(contentsOf: received.notes)
    var selection = ReturnSelection(
      read, schema: schema, reconciler: reconciler, clock: campaign.clock, received: received.moment)
    campaign.notes.append(contentsOf: LossNotes.notes(read, selection.inputs))
    let units = schema.reportingUnits(in: campaign.round)
    var returns = units.flatMap { selection.consolidated[$0] ?? [] }.map(\.content)
    for index in read.indices { read[index].releaseReturns() }
    selection.releaseFacts()
    reconciler.settle(&returns, earlier: earlier)
    let printed = PrintedTotals.table(of: returns)
    let ofSeveral = PrintedTotals.grandTotalFindings(returns, schema: schema)
    var facts = FactAssembly(schema: schema, round: campaign.round).assemble(
      &returns, further: printed.facts.count)
    // What staff decided counts before what the schema says of the same figure.
    let corrections = CorrectionPass(schema: schema, round: campaign.round?.code).apply(
      book.corrections(of: campaign.round?.code) + schema.corrections.map { FigureCorrection($0) }, to: &facts
    )
    locked = try LockedComparison(
      facts, round: campaign.round, schema: schema, folder: campaign.folder, restates: restates)
    var result = RunResult(
      schema: schema, round: campaign.round, asOf: campaign.clock.text(ofSeconds: campaign.asOf))
    result.inputs = selection.inputs
    result.facts = facts
    try isAssembled(result, locked)
    result.facts = FactTable()
    let judgement = ReturnJudgement(
      schema: schema, round: campaign.round, clock: campaign.clock, asOf: campaign.asOf)
    let structural = MendedFindings.removed(
      from: selection.findings + returns.flatMap(\.findings) + ofSeveral
        + judgement.findings(selection, facts: facts)
        + locked.findings + scan.unreadableFolders.map { UnreadableWorkbook.finding(folder: $0.shown) },
      by: corrections, in: facts, schema: schema)
    let round = campaign.round?.code
    // Handed over as it is made: a table that two hold is copied when one of them changes it.
    let outcome = Validator.validate(
      validationInput(
        consume facts, printed: printed, structural: structural, returned: Set(selection.consolidated.keys),
        campaign: campaign, earlier: earlier, book: book, jobs: jobs))
    let decided = DecisionOutcome(
      findings: outcome.findings.map { dated($0, round) },
      accepted: outcome.accepted.map { dated($0, round) },
      schema: schema, book: book, corrections: corrections)
    campaign.notes.append(contentsOf: decided.notes)
    result.schemaFile = campaign.schemaPath.shownRelative(to: campaign.folder)
    result.schemaHash = campaign.schemaHash
    result.ignored =
      (selection.ignored
      + scan.ignored.map { IgnoredFile(file: $0.relative.shown, reason: $0.reason.rawValue) })
      .sorted { $0.file < $1.file }
    result.facts = outcome.facts
    result.findings = decided.findings
    result.decisions = decided.decisions
    result.decided = decided.decided
    result.missingUnits = units.filter { selection.consolidated[$0] == nil }.map { schema.units[$0].code }
    result.rules = outcome.rules
    result.totals = outcome.totals
    result.reach = outcome.reach
    result.catalogue = Catalogue.rules
    return result
  }

  /// What is judged, and which findings rest by what staff decided.
  private static func validationInput(
    _ facts: consuming FactTable, printed: FactTable, structural: [Finding], returned: Set<Int>,
    campaign: LoadedCampaign, earlier: [EarlierRound], book: DecisionBook, jobs: Int
  ) -> ValidationInput {
    // Few facts are judged sooner than they are shared out.
    let jobs = facts.facts.count < 5000 ? 1 : jobs
    var input = ValidationInput(
      schema: campaign.schema, round: campaign.round, facts: facts, printedTotals: printed,
      structural: structural, returned: returned, earlier: earlier)
    let round = campaign.round?.code
    if !book.decisions.isEmpty { input.decided = { DecisionOutcome.rests(dated($0, round), by: book) } }
    input.jobs = jobs
    return input
  }

  /// A finding with the round that is consolidated, where it names none.
  private static func dated(_ finding: Finding, _ round: String?) -> Finding {
    var finding = finding
    finding.round = finding.round ?? round
    return finding
  }
}
