import Schema
import TestSupport

/// Random schemas whose references are right, with odd texts and any keys.
struct RandomSchema {
  private var random: SeededRandom
  private var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
  private static let codes = [
    "899", "0899", "no", "A-1", "b.2", "Đ_3", "x", "1.5", "null", "KG", "2020-1", "y9", "yes",
  ]
  private static let fields = ["communes", "hộ", "f-1"]
  private static let measures = ["now", "plan", "cumulative", "2020", "rate"]

  /// Whether texts are such as a cell can hold.
  private let isForCells: Bool

  /// The schema of a seed.
  /// - Parameter isForCells: without U+0000, which no cell can hold.
  static func schema(seed: UInt64, isForCells: Bool = false) -> CampaignSchema {
    var source = Self(random: SeededRandom(seed: seed), isForCells: isForCells)
    source.fill()
    return source.schema
  }

  private init(random: SeededRandom, isForCells: Bool) {
    self.random = random
    self.isForCells = isForCells
  }

  private mutating func fill() {
    fillCampaign()
    for code in some(Self.codes) { addRound(code) }
    if let code = schema.rounds.randomElement(using: &random)?.code, flip() { schema.current = code }
    for code in some(Self.codes, atLeast: 1) { addUnit(code) }
    schema.units[0].reports = true
    schema.sections = some(Self.codes).map { IndicatorSection(code: $0, title: text()) }
    for code in some(Self.codes) {
      schema.choices.append(
        ChoiceList(
          code: code,
          choices: some(Self.codes, atLeast: 1).map { Choice(code: $0, label: text(), aliases: texts()) }))
    }
    let codes = some(Self.codes, atLeast: 1)
    for code in some(["form", "f2", "g1", "g2"], atLeast: 1) { addLayout(code, codes) }
    for (place, code) in codes.enumerated() { addIndicator(code, Array(codes.prefix(place))) }
    for code in some(Self.codes) { addRule(code, codes) }
    fillDecisions(codes)
  }

  private mutating func fillCampaign() {
    schema.version = random.pick(["1.0", "2", "3.14.1"], default: "1.0")
    schema.campaign.title = text()
    schema.campaign.issuer = flip() ? text() : ""
    schema.campaign.superior = maybe { $0.text() }
    schema.campaign.language = random.pick(Language.allCases, default: .english)
    schema.campaign.header = random.pick(HeaderBlock.allCases, default: .state)
    schema.campaign.numberLocale = random.pick(NumberLocale.allCases, default: .auto)
    schema.campaign.dash = random.pick(DashMeaning.allCases, default: .zero)
    for word in some(["NA", "N/A", "-", "no", "*", "&x", "…"]) {
      schema.campaign.notations.append(
        Notation(word: word, state: random.pick(["pending", "zero"], default: "blank")))
    }
    schema.campaign.timeZone = random.pick(["UTC", "Etc/GMT-7", "America/Argentina/Salta"], default: "UTC")
    schema.campaign.convert = flip()
    schema.campaign.synthetic = flip()
    if flip() {
      schema.thresholds.outlierZ = Double.random(in: 3...9, using: &random)
      schema.thresholds.noticeZ = Double.random(in: 0.1...3, using: &random)
      schema.thresholds.materialityShare = Double.random(in: 0...1e-5, using: &random)
      schema.thresholds.materialityMin = 1e17
      schema.thresholds.labelAsk = 0.5
    }
  }

  private mutating func addRound(_ code: String) {
    var round = Round(code: code)
    round.title = flip() ? text() : ""
    round.aliases = texts()
    round.date = maybe { _ in CalendarDay(year: 2020, month: 2, day: 29) }
    round.due = maybe { $0.moment() }
    round.closes = maybe { $0.moment() }
    round.year = flip() ? round.date?.year : maybe { _ in 2019 }
    schema.rounds.append(round)
  }

  private mutating func addUnit(_ code: String) {
    var unit = ReportingUnit(code: code, name: text())
    unit.aliases = texts()
    unit.level = flip() ? random.pick(["district", "cấp huyện", "no"], default: "") : ""
    unit.unitClass = maybe { $0.random.pick(["city", "1"], default: "city") }
    unit.parent = schema.units.randomElement(using: &random)?.code
    unit.reports = flip()
    unit.population = maybe { Double(Int.random(in: 0...9_000_000, using: &$0.random)) }
    unit.fields = some(Self.fields).map {
      UnitField(name: $0, value: Double.random(in: -1e9...1e9, using: &random))
    }
    unit.contact = maybe { $0.text() }
    unit.validFrom = maybe { _ in CalendarDay(year: 1, month: 1, day: 1) }
    unit.validTo = maybe { _ in CalendarDay(year: 9999, month: 12, day: 31) }
    schema.units.append(unit)
  }

