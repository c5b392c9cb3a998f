internal import Findings

/// One cause, one finding: where several tests see the same thing, the one that explains most stays, and the others become
/// its evidence or fall silent.
enum OneCause {
  /// Where two findings have to meet.
  enum Scope: Sendable {
    /// At the same figure.
    case figure
    /// In the same cell, whatever figure stands there: the totals that a grid prints are none of the unit's.
    case cell
    /// In a cell whose balance the one that stays has taken in.
    case evidence
    /// At the same figure, or at one of the totals that it is a part of.
    case family
    /// At the same row: any measure of an indicator.
    case row
    /// At the same unit, figures of its grid included; of findings about two units, at either.
    case unit
    /// At the same two units.
    case pair
    /// In the same workbook.
    case file
  }
  /// Findings that explain others.
  struct Explanation: Sendable {
    /// The codes of those that stay, and the least weight that they must have.
    let stays: [String], atLeast: Severity
    /// The codes of those that go.
    let goes: [String]
    /// Where they have to meet.
    let scope: Scope
    /// Whether what goes is listed as evidence; else nothing is said of it.
    let isEvidence: Bool
    init(
      _ stays: [String], _ goes: [String], _ scope: Scope, atLeast: Severity = .info, isEvidence: Bool = true
    ) {
      self.stays = stays
      self.goes = goes
      self.scope = scope
      self.atLeast = atLeast
      self.isEvidence = isEvidence
    }
  }

  /// Statistical findings of one figure.
  static let ofFigures = ["H200", "H201", "H202", "H203", "P300", "P301", "P303"]
  /// Findings that say that a cell cannot be read as it stands.
  static let ofCells = ["T100", "T101", "T104", "T105", "T106", "T107", "T108", "T109", "T111", "T112"]

  /// Findings that say that a sum is not that of its cells.
  static let ofSums = ["F007", "F010"]

  /// What explains what, in the order in which it is applied.
  static let explanations: [Explanation] = [
    // A wrong unit or round: nothing in the workbook is about what it seems.
    Explanation(
      ["I020", "I021", "I022"],
      ["I020", "I021", "S", "T", "C", "B", "R", "F006", "F007", "F009", "F010", "M602", "M603", "M604"],
      .file,
      atLeast: .fatal, isEvidence: false),
    // Returned, but not to be used, is not missing.
    Explanation(
      ["F001", "F002", "F003", "I020", "I021", "I022"], ["M600"], .unit, atLeast: .error, isEvidence: false),
    Explanation(["M600", "M602"], ["C110", "M604"], .unit),
    Explanation(["S011", "F006", "S014"], ["C110"], .figure),
    Explanation(["F004"], ["P306"], .unit),
    Explanation(["S011"], ["S012", "S017"], .figure),
    Explanation(["S012"], ["S017"], .figure),
    Explanation(
      ofCells + ["F006", "S014"],
      ["C110", "C111", "C112", "C113", "X500", "B142", "B143", "B144", "B145"] + ofFigures,
      .figure, atLeast: .error),
    Explanation(ofSums, ["B130", "B140"], .cell),
    // The located cell is why a stored sum is not that of its cells, where other sums say so too.
    Explanation(["B132", "B135", "B136"], ofSums, .evidence),
    Explanation(["B130", "B132", "B135", "B136", "B140"], ["S016"], .figure),
    // One unit of measure for a row, whatever columns it has.
    Explanation(["T112"], ["T112"], .row),
    Explanation(["X500"], ["C111", "C112"] + ofFigures, .figure),
    Explanation(["X500", "C111"], ofFigures, .family),
    Explanation(["C111"], ["C112"] + ofFigures, .figure),
    Explanation(["B132", "B135", "B136"], ["C112"] + ofFigures, .figure),
    // A whole return that is another's, or the last round's, says of each of its figures why it is odd.
    Explanation(["I023", "H204", "P304", "P306", "P307"], ofFigures, .unit),
    Explanation(["P306"], ["P307", "I023"], .pair),
    // A soft limit only says that a figure is large; statistics say what would be usual.
    Explanation(["H203", "P303", "H200", "H201", "P300", "P301"], ["C112"], .figure, atLeast: .warning),
    Explanation(["C112"], ofFigures, .figure),
    Explanation(["B144"], ["B142", "B143"], .figure),
    Explanation(["B142"], ["B143"], .figure),
  ]

