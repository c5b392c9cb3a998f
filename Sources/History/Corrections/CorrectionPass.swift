package import Facts
package import Findings
package import Schema
internal import VietnameseText

/// Puts corrected figures in the place of those that were returned. What was returned stays beside them.
package struct CorrectionPass {
  /// What became of a correction.
  package struct Outcome: Sendable {
    /// The correction.
    package var correction: FigureCorrection
    /// The figure: position in the table; nil: there is no such figure.
    package var fact: Int?
    /// What became of it.
    package var result: Result
    /// What stood there, as people write it; nil: there is no such figure.
    package var stood: FindingMessage?
  }
  /// How a correction ended.
  package enum Result: Sendable, Equatable {
    /// The figure was replaced; what stood there.
    case applied(before: String)
    /// The return says the right figure itself by now.
    case needless
    /// Another figure stands there than was corrected; what.
    case moved(now: String)
    /// The correction names a figure that nobody asks, or a row that is not there.
    case noSuchFigure
    /// What it becomes is not what the indicator asks.
    case unreadable
    /// The schema corrects the figure to something else further up.
    case overruled(by: DecidedValue)
  }

  private let schema: CampaignSchema
  private let round: String?
  private let units: [String: Int32]
  private let indicators: [String: Int32]

  /// For a schema and the round that is consolidated.
  package init(schema: CampaignSchema, round: String?) {
    self.schema = schema
    self.round = round
    units = Dictionary(
      schema.units.enumerated().map { ($1.code, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    indicators = Dictionary(
      schema.indicators.enumerated().map { ($1.code, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Applies corrections in their order, of each figure the first that is given, those of other rounds left out; then
  /// joins again what is made of rows. What staff decided later than another decision, or than the schema, was meant to take
  /// its place; two lines of the schema that say different things are told.
  package func apply(_ corrections: [FigureCorrection], to table: inout FactTable) -> [Outcome] {
    var counting: [FigureCorrection.Place: FigureCorrection] = [:]
    var outcomes: [Outcome] = []
    for correction in corrections where correction.round == nil || correction.round == round {
      if let first = counting[correction.place] {
        if first.decision == nil, !first.becomes.isSame(as: correction.becomes) {
          outcomes.append(
            Outcome(correction: correction, fact: nil, result: .overruled(by: first.becomes)))
        }
        continue
      }
      let outcome = apply(correction, to: &table)
      outcomes.append(outcome)
      // A line of the schema about another value of the figure leaves it to the next line.
      if correction.decision == nil, case .moved = outcome.result { continue }
      counting[correction.place] = correction
    }
    if outcomes.contains(where: { $0.fact.map { table.facts[$0].subUnit >= 0 } == true }) {
      table.joinRows(schema: schema)
    }
    return outcomes
  }

  private func apply(_ correction: FigureCorrection, to table: inout FactTable) -> Outcome {
    guard let position = position(of: correction, in: table) else {
      return Outcome(correction: correction, fact: nil, result: .noSuchFigure)
    }
    let fact = table.facts[position]
    let texts = table.texts
    func outcome(_ result: Result) -> Outcome {
      Outcome(
        correction: correction, fact: position, result: result,
        stood: FindingMessage(
          vietnamese: Self.said(fact, in: texts, Wording(language: .vietnamese)),
          english: Self.said(fact, in: texts, Wording(language: .english))))
    }
    guard
      let new = WrittenValue(
        correction.becomes, for: schema.indicators[Int(fact.indicator)], isTyped: correction.decision != nil)
    else {
      return outcome(.unreadable)
    }
    let before = Self.shown(fact, in: table)
    if let was = correction.was, !WrittenValue.fits(was, fact, in: table) {
      return outcome(
        WrittenValue.fits(correction.becomes, fact, in: table) ? .needless : .moved(now: before))
    }
    if fact.state == new.state, new.text == nil, fact.value == new.number { return outcome(.needless) }
    replace(position, by: new, correction, before: before, in: &table)
    return outcome(.applied(before: before))
  }

  private func position(of correction: FigureCorrection, in table: FactTable) -> Int? {
    guard let unit = units[correction.unit], let indicator = indicators[correction.figure.indicator],
      let measure = table.measures.firstIndex(of: correction.figure.measure)
    else { return nil }
    let row = correction.subUnit.map(TextKey.folded)
    return table.facts.firstIndex { fact in
      guard fact.unit == unit, fact.indicator == indicator, fact.measure == Int32(measure) else {
        return false
      }
      guard let row else { return fact.subUnit < 0 }
      guard fact.subUnit >= 0 else { return false }
      let subUnit = table.subUnits[Int(fact.subUnit)]
      return TextKey.folded(subUnit.code) == row || TextKey.folded(subUnit.label) == row
        || subUnit.unit.map { TextKey.folded(schema.units[$0].name) == row } == true
    }
  }

  /// What a fact says, as `corrected_from` keeps it: its cell's text, else its figure, else its state.
  private static func shown(_ fact: Fact, in table: FactTable) -> String {
    if let text = table.text(at: fact.text) { return text }
    if fact.state == .date, fact.value.isFinite { return NumberText.isoDay(serial: fact.value) }
    return fact.value.isFinite && fact.state.isFigure ? NumberText.plain(fact.value) : fact.state.name
  }

  /// What a fact says, as people of a language read it: its cell's text, else its figure; nothing is said to be blank.
  private static func said(_ fact: Fact, in texts: [String], _ words: Wording) -> String {
    if texts.indices.contains(Int(fact.text)) { return words.typed(texts[Int(fact.text)], value: fact.value) }
    if fact.value.isFinite, fact.state.isFigure { return words.number(fact.value) }
    return switch fact.state {
    case .date where fact.value.isFinite: NumberText.day(serial: fact.value)
    case .pending: "…"
    case .notApplicable: "x"
    default: words("trống", "blank")
    }
  }

  private func replace(
    _ position: Int, by new: WrittenValue, _ correction: FigureCorrection, before: String,
    in table: inout FactTable
  ) {
    var fact = table.facts[position]
    fact.correctedFrom = table.text(before)
    let said = table.text(at: fact.text) ?? (fact.state.isFigure || fact.state == .date ? before : nil)
    fact.state = new.state
    fact.value = new.number
    fact.qualifier = new.state.isFigure ? .exact : .none
    fact.flags.subtract([.keptOut, .joined, .otherReading])
    // A text fact keeps its text; of others the cell's words stand beside the figure.
    fact.text = (new.text ?? said).map { table.text($0) } ?? -1
    let words = Wording(schema: schema)
    let day = correction.date.map { NumberText.day(year: $0.year, month: $0.month, day: $0.day) }
    let who = [correction.by, day].compactMap { $0 }.joined(separator: ", ")
    let stood = Self.said(table.facts[position], in: table.texts, words)
    var note = words("Sửa từ \(stood)", "Corrected from \(stood)")
    if let reason = correction.reason, !reason.isEmpty { note += ": " + reason }
    if !who.isEmpty { note += " (\(who))" }
    fact.note = table.text([table.text(at: fact.note), note].compactMap { $0 }.joined(separator: " · "))
    table.facts[position] = fact
  }
}
