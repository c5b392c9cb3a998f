internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Reads cells as answers to indicators (FINDINGS.md, "Value states"). One is shared by all workbooks, and is handed on a
/// hundred times a workbook.
final class ValueReader: Sendable {
  /// What each indicator asks, in the order of the schema.
  let fields: [ValueField]
  /// The measures that are computed from others.
  private let derived: [(name: String, isPercent: Bool)]
  /// The names of the indicators' units of measure, for messages; empty where there is none.
  let unitNames: [String]
  /// The same where their words could be taken for words of scale.
  private let askedUnits: [AskedUnit]
  /// How text numbers are read.
  let locale: NumberLocale
  /// What "-" means.
  let dash: DashMeaning
  /// The campaign's own words and their states, by folded text.
  let notations: [String: FactState]
  /// Folded words of measure of the whole schema.
  private let knownUnits: Set<String>
  /// The round that is consolidated.
  let round: RoundWindow?

  /// A reader for a schema and the round that is consolidated; nil: the campaign has no rounds.
  init(schema: CampaignSchema, round: Round?) {
    fields = schema.indicators.enumerated().map { ValueField($1, at: $0) }
    derived = schema.derivedMeasures
    unitNames = schema.indicators.map { $0.unit ?? "" }
    // Many indicators have few units of measure.
    var known: [Bool: [String: AskedUnit]] = [:]
    askedUnits = schema.indicators.map { indicator in
      let (name, isMoney) = (indicator.unit ?? "", indicator.type == .money)
      if let asked = known[isMoney]?[name] { return asked }
      let asked = AskedUnit(indicator.unit, isMoney: isMoney)
      known[isMoney, default: [:]][name] = asked
      return asked
    }
    locale = schema.campaign.numberLocale
    dash = schema.campaign.dash
    var notations: [String: FactState] = [:]
    for notation in schema.campaign.notations {
      if let state = FactState(name: notation.state) { notations[TextKey.folded(notation.word)] = state }
    }
    self.notations = notations
    var units: Set<String> = []
    for unit in Set(schema.indicators.compactMap(\.unit)) {
      units.insert(TextKey.folded(unit))
      for part in unit.split(whereSeparator: { ",/;".contains($0) }) {
        units.insert(TextKey.folded(String(part)))
      }
    }
    knownUnits = units
    self.round = round.flatMap(RoundWindow.init)
  }

  /// From here on, either way, a number is nobody's figure; those below can be added up, turned into per cent and squared
  /// without an end.
  static let beyond = 1e100

