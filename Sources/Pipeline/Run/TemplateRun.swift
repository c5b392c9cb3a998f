internal import Facts
internal import Findings
package import Schema
internal import SheetPlan
internal import SchemaFiles
internal import Templates
internal import VietnameseText
internal import WorkbookWriting

/// Writes the workbooks that go out to the units.
package enum TemplateRun {
  /// What is to be written.
  package struct Options: Sendable {
    /// The schema, and the folder that is written into.
    package var schema: FilePath, output: FilePath
    /// The round's code; nil: the schema's current one.
    package var round: String?
    /// The code of the only unit; nil: every unit that reports in the round.
    package var unit: String?
    /// The language of prompts and notes; nil: the campaign's.
    package var language: Language?
    /// Whether a workbook that lies there already, and is another one, may be replaced.
    package var replaces = false
    /// The folder of returns whose figures fill the workbooks in; nil: they are blank.
    package var filledFrom: FilePath?
    /// The clock of the figures, as text; nil: `now`, the real time in seconds since 1970.
    package var asOf: String?, now = 0
    /// The tool's version.
    package var version = ""
    /// Options for a schema and a folder.
    package init(schema: FilePath, output: FilePath) {
      self.schema = schema
      self.output = output
    }
  }

  /// What was written.
  package struct Report: Sendable {
    /// The files' names, in the order of the units.
    package var files: [String]
    /// The campaign's language, or the one asked for.
    package var language: Language
    /// Things to tell.
    package var notes: [RunNote]
  }

  /// Writes the workbooks, all or none.
  package static func write(_ options: Options) throws(RunError) -> Report {
    if let folder = options.filledFrom { return try writeFilled(options, from: folder) }
    var (loaded, _) = try LoadedCampaign.read(options.schema)
    if let language = options.language { loaded.schema.campaign.language = language }
    let schema = loaded.schema
    let round = try LoadedCampaign.round(options.round, of: schema)
    let units = try units(options.unit, of: schema, round: round)
    let output = try OutputFolder(options.output)
    var files: [String] = []
    for unit in units {
      let workbook = TemplateWorkbook.blank(schema: schema, round: round, unit: unit)
      let name = TemplateWorkbook.fileName(of: schema.units[unit])
      try output.stage(name, plan: workbook.plan)
      files.append(name)
    }
    try commit(output, options)
    return Report(
      files: files, language: schema.campaign.language,
      notes: loaded.notes.map { RunNote(vietnamese: $0.vietnamese, english: $0.english) })
  }

  /// Writes workbooks with the figures of a folder: those of the units that have returned, and the totals of all in the form of the
  /// unit that consolidates.
  private static func writeFilled(_ options: Options, from folder: FilePath) throws(RunError) -> Report {
    var run = ConsolidationOptions(folder: folder, now: options.now, version: options.version)
    run.schema = options.schema
    run.round = options.round
    run.asOf = options.asOf
    run.language = options.language
    // What is written is no return.
    run.output = options.output.appending("x.xlsx")
    let found = try ConsolidationRun.found(run)
    let (schema, result) = (found.campaign.schema, found.result)
    var units = try units(options.unit, of: schema, round: found.campaign.round)
    if options.unit == nil {
      units = units.filter { !result.missingUnits.contains(schema.units[$0].code) }
      if let root = FilledForm.root(of: schema) { units.append(root) }
    }
    let output = try OutputFolder(options.output)
    var files: [String] = []
    for unit in units {
      let name = TemplateWorkbook.fileName(of: schema.units[unit])
      try output.stage(
        name, plan: FilledForm.workbook(of: result, unit: unit, created: found.campaign.asOf).plan)
      files.append(name)
    }
    try commit(output, options)
    return Report(files: files, language: schema.campaign.language, notes: found.campaign.notes)
  }

  private static func commit(_ output: OutputFolder, _ options: Options) throws(RunError) {
    if !options.replaces { try refuseOthers(output) }
    try output.commit()
  }

  /// The unit with a code, or all that report: positions in the schema.
  static func units(_ code: String?, of schema: CampaignSchema, round: Round?) throws(RunError) -> [Int] {
    guard let code else { return schema.reportingUnits(in: round) }
    if let position = schema.units.firstIndex(where: { $0.code == code }) { return [position] }
    let known = schema.units.map(\.code)
    throw .unknownUnit(code: code, nearest: NearestName.suggestion(for: code, in: known))
  }

  /// A workbook that lies there and is another one may have been filled in.
  private static func refuseOthers(_ output: OutputFolder) throws(RunError) {
    for (file, hash) in output.outputs {
      let path = output.folder.appending(file)
      guard let bytes = try? SystemCalls.contents(of: path), SHA256.hexadecimal(of: bytes) != hash else {
        continue
      }
      throw .alreadyThere(path: path.shown)
    }
  }
}

extension OutputFolder {
  /// Writes a workbook under a temporary name.
  func stage(_ name: String, plan: WorkbookPlan) throws(RunError) {
    try stage(name) { path throws(RunError) in
      do throws(WorkbookWriteError) { try WorkbookWriter.write(plan, to: path.text) } catch {
        throw .workbookNotWritten(
          path: folder.appending(name).shown,
          why: FindingMessage(vietnamese: error.reasonInVietnamese, english: error.reasonInEnglish))
      }
    }
  }
}
