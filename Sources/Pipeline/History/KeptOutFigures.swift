internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The figures that errors about one cell kept out of a round's totals, `history/<round>/kept-out.csv`: facts.csv has no column
/// that says so. Rows as facts.csv has them, of the columns that tell which figure it is and its value. There is no such file
/// where everything counted; one that is lacking, or that names another value, keeps nothing out.
enum KeptOutFigures {
  /// The name of the file beside the round's facts.csv.
  static let fileName = "kept-out.csv"
  private static let columns = ["round", "unit", "sub_unit", "indicator", "measure", "state", "value"]

  /// Stages the file of a run; false where every figure counts, so that there is to be none.
  static func stage(_ result: RunResult, in folder: OutputFolder) throws(RunError) -> Bool {
    guard let bytes = bytes(of: result) else { return false }
    try folder.stage(fileName, bytes: bytes)
    return true
  }

  /// Takes away what an earlier run left, once the facts have their name: before, it is still true of the old ones.
  static func remove(from folder: OutputFolder) {
    SystemCalls.remove(folder.folder.appending(fileName))
  }

  /// The bytes of the file for a run; nil: every figure counted.
  private static func bytes(of result: RunResult) -> [UInt8]? {
    let (table, schema) = (result.facts, result.schema)
    guard table.facts.contains(where: { $0.flags.contains(.keptOut) }) else { return nil }
    // Of what a unit's rows make, the figure without one of them is no figure of the unit's.
    let rows = Set(
      table.facts.filter { $0.subUnit >= 0 && $0.flags.contains(.keptOut) }.map {
        [$0.unit, $0.indicator, $0.measure]
      })
    func isKeptOut(_ fact: Fact) -> Bool {
      fact.flags.contains(.keptOut)
        || (!rows.isEmpty && fact.flags.contains(.joined)
          && rows.contains([fact.unit, fact.indicator, fact.measure]))
    }
    var bytes: [UInt8]?
    for fact in table.facts where fact.state.isFigure && isKeptOut(fact) {
      let fields = [
        result.round?.code ?? "", schema.units[Int(fact.unit)].code,
        fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : "",
        schema.indicators[Int(fact.indicator)].code, table.measures[Int(fact.measure)], fact.state.name,
        FactsCSV.value(of: fact),
      ]
      var row = bytes ?? Array(("\u{FEFF}" + columns.joined(separator: ",") + "\r\n").utf8)
      for (place, field) in fields.enumerated() {
        if place > 0 { row.append(UInt8(ascii: ",")) }
        CSVRecords.append(field: field, to: &row)
      }
      row.append(contentsOf: [0x0D, 0x0A])
      bytes = row
    }
    return bytes
  }

  /// Which figure it is.
  private struct Place: Hashable {
    var unit: Int32, subUnit: String, indicator: Int32, measure: String
    init(_ fact: Fact, in table: FactTable) {
      unit = fact.unit
      subUnit = fact.subUnit >= 0 ? table.subUnits[Int(fact.subUnit)].code : ""
      indicator = fact.indicator
      measure = table.measures[Int(fact.measure)]
    }
  }

  /// The facts of a folder's rounds with the flag on those that were kept out.
  static func marked(
    _ tables: [String: FactTable], in folder: FilePath, reader: FactsCSVReader
  ) -> [String: FactTable] {
    guard let bytes = try? SystemCalls.contents(of: folder.appending(fileName)),
      let kept = try? reader.read(bytes)
    else { return tables }
    var tables = tables
    for (code, rows) in kept {
      guard var table = tables.removeValue(forKey: code) else { continue }
      let values = Dictionary(
        rows.facts.map { (Place($0, in: rows), $0.value) }, uniquingKeysWith: { first, _ in first })
      let units = Set(rows.facts.map(\.unit))
      for position in table.facts.indices where units.contains(table.facts[position].unit) {
        let fact = table.facts[position]
        guard fact.state.isFigure, values[Place(fact, in: table)] == fact.value else { continue }
        table.facts[position].flags.insert(.keptOut)
      }
      tables[code] = table
    }
    return tables
  }
}