  /// What a cell says. `column` and `file`: what the other cells of the column and of the file show about points and commas.
  @inline(__always)
  func read(
    _ cell: SourceCell, indicator: Int, measure: String, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> ReadValue {
    if cell.kind == .number, !cell.isFormula,
      let figure = plainFigure(cell.number, indicator: indicator, measure: measure)
    {
      return figure
    }
    return readSlowly(cell, field: field(indicator, measure: measure), column: column, file: file)
  }

  /// The fast path of nearly all cells: a whole, not negative number that is typed where a number is asked; nil for others.
  @inline(__always)
  func plainFigure(_ number: Double, indicator: Int, measure: String) -> ReadValue? {
    guard number >= 0, number == number.rounded(), number < Self.beyond,
      field(indicator, measure: measure).kind == .number
    else { return nil }
    return .figure(number)
  }

  /// What is asked in a measure of an indicator.
  @inline(__always)
  func field(_ indicator: Int, measure: String) -> ValueField {
    if !derived.isEmpty, measure != "now", let found = derived.first(where: { $0.name == measure }) {
      return ValueField(derivedAsPercent: found.isPercent)
    }
    return fields[indicator]
  }

  /// Whether a text is a word of measure of the schema, or one whose worth is known.
  func isKnownUnit(_ text: String) -> Bool {
    knownUnits.contains(TextKey.folded(text)) || UnitOfMeasure(text) != nil
  }

  /// A text as a number of what is asked, taken apart. `tokens`: those of the text, where they are there already.
  func phrase(in text: String, tokens: [NumberToken]? = nil, field: ValueField) -> NumberPhrase.Outcome {
    let asked = askedUnits.indices.contains(field.indicator) ? askedUnits[field.indicator] : AskedUnit()
    return NumberPhrase.outcome(
      of: text, tokens: tokens ?? NumberToken.tokens(of: text), asked: asked, isKnownUnit: isKnownUnit)
  }

  /// Everything but whole numbers.
  private func readSlowly(
    _ cell: SourceCell, field: ValueField, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> ReadValue {
    var value: ReadValue
    switch cell.kind {
    case .formulaWithoutValue:
      return ReadValue(state: .blank, flags: .formula, doubts: [.formulaWithoutValue])
    case .error:
      value = Self.errorValue(cell.text)
    case .text:
      value = readText(cell.text, field: field, column: column, file: file)
    case .number, .boolean, .date, .time, .duration:
      switch field.kind {
      case .number, .percent: value = readNumeric(cell, field: field)
      case .date: value = readDate(cell)
      case .text, .yesNo, .choice: value = ReadValue(state: .text, text: Self.display(of: cell))
      }
    }
    if cell.isFormula { value.flags.insert(.formula) }
    if value.doubts.contains(where: { $0.severity == .error }) { value.flags.insert(.keptOut) }
    return value
  }

  /// A number, Boolean or date where a number is asked.
  private func readNumeric(_ cell: SourceCell, field: ValueField) -> ReadValue {
    switch cell.kind {
    case .boolean:
      return ReadValue(state: .unreadable, text: Self.display(of: cell), doubts: [.notANumber(.boolean)])
    case .date, .time, .duration:
      let shown = Self.display(of: cell)
      // A small whole serial is a number that a date format hides; 18,264 is 1 January 1950.
      let number =
        cell.kind == .date && cell.number < 18_264 && cell.number == cell.number.rounded() ? cell.number : nil
      return ReadValue(
        state: .unreadable, text: shown, doubts: [.notANumber(.date(shown, number: number))])
    default:
      guard cell.number.isFinite else { return Self.errorValue("#NUM!") }
      guard abs(cell.number) < Self.beyond else {
        return ReadValue(state: .unreadable, text: Self.display(of: cell), doubts: [.notANumber(.words)])
      }
      var number = cell.number
      var flags: FactFlags = []
      if cell.isPercentFormat, field.kind == .percent {
        // Twelve decimals of a share are more than a percentage can mean; 0.07 × 100 is 7, not 7.000000000000001.
        number = abs(number) < 1e3 ? (number * 1e12).rounded() / 1e10 : number * 100
        flags = .percentFormat
      }
      return judged(number, field: field, isNumericCell: true, flags: flags)
    }
  }

  /// A number with the doubts that its size gives rise to.
  func judged(_ number: Double, field: ValueField, isNumericCell: Bool, flags: FactFlags = []) -> ReadValue {
    var number = number
    // What arithmetic leaves behind the last digit is not a fraction.
    if field.isInteger, number != number.rounded(),
      abs(number - number.rounded()) <= 1e-9 * max(1, abs(number))
    {
      number = number.rounded()
    }
    var value = ReadValue.figure(number, flags: flags)
    if field.kind == .percent {
      if number < field.lowest || number > field.highest {
        let shared = number / 100
        let suggestion =
          flags.contains(.percentFormat) && (field.lowest...field.highest).contains(shared) ? shared : nil
        value.doubts.append(.percentOutOfRange(suggestion: suggestion))
      }
      return value
    }
    if number < 0, field.isNonNegative {
      // Without its sign a fraction is no count either.
      let isFraction = field.isInteger && number != number.rounded()
      value.doubts.append(.negative(suggestion: isFraction ? nil : abs(number)))
    }
    if field.isInteger, number != number.rounded() {
      if isNumericCell, let suggestion = Self.lostThousands(number) {
        value.state = .ambiguous
        value.qualifier = .none
        value.doubts.append(.decimalInCount(suggestion: suggestion))
      } else if value.doubts.isEmpty {
        value.doubts.append(.fractional)
      }
    }
    return value
  }

  /// 7063 for a numeric 7.063: at least 1, not whole, at most three decimals. Nil for other numbers.
  static func lostThousands(_ number: Double) -> Double? {
    guard number >= 1, number < 1e12, number != number.rounded() else { return nil }
    let thousands = (number * 1000).rounded()
    return abs(number * 1000 - thousands) <= 1e-9 * thousands ? thousands : nil
  }

  /// An error cell, or a text that is an error's.
  private static func errorValue(_ text: String) -> ReadValue {
    ReadValue(state: .unreadable, text: text, doubts: [.errorValue(text)])
  }

  /// What a cell that is no text says, as a person would type it; days as 2020-08-29.
  static func display(of cell: SourceCell) -> String {
    switch cell.kind {
    case .number: return NumberText.plain(cell.number)
    case .boolean: return cell.number == 0 ? "FALSE" : "TRUE"
    case .date: return NumberText.isoDay(serial: cell.number)
    case .time, .duration:
      guard abs(cell.number) < 3_000_000 else { return NumberText.plain(cell.number) }
      let minutes = Int((cell.number * 1440).rounded())
      return (minutes < 0 ? "-" : "") + NumberText.padded(abs(minutes) / 60, 2) + ":"
        + NumberText.padded(abs(minutes) % 60, 2)
    case .text, .error: return cell.text
    case .formulaWithoutValue: return ""
    }
  }

  /// A text.
  private func readText(
    _ raw: String, field: ValueField, column: SeparatorEvidence, file: SeparatorEvidence
  ) -> ReadValue {
    if field.kind == .number || field.kind == .percent,
      let value = readDigits(raw, field: field, column: column, file: file)
    {
      return value
    }
    let text = TextKey.trimmed(raw)
    if text.isEmpty { return .blank }
    if field.kind == .number || field.kind == .percent, let values = Self.figuresBelowOneAnother(text) {
      return ReadValue(state: .unreadable, text: text, doubts: [.severalNumbers(values, suggestion: nil)])
    }
    let folded = TextKey.folded(text)
    if let state = notations[folded] {
      return ReadValue(
        state: state, value: state == .zero ? 0 : .nan, qualifier: state == .zero ? .exact : .none, text: text
      )
    }
    if folded.unicodeScalars.allSatisfy({ $0 == "." || $0 == "…" || $0 == " " || $0 == "_" }) {
      return ReadValue(state: .pending, text: text)
    }
    if Self.errorTexts.contains(folded) { return Self.errorValue(text) }
    switch field.kind {
    case .text, .yesNo, .choice: return ReadValue(state: .text, text: text)
    case .number, .percent, .date: break
    }
    if folded.unicodeScalars.allSatisfy({ $0 == "x" || $0 == "×" }) {
      return ReadValue(state: .notApplicable, text: text)
    }
    let tokens = NumberToken.tokens(of: text)
    let words = tokens.prefix(1 + (tokens.lastIndex { ![".", "!"].contains($0.text) } ?? -1))
    if NumberWords.pending.contains(words) { return ReadValue(state: .pending, text: text) }
    // An apostrophe before it makes it a text for programs that know no other way.
    let sign = folded.hasPrefix("'") ? folded.dropFirst() : folded[...]
    if !sign.isEmpty, sign.unicodeScalars.allSatisfy({ "-‐‑‒–—―−".unicodeScalars.contains($0) }) {
      if field.kind == .date || dash == .blank { return ReadValue(state: .blank, text: text) }
      return ReadValue(state: .zero, value: 0, qualifier: .exact, text: text)
    }
    if field.kind == .date { return readDateText(text) }
    if isZeroWord(words) { return ReadValue(state: .zero, value: 0, qualifier: .exact, text: text) }
    return readNumberText(text, tokens: tokens, field: field, column: column, file: file)
  }

  /// The figures of a cell in which nothing but figures stands, in several lines or between tabs: no one puts those between
  /// the groups of a number. Nil for any other text.
  private static func figuresBelowOneAnother(_ text: String) -> [Double]? {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return nil }
    let lines = text.split(whereSeparator: { $0.isNewline || $0 == "\t" })
      .map { TextKey.singleSpaced(String($0)) }.filter { !$0.isEmpty }
    let values = lines.compactMap { Numeral($0)?.vietnamese }
    return values.count > 1 && values.count == lines.count ? values : nil
  }

  /// "không", "không có cuộc nào".
  private func isZeroWord(_ words: ArraySlice<NumberToken>) -> Bool {
    if NumberWords.zero.contains(words) { return true }
    let length = NumberWords.zero.prefix(of: words)
    guard length > 0 else { return false }
    var unit = words.dropFirst(length)
    if unit.last?.key.bare == "nao" { unit.removeLast() }
    return unit.isEmpty || isKnownUnit(NumberToken.text(of: unit))
  }

  /// What spreadsheet programs write for errors.
  private static let errorTexts: Set<String> = [
    "#ref!", "#div/0!", "#value!", "#name?", "#num!", "#n/a", "#null!", "#spill!", "#calc!", "#getting_data",
    "#####",
    "#field!", "#blocked!", "#connect!", "#unknown!",
  ]
}
