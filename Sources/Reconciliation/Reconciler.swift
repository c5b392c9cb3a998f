package import Cells
package import Facts
package import Findings
package import Schema

/// Turns workbooks into facts and structural findings. Made once a run; safe to use from several threads at once.
package struct Reconciler: Sendable {
  /// The schema, made ready.
  private let compiled: CompiledSchema
  /// What workers carry on from workbook to workbook.
  private let pool: SessionPool

  /// A reconciler for a schema and the round that is consolidated; nil: the campaign has no rounds. `templates`: the blank
  /// workbooks that were sent out, where the schema names them; without them the schema stands for the template. `jobs`: on
  /// how many cores at most it is made.
  package init(schema: CampaignSchema, round: Round?, templates: [Workbook] = [], jobs: Int = 1) {
    let plain = CompiledSchema(schema: schema, round: round, jobs: jobs)
    if templates.isEmpty {
      compiled = plain
    } else {
      let forms = TemplateForms(templates, compiled: plain, session: ReadingSession(forms: plain.forms))
      compiled = CompiledSchema(schema: schema, round: round, templates: forms, jobs: jobs)
    }
    pool = SessionPool(base: compiled.forms)
  }

  /// The rules of this stage: F006–F010, S, I020–I022, T.
  package static let rules: [RuleDescription] = (ValueRules.all + StructureRules.all).sorted {
    $0.code < $1.code
  }

  /// The returns in a workbook: one for each unit that its sheets name, mostly one; at least one, so that its cells are
  /// always counted. `file` is the path relative to the folder.
  package func reconcile(_ workbook: Workbook, file: String) -> [ReconciledReturn] {
    pool.withSession { session in
      var returns = WorkbookReader(workbook, file: file, compiled: compiled, session: session).read()
      for position in returns.indices { returns[position].content.facts.shrink() }
      return returns
    }
  }

  /// The second look at returns, once all of a round are known: numbers that could be read in two ways are settled by
  /// what is expected of them, and figures typed where the template or the other returns have formulas are named (S016).
  package func settle(_ returns: inout [ReconciledReturn], earlier: [EarlierRound]) {
    var facts = returns.map(\.content.facts)
    var findings = returns.map(\.findings)
    SecondPass.settle(facts: &facts, findings: &findings, schema: compiled.schema, earlier: earlier)
    for position in returns.indices {
      returns[position].content.facts = facts[position]
      returns[position].findings = findings[position]
    }
    OverwrittenFormulas.add(to: &returns, compiled: compiled)
  }

  /// The reporting unit that a file's name, or the name of the folder it lies in, tells; nil where it tells none or
  /// several. A position in `CampaignSchema.units`.
  package func unit(mentionedInFileName file: String) -> Int? {
    FileNameSign.unit(of: file, compiled: compiled)
  }
}
