/// The outputs of a watched folder, between two runs: whether staff did something to the consolidated workbook that asks
/// for a new one.
package struct WatchedOutput {
  /// The folder of all outputs.
  package let folder: FilePath
  /// Whether the outputs lie in the campaign's folder itself, beside the returns.
  private let isBeside: Bool
  /// What the last run left, and the version of its run.json.
  private var run: (version: FileStamp, run: LastRun)?
  /// How the workbooks looked when they were last seen, so that a save in the making is not read.
  private var seen: [String: FileStamp] = [:]
  /// The campaign's folder, and a schema that does not lie in it, whose versions are looked at here.
  private let campaign: FilePath, schema: FilePath?
  private var schemaSeen: FileStamp?, schemaJudged: FileStamp?

  /// The outputs that options ask for.
  package init(_ options: ConsolidationOptions) {
    folder = options.output?.parent ?? options.folder.appending("output")
    campaign = options.folder
    schema = options.schema
    schemaJudged = schema.flatMap { try? SystemCalls.status(of: $0).stamp }
    schemaSeen = schemaJudged
    isBeside = SystemCalls.resolved(folder) == SystemCalls.resolved(options.folder)
  }

  /// Whether a path relative to the campaign's folder belongs to the outputs or the history: changes there are our own.
  package static func leavesOut(_ options: ConsolidationOptions) -> @Sendable ([UInt8]) -> Bool {
    let output = options.output?.parent ?? options.folder.appending("output")
    let workbook = options.output?.name
    let folder = options.folder
    return { relative in
      if !relative.contains(UInt8(ascii: "/")) {
        if relative == Array("history".utf8) || relative == Array("output".utf8) { return true }
      }
      guard options.output != nil else { return false }
      let path = folder.appending(relative)
      guard let own = SystemCalls.resolved(output) else { return false }
      if own == SystemCalls.resolved(folder) {
        let names = [
          "facts.csv", "findings.jsonl", "run.json", "edited", ReturnOutputs.folder, StatusPage.name,
        ]
        return names.contains { Array($0.utf8) == relative } || relative == workbook
          || workbook.map { isBesideWorkbook(relative, FilePath(bytes: $0).text) } ?? false
      }
      return SystemCalls.resolved(path) == own
    }
  }

  /// Whether a name is that of a stand-in of the consolidated workbook, or of a lock file of either.
  private static func isBesideWorkbook(_ name: [UInt8], _ workbook: String) -> Bool {
    var other = String(decoding: name, as: UTF8.self)
    if other.hasPrefix("~$") { other.removeFirst(2) }
    if other.hasPrefix(".~lock."), other.hasSuffix("#") { other = String(other.dropFirst(7).dropLast()) }
    return other == workbook || OpenWorkbook.isStandIn(other, of: workbook)
  }

  /// Whether a workbook that was open is free now, or was changed by somebody and closed: then its decisions are to be
  /// read. Asked at every look; a file counts when two of them saw it the same. `now`:
  /// milliseconds of a clock that never jumps.
  package mutating func needsRun(at now: Int) -> Bool {
    let version = try? SystemCalls.status(of: folder.appending("run.json")).stamp
    if version != run?.version { run = version.map { ($0, LastRun(in: folder)) } }
    var needs = hasNewSchema()
    guard let last = run?.run, last.exists else {
      // Somebody deleted the outputs; where the schema is gone too, it is the share that is away.
      if run == nil, hadRun, isCampaignThere { needs = needs || isTime("run.json", at: now) }
      return needs
    }
    hadRun = true
    for name in last.workbooks {
      guard !OpenWorkbook.isOpen(name, in: folder) else {
        // The pause is for shares that refuse and do not tell why.
        freed[name] = nil
        continue
      }
      if last.open.contains(name) {
        // A share may refuse the name although no lock file tells why: then it is not tried at every look.
        if isTime(name, at: now) { needs = true }
        continue
      }
      guard let stamp = try? SystemCalls.status(of: folder.appending(name)).stamp else {
        if isCampaignThere, isTime(name, at: now) { needs = true }
        continue
      }
      let isSame = seen[name] == stamp
      defer { seen[name] = stamp }
      // Hashed once for each version of the file: when it is first seen twice.
      guard isSame, judged[name] != stamp else { continue }
      judged[name] = stamp
      if EditedWorkbook.isEdited(name, in: folder, last: last) { needs = true }
    }
    return needs
  }
  /// Whether there were outputs since the watcher began.
  private var hadRun = false
  /// Whether the campaign is where it was: its schema, and something in its folder. Where a share is away, an empty folder may
  /// lie in its place, also while the schema lies elsewhere.
  private var isCampaignThere: Bool {
    guard (try? SystemCalls.names(in: campaign))?.isEmpty == false else { return false }
    let places = schema.map { [$0] } ?? ["schema.yaml", "schema.xlsx"].map { campaign.appending($0) }
    return places.contains { (try? SystemCalls.status(of: $0)) != nil }
  }
  /// Whether a schema that lies elsewhere is another one since the last run, and two looks saw it the same.
  private mutating func hasNewSchema() -> Bool {
    guard let schema, let stamp = try? SystemCalls.status(of: schema).stamp else { return false }
    defer { schemaSeen = stamp }
    guard schemaSeen == stamp, schemaJudged != stamp else { return false }
    schemaJudged = stamp
    return true
  }
  /// Whether an output may be tried again now; not at every look, should it not help.
  private mutating func isTime(_ name: String, at now: Int) -> Bool {
    guard now - (freed[name] ?? .min / 2) >= Self.pause else { return false }
    freed[name] = now
    return true
  }
  /// When each output was last tried again, and how many milliseconds lie between two tries.
  private var freed: [String: Int] = [:]
  private static let pause = 60_000
  /// The version of each workbook that was compared with what the last run wrote.
  private var judged: [String: FileStamp] = [:]
}

extension WatchedOutput {
  /// Removes what a run that was cut off left under temporary names, unless another run goes on.
  package func sweep(_ campaign: FilePath) {
    guard let turn = FolderLock(campaign, waiting: 200) else { return }
    withExtendedLifetime(turn) { OutputFolder.sweep(folder, keepsRun: true) }
  }
}

/// A folder that is to be watched.
package enum WatchedFolder {
  /// Throws where there is no such folder now; one that goes away later is waited for.
  package static func check(_ folder: FilePath) throws(RunError) {
    do {
      guard try SystemCalls.status(of: folder).kind == .folder else {
        throw SystemCalls.Failure.notAFolder
      }
    } catch {
      throw .noFolder(path: folder.shown, system: (error as? SystemCalls.Failure)?.text ?? "")
    }
  }
}
