internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The figures of a run as a report has them: totals in words, units' figures, and which of them are doubtful.
struct ReportFigures {
  /// The run, and its words.
  let result: RunResult, words: ReportWords
  /// The reporting units of the round: positions in `schema.units`.
  let units: [Int]
  private let totals: [Key: IndicatorTotal]
  private let facts: [Key: [Int: Int]]
  private let doubtful: Set<CellKey>
  private let doubtfulTotals: Set<Key>
  /// The positions of indicators and units by their codes.
  let indicators: [String: Int], unitPlaces: [String: Int]

  /// An indicator's measure.
  struct Key: Hashable {
    var indicator: Int, measure: String
  }
  private struct CellKey: Hashable {
    var key: Key, unit: Int
  }

  /// The figures of a run.
  init(_ result: RunResult) {
    self.result = result
    let schema = result.schema
    words = ReportWords(language: schema.campaign.language)
    units = schema.reportingUnits(in: result.round)
    indicators = Dictionary(
      schema.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    unitPlaces = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    totals = Dictionary(
      result.totals.map { (Key(indicator: $0.indicator, measure: $0.measure), $0) },
      uniquingKeysWith: { first, _ in first })
    var facts: [Key: [Int: Int]] = [:]
    for (position, fact) in result.facts.facts.enumerated() where fact.subUnit < 0 {
      let key = Key(indicator: Int(fact.indicator), measure: result.facts.measures[Int(fact.measure)])
      facts[key, default: [:]][Int(fact.unit)] = position
    }
    self.facts = facts
    let (indicators, unitPlaces) = (indicators, unitPlaces)
    var doubtful = Set<CellKey>()
    var doubtfulTotals = Set<Key>()
    for finding in result.findings where finding.severity < .info {
      // A rule's figures may each be the wrong one; what is about a whole return marks none of its figures.
      guard finding.indicator != nil || finding.code.hasPrefix("R") else { continue }
      let unit = finding.unit.flatMap { unitPlaces[$0] }
      for figure in finding.doubted {
        guard let indicator = indicators[figure.indicator] else { continue }
        let key = Key(indicator: indicator, measure: figure.measure)
        doubtfulTotals.insert(key)
        if let unit { doubtful.insert(CellKey(key: key, unit: unit)) }
      }
    }
    self.doubtful = doubtful
    self.doubtfulTotals = doubtfulTotals
  }

  /// A total; nil where nobody is asked.
  func total(_ key: Key) -> IndicatorTotal? { totals[key] }
  /// A unit's own fact; nil where it is not asked.
  func fact(_ key: Key, unit: Int) -> Fact? { facts[key]?[unit].map { result.facts.facts[$0] } }
  /// Whether a finding that has to be answered is about a unit's figure, or about any that is in a total.
  func isDoubtful(_ key: Key, unit: Int? = nil) -> Bool {
    unit.map { doubtful.contains(CellKey(key: key, unit: $0)) } ?? doubtfulTotals.contains(key)
  }

  /// A total as a sentence has it, without "over"; nil where there is no figure.
  func text(_ key: Key) -> String? {
    guard let total = totals[key], let figure = total.total else { return nil }
    let given = result.schema.indicators[key.indicator].decimals
    guard given != nil || isDerived(key) else {
      return words.number(NumberText.short(figure, isLowerBound: total.isLowerBound))
    }
    // What is computed from other measures has decimals where these have none.
    let decimals = isDerived(key) ? max(given ?? 2, 1) : given
    return total.isLowerBound
      ? words.lowerBound(figure, decimals: decimals) : words.number(figure, decimals: decimals)
  }
  /// Whether a measure is computed from others of its row.
  private func isDerived(_ key: Key) -> Bool {
    let layouts = result.schema.indicators[key.indicator].layouts
    return result.schema.layouts.contains { layout in
      layouts.contains(layout.code)
        && layout.values.contains { $0.measure == key.measure && $0.derived != nil }
    }
  }
  /// A unit's figure as a table has it: blank ones are not zeros; what errors keep out stands in brackets as it was typed.
  func text(_ key: Key, unit: Int) -> String {
    guard let fact = fact(key, unit: unit) else { return "" }
    let typed = result.facts.text(at: fact.text).map {
      Wording(language: words.language).typed($0, value: fact.value)
    }
    switch fact.state {
    case .number, .zero:
      let indicator = result.schema.indicators[key.indicator]
      let isBound = fact.qualifier == .atLeast
      let shown =
        isBound ? words.lowerBound(fact.value, decimals: indicator.decimals) : words.number(fact.value)
      if fact.flags.contains(.keptOut) { return "(" + (typed ?? shown) + ")" }
      return isBound ? words("trên ", "over ") + shown : shown
    case .blank: return "–"
    case .pending: return "…"
    case .notApplicable: return "x"
    case .date, .text: return typed ?? "–"
    case .unreadable, .ambiguous: return "(" + (typed ?? "?") + ")"
    }
  }
  /// The place of a unit's figure, `Biểu 1!D14`, or of the rows that it is the sum of; empty where it stands in no cell.
  func place(_ fact: Fact) -> (file: String, cell: String) {
    if fact.file < 0, let rows = result.facts.rows(of: fact) {
      let sheet = result.facts.text(at: rows.sheet) ?? ""
      return (result.facts.files[Int(rows.file)], (sheet.isEmpty ? "" : sheet + "!") + rows.cells)
    }
    guard fact.file >= 0, result.facts.files.indices.contains(Int(fact.file)) else { return ("", "") }
    let sheet = result.facts.text(at: fact.sheet) ?? ""
    let cell = result.facts.cell(of: fact) ?? ""
    return (
      result.facts.files[Int(fact.file)],
      cell.isEmpty
        ? words("cộng các dòng của biểu chi tiết", "sum of the grid's rows")
        : (sheet.isEmpty ? "" : sheet + "!") + cell
    )
  }
  /// The label in the report's language.
  func label(_ indicator: Int) -> String {
    let asked = result.schema.indicators[indicator]
    return words.language == .english ? asked.labelEnglish ?? asked.label : asked.label
  }
}