  private mutating func addLayout(_ code: String, _ indicators: [String]) {
    let isGrid = code.hasPrefix("g")
    var layout = SheetLayout(code: code, kind: isGrid ? .grid : .form)
    layout.sheet = patterns()
    layout.template = maybe { $0.text() }
    layout.columns.number = patterns()
    layout.columns.label = patterns(atLeast: 1)
    layout.columns.unit = patterns()
    layout.columns.code = patterns()
    layout.columns.note = patterns()
    layout.columns.ignore = patterns()
    let measures = some(Self.measures, atLeast: isGrid ? 0 : 1)
    layout.values = measures.map { ValueColumn(column: patterns(atLeast: 1), measure: $0) }
    if measures.count > 1, flip(), measures.contains("plan"), measures[1] != "plan" {
      layout.values[1].derived = .arithmetic(
        .times, .measure("plan"), .number(Double.random(in: 0...1, using: &random)))
    }
    layout.unitCell = maybe { $0.namedCell() }
    layout.roundCell = maybe { $0.namedCell() }
    layout.unitOfMeasureCell = maybe { $0.namedCell() }
    layout.stop = patterns()
    layout.sectionsRepeat = flip()
    layout.hierarchyByNumber = flip()
    layout.free = maybe { source in
      FreeRows(after: source.pattern(), until: source.flip() ? source.pattern() : nil)
    }
    layout.tolerance = tolerance()
    layout.partsAdd = flip()
    layout.rowLabels = patterns()
    layout.headerRows = maybe { Int.random(in: 1...20, using: &$0.random) }
    layout.columnNumbers = maybe { $0.flip() }
    layout.codesRow = maybe { $0.pattern() }
    layout.rows = random.pick(GridRows.allCases, default: .free)
    layout.unitColumn = maybe { $0.pattern() }
    layout.totalRow = patterns()
    if isGrid { layout.indicators = some(indicators) }
    schema.layouts.append(layout)
  }

  private mutating func addIndicator(_ code: String, _ others: [String]) {
    let list = schema.choices.randomElement(using: &random).map { IndicatorType.choice($0.code) }
    let types: [IndicatorType] = [
      .count, .number, .percent, .money, .date, .text, .yesNo, list ?? .choice(""),
    ]
    var indicator = Indicator(code: code, label: text(), type: random.pick(types, default: .count))
    indicator.section = schema.sections.randomElement(using: &random)?.code
    indicator.number = maybe { $0.text() }
    indicator.printedCode = maybe { $0.text() }
    indicator.aliases = texts()
    indicator.labelEnglish = maybe { $0.text() }
    indicator.unit = maybe { $0.text() }
    indicator.scale = random.pick([1, 1000, 0.001, 1e9], default: 1)
    indicator.decimals = maybe { Int.random(in: 0...15, using: &$0.random) }
    indicator.required = flip()
    indicator.min = maybe { $0.limit(-5) }
    indicator.max = maybe { $0.limit(1e21) }
    indicator.softMin = maybe { $0.limit(0) }
    indicator.softMax = maybe { $0.limit(0.1) }
    indicator.aggregate = random.pick(
      [
        .sum, .mean, .min, .max, .last, .distinct, .list, Aggregation.none, .ratio(code, others.last ?? code),
      ],
      default: .sum)
    indicator.kind = random.pick(IndicatorKind.allCases, default: .flow)
    indicator.cumulates = others.randomElement(using: &random)
    indicator.normaliseBy = maybe { _ in "population" }
    indicator.parent = others.randomElement(using: &random)
    if indicator.parent != nil {
      indicator.relation = maybe { $0.random.pick(ParentRelation.allCases, default: .part) }
    }
    indicator.isStatic = flip()
    let levels = schema.units.flatMap { [$0.level, $0.unitClass ?? ""] }.filter { !$0.isEmpty }
    indicator.appliesTo = maybe { $0.some(Array(Set(levels)).sorted()) }
    let named = schema.layouts.filter { $0.indicators.contains(code) }.map(\.code)
    let forms = some(schema.layouts.filter { $0.kind == .form }.map(\.code))
    indicator.layouts = schema.layouts.map(\.code).filter { named.contains($0) || forms.contains($0) }
    let holding = schema.layouts.filter { indicator.layouts.contains($0.code) }
    let known = holding.flatMap { $0.values.isEmpty ? ["now"] : $0.values.map(\.measure) }
    indicator.measures = maybe { $0.some(Array(Set(known)).sorted()) }
    indicator.validFrom = schema.rounds.first?.code
    indicator.validTo = schema.rounds.randomElement(using: &random)?.code
    indicator.replaces = others.randomElement(using: &random)
    indicator.headline = flip()
    indicator.qualifier = random.pick(StatedQualifier.allCases, default: .exact)
    indicator.phrase = maybe { $0.text() }
    schema.indicators.append(indicator)
  }

  private mutating func addRule(_ code: String, _ indicators: [String]) {
    let expression = RuleExpression.comparison(
      .less, .indicator(code: random.pick(indicators, default: ""), measure: "now"), .field("population"))
    var rule = ValidationRule(code: code, expression: expression, source: expression.description)
    rule.scope = random.pick(RuleScope.allCases, default: .unit)
    rule.severity = random.pick(RuleSeverity.allCases, default: .info)
    rule.missing = random.pick(MissingTreatment.allCases, default: .zero)
    rule.tolerance = tolerance()
    rule.message = maybe { $0.text() }
    rule.help = maybe { $0.text() }
    schema.rules.append(rule)
  }

