internal import Facts
package import Findings
internal import Schema

/// What a unit is told about its return: what it can mend or explain itself, in order of impact.
package struct UnitReport: Sendable {
  /// The run.
  package let result: RunResult
  /// The unit: a position in `CampaignSchema.units`.
  package let unit: Int
  /// Its findings at warning or worse, in the run's order: of the workbook that counts, and of no workbook.
  package let findings: [Finding]
  /// Why other files of the unit do not count, beside one that does.
  package let ofOtherFiles: [Finding]
  /// The workbook that counts; the one that was set aside, where there is no other; nil: nothing came.
  package let input: RunInput?, rejected: RunInput?
  /// What the unit's marked copy has put right already.
  private var restored = RestoredFormulas()
  /// At most so many are told one by one.
  package static let mostItems = 5

  /// The report of a unit. `among` and `inputs`: the findings and workbooks to look through, all of the run where they are
  /// not sorted by unit.
  package init(
    _ result: RunResult, unit: Int, among all: [Finding]? = nil, inputs: [RunInput]? = nil
  ) {
    self.result = result
    self.unit = unit
    let code = result.schema.units[unit].code
    let all = (all ?? result.findings).filter {
      $0.unit == code && $0.severity <= .warning && Self.isOwnMatter($0)
    }
    let own = (inputs ?? result.inputs).filter { $0.unit == code || $0.units.contains(code) }
    input = own.first { $0.status == .consolidated }
    rejected = input == nil ? own.last { $0.status == .rejected } : nil
    // Parts of a return that are added up are several workbooks that count.
    let counting = Set(own.lazy.filter { $0.status == .consolidated }.map(\.file))
    func isOfOtherFile(_ finding: Finding) -> Bool {
      !counting.isEmpty && finding.file.map { !counting.contains($0) } == true
    }
    findings = all.filter { !isOfOtherFile($0) }
    ofOtherFiles = all.filter(isOfOtherFile)
    if hasMarkedCopy { restored = RestoredFormulas(result, unit: unit, findings: findings) }
  }

  /// A report without findings, for the words about those of others.
  init(_ result: RunResult, subjectsOnly unit: Int) {
    self.result = result
    self.unit = unit
    (findings, ofOtherFiles) = ([], [])
    input = nil
    rejected = nil
  }

  /// Whether there is something to mend in a return that counts.
  package var hasSomethingToMend: Bool { input != nil && !findings.isEmpty }
  /// Whether the unit gets a marked copy. Where workbooks of a unit are parts that are added up, the copy would come back
  /// as one part more; there the message alone says what to mend.
  package var hasMarkedCopy: Bool { hasSomethingToMend && !result.schema.layouts.contains(where: \.partsAdd) }

  /// What concerns other units too is for the office that consolidates to settle; lateness cannot be mended.
  private static func isOwnMatter(_ finding: Finding) -> Bool {
    switch finding.code {
    case "M600", "M601": false
    default: finding.otherUnit == nil || finding.level < 2
    }
  }

  /// What a finding is about, in words: number and label of the indicator, its measure, the row of the grid.
  func subject(of finding: Finding, positions: [String: Int], words: Wording) -> String {
    let schema = result.schema
    var parts: [String] = []
    if let subUnit = finding.subUnit {
      parts.append(MessageLength.cut(schema.units.first { $0.code == subUnit }?.name ?? subUnit))
    }
    if let code = finding.indicator {
      let indicator = positions[code].map { schema.indicators[$0] }
      var text = indicator?.label ?? code
      if let number = indicator?.number {
        text = words("mục \(number) – \(text)", "item \(number) – \(text)")
      }
      if let measure = finding.measure, measure != "now" { text += " – " + words.measure(measure) }
      parts.append(text)
    } else if !finding.indicators.isEmpty {
      let labels = finding.indicators.prefix(3).map { name -> String in
        let code = String(name.prefix { $0 != "[" })
        let indicator = positions[code].map { schema.indicators[$0] }
        return indicator?.number ?? indicator?.label ?? code
      }
      parts.append(
        words("mục ", "items ") + labels.joined(separator: ", ") + (finding.indicators.count > 3 ? ", …" : "")
      )
    }
    let text = parts.joined(separator: ": ")
    var subject = text.prefix(1).uppercased()
    subject.append(contentsOf: text.dropFirst())
    return subject
  }

  /// What was found in the cell, as text; nil where nothing was. Where the office corrected the figure, that it did: the unit
  /// typed something else, or nothing.
  func found(_ finding: Finding, words: Wording) -> String? {
    guard let fact = correctedFact(of: finding) else {
      return finding.typed(in: words).map { cut($0, finding, words) }
        ?? finding.value.flatMap { $0.isFinite ? words.number($0) : nil }
    }
    let becomes = fact.figure.map { words(" thành \(words.number($0))", " to \(words.number($0))") } ?? ""
    return (finding.raw.map { cut($0, finding, words) } ?? words("trống", "blank"))
      + words("; nơi tổng hợp đã sửa", "; corrected by the office") + becomes
  }

  /// The beginning of a long text, with the cell where the whole stands.
  private func cut(_ typed: String, _ finding: Finding, _ words: Wording) -> String {
    let short = MessageLength.cut(typed)
    guard short.hasSuffix("…"), !typed.hasSuffix("…"), let cell = finding.cell else { return short }
    let place = [finding.sheet, cell].compactMap(\.self).joined(separator: "!")
    return "“\(short)” " + words("(tệp đã gửi: \(place))", "(file sent: \(place))")
  }

  /// The figure of a finding where the office put it in the place of what the unit typed; nil: it did not.
  private func correctedFact(of finding: Finding) -> Fact? {
    let (schema, table) = (result.schema, result.facts)
    guard let unit = schema.units.firstIndex(where: { $0.code == finding.unit }),
      let indicator = schema.indicators.firstIndex(where: { $0.code == finding.indicator })
    else { return nil }
    return table.facts[table.range(ofUnit: unit)].first { fact in
      fact.correctedFrom >= 0 && fact.indicator == Int32(indicator)
        && table.measures[Int(fact.measure)] == finding.measure ?? "now"
        && finding.subUnit == (fact.subUnit < 0 ? nil : table.subUnits[Int(fact.subUnit)].code)
    }
  }

  /// What is said of a finding. A cell that it names is one of the file that was sent; that of the copy is another.
  func message(of finding: Finding, words: Wording) -> String {
    let message = words(finding.message)
    guard hasMarkedCopy, let cell = finding.cell, message.contains(cell) else { return message }
    return words("Trong tệp đã gửi: ", "In the file sent: ") + message
  }

  /// What to do; nil where the message says it. A marked copy is another file than the one that was sent: a figure stands in it
  /// once, and where the figures agree with its formulas it has them.
  func remedy(of finding: Finding, positions: [String: Int], words: Wording) -> String? {
    // Of a file that says again what another one says, the message tells what to do.
    if finding.code == "S014", finding.sheet == nil { return nil }
    if hasMarkedCopy, finding.code == "S014" {
      return finding.severity <= .error
        ? words(
          "Ghi một con số đúng vào ô được tô màu.", "Type the one right figure into the coloured cell.")
        : words(
          "Biểu gửi lại chỉ còn một dòng; kiểm tra lại con số.",
          "The form sent back has the row once; check its figure.")
    }
    if finding.code == "S016", restored.hold(all: keys(of: finding, positions: positions)) {
      return words(
        "Biểu gửi lại đã có công thức ở đó, không phải sửa gì.",
        "The form sent back has the formula again; nothing is to be done.")
    }
    return finding.remedy(result.schema, rule(of: finding), in: words)
  }

  /// The rule of the catalogue.
  private func rule(of finding: Finding) -> RuleDescription? {
    result.catalogue.first { $0.code == finding.code }
  }
  /// What is said of a file that does not count, and what to do.
  func sentences(of finding: Finding, words: Wording) -> String {
    finding.sentences(result.schema, rule(of: finding), in: words)
  }
}
