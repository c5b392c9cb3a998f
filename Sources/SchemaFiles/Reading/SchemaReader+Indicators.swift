import Schema

/// The indicators.
extension SchemaReader {
  /// `indicators`.
  func readIndicators() {
    schema.indicators.reserveCapacity(indicators.count)
    for coded in indicators { schema.indicators.append(indicator(coded)) }
    reportCycles(
      of: .indicator, schema.indicators.map(\.code), parents: schema.indicators.map(\.parent), in: indicators)
    for (indicator, coded) in zip(schema.indicators, indicators) { checkMeasures(indicator, coded.reader) }
  }

  private func indicator(_ coded: Coded) -> Indicator {
    let reader = coded.reader
    if reader.value("type") == nil { reader.missing("type") }
    let type = self.type(reader) ?? .number
    var indicator = Indicator(code: coded.code ?? "", label: reader.requiredText("label"), type: type)
    indicator.section = reader.reference("section", to: sectionNames)
    indicator.number = reader.word("number")
    indicator.printedCode = reader.word("printed_code")
    indicator.aliases = reader.texts("aliases")
    indicator.labelEnglish = reader.text("label_en")
    indicator.unit = reader.text("unit")
    indicator.scale = reader.number("scale", .positiveNumber) { $0 > 0 } ?? 1
    // `null` says that nothing is said, where leaving the key out means the default.
    indicator.decimals =
      reader.entry("decimals") == nil
      ? (type == .count ? 0 : nil) : reader.wholeNumber("decimals", in: 0...15)
    indicator.required = reader.flag("required")
    indicator.measures = reader.value("measures").map { _ in reader.references("measures", to: measureNames) }
    readLimits(&indicator, reader)
    indicator.aggregate = aggregation(reader) ?? type.usualAggregation
    indicator.kind = reader.option("kind") ?? .flow
    indicator.cumulates = reference("cumulates", reader, of: indicator)
    indicator.normaliseBy = reader.reference("normalise_by", to: fieldNames)
    indicator.parent = reader.reference("parent", to: indicatorNames)
    indicator.relation = reader.option("relation")
    indicator.isStatic = reader.flag("static")
    indicator.appliesTo = reader.value("applies_to").map { _ in
      reader.references("applies_to", to: levelNames)
    }
    indicator.layouts = reader.references("layout", to: layoutNames)
    readValidity(&indicator, reader)
    indicator.replaces = reference("replaces", reader, of: indicator)
    indicator.headline = reader.flag("headline")
    indicator.qualifier = reader.option("qualifier") ?? .exact
    indicator.phrase = reader.text("phrase")
    if indicator.relation != nil, reader.value("parent") == nil {
      reader.inconsistent(
        "relation", vietnamese: "relation cần có parent: chỉ tiêu mà nó là một phần.",
        english: "relation needs a parent: the indicator that this one is a part of.")
    }
    return indicator
  }

  private static let plainTypes: [String: IndicatorType] = [
    "count": .count, "number": .number, "percent": .percent, "money": .money, "date": .date, "text": .text,
    "yesno": .yesNo, "choice": .choice(""),
  ]

  private static let plainAggregations: [String: Aggregation] = [
    "sum": .sum, "mean": .mean, "min": .min, "max": .max, "last": .last, "distinct": .distinct, "list": .list,
    "none": Aggregation.none,
  ]

  /// `type`, with the list of a `choice(list)` checked.
  private func type(_ reader: MappingReader) -> IndicatorType? {
    guard let text = reader.word("type") else { return nil }
    if let type = Self.plainTypes[text] { return type }
    if let list = Self.argument(of: "choice", in: text) {
      reader.check(
        list, in: choiceListNames, at: reader.position(of: "type"), path: reader.path.child("type"))
      return .choice(list)
    }
    reader.report(
      .otherForm(found: text, expected: .type), "type",
      suggestion: problems.nearest(
        to: text, in: ["count", "number", "percent", "money", "date", "text", "yesno", "choice(…)"]))
    return nil
  }

