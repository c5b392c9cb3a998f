internal import Cells
internal import Facts
internal import Findings
internal import History
internal import Schema

/// The figures of a run as its facts.csv has them, for the store.
struct RunFigures {
  private let result: RunResult
  /// The texts of all figures, packed, and their numbers: codes of the rows of grids, of indicators with each measure, names of
  /// states, what cells say; and the empty text.
  private let pieces: BytePieces
  private let subUnits: [Int], figures: [Int], states: [Int], texts: [Int], none: Int

  /// Packs the texts.
  init(_ result: RunResult) {
    self.result = result
    let table = result.facts
    var pieces = BytePieces()
    func add(_ texts: String...) -> Int {
      pieces.add { bytes in for text in texts { UnitFigures.pack(text, to: &bytes) } }
    }
    none = add("")
    subUnits = table.subUnits.map { add($0.code) }
    figures = result.schema.indicators.flatMap { indicator in table.measures.map { add(indicator.code, $0) } }
    states = FactState.allCases.map { add($0.name) }
    texts = table.texts.map { add($0) }
    self.pieces = pieces
  }

  /// Hands over the figures unit by unit; `asked`: only those of units of these codes, of nil all. `together`: whether each
  /// unit's facts stand together.
  func handOver(_ asked: Set<String>?, together: Bool, to take: StoredRoundFacts.Taking) throws {
    let (facts, units) = (result.facts.facts, result.schema.units)
    let isAsked = units.map { asked?.contains($0.code) != false }
    guard together else {
      var figures = RoundFigures()
      for fact in facts where isAsked[Int(fact.unit)] { figures.append(stored(fact)) }
      return try figures.handOver(nil, to: take)
    }
    try pieces.lend { pieces in
      var room = ByteRoom(capacity: 1 << 16)
      var start = 0
      while start < facts.count {
        let unit = Int(facts[start].unit)
        room.removeAll()
        while start < facts.count, Int(facts[start].unit) == unit {
          if isAsked[unit] { append(facts[start], of: pieces, to: &room) }
          start += 1
        }
        if isAsked[unit] { try room.lend { try take(units[unit].code, UnitFigures(packed: $0)) } }
      }
    }
  }

  private func append(_ fact: Fact, of pieces: BytePieces.Lent, to room: inout ByteRoom) {
    room.append(pieces[fact.subUnit >= 0 ? subUnits[Int(fact.subUnit)] : none])
    room.append(pieces[figures[Int(fact.indicator) * result.facts.measures.count + Int(fact.measure)]])
    room.append(pieces[states[Int(fact.state.rawValue)]])
    if let number = FactsCSV.shortValue(of: fact) {
      let count = number.count
      room.append(UInt8(count))
      room.append(number, count: count)
    } else {
      let value = FactsCSV.value(of: fact)
      if value.isEmpty {
        room.append(pieces[none])
      } else {
        var packed: [UInt8] = []
        UnitFigures.pack(value, to: &packed)
        packed.withUnsafeBytes { room.append($0) }
      }
    }
    room.append(pieces[fact.text >= 0 ? texts[Int(fact.text)] : none])
  }

  /// A fact as the file has it.
  private func stored(_ fact: Fact) -> StoredFact {
    let (table, schema) = (result.facts, result.schema)
    return StoredFact(
      unit: schema.units[Int(fact.unit)].code,
      subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
      indicator: schema.indicators[Int(fact.indicator)].code, measure: table.measures[Int(fact.measure)],
      state: fact.state.name, value: FactsCSV.value(of: fact), text: table.text(at: fact.text) ?? "")
  }
}
