package import Findings
package import Schema

/// Whom and what a row of Cần kiểm tra is about, in words, as its visible columns have it.
package struct FindingPlaceText: Sendable {
  /// The words of the sheet.
  private let words: Wording
  /// Names of units and indicators by their codes.
  private let units: [String: String]
  private let indicators: [String: Indicator]
  /// What stands between a unit and the row of its grid, and between two units.
  private static let below = " › "
  private static let against = " ↔ "

  /// The words of a campaign in a language.
  package init(schema: CampaignSchema, language: Language) {
    words = Wording(language: language)
    units = Dictionary(schema.units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    indicators = Dictionary(schema.indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The unit by its code, the row of its grid, and the other unit; `none`: what stands there where it is about no unit.
  package func unit(_ unit: String?, subUnit: String?, other: String? = nil, none: String? = nil) -> String {
    var text = unit.map(name) ?? none ?? allUnits
    if let subUnit { text += Self.below + MessageLength.cut(name(subUnit)) }
    if let other { text += Self.against + name(other) }
    return text
  }
  /// What stands for all units together.
  package var allUnits: String { words("Toàn tỉnh", "All units") }
  /// A text of `unit` without the other unit.
  package static func withoutOther(_ text: String) -> String {
    guard let place = text.firstRange(of: against) else { return text }
    return String(text[..<place.lowerBound])
  }

  /// The label of a figure with its number and measure.
  package func label(of figure: FigureName) -> String {
    guard let indicator = indicators[figure.indicator] else { return figure.description }
    var text = words.language == .english ? indicator.labelEnglish ?? indicator.label : indicator.label
    if let number = indicator.number { text = number + ". " + text }
    if figure.measure != "now" { text += " – " + words.measure(figure.measure) }
    return text
  }
  /// The figure that a finding stands at, or several by their codes; nil: it is about none.
  package func indicator(_ figure: FigureName?, figures: [String]) -> String? {
    figure.map { label(of: $0) } ?? (figures.isEmpty ? nil : figures.joined(separator: ", "))
  }

  private func name(_ code: String) -> String { units[code] ?? code }
}
