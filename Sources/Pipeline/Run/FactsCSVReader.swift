internal import Cells
internal import Facts
internal import Schema
internal import VietnameseText

/// Reads facts.csv of an earlier round: columns by name; `measure`, `qualifier` and `note` may be lacking.
struct FactsCSVReader {
  private let schema: CampaignSchema
  private let units: [String: Int]
  private let indicators: [String: Int]

  /// Why a file cannot be taken in.
  struct Problem: Error {
    var what: String
  }

  /// A reader for a campaign. What the schema does not know is left out; an indicator that another replaces is read as that.
  init(schema: CampaignSchema) {
    self.schema = schema
    units = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var indicators: [String: Int] = [:]
    for (index, indicator) in schema.indicators.enumerated() {
      if let old = indicator.replaces, indicators[old] == nil { indicators[old] = index }
      indicators[indicator.code] = index
    }
    self.indicators = indicators
  }

  /// The facts of a file by their round.
  func read(_ bytes: [UInt8]) throws(Problem) -> [String: FactTable] {
    let records: [[String]]
    do { records = try CSVRecords.read(bytes) } catch {
      throw Problem(what: "line \(error.line): an open quote")
    }
    guard let head = records.first else { return [:] }
    var columns: [String: Int] = [:]
    for (index, name) in head.enumerated() { columns[TextKey.folded(name)] = index }
    for name in ["round", "unit", "indicator", "state", "value"] where columns[name] == nil {
      throw Problem(what: "no column \(name)")
    }
    var tables: [String: FactTable] = [:]
    for record in records.dropFirst() {
      func field(_ name: String) -> String {
        guard let index = columns[name], index < record.count else { return "" }
        return record[index]
      }
      guard let unit = units[field("unit")], let indicator = indicators[field("indicator")],
        let state = FactState(name: field("state"))
      else { continue }
      var table = tables.removeValue(forKey: field("round")) ?? FactTable()
      let measure = field("measure")
      var fact = Fact(
        unit: unit, indicator: indicator, measure: table.measure(measure.isEmpty ? "now" : measure))
      fact.state = state
      if state.isFigure { fact.value = Double(field("value")) ?? .nan }
      if fact.value.isNaN, state.isFigure { fact.state = .unreadable }
      if state == .date { fact.value = Self.serial(field("value")) }
      if let qualifier = FactQualifier.allCases.first(where: { $0.name == field("qualifier") }) {
        fact.qualifier = qualifier
      }
      let text = field("text")
      if !text.isEmpty { fact.text = table.text(text) }
      let row = field("sub_unit")
      if !row.isEmpty {
        fact.subUnit = Int32(table.subUnits.firstIndex { $0.code == row } ?? table.subUnits.count)
        if Int(fact.subUnit) == table.subUnits.count {
          table.subUnits.append(SubUnit(code: row, unit: units[row], label: row))
        }
      }
      table.facts.append(fact)
      tables[field("round")] = table
    }
    return tables
  }

  /// The serial of `2020-08-29`; NaN for anything else.
  private static func serial(_ text: String) -> Double {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = SerialDate(year: parts[0], month: parts[1], day: parts[2]) else {
      return .nan
    }
    return date.serial
  }
}
