private import Consolidation
internal import Facts
internal import Findings
internal import History
private import Logging
internal import Schema
private import SharedWork
internal import SheetPlan
internal import WorkbookWriting

/// What a run leaves: all outputs, or none.
extension ConsolidationRun {
  /// Writes all outputs, whole or not at all. Meanwhile the memory may be told what was found.
  static func write(_ found: Found, jobs: Int) throws(RunError) -> RunReport {
    let (result, campaign, places, last) = (found.result, found.campaign, found.places, found.last)
    let writing: FactsWriting
    if let begun = found.facts {
      try WatchedFolder.check(campaign.folder)
      writing = begun
    } else {
      writing = try factsWriting(places, folder: campaign.folder, round: result.round, found.locked)
    }
    let (output, kept) = (writing.output, writing.kept)
    var names = WorkbookNames(places, result: result, last: last)
    let staged = try stage(found, as: names.written, with: writing, jobs: jobs)
    let facts = staged.facts
    var notes = campaign.notes
    let edited = try ReturnOutputs.keepEdited(in: output, last: last)
    if edited > 0 {
      notes.append(
        RunNote(
          vietnamese: "\(edited) tệp trong returns/ đã được sửa tay; bản đã sửa được giữ ở edited/returns/.",
          english: "\(edited) files in returns/ had been edited; they are kept in edited/returns/."))
    }
    let written = Set(output.outputs.map(\.file))
    try ReturnOutputs.removeStale(in: output, written: written, last: last, schema: result.schema)
    for name in names.replaced {
      guard let kept = try EditedWorkbook.keep(name, in: places.folder, last: last) else { continue }
      // Of what a run before the last one left, nobody knows whether it was edited.
      notes.append(
        last.outputs[name] != nil
          ? RunNote(
            vietnamese: "Bản tổng hợp trước đã được sửa tay; giữ lại ở \(kept).",
            english: "The last consolidated workbook had been edited; it is kept as \(kept).")
          : RunNote(
            vietnamese: "\(name) có sẵn nhưng không phải do lần chạy gần nhất ghi; giữ lại ở \(kept).",
            english: "\(name) was there, but not from the last run; it is kept as \(kept)."))
    }
    var run = try stageRun(staged.run, open: names.open, in: output)
    if let history = places.history(of: result.round), found.locked.lock == nil,
      let note = PastRound.note(result.facts, result.round, result.schema, history: history.parent)
    {
      notes.append(note)
    }
    // Beside facts that are signed too: what is accepted later counts from then on.
    var beside = kept
    if beside == nil, found.locked.lock != nil, let history = places.history(of: result.round) {
      beside = try OutputFolder(history)
    }
    let isKeptOut = try beside.map { folder throws(RunError) in try KeptOutFigures.stage(result, in: folder) }
    if let kept {
      if var lock = found.locked.lock {
        try kept.stage(lock.keptName, bytes: lock.signedFacts(in: kept.folder))
        lock.restated.append(facts.sha256)
        try kept.stage(RoundLock.fileName, bytes: lock.bytes)
      }
      // It takes its name after the signed one that it may replace is kept.
      kept.putLast(writing.paths[writing.paths.count - 1])
      kept.complete(writing.paths[writing.paths.count - 1], sha256: facts.sha256)
    }
    do throws(RunError) { try output.commit() } catch {
      // On a share the server may refuse to replace a workbook that is open elsewhere; nothing was renamed yet.
      guard !output.isBegun, names.written == places.workbookName else { throw error }
      let refused = names.written
      names.standIn(result: result)
      _ = try EditedWorkbook.keep(names.written, in: places.folder, last: last)
      output.retarget(refused, to: names.written)
      run = try stageRun(staged.run, open: names.open, in: output)
      try output.commit()
    }
    try beside?.commit()
    if let beside, isKeptOut == false { KeptOutFigures.remove(from: beside) }
    OutputFolder.sweep(places.folder)
    for name in names.replaced where name != names.written {
      SystemCalls.remove(places.folder.appending(name))
    }
    if names.written != places.workbookName {
      notes.append(OpenWorkbook.note(places.workbookName, standIn: names.written))
    }
    return RunReport(
      result: result, workbook: places.folder.appending(names.written), outputs: written, runJSON: run.bytes,
      runHash: run.sha256, facts: facts, keepsFacts: kept != nil, notes: notes, remains: [staged.plan])
  }

