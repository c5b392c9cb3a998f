import Schema

/// The rules, the limits of statistics, and what staff decided.
extension SchemaReader {
  /// `rules`.
  func readRules() {
    let context = ExpressionContext(
      indicators: indicatorNames.codes, fields: fieldNames.codes, measures: measureNames.codes)
    let isComplete = indicatorNames.isComplete && fieldNames.isComplete && measureNames.isComplete
    // Ranges written out: what all rules together may hold.
    var budget = 1_000_000
    for coded in rules {
      let reader = coded.reader
      let source = reader.requiredText("expr").trimmed
      var rule = ValidationRule(code: coded.code ?? "", expression: .number(0), source: source)
      if !source.isEmpty {
        do throws(ExpressionError) {
          rule.expression = try RuleExpression(parsing: source, in: context).expandingRanges(in: context)
          rule.expression.forEachPart { _ in budget -= 1 }
          if budget < 0 { throw ExpressionError(reason: .tooLarge, column: 1) }
        } catch {
          if isComplete || !error.isUnknownName { reader.report(.expression(error), "expr") }
        }
      }
      rule.scope = reader.option("scope") ?? .unit
      rule.severity = reader.option("severity") ?? .error
      rule.missing = reader.option("missing") ?? .skip
      rule.tolerance = reader.tolerance("tolerance")
      rule.message = reader.text("message")
      rule.help = reader.text("help")
      schema.rules.append(rule)
    }
  }

  /// `thresholds`.
  func readThresholds() {
    guard let reader = root.mapping("thresholds", keys: SchemaKeys.thresholds) else { return }
    func set(_ key: String, _ form: SchemaProblem.Form, _ path: WritableKeyPath<Thresholds, Double>) {
      let read =
        switch form {
        case .positiveNumber: reader.number(key, form) { $0 > 0 }
        case .nonNegativeNumber: reader.number(key, form) { $0 >= 0 }
        default: reader.number(key, form) { 0...1 ~= $0 }
        }
      if let read { schema.thresholds[keyPath: path] = read }
    }
    set("outlier_z", .positiveNumber, \.outlierZ)
    set("notice_z", .positiveNumber, \.noticeZ)
    set("materiality_share", .numberBetween(0, 1), \.materialityShare)
    set("materiality_min", .nonNegativeNumber, \.materialityMin)
    set("label_accept", .numberBetween(0, 1), \.labelAccept)
    set("label_ask", .numberBetween(0, 1), \.labelAsk)
    if schema.thresholds.labelAsk > schema.thresholds.labelAccept {
      reader.inconsistent(
        "label_ask", vietnamese: "label_ask không được lớn hơn label_accept.",
        english: "label_ask cannot be above label_accept.")
    }
    if schema.thresholds.noticeZ > schema.thresholds.outlierZ {
      reader.inconsistent(
        "notice_z", vietnamese: "notice_z không được lớn hơn outlier_z.",
        english: "notice_z cannot be above outlier_z.")
    }
  }

  /// `corrections`.
  func readCorrections() {
    for reader in root.mappings("corrections", keys: SchemaKeys.correction) {
      for key in ["unit", "indicator"] where reader.value(key) == nil { reader.missing(key) }
      var correction = Correction(
        unit: reader.reference("unit", to: unitNames) ?? "",
        indicator: reader.reference("indicator", to: indicatorNames) ?? "",
        becomes: reader.requiredText("becomes"))
      correction.round = reader.reference("round", to: roundNames)
      correction.subUnit = reader.text("sub_unit")
      correction.measure = reader.reference("measure", to: measureNames) ?? "now"
      correction.was = reader.text("was")
      correction.reason = reader.text("reason")
      correction.by = reader.text("by")
      correction.date = reader.day("date")
      schema.corrections.append(correction)
    }
  }

  /// `accepted`.
  func readAccepted() {
    for reader in root.mappings("accepted", keys: SchemaKeys.accepted) {
      for key in ["unit", "code"] where reader.value(key) == nil { reader.missing(key) }
      let code = reader.word("code") ?? ""
      if !code.isEmpty, !ruleNames.contains(code), !Self.isFindingCode(code) {
        reader.report(
          .otherForm(found: code, expected: .findingCode), "code",
          suggestion: problems.nearest(to: code, in: ruleNames.codes))
      }
      var accepted = AcceptedFinding(
        unit: reader.reference("unit", to: unitNames) ?? "",
        indicator: reader.reference("indicator", to: indicatorNames) ?? "", code: code)
      accepted.round = reader.reference("round", to: roundNames)
      accepted.subUnit = reader.text("sub_unit")
      accepted.measure = reader.reference("measure", to: measureNames) ?? "now"
      accepted.reason = reader.text("reason")
      accepted.within = reader.tolerance("within")
      schema.accepted.append(accepted)
    }
  }

  /// A letter and three digits.
  private static func isFindingCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 4 && (0x41...0x5A).contains(bytes[0])
      && bytes[1...].allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension ExpressionError {
  /// Whether a name was not found.
  fileprivate var isUnknownName: Bool {
    if case .unknownName = reason { return true }
    return false
  }
}
