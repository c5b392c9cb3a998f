internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The second look at numbers that could be read in two ways, once the other returns are known: T104, T105 and T107
/// are decided with the expected value (FINDINGS.md, "Value states").
enum SecondPass {
  /// Settles doubtful numbers of all returns. `facts` and `findings` are of one return at the same position.
  static func settle(
    facts: inout [FactTable], findings: inout [[Finding]], schema: CampaignSchema, earlier: [EarlierRound]
  ) {
    let reader = ValueReader(schema: schema, round: nil)
    var expectations: ExpectedValues?
    for table in facts.indices {
      var places: FindingPlaces?
      for index in open(in: facts[table].facts) {
        let fact = facts[table].facts[index]
        let field = reader.field(Int(fact.indicator), measure: facts[table].measures[Int(fact.measure)])
        guard Settlement.isOpen(fact, field: field) else { continue }
        // The places of the return's findings are looked up once, where there is something to settle.
        let found = places ?? FindingPlaces(table < findings.count ? findings[table] : [])
        places = found
        let place = FindingPlace(fact, table: facts[table], schema: schema)
        guard !found.others.contains(place) else { continue }
        let known =
          expectations ?? ExpectedValues(facts: facts, schema: schema, earlier: earlier, reader: reader)
        expectations = known
        let expected = known.value(for: fact, of: facts[table])
        guard
          let settled = Settlement.settle(
            fact, text: facts[table].text(at: fact.text), field: field, expected: expected, reader: reader)
        else { continue }
        apply(settled, to: index, of: &facts[table])
        guard table < findings.count else { continue }
        replaceFinding(
          settled, at: place, fact: facts[table].facts[index], table: facts[table],
          position: found.readings[place],
          findings: &findings[table], schema: schema)
      }
    }
  }

  /// The positions of facts that may be open; in most returns there are none.
  private static func open(in facts: [Fact]) -> [Int] {
    facts.withUnsafeBufferPointer { facts in facts.indices.filter { Settlement.mayBeOpen(facts[$0]) } }
  }

  /// Writes what was settled into the fact.
  private static func apply(_ settled: ReadValue, to index: Int, of table: inout FactTable) {
    table.facts[index].state = settled.state
    table.facts[index].value = settled.value
    table.facts[index].qualifier = settled.qualifier
    let kept: FactFlags = [.keptOut, .otherReading]
    table.facts[index].flags.subtract(kept)
    table.facts[index].flags.formUnion(settled.flags.intersection(kept))
  }

  /// Puts the finding of the new doubt in the place of the old one, if there was one.
  private static func replaceFinding(
    _ settled: ReadValue, at place: FindingPlace, fact: Fact, table: FactTable, position: Int?,
    findings: inout [Finding],
    schema: CampaignSchema
  ) {
    guard let doubt = settled.doubts.first else { return }
    let old = position.map { findings[$0] }
    var value = settled
    value.text = table.text(at: fact.text)
    let new = ValueRules.finding(
      for: doubt, value: value,
      at: ValuePlace(
        round: old?.round, unit: place.unit, subUnit: place.subUnit, indicator: place.indicator,
        measure: place.measure,
        file: old?.file ?? (fact.file >= 0 ? table.files[Int(fact.file)] : nil),
        sheet: old?.sheet ?? table.text(at: fact.sheet),
        cell: old?.cell ?? table.cell(of: fact), raw: old?.raw ?? table.text(at: fact.text)),
      schema: schema)
    if let position { findings[position] = new } else { findings.append(new) }
  }
}

/// What a finding about a number is about.
private struct FindingPlace: Hashable {
  var unit: String?, subUnit: String?, indicator: String?, measure: String

  init(_ fact: Fact, table: FactTable, schema: CampaignSchema) {
    unit = schema.units.indices.contains(Int(fact.unit)) ? schema.units[Int(fact.unit)].code : nil
    subUnit = fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : nil
    indicator = schema.indicators[Int(fact.indicator)].code
    measure = table.measures[Int(fact.measure)]
  }
  /// The place of a finding.
  init(_ finding: Finding) {
    unit = finding.unit
    subUnit = finding.subUnit
    indicator = finding.indicator
    measure = finding.measure ?? "now"
  }
}

/// The findings of a return by what they are about.
private struct FindingPlaces {
  /// The positions of findings about how a number is read.
  private(set) var readings: [FindingPlace: Int] = [:]
  /// Where another doubt about the value stands, which a second look must not take away.
  private(set) var others: Set<FindingPlace> = []

  init(_ findings: [Finding]) {
    for (position, finding) in findings.enumerated() where finding.indicator != nil {
      switch finding.code {
      case "T102", "T103", "T104", "T105", "T107": readings[FindingPlace(finding)] = position
      case "T106", "T108", "T112": others.insert(FindingPlace(finding))
      default: break
      }
    }
  }
}
