internal import Facts
internal import Findings
internal import Schema

/// Where a unit's copy shows what was found.
extension UnitReport {
  /// The figures that a finding is about: none where the copy has no cell for it.
  func keys(of finding: Finding, positions: [String: Int]) -> [FigureKey] {
    let row = row(of: finding)
    func key(_ code: String, _ measure: String?) -> FigureKey? {
      guard let position = positions[code], row != FigureKey.totalRow || hasTotalRow(position) else {
        return nil
      }
      return FigureKey(indicator: position, measure: measure ?? "now", row: row)
    }
    if let code = finding.indicator { return [key(code, finding.measure)].compactMap { $0 } }
    return finding.indicators.compactMap { name in
      let parts = name.split(separator: "[", maxSplits: 1)
      return parts.first.flatMap { key(String($0), parts.count > 1 ? String(parts[1].dropLast()) : nil) }
    }
  }

  /// The row of a grid that a finding is about; nil: the unit's own figures. A row that none of the unit's figures has is that
  /// of the totals which its grid prints.
  private func row(of finding: Finding) -> String? {
    if let rule = finding.rule, rule.hasPrefix("B130:"), rule.hasSuffix(":rows") { return FigureKey.totalRow }
    guard let row = finding.subUnit, finding.cell != nil else { return finding.subUnit }
    let table = result.facts
    let isOwn = table.facts[table.range(ofUnit: unit)].contains {
      $0.subUnit >= 0 && table.subUnits[Int($0.subUnit)].code == row
    }
    return isOwn || result.schema.units.contains { $0.code == row } ? row : FigureKey.totalRow
  }

  /// Whether the template has a total row for an indicator.
  private func hasTotalRow(_ indicator: Int) -> Bool {
    grids(of: indicator).contains { !$0.totalRow.isEmpty }
  }
  private func grids(of indicator: Int) -> [SheetLayout] {
    let asked = result.schema.indicators[indicator]
    return result.schema.layouts.filter {
      $0.kind == .grid && (asked.layouts.contains($0.code) || $0.indicators.contains(asked.code))
    }
  }
}
