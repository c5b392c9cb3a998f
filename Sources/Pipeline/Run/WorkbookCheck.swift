internal import SchemaFiles
internal import Facts
package import Findings
internal import Reconciliation
package import Schema
internal import Validation
internal import WorkbookReading

/// The findings of single workbooks, for the person who filled one in: no M codes, nothing about other units.
package struct WorkbookCheck: Sendable {
  /// One workbook and its findings.
  package struct Checked: Sendable {
    /// The path as given.
    package var file: String
    /// Its findings, heaviest first.
    package var findings: [Finding]
    /// Whether there is no such file.
    package var isMissing = false
  }
  /// The workbooks in the order given.
  package var workbooks: [Checked]
  /// What they were checked against.
  package var schema: CampaignSchema
  /// The language of messages.
  package var language: Language
  /// Things to tell that are no findings.
  package var notes: [RunNote]

  /// Checks workbooks against a schema. A workbook that cannot be read has a finding that says so.
  package static func check(
    _ paths: [FilePath], schema path: FilePath, language: Language?, now: Int, converts: Bool = false,
    office: OfficeProgram = OfficeProgram()
  ) throws(RunError) -> WorkbookCheck {
    let (loaded, _) = try LoadedCampaign.read(path)
    let schema = loaded.schema
    let round = schema.round(code: nil)
    let templates = CampaignTemplates(of: schema, beside: path)
    let reconciler = Reconciler(schema: schema, round: round, templates: templates.workbooks)
    let series = WorkbookSeries(limits: ReadingLimits.standard.withConsumer)
    var inputs = paths.map { path -> ReadInput in
      let status = (try? SystemCalls.status(of: path)) ?? FileStatus(kind: .other, size: 0, modified: now)
      let candidate = FolderScan.Candidate(path: path, relative: FilePath(bytes: path.name), status: status)
      return ReadInput.read(candidate, with: reconciler, in: series)
    }
    var notes = templates.notes
    if converts || schema.campaign.convert {
      let conversion = ReturnConversion(inputs, by: office, with: reconciler)
      inputs = conversion.inputs
      notes += conversion.notes
    }
    let workbooks = zip(paths, inputs).map { path, input in
      Checked(
        file: path.shown,
        findings: findings(of: input, schema: schema, round: round, reconciler: reconciler)
          + conversion(of: input),
        isMissing: (try? SystemCalls.status(of: path)).map { $0.kind == .folder } ?? true)
    }
    return WorkbookCheck(
      workbooks: workbooks, schema: schema, language: language ?? schema.campaign.language, notes: notes)
  }

  /// F003 for a workbook that was read in another format.
  private static func conversion(of input: ReadInput) -> [Finding] {
    guard case .read = input.outcome, let format = input.converted else { return [] }
    return [UnsupportedFormat.converted(file: input.file, format: format)]
  }

  /// What is said of a finding, and what to do.
  package func sentences(of finding: Finding) -> String {
    finding.sentences(schema, Catalogue.rule(finding.code), in: Wording(language: language))
  }

  /// The findings of one workbook.
  private static func findings(
    of input: ReadInput, schema: CampaignSchema, round: Round?, reconciler: Reconciler
  ) -> [Finding] {
    switch input.outcome {
    case .consolidated, .ignored:
      return [
        UnsupportedFormat.finding(
          file: input.file,
          reason: FindingMessage(
            vietnamese: "Đây không phải báo cáo của đơn vị.", english: "This is not a unit's return."),
          beside: false)
      ]
    case .refused(let code, let reason, _):
      switch code {
      case "F002": return [EncryptedWorkbook.finding(file: input.file)]
      case "F003": return [UnsupportedFormat.finding(file: input.file, reason: reason, beside: false)]
      default: return [UnreadableWorkbook.finding(file: input.file, reason: reason)]
      }
    case .read(let all, _, _, _):
      var returns = all.filter { $0.content.rejectedBy == nil && $0.content.unit != nil }
      let rejected = all.filter { $0.content.rejectedBy != nil }.flatMap(\.findings)
      reconciler.settle(&returns, earlier: [])
      let units = Set(returns.compactMap(\.content.unit))
      let printed = PrintedTotals.table(of: returns)
      let ofSeveral = PrintedTotals.grandTotalFindings(returns, schema: schema)
      var facts = FactAssembly(schema: schema, round: round).assemble(&returns)
      facts.facts.removeAll { !units.contains(Int($0.unit)) }
      let outcome = Validator.validate(
        ValidationInput(
          schema: schema, round: round, facts: facts, printedTotals: printed,
          structural: rejected + returns.flatMap(\.findings) + ofSeveral,
          returned: units, earlier: []))
      let codes = Set(units.map { schema.units[$0].code })
      // Rejected returns count too, which are no known unit's; what is said of the whole province does not.
      return outcome.findings.filter { finding in
        finding.file == input.file || finding.unit.map(codes.contains) == true
      }
    }
  }
}