  /// The findings that stay, with the others as their evidence, in the order given.
  /// - Parameter totals: the codes of the totals that an indicator is a part of, nearest first.
  static func resolve(_ findings: [Finding], totals: (String) -> [String]) -> [Finding] {
    var findings = findings
    var isGone = Array(repeating: false, count: findings.count)
    for explanation in explanations {
      // The first finding of a place stays for all.
      var staying: [String: Int] = [:]
      for (place, finding) in findings.enumerated() where !isGone[place] {
        guard finding.severity <= explanation.atLeast, matches(finding, explanation.stays) else { continue }
        for key in keys(of: finding, explanation.scope, asStaying: true, totals) {
          // Of the columns of a row the round's own figure speaks for all.
          let isOwn = explanation.scope == .row && finding.measure == "now"
          if staying[key] == nil || (isOwn && findings[staying[key] ?? place].measure != "now") {
            staying[key] = place
          }
        }
      }
      if staying.isEmpty { continue }
      for place in findings.indices where !isGone[place] && matches(findings[place], explanation.goes) {
        let found = keys(of: findings[place], explanation.scope, asStaying: false, totals).lazy.compactMap {
          staying[$0]
        }.first
        guard let stays = found, stays != place, findings[place].severity != .fatal,
          !(findings[stays].isAccepted && isMore(findings[place], than: findings[stays]))
        else { continue }
        isGone[place] = true
        if explanation.isEvidence { findings[stays].evidence += flat(findings[place]) }
      }
    }
    return findings.indices.filter { !isGone[$0] }.map { findings[$0] }
  }

  /// Whether a finding says more than an accepted one: it is heavier, or keeps a figure out of totals.
  private static func isMore(_ finding: Finding, than accepted: Finding) -> Bool {
    !finding.isAccepted
      && (finding.severity < accepted.severity
        || (finding.value != nil && KeptOut.isAboutOneCell(finding)))
  }

  /// Whether a code is among those listed; a single letter stands for its family.
  private static func matches(_ finding: Finding, _ codes: [String]) -> Bool {
    codes.contains { $0 == finding.code || ($0.count == 1 && finding.code.hasPrefix($0)) }
  }

  /// What two findings must share. A finding of two units stands at either.
  private static func keys(
    of finding: Finding, _ scope: Scope, asStaying: Bool, _ totals: (String) -> [String]
  ) -> [String] {
    switch scope {
    case .figure, .family, .row:
      guard let unit = finding.unit, let indicator = finding.indicator else { return [] }
      let codes = scope == .family && !asStaying ? [indicator] + totals(indicator) : [indicator]
      let measure = scope == .row ? "" : finding.measure ?? "now"
      return codes.map { "\(unit)|\(finding.subUnit ?? "")|\($0)|\(measure)" }
    case .cell: return [finding.place].compactMap(\.self)
    case .evidence: return (asStaying ? finding.evidence : [finding]).compactMap(\.place)
    case .unit:
      // Of two returns that are one it is not known which was copied.
      let isMutual = !asStaying || finding.code == "P306" || finding.code == "P307" || finding.code == "F004"
      return [finding.unit, isMutual ? finding.otherUnit : nil].compactMap { $0 }
    case .pair:
      guard let unit = finding.unit, let other = finding.otherUnit else { return [] }
      return [min(unit, other) + "|" + max(unit, other)]
    case .file:
      return finding.file.map { [$0] } ?? []
    }
  }

  /// A finding and its own evidence, beside one another.
  private static func flat(_ finding: Finding) -> [Finding] {
    var alone = finding
    alone.evidence = []
    return [alone] + finding.evidence
  }
}

extension Finding {
  /// The cell that it stands in; nil where it is not about one.
  var place: String? {
    guard let file, let sheet, let cell else { return nil }
    return "\(file)|\(sheet)|\(cell)"
  }
}
