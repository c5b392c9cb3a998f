package import Facts
package import Findings
package import Schema

/// Findings about how a cell reads are no more once its figure was corrected.
package enum MendedFindings {
  /// Codes that speak of the cell's own writing; all others are judged again from the corrected figure.
  private static func speaksOfCell(_ code: String) -> Bool {
    code.hasPrefix("T") || ["F006", "S011", "S014"].contains(code)
  }

  /// The findings without those that corrections have mended.
  package static func removed(
    from findings: [Finding], by outcomes: [CorrectionPass.Outcome], in table: FactTable,
    schema: CampaignSchema
  ) -> [Finding] {
    var mended: Set<FigureCorrection.Place> = []
    for outcome in outcomes {
      guard case .applied = outcome.result, let position = outcome.fact else { continue }
      let fact = table.facts[position]
      mended.insert(
        FigureCorrection.Place(
          unit: schema.units[Int(fact.unit)].code,
          subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
          figure: FigureName(
            indicator: schema.indicators[Int(fact.indicator)].code,
            measure: table.measures[Int(fact.measure)])))
    }
    guard !mended.isEmpty else { return findings }
    return findings.filter { finding in
      guard speaksOfCell(finding.code), let unit = finding.unit, let figure = finding.figure else {
        return true
      }
      return !mended.contains(
        FigureCorrection.Place(unit: unit, subUnit: finding.subUnit ?? "", figure: figure))
    }
  }
}
