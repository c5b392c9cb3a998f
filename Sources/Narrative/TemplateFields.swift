internal import Facts
package import Findings
internal import Schema
internal import VietnameseText

/// What the fields of an office's own document stand for: `{{B01}}` a total, `{{B01[plan]}}` another measure of it,
/// `{{B01.899}}` a unit's figure, and a few words about the campaign.
package struct TemplateFields {
  private let figures: ReportFigures

  /// The fields of a run.
  package init(_ result: RunResult) { figures = ReportFigures(result) }

  /// The names of the words about the campaign.
  private static let words = [
    "campaign", "issuer", "superior", "round", "date", "day", "units", "returned", "missing",
  ]

  /// What a field stands for; nil: it is not known.
  package func value(_ field: String) -> String? {
    let name = field.trimmingSpaces
    if let word = word(name.lowercased()) { return word }
    let (base, measure) = Self.measure(name)
    if let indicator = figures.indicators[base] { return total(indicator, measure) }
    // A unit's code may follow any point: codes may hold points themselves.
    for point in base.indices.reversed() where base[point] == "." {
      let (code, inner) = Self.measure(String(base[..<point]))
      guard let indicator = figures.indicators[code],
        let unit = figures.unitPlaces[String(base[base.index(after: point)...])]
      else { continue }
      let key = ReportFigures.Key(indicator: indicator, measure: inner == "now" ? measure : inner)
      guard figures.fact(key, unit: unit) != nil else { return "x" }
      return figures.text(key, unit: unit) + (figures.isDoubtful(key, unit: unit) ? "*" : "")
    }
    return nil
  }

  /// The nearest field that is known.
  package func nearest(_ field: String) -> String? {
    NearestName.suggestion(
      for: field.trimmingSpaces, in: Array(figures.indicators.keys).sorted() + Self.words)
  }

  private func total(_ indicator: Int, _ measure: String) -> String? {
    guard figures.result.facts.measures.contains(measure) else { return nil }
    let key = ReportFigures.Key(indicator: indicator, measure: measure)
    guard let total = figures.total(key), let text = figures.text(key) else { return "…" }
    return (total.isLowerBound ? figures.words("trên ", "over ") : "") + text
      + (figures.isDoubtful(key) ? "*" : "")
  }
  private func word(_ name: String) -> String? {
    let (schema, result) = (figures.result.schema, figures.result)
    switch name {
    case "campaign": return schema.campaign.title
    case "issuer": return schema.campaign.issuer
    case "superior": return schema.campaign.superior ?? ""
    case "round": return result.round.map { $0.title.isEmpty ? $0.code : $0.title } ?? ""
    case "date": return figures.words.letterDay(result.asOf) ?? ""
    case "day": return figures.words.day(result.asOf) ?? ""
    case "units": return String(figures.units.count)
    case "returned": return String(figures.units.count - result.missingUnits.count)
    case "missing":
      return result.missingUnits.map { code in schema.units.first { $0.code == code }?.name ?? code }
        .joined(separator: ", ")
    default: return nil
    }
  }

  /// A name without the measure in brackets behind it; `now` where there is none.
  private static func measure(_ name: String) -> (base: String, measure: String) {
    guard name.hasSuffix("]"), let open = name.lastIndex(of: "[") else { return (name, "now") }
    return (String(name[..<open]), String(name[name.index(after: open)...].dropLast()))
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmingSpaces: String { TextKey.trimmed(self) }
}
