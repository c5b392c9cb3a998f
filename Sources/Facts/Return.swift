/// How the non-blank cells of a workbook were used. The conservation of cells: the four add up to `read`.
package struct CellLedger: Sendable, Equatable {
  /// Non-blank cells read: neither white space only nor a formula without value.
  package var read = 0
  /// Labels, titles, headings, units, footers, stamps, text outside the data area.
  package var template = 0
  /// Cells that are facts.
  package var fact = 0
  /// Notes of facts.
  package var note = 0
  /// Cells that nothing consumed; findings S018 stand for them.
  package var unrecognised = 0
  /// Nothing counted yet.
  package init() {}
  /// Whether every cell read was used exactly once.
  package var isConserved: Bool { read == template + fact + note + unrecognised }
  /// Adds the counts of another.
  package static func += (ledger: inout CellLedger, other: CellLedger) {
    ledger.read += other.read
    ledger.template += other.template
    ledger.fact += other.fact
    ledger.note += other.note
    ledger.unrecognised += other.unrecognised
  }
}

/// What one workbook, or some sheets of it, say for one unit and one round.
package struct Return: Sendable {
  /// The workbook's path relative to the folder.
  package var file: String
  /// The reporting unit: position in `CampaignSchema.units`; nil: not known, so the return is rejected.
  package var unit: Int?
  /// The unit that the workbook names, where that does not exist in the round and `unit` stands for it: several of one
  /// unit are parts of its return.
  package var formerUnit: Int?
  /// The round's code as found in the workbook; nil: none found, or the campaign has none.
  package var round: String?
  /// Its facts: of every layout found, every indicator that applies to the unit, blank ones too.
  package var facts = FactTable()
  /// The layouts that were found in it, by their codes.
  package var layouts: [String] = []
  /// How its cells were used.
  package var cells = CellLedger()
  /// Whether it cannot be consolidated; then the code of the finding that says why (I020, I021, I022).
  package var rejectedBy: String?
  /// What the stamp says, if there is one.
  package var stamp: ReturnStamp?
  /// A return of a workbook.
  package init(file: String) { self.file = file }
}

/// The hidden sheet `_tonghop` of our own workbooks.
package struct ReturnStamp: Sendable, Equatable {
  /// `template`, `marked-copy` or `consolidated`.
  package var role: String?
  /// Campaign, schema version, unit and round, by their codes.
  package var campaign: String?, schemaVersion: String?, unit: String?, round: String?
  /// The cells that a marked copy's first sheet covers, as `Cần sửa!A1:G14`; nil: there is no such sheet.
  package var notice: String?
  /// An empty stamp.
  package init() {}
}
