internal import Findings
internal import Schema

/// The order of findings.jsonl: fatal ones and missing returns first, then by impact, severity, unit, indicator, code, file
/// and cell.
enum FindingOrder {
  /// The findings in that order; those that nothing tells apart stay as they were.
  static func sorted(_ findings: [Finding], _ schema: CampaignSchema) -> [Finding] {
    var units: [String: Int] = [:]
    for (place, unit) in schema.units.enumerated() where units[unit.code] == nil { units[unit.code] = place }
    var indicators: [String: Int] = [:]
    for (place, indicator) in schema.indicators.enumerated() where indicators[indicator.code] == nil {
      indicators[indicator.code] = place
    }
    let keyed = findings.enumerated().map { (place: $0, key: Key($1, units, indicators), finding: $1) }
    return keyed.sorted { first, second in
      if first.key.numbers != second.key.numbers {
        return first.key.numbers.lexicographicallyPrecedes(second.key.numbers)
      }
      if first.key.texts != second.key.texts {
        return first.key.texts.lexicographicallyPrecedes(second.key.texts)
      }
      return first.place < second.place
    }.map(\.finding)
  }

  /// What findings are compared by.
  private struct Key {
    let numbers: [Double]
    let texts: [String]
    init(_ finding: Finding, _ units: [String: Int], _ indicators: [String: Int]) {
      let isFirst = finding.severity == .fatal || finding.code == "M600"
      // Units and indicators stand in the schema's order; findings without one come last.
      numbers = [
        isFirst ? 0 : 1, finding.impact.map { -$0 } ?? .infinity, Double(finding.severity.rawValue),
        finding.unit.flatMap { units[$0] }.map(Double.init) ?? .infinity,
        finding.indicator.flatMap { indicators[$0] }.map(Double.init) ?? .infinity,
      ]
      let reference = finding.cell ?? ""
      let digits = String(reference.drop { !$0.isNumber })
      let letters = String(reference.prefix { !$0.isNumber })
      texts = [
        finding.code, finding.file ?? "", finding.sheet ?? "", Self.padded(digits), Self.padded(letters),
        finding.measure ?? "", finding.subUnit ?? "", finding.otherUnit ?? "", finding.rule ?? "",
      ]
    }
    /// A text before which shorter ones stand.
    private static func padded(_ text: String) -> String {
      String(repeating: "0", count: max(0, 8 - text.count)) + text
    }
  }
}