  /// What became of the outputs that were staged.
  private struct Staged {
    /// facts.csv, and the beginning of run.json.
    var facts: FactsCSV.Written, run: [UInt8]
    /// What the workbook was made of.
    var plan: WorkbookPlan
  }

  /// Writes under temporary names the consolidated workbook and, on another core, facts.csv where that is not done; the
  /// findings; what goes back to the units, for which whoever is done with the rest lends a hand. Meanwhile
  /// the memory is told.
  private static func stage(
    _ found: Found, as name: String, with facts: FactsWriting, jobs: Int
  ) throws(RunError) -> Staged {
    let (places, result, earlier, output) = (found.places, found.result, found.earlier, facts.output)
    let created = found.campaign.asOf
    let workbook = try output.reserve(name)
    let writing = ReturnOutputs.Writing()
    if found.facts == nil, jobs > 1 { facts.begin(result) }
    let keepsFacts = facts.kept != nil
    // More figures than these are told afterwards: they would be packed while the workbook fills the memory.
    let telling = jobs > 1 && result.facts.facts.count <= FactsWriting.mostFacts ? found.memory : nil
    // What goes back waits until the workbook's rows are handed over: two cores have enough to do with these and the memory.
    defer { writing.wait() }
    let (plan, (written, run)) = try BothAtOnce.run(jobs: jobs) { () throws(RunError) in
      let plan = ConsolidatedWorkbook.plan(for: result, sourceFolder: places.sourcePrefix, earlier: earlier) {
        finding in finding.fingerprint { SHA256.hexadecimal(of: $0) }
      }
      try output.complete(workbook) { told throws(RunError) in
        do throws(WorkbookWriteError) {
          try WorkbookWriter.write(
            plan, to: workbook.text, jobs: jobs, filled: { if jobs > 1 { writing.helpBeside() } }, told: told)
        } catch {
          throw .workbookNotWritten(
            path: places.folder.appending(name).shown,
            why: FindingMessage(vietnamese: error.reasonInVietnamese, english: error.reasonInEnglish))
        }
      }
      output.putFirst(workbook)
      log.debug("workbook written")
      writing.help()
      return plan
    } _: { [last = found.last] () throws(RunError) in
      let language = result.schema.campaign.language
      try output.stage("findings.jsonl", bytes: FindingJSON.bytes(of: result.findings, language: language))
      let run = RunJSON.beginning(result)
      // The memory has most to do, and nobody helps it.
      if let telling, let said = facts.said() {
        telling.begin(result, facts: said, keepsFacts: keepsFacts)
      }
      let returns = ReturnOutputs(result, created: created)
      try returns.begin(writing, in: output)
      try returns.stageTexts(in: output, last: last)
      let written = try facts.finish(result)
      log.debug("facts written")
      return (written, run)
    }
    output.complete(facts.paths[0], sha256: written.sha256)
    writing.help()
    try writing.finish()
    log.debug("returns written")
    return Staged(facts: written, run: run, plan: plan)
  }

  /// Writes run.json, which names all that was staged before it, under a temporary name; its bytes and their hash.
  private static func stageRun(
    _ beginning: [UInt8], open: [(file: String, sha256: String)], in output: OutputFolder
  ) throws(RunError) -> (bytes: [UInt8], sha256: String) {
    let bytes = RunJSON.bytes(
      beginning, outputs: output.outputs.filter { $0.file != "run.json" }, open: open)
    let sha256 = SHA256.hexadecimal(of: bytes)
    try output.stage("run.json", bytes: bytes, sha256: sha256)
    return (bytes, sha256)
  }
}
