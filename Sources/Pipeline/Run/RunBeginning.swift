internal import History
internal import Schema

/// What there is before the returns are read: what the last run left, what staff decided since, and the files of the folder.
struct RunBeginning: Sendable {
  /// What the store remembers; what the last run left.
  let memory: HistoryMemory, last: LastRun
  /// The hash of the facts that the last run of this very round left; nil: there was none.
  let ownFacts: String?
  /// The decisions that count, and the workbooks they were taken from.
  let book: DecisionBook, taken: Set<String>
  /// The files of the folder.
  let scan: FolderScan
  /// What there is to tell.
  let notes: [RunNote]

  /// Looks through the folder of a campaign and of its outputs.
  init(
    _ options: ConsolidationOptions, campaign: LoadedCampaign, places: OutputPlaces
  ) throws(RunError) {
    memory = HistoryMemory(
      below: options.folder, round: campaign.round, isKept: places.history(of: campaign.round) != nil)
    var last = LastRun(in: places.folder)
    let decisions = try Self.decisions(of: campaign, places: places, last: &last, memory: memory)
    (book, taken, notes) = (decisions.book, decisions.taken, decisions.notes)
    ownFacts = last.round == campaign.round?.code ? last.outputs["facts.csv"] : nil
    last.complete(campaign.round?.code, from: memory, facts: places.history(of: campaign.round))
    self.last = last
    var scan = try FolderScan.scan(options.folder, excluding: places.excluded)
    if let settled = options.settled {
      scan.leave(allBut: settled, unwatched: WatchedOutput.leavesOut(options))
    }
    self.scan = scan
  }

  /// All decisions of the campaign without the store, those included that staff filled in since the last run.
  static func decisions(
    of campaign: LoadedCampaign, places: OutputPlaces, last: LastRun
  ) throws(RunError) -> (book: DecisionBook, notes: [RunNote]) {
    let memory = HistoryMemory(below: campaign.folder, round: campaign.round, isKept: false)
    var last = last
    let decisions = try decisions(of: campaign, places: places, last: &last, memory: memory)
    return (decisions.book, decisions.notes)
  }

  /// All decisions of the campaign, those included that staff filled in since the last run.
  private static func decisions(
    of campaign: LoadedCampaign, places: OutputPlaces, last: inout LastRun, memory: HistoryMemory
  ) throws(RunError) -> (book: DecisionBook, taken: Set<String>, notes: [RunNote]) {
    var file = try DecisionFile(in: campaign.folder)
    var intake = DecisionIntake(
      folder: places.folder, at: campaign.clock.text(ofSeconds: campaign.asOf), last: last,
      schema: campaign.schema, taken: memory.takenWorkbooks)
    // What was typed into another round's workbook is decided, whichever round is consolidated now.
    for name in places.otherRounds { try intake.takeIn(ofOtherRound: name, into: &file) }
    // A workbook that was open when the last run wrote has stand-ins beside it: people type into those too.
    let names = OpenWorkbook.standIns(of: places.workbookName, in: places.folder) + [places.workbookName]
    for name in names {
      try intake.takeIn(
        name, isEdited: EditedWorkbook.isEdited(name, in: places.folder, last: &last), into: &file)
    }
    return (file.book, intake.taken, file.notes + intake.notes)
  }
}
