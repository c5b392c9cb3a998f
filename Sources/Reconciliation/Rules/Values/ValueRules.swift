internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The rules about what stands in one cell, and the findings that they make.
enum ValueRules {
  /// Their descriptions, by code.
  static let all: [RuleDescription] = [
    FormulaWithoutValueRule.description, NotANumberRule.description, ErrorValueRule.description,
    NumberAsTextRule.description, QualifiedNumberRule.description, AmbiguousNumberRule.description,
    DecimalInCountRule.description, NegativeValueRule.description, FractionalCountRule.description,
    PercentOutOfRangeRule.description, InvalidDateRule.description, LegacyEncodingRule.description,
    SeveralNumbersRule.description, OtherUnitOfMeasureRule.description,
  ]

  /// The finding for a doubt about a value at a place.
  static func finding(
    for doubt: ValueDoubt, value: ReadValue, at place: ValuePlace, schema: CampaignSchema
  ) -> Finding {
    let raw = place.raw ?? value.text ?? (value.value.isNaN ? nil : NumberText.plain(value.value))
    var finding: Finding
    switch doubt {
    case .notANumber(let hint):
      finding = Finding(NotANumberRule.description, message: NotANumberRule.message(hint, raw: raw ?? ""))
      finding.suggestion = NotANumberRule.suggestion(hint)
    case .errorValue(let text):
      finding = Finding(ErrorValueRule.description, message: ErrorValueRule.message(text))
    case .numberAsText:
      finding = Finding(
        NumberAsTextRule.description, message: NumberAsTextRule.message(raw ?? "", value.value))
    case .qualified(let words):
      finding = Finding(
        QualifiedNumberRule.description,
        message: QualifiedNumberRule.message(words, value.value, value.qualifier))
    case .ambiguous(let candidates):
      finding = Finding(
        AmbiguousNumberRule.description, message: AmbiguousNumberRule.message(raw ?? "", candidates))
    case .decimalInCount(let suggestion):
      finding = Finding(
        DecimalInCountRule.description, message: DecimalInCountRule.message(value.value, suggestion))
      finding.suggestion = suggestion
      finding.expected = suggestion
    case .negative(let suggestion):
      finding = Finding(NegativeValueRule.description, message: NegativeValueRule.message(value.value))
      finding.suggestion = suggestion
      finding.low = 0
    case .fractional:
      finding = Finding(FractionalCountRule.description, message: FractionalCountRule.message(value.value))
    case .percentOutOfRange(let suggestion):
      finding = Finding(
        PercentOutOfRangeRule.description, message: PercentOutOfRangeRule.message(value.value))
      finding.suggestion = suggestion
      let field = schema.indicators.first { $0.code == place.indicator }.map { ValueField($0) }
      finding.low = field?.lowest ?? 0
      finding.high = field?.highest ?? 100
    case .invalidDate:
      finding = Finding(InvalidDateRule.description, message: InvalidDateRule.message(raw ?? ""))
    case .repairedDate(let date):
      finding = Finding(
        InvalidDateRule.description, severity: .info,
        message: InvalidDateRule.message(raw ?? "", readAs: date))
    case .legacyEncoding(let encoding):
      finding = Finding(LegacyEncodingRule.description, message: LegacyEncodingRule.message(encoding))
      finding.normalisedText = encoding.rawValue
    case .severalNumbers(let values, let suggestion):
      finding = Finding(
        SeveralNumbersRule.description, message: SeveralNumbersRule.message(raw ?? "", values))
      finding.suggestion = suggestion
    case .setApart(let apart, let suggestion):
      finding = Finding(
        SeveralNumbersRule.description, message: SeveralNumbersRule.message(raw ?? "", apart))
      finding.suggestion = suggestion
    case .otherUnitOfMeasure(let stated, let expected, let suggestion):
      finding = Finding(
        OtherUnitOfMeasureRule.description,
        message: OtherUnitOfMeasureRule.message(stated: stated, expected: expected, suggestion: suggestion))
      finding.statedUnit = UnitOfMeasure.named(stated, beside: expected)
      finding.suggestion = suggestion
      finding.expected = suggestion
    case .formulaWithoutValue:
      finding = Finding(FormulaWithoutValueRule.description, message: FormulaWithoutValueRule.message)
    }
    finding.round = place.round
    finding.unit = place.unit
    finding.subUnit = place.subUnit
    finding.indicator = place.indicator
    finding.measure = place.measure ?? (place.indicator == nil ? nil : "now")
    finding.file = place.file
    finding.sheet = place.sheet
    finding.cell = place.cell
    finding.raw = raw
    if value.state.isFigure || value.state == .ambiguous, !value.value.isNaN { finding.value = value.value }
    if let code = place.indicator {
      let measure = place.measure ?? "now"
      finding.indicators = [measure == "now" ? code : "\(code)[\(measure)]"]
    }
    return finding
  }

  /// A number in both languages.
  static func shown(_ value: Double) -> (vietnamese: String, english: String) {
    (NumberText.vietnamese(value), NumberText.english(value))
  }
  /// A text in quotation marks, cut where it is long, so that a message stays one line.
  static func quoted(_ text: String) -> String {
    "“" + MessageLength.cut(text, words: 6, letters: 60) + "”"
  }
}
