internal import Facts
internal import Findings
internal import Schema

/// Where a unit's copy shows what was found, and what is told one by one.
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
    if finding.indicators.isEmpty { return keysOfMissingRows(finding) }
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

  /// The first figure of each row below that a return lacks (S011): the template has the row.
  private func keysOfMissingRows(_ finding: Finding) -> [FigureKey] {
    guard finding.code == "S011",
      let first = result.schema.indicators.indices.first(where: { position in
        grids(of: position).contains { $0.rows == .units }
      })
    else { return [] }
    let rows =
      finding.subUnit.map { [$0] } ?? finding.normalisedText?.split(separator: ",").map(String.init) ?? []
    return rows.map { FigureKey(indicator: first, row: $0) }
  }

  /// The findings that are told one by one, at most `mostItems`, in the run's order: the first ones. An error that no cell of the
  /// copy shows is told in the place of the last of those that have one.
  func items(positions: [String: Int]) -> [Finding] {
    var shown = Array(findings.indices.prefix(Self.mostItems))
    guard hasMarkedCopy, findings.count > shown.count else { return shown.map { findings[$0] } }
    func isSeen(_ place: Int) -> Bool { !keys(of: findings[place], positions: positions).isEmpty }
    for place in findings.indices.dropFirst(Self.mostItems)
    where findings[place].severity <= .error && !isSeen(place) {
      guard let last = shown.lastIndex(where: isSeen) else { break }
      shown.remove(at: last)
      shown.append(place)
    }
    return shown.map { findings[$0] }
  }

  /// How many findings are not told one by one, and how many of those the copy shows.
  func rest(positions: [String: Int]) -> (count: Int, seen: Int) {
    func seen(_ findings: [Finding]) -> Int {
      findings.filter { !keys(of: $0, positions: positions).isEmpty }.count
    }
    let items = items(positions: positions)
    return (findings.count - items.count, seen(findings) - seen(items))
  }
}