  /// `aggregate`, with the indicators of a `ratio(a/b)` checked.
  private func aggregation(_ reader: MappingReader) -> Aggregation? {
    guard let text = reader.word("aggregate") else { return nil }
    if let aggregation = Self.plainAggregations[text] { return aggregation }
    if let argument = Self.argument(of: "ratio", in: text) {
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmed }
      if parts.count == 2, !parts.contains("") {
        for part in parts {
          reader.check(
            part, in: indicatorNames, at: reader.position(of: "aggregate"),
            path: reader.path.child("aggregate"))
        }
        return .ratio(parts[0], parts[1])
      }
    }
    reader.report(
      .otherForm(found: text, expected: .aggregation), "aggregate",
      suggestion: problems.nearest(
        to: text, in: ["sum", "mean", "min", "max", "last", "distinct", "list", "none", "ratio(…/…)"]))
    return nil
  }

  /// What stands in the parentheses of `name(…)`.
  private static func argument(of name: String, in text: String) -> String? {
    guard text.hasPrefix(name + "("), text.hasSuffix(")") else { return nil }
    let argument = String(text.dropFirst(name.count + 1).dropLast()).trimmed
    return argument.isEmpty ? nil : argument
  }

  private func readLimits(_ indicator: inout Indicator, _ reader: MappingReader) {
    let isAmount = indicator.type == .count || indicator.type == .money
    indicator.min = reader.entry("min") == nil && isAmount ? .number(0) : limit(reader, "min")
    indicator.max = limit(reader, "max")
    indicator.softMin = limit(reader, "soft_min")
    indicator.softMax = limit(reader, "soft_max")
    for (low, high, key) in [
      (indicator.min, indicator.max, "max"), (indicator.softMin, indicator.softMax, "soft_max"),
    ] {
      if case .number(let low)? = low, case .number(let high)? = high, high < low {
        reader.inconsistent(
          key, vietnamese: "\(key) nhỏ hơn giới hạn dưới \(low).",
          english: "\(key) is below the lower limit \(low).")
      }
    }
  }

  /// A number, or the name of a field of the units.
  private func limit(_ reader: MappingReader, _ key: String) -> Limit? {
    guard let text = reader.word(key) else { return nil }
    if let number = ScalarText.number(text) { return .number(number) }
    guard SchemaCode.isValid(text), !("0"..."9").contains(text.first ?? "0") else {
      reader.report(.otherForm(found: text, expected: .number), key)
      return nil
    }
    reader.check(text, in: fieldNames, at: reader.position(of: key), path: reader.path.child(key))
    return .field(text)
  }

  private func readValidity(_ indicator: inout Indicator, _ reader: MappingReader) {
    indicator.validFrom = reader.reference("valid_from", to: roundNames)
    indicator.validTo = reader.reference("valid_to", to: roundNames)
    if let from = indicator.validFrom.flatMap(roundNames.position),
      let to = indicator.validTo.flatMap(roundNames.position), to < from
    {
      reader.inconsistent(
        "valid_to", vietnamese: "Kỳ valid_to đứng trước kỳ valid_from.",
        english: "The round valid_to is before the round valid_from.")
    }
  }

  /// Another indicator.
  private func reference(_ key: String, _ reader: MappingReader, of indicator: Indicator) -> String? {
    let other = reader.reference(key, to: indicatorNames)
    if let other, other == indicator.code {
      reader.inconsistent(
        key, vietnamese: "\(key) phải là một chỉ tiêu khác.", english: "\(key) has to be another indicator.")
    }
    return other
  }

  /// An indicator can ask only for measures that its layouts have.
  private func checkMeasures(_ indicator: Indicator, _ reader: MappingReader) {
    guard let measures = indicator.measures, layoutNames.isComplete else { return }
    let own = Set(indicator.layouts)
    let holding = schema.layouts.filter {
      own.contains($0.code) || (own.isEmpty && $0.kind == .form) || $0.indicators.contains(indicator.code)
    }
    guard !holding.isEmpty else { return }
    var known: [String] = []
    for layout in holding { known += layout.values.isEmpty ? ["now"] : layout.values.map(\.measure) }
    for measure in measures where measureNames.contains(measure) && !known.contains(measure) {
      reader.report(
        .unknownReference(measure, to: .measure), "measures",
        suggestion: problems.nearest(to: measure, in: known))
    }
  }
}
