internal import Facts
internal import Findings
internal import Reconciliation
internal import Schema

extension ByteWriter {
  /// A return with its findings.
  mutating func reconciled(_ one: ReconciledReturn) {
    let content = one.content
    text(content.file)
    number(orNone: content.unit)
    number(orNone: content.formerUnit)
    text(orNone: content.round)
    list(content.layouts) { $0.text($1) }
    for count in [
      content.cells.read, content.cells.template, content.cells.fact, content.cells.note,
      content.cells.unrecognised,
    ] {
      number(count)
    }
    text(orNone: content.rejectedBy)
    byte(content.stamp == nil ? 0 : 1)
    if let stamp = content.stamp {
      for part in [stamp.role, stamp.campaign, stamp.schemaVersion, stamp.unit, stamp.round, stamp.notice] {
        text(orNone: part)
      }
    }
    let table = content.facts
    list(table.measures) { $0.text($1) }
    list(table.subUnits) { writer, row in
      writer.text(row.code)
      writer.number(orNone: row.unit)
      writer.text(row.label)
    }
    list(table.files) { $0.text($1) }
    list(table.texts) { $0.text($1) }
    list(table.facts) { $0.fact($1) }
    list(one.printedTotals) { $0.fact($1) }
    list(one.grandTotals) { writer, total in
      writer.fact(total.fact)
      writer.double(orNone: total.sum)
      writer.number(total.rows)
    }
    list(one.findings) { $0.finding($1) }
  }

  /// A fact.
  private mutating func fact(_ fact: Fact) {
    byte(fact.state.rawValue)
    byte(fact.qualifier.rawValue)
    byte(fact.flags.rawValue)
    for position in [
      fact.unit, fact.subUnit, fact.indicator, fact.measure, fact.file, fact.sheet, fact.row, fact.column,
      fact.text, fact.note, fact.correctedFrom,
    ] {
      number(Int(position))
    }
    double(orNone: fact.value.isNaN ? nil : fact.value)
  }
}

extension ByteReader {
  /// A return with its findings, every position in it being one of the schema or of its own tables.
  mutating func reconciled(_ schema: CampaignSchema) throws(DamagedBytes) -> ReconciledReturn {
    let units = schema.units.count
    var content = Return(file: try text())
    content.unit = try position(orNoneIn: units)
    content.formerUnit = try position(orNoneIn: units)
    content.round = try textOrNone()
    content.layouts = try list { reader throws(DamagedBytes) in try reader.text() }
    content.cells.read = try number()
    content.cells.template = try number()
    content.cells.fact = try number()
    content.cells.note = try number()
    content.cells.unrecognised = try number()
    content.rejectedBy = try textOrNone()
    if try flag() {
      var stamp = ReturnStamp()
      stamp.role = try textOrNone()
      stamp.campaign = try textOrNone()
      stamp.schemaVersion = try textOrNone()
      stamp.unit = try textOrNone()
      stamp.round = try textOrNone()
      stamp.notice = try textOrNone()
      content.stamp = stamp
    }
    var table = FactTable()
    for (place, measure) in try list({ reader throws(DamagedBytes) in try reader.text() }).enumerated() {
      guard table.measure(measure) == place else { throw DamagedBytes() }
    }
    table.subUnits = try list { reader throws(DamagedBytes) in
      SubUnit(code: try reader.text(), unit: try reader.position(orNoneIn: units), label: try reader.text())
    }
    for (place, file) in try list({ reader throws(DamagedBytes) in try reader.text() }).enumerated() {
      guard table.file(file) == Int32(place) else { throw DamagedBytes() }
    }
    for (place, text) in try list({ reader throws(DamagedBytes) in try reader.text() }).enumerated() {
      guard table.text(text) == Int32(place) else { throw DamagedBytes() }
    }
    let indicators = schema.indicators.count
    let facts = try list { reader throws(DamagedBytes) in
      try reader.fact(of: table, units: units, indicators: indicators)
    }
    let totals = try list { reader throws(DamagedBytes) in
      try reader.fact(of: table, units: units, indicators: indicators)
    }
    let grandTotals = try list { reader throws(DamagedBytes) in
      let fact = try reader.fact(of: table, units: units, indicators: indicators)
      return GrandTotal(fact: fact, sum: try reader.doubleOrNone() ?? .nan, rows: try reader.number())
    }
    table.facts = facts
    content.facts = table
    return ReconciledReturn(
      content: content, findings: try list { reader throws(DamagedBytes) in try reader.finding() },
      printedTotals: totals, grandTotals: grandTotals)
  }

  /// A position in a list of so many, or none.
  private mutating func position(orNoneIn count: Int) throws(DamagedBytes) -> Int? {
    guard let position = try numberOrNone() else { return nil }
    guard position >= 0, position < count else { throw DamagedBytes() }
    return position
  }

  /// A fact of a table.
  private mutating func fact(
    of table: FactTable, units: Int, indicators: Int
  ) throws(DamagedBytes) -> Fact {
    guard let state = FactState(rawValue: try byte()), let qualifier = FactQualifier(rawValue: try byte())
    else { throw DamagedBytes() }
    let flags = FactFlags(rawValue: try byte())
    let texts = table.texts.count
    var fact = Fact(unit: try number(in: 0..<max(units, 1)), indicator: 0)
    fact.state = state
    fact.qualifier = qualifier
    fact.flags = flags
    fact.subUnit = try position(in: table.subUnits.count)
    fact.indicator = Int32(truncatingIfNeeded: try number(in: 0..<indicators))
    fact.measure = Int32(truncatingIfNeeded: try number(in: 0..<table.measures.count))
    fact.file = try position(in: table.files.count)
    fact.sheet = try position(in: texts)
    fact.row = Int32(truncatingIfNeeded: try number(in: 0..<Int(Int32.max)))
    fact.column = Int32(truncatingIfNeeded: try number(in: 0..<Int(Int32.max)))
    fact.text = try position(in: texts)
    fact.note = try position(in: texts)
    fact.correctedFrom = try position(in: texts)
    fact.value = try doubleOrNone() ?? .nan
    return fact
  }
}
