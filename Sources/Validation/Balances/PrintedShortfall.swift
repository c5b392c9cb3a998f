internal import Facts
internal import Findings
internal import Schema

/// B130 as a warning: a grid prints another total than the figures of its rows add up to, and some of the rows have none. What is
/// missing is not filled in; but the printed total was typed, and nobody else would tell of it.
enum PrintedShortfall {
  /// The finding; nil where the total is not another one, or where a row's own error says already why it is.
  static func finding(_ judged: JudgedBalance, _ context: ValidationContext) -> Finding? {
    guard case .printed(let indicator) = judged.subject, judged.verdict == .notCheckable,
      let total = context.figure(judged.total)
    else { return nil }
    let missing = judged.parts.map { context.table.facts[$0] }.filter { $0.countedFigure == nil }
    guard missing.allSatisfy({ isSilent($0, context) }) else { return nil }
    let figures = judged.parts.compactMap { context.figure($0) }
    let sum = figures.reduce(0, +)
    if agree(sum, total, judged.tolerance) { return nil }
    var finding =
      figures.isEmpty
      ? context.finding(
        TotalMismatch.description, severity: .warning, at: judged.total,
        "Dòng tổng ghi \(vietnamese(total)) nhưng chưa dòng nào có số; số này không được cộng.",
        "The total row says \(english(total)), but none of its rows has a figure; it is not added up.")
      : context.finding(
        TotalMismatch.description, severity: .warning, at: judged.total,
        "Dòng tổng ghi \(vietnamese(total)), các dòng có số cộng được \(vietnamese(sum)); còn \(missing.count) dòng chưa có số.",
        "The total row says \(english(total)), its rows add up to \(english(sum)); \(missing.count) of them have no figure."
      )
    finding.low = sum
    finding.rule = GridFormMismatch.codeOfPrinted(context.schema.indicators[indicator].code)
    return finding
  }

  /// Whether a row is without a figure and nothing else says so: no error keeps it out, C110 does not ask for it, and it is not
  /// missing itself (S011).
  private static func isSilent(_ fact: Fact, _ context: ValidationContext) -> Bool {
    guard PublishedFigures.isWithoutFigure(fact) else { return false }
    let isOfUnit = context.table.subUnits[Int(fact.subUnit)].unit != nil
    let isAsked = context.schema.indicators[Int(fact.indicator)].required && fact.measure == 0 && isOfUnit
    let isMissing = fact.state == .blank && fact.file < 0 && isOfUnit
    return fact.state == .pending || !(isAsked || isMissing)
  }
}
