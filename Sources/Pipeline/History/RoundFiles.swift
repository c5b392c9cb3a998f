internal import Facts
internal import Findings
internal import History
internal import Schema
internal import VietnameseText

/// The facts.csv of rounds below `history/`, as they stand there: codes and texts, whatever the schema says now.
enum RoundFiles {
  /// The paths, in byte order of their folders' names.
  static func all(in history: FilePath) -> [FilePath] {
    let names = (try? SystemCalls.names(in: history)) ?? []
    return names.map { history.appending($0).appending("facts.csv") }.filter {
      (try? SystemCalls.status(of: $0))?.kind == .file
    }
  }

  /// Hands over the figures of a run as its file has them, unit by unit; `asked`: only those of units of these codes, of nil
  /// all. `together`: whether each unit's facts stand together.
  static func figures(
    _ result: RunResult, of asked: Set<String>?, together: Bool, to take: StoredRoundFacts.Taking
  ) throws {
    let (table, units) = (result.facts, result.schema.units)
    let isAsked = units.map { asked?.contains($0.code) != false }
    guard together else {
      let facts = table.facts.lazy.filter { isAsked[Int($0.unit)] }.map { fact(result, $0) }
      return try StoredRoundFacts(round: "", sha256: "", facts: Array(facts)).figures(nil, take)
    }
    var start = 0
    while start < table.facts.count {
      let unit = table.facts[start].unit
      let end = table.facts[start...].firstIndex { $0.unit != unit } ?? table.facts.count
      if isAsked[Int(unit)] {
        var figures = UnitFigures()
        for place in start..<end { figures.append(fact(result, table.facts[place])) }
        try take(units[Int(unit)].code, figures)
      }
      start = end
    }
  }

  /// A fact as the file has it.
  private static func fact(_ result: RunResult, _ fact: Fact) -> StoredFact {
    let (table, schema) = (result.facts, result.schema)
    return StoredFact(
      unit: schema.units[Int(fact.unit)].code,
      subUnit: fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
      indicator: schema.indicators[Int(fact.indicator)].code, measure: table.measures[Int(fact.measure)],
      state: fact.state.name, value: FactsCSV.value(of: fact), text: table.text(at: fact.text) ?? "")
  }

  /// The facts of a file by round; none where it is no facts.csv.
  static func facts(_ bytes: [UInt8]) -> [String: [StoredFact]] {
    guard let records = try? CSVRecords.read(bytes), let head = records.first else { return [:] }
    var columns: [String: Int] = [:]
    for (index, name) in head.enumerated() { columns[TextKey.folded(name)] = index }
    guard ["round", "unit", "indicator", "state", "value"].allSatisfy({ columns[$0] != nil }) else {
      return [:]
    }
    var facts: [String: [StoredFact]] = [:]
    for record in records.dropFirst() {
      func field(_ name: String) -> String {
        guard let index = columns[name], index < record.count else { return "" }
        return record[index]
      }
      let measure = field("measure")
      facts[field("round"), default: []].append(
        StoredFact(
          unit: field("unit"), subUnit: field("sub_unit"), indicator: field("indicator"),
          measure: measure.isEmpty ? "now" : measure, state: field("state"), value: field("value"),
          text: field("text")))
    }
    return facts
  }
}
