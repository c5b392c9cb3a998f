internal import Facts

/// How a cell was used. The conservation of cells: every non-blank cell ends as exactly one of the last four.
enum CellRole: UInt8 {
  /// Not yet known.
  case open
  /// White space only, or a formula without a stored result: not counted.
  case blank
  /// Label, title, heading, unit, footer, stamp.
  case template
  /// A fact.
  case fact
  /// The note of a fact.
  case note
  /// Nothing consumed it; a finding stands for it.
  case unrecognised
}

extension CellLedger {
  /// Counts cells by their roles. What is still open counts as unrecognised, so that nothing can be lost here.
  mutating func count(_ roles: some Sequence<CellRole>) {
    for role in roles {
      switch role {
      case .blank: continue
      case .template: template += 1
      case .fact: fact += 1
      case .note: note += 1
      case .open, .unrecognised: unrecognised += 1
      }
      read += 1
    }
  }
}
