package import Cells
package import Findings
package import Schema

/// Turns workbooks into facts and structural findings. Made once a run; safe to use from several threads at once.
package struct Reconciler: Sendable {
  /// The schema, made ready.
  private let compiled: CompiledSchema
  /// What workers carry on from workbook to workbook.
  private let pool: SessionPool

  /// A reconciler for a schema and the round that is consolidated; nil: the campaign has no rounds.
  package init(schema: CampaignSchema, round: Round?) {
    compiled = CompiledSchema(schema: schema, round: round)
    pool = SessionPool(base: compiled.forms)
  }

  /// The rules of this stage: F006–F010, S, I020–I022, T.
  package static let rules: [RuleDescription] = (ValueRules.all + StructureRules.all).sorted { $0.code < $1.code }

  /// The returns in a workbook: one for each unit that its sheets name, mostly one; at least one, so that its cells are
  /// always counted. `file` is the path relative to the folder, `template` the blank workbook that was sent out.
  package func reconcile(_ workbook: Workbook, file: String, template: Workbook? = nil) -> [ReconciledReturn] {
    pool.withSession { session in
      WorkbookReader(workbook, file: file, compiled: compiled, session: session).read()
    }
  }
}
