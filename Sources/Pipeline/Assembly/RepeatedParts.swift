internal import Facts
internal import Findings
internal import Reconciliation
internal import Schema

/// Parts of a unit's return that say again what another part says. Where a layout says `parts: add` all are added up: a part that
/// came again with one figure mended counts twice, and no sum shows it.
struct RepeatedParts {
  /// The schema.
  let schema: CampaignSchema

  /// Smaller figures agree by chance, and so do fewer (FINDINGS.md, "Chance of a match": four in ten thousand at most).
  private static let smallest = 5.0, fewest = 5

  /// A figure of a return: the row of a grid (empty: the unit's own), indicator and measure.
  private struct Place: Hashable {
    var row: String
    var indicator: Int32
    var measure: String
  }

  /// A warning for each part, in the order received, of which at least four figures in five stand in an earlier one too.
  func findings(_ parts: [ReconciledReturn]) -> [Finding] {
    var earlier: [(file: String, figures: [Place: Double])] = []
    var found: [Finding] = []
    for part in parts {
      let figures = figures(part.content.facts)
      for other in earlier where other.file != part.content.file {
        let pairs = figures.compactMap { place, value in other.figures[place].map { (value, $0) } }
        let equal = pairs.count { $0.0 == $0.1 }
        guard equal >= Self.fewest, equal * 5 >= pairs.count * 4 else { continue }
        var finding = RepeatedIndicatorRule.finding(
          part: part.content.file, of: other.file, equal: equal, compared: pairs.count)
        finding.unit = part.content.unit.map { schema.units[$0].code }
        found.append(finding)
        break
      }
      earlier.append((part.content.file, figures))
    }
    return found
  }

  /// The figures of a part that are added to those of the others and that do not stay the same from round to round.
  private func figures(_ table: FactTable) -> [Place: Double] {
    let join = PartsJoin(schema: schema, joinsAll: false)
    var figures: [Place: Double] = [:]
    for fact in table.facts {
      guard let value = fact.figure, value >= Self.smallest, join.adds(fact),
        !schema.indicators[Int(fact.indicator)].isStatic
      else { continue }
      let row = fact.subUnit < 0 ? "" : table.subUnits[Int(fact.subUnit)].code
      figures[Place(row: row, indicator: fact.indicator, measure: table.measures[Int(fact.measure)])] = value
    }
    return figures
  }
}
