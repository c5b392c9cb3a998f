package import Facts
package import Findings

/// What one workbook, or some sheets of it, say for one unit, with what was found while reading it.
package struct ReconciledReturn: Sendable {
  /// The return.
  package var content: Return
  /// What is doubtful about its structure, its identity and its cells.
  package var findings: [Finding]
  /// The printed totals of its grids: facts of the unit itself in the cells of the total rows. They are not in
  /// `content.facts`; the tables that their positions name are `content.facts`'.
  package var printedTotals: [Fact]

  /// The totals over several units, of this return and of those beside it in the workbook, that are not the sum of their rows.
  package var grandTotals: [GrandTotal] = []

  /// A return.
  package init(
    content: Return, findings: [Finding] = [], printedTotals: [Fact] = [], grandTotals: [GrandTotal] = []
  ) {
    self.content = content
    self.findings = findings
    self.printedTotals = printedTotals
    self.grandTotals = grandTotals
  }
}
