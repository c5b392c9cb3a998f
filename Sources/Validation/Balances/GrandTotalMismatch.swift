package import Facts
package import Findings
package import Schema
internal import VietnameseText

/// B130: a total that a grid prints over the rows of several units is not their sum. Nothing is computed from it, so that it says of
/// no unit's figure that it is in doubt; but it was typed, and one of the rows may be wrong.
package enum GrandTotalMismatch {
  /// The finding; nil where the two agree, or where the figures are not of a kind that is added up.
  /// - Parameters:
  ///   - fact: the printed total, in `table`.
  ///   - sum: what so many rows add up to.
  package static func finding(
    of fact: Fact, in table: FactTable, sum: Double, rows: Int, schema: CampaignSchema
  ) -> Finding? {
    let indicator = schema.indicators[Int(fact.indicator)]
    let measure = table.measures[Int(fact.measure)]
    let layouts = schema.layouts.filter { indicator.layouts.contains($0.code) }
    guard indicator.type.isNumeric, indicator.type != .percent, indicator.aggregate == .sum,
      !layouts.flatMap(\.values).contains(where: { $0.measure == measure && $0.derived != nil })
    else { return nil }
    let tolerance = BalanceTolerance(
      of: indicator, layout: layouts.first { $0.kind == .grid }, figures: [fact.value, sum])
    if agree(sum, fact.value, tolerance.amount(parts: rows, total: fact.value)) { return nil }
    var finding = Finding(
      TotalMismatch.description,
      message: FindingMessage(
        vietnamese:
          "Dòng tổng ghi \(vietnamese(fact.value)), cộng \(rows) dòng của các đơn vị được \(vietnamese(sum)).",
        english:
          "The total row says \(english(fact.value)), the \(rows) rows of the units add up to \(english(sum))."
      ))
    finding.indicator = indicator.code
    finding.measure = measure
    finding.indicators = [measure == "now" ? indicator.code : "\(indicator.code)[\(measure)]"]
    finding.file = fact.file >= 0 ? table.files[Int(fact.file)] : nil
    finding.sheet = table.text(at: fact.sheet)
    finding.cell = table.cell(of: fact)
    finding.raw = table.text(at: fact.text) ?? NumberText.plain(fact.value)
    finding.value = fact.value
    finding.expected = sum
    finding.rule = GridFormMismatch.codeOfPrinted(indicator.code)
    return finding
  }
}