  private mutating func fillDecisions(_ indicators: [String]) {
    let units = schema.units.map(\.code)
    for (position, _) in some(Self.codes).enumerated() {
      // Each unit gives once, to a later one: no circles, and no shares above the whole.
      let later = units.dropFirst(position + 1)
      var entry = CrosswalkEntry(
        from: units.indices.contains(position) ? units[position] : "",
        to: random.pick(Array(later), default: ""))
      entry.date = maybe { $0.moment().day }
      entry.weight = random.pick([1, 0.3], default: 0)
      entry.source = maybe { $0.text() }
      if !entry.to.isEmpty { schema.crosswalk.append(entry) }
      var correction = Correction(
        unit: random.pick(units, default: ""), indicator: random.pick(indicators, default: ""),
        becomes: text())
      correction.round = schema.rounds.randomElement(using: &random)?.code
      correction.subUnit = maybe { $0.text() }
      correction.measure =
        schema.layouts.flatMap { $0.values.map(\.measure) }.randomElement(using: &random) ?? "now"
      correction.was = maybe { $0.text() }
      correction.reason = maybe { $0.text() }
      correction.by = maybe { $0.text() }
      correction.date = maybe { $0.moment().day }
      schema.corrections.append(correction)
      var accepted = AcceptedFinding(
        unit: correction.unit, indicator: flip() ? correction.indicator : "", code: "P300")
      accepted.round = correction.round
      accepted.subUnit = correction.subUnit
      accepted.measure = correction.measure
      accepted.reason = correction.reason
      accepted.within = tolerance()
      schema.accepted.append(accepted)
    }
  }

  // MARK: Values

  private mutating func flip() -> Bool { random.chance(2) }
  private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { flip() ? make(&self) : nil }

  /// Some of a list, in its order.
  private mutating func some(_ list: [String], atLeast: Int = 0) -> [String] {
    let kept = list.filter { _ in random.chance(3) }
    return kept.count >= atLeast ? kept : Array(list.prefix(atLeast))
  }

  private mutating func text() -> String {
    let odd = [
      "no", "1.0", "null", "~", "- a", "a: b", "# a", "a #b", "x:", "'", "\"", "\\n", "Tỷ lệ > So kế hoạch",
      "[a]", "{b",
      "dòng\nmới", "a\tb", "…", "🇻🇳", "a\u{0}b", "\u{FEFF}bom\u{200B}x", "\u{85}nel\u{2028}ls", "&a", "*a",
      "!t", "%", "@x",
      "`", "|", ">", "? k", "=x", "/x", "2020-08-29", "0x1F", "  ", "y", "On", "Hòa\u{309}", "e\u{301}",
      "12:30:45", "<<", "=",
      "a; b", "\"; \"", ";", "[]", "\r\n", "_x0041_", "\u{1F468}\u{200D}\u{1F469}", "\u{E000}", "\u{10FFFD}",
      String(repeating: "dài ", count: 60) + "x",
    ]
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in random.pick(odd, default: "a") }
    let text = "x" + parts.joined(separator: random.pick([" ", "", ", "], default: "")) + "x"
    return isForCells ? String(text.unicodeScalars.filter { $0.value != 0 }) : text
  }

  private mutating func texts() -> [String] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in
      flip()
        ? text()
        : random.pick(
          ["no", "1.0", "null", "~", "&a", "*a", "#", "=", "/", "-", "?", "0899", "[]", "\"a\"", "//"],
          default: "a")
    }
  }

  private mutating func pattern() -> TextPattern {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .column(Int.random(in: 1...16_384, using: &random))
    case 1: .expression(random.pick(["^Cộng", "a|b", "[0-9]{2,3}\"'", "\\d+: #"], default: "."))
    default: .text(text())
    }
  }

  private mutating func patterns(atLeast: Int = 0) -> [TextPattern] {
    (0..<Int.random(in: atLeast...2, using: &random)).map { _ in pattern() }
  }

  private mutating func namedCell() -> NamedCell {
    var cell = NamedCell()
    cell.side = random.pick(NamedCell.Side.allCases, default: .below)
    cell.lines = Int.random(in: 1...3, using: &random)
    if flip() { cell.cell = "XFD1048576" } else { cell.label = patterns(atLeast: 1) }
    return cell
  }

  private mutating func moment() -> LocalMoment {
    let day = CalendarDay(
      year: Int.random(in: 1...9999, using: &random), month: Int.random(in: 1...12, using: &random),
      day: Int.random(in: 1...28, using: &random))
    return LocalMoment(day: day, minutes: maybe { Int.random(in: 0..<1440, using: &$0.random) })
  }

  private mutating func tolerance() -> Tolerance {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .relative(Double.random(in: 0...1, using: &random))
    case 1: .relative(Double.random(in: 0...1e-6, using: &random))
    case 2: .relative(Double(Int.random(in: 0...500, using: &random)) / 100)
    default: .absolute(random.pick([0, 1, 0.5, 1e-9], default: 0))
    }
  }

  private mutating func limit(_ number: Double) -> Limit { flip() ? .number(number) : .field("population") }
}
