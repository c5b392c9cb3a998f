internal import Cells
private import Glibc
package import Facts
package import Schema
internal import VietnameseText

/// Reads facts.csv of an earlier round: columns by name; `measure`, `qualifier` and `note` may be lacking.
package struct FactsCSVReader {
  private let schema: CampaignSchema
  private let units: [String: Int]
  private let indicators: [String: Int]

  /// Why a file cannot be taken in.
  package struct Problem: Error {
    package var what: String
  }

  /// A reader for a campaign. What the schema does not know is left out; an indicator that another replaces is read as that.
  package init(schema: CampaignSchema) {
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

  /// The facts of a file by their round; `of`: only those of units of these codes, of nil of all; `leavingOut`: none of
  /// rounds of these codes.
  package func read(
    _ bytes: [UInt8], of asked: Set<String>? = nil, leavingOut unwanted: Set<String> = []
  ) throws(Problem) -> [String: FactTable] {
    var reading: Reading?
    var problem: Problem?
    do {
      try CSVRecords.walk(bytes) { record in
        if reading != nil {
          reading?.take(record)
        } else if problem == nil {
          do throws(Problem) {
            reading = try Reading(head: record, of: self, asked: asked, unwanted: unwanted)
            // A row is some 130 bytes; room that is too much is not touched.
            reading?.room = asked == nil ? bytes.count / 128 : 0
          } catch {
            problem = error
          }
        }
      }
    } catch { throw Problem(what: "line \(error.line): an open quote") }
    if let problem { throw problem }
    return reading?.finished() ?? [:]
  }

  /// The facts so far. What a field says is looked up where it is another one than in the record before.
  private struct Reading {
    /// A field of the record before, and what it says.
    private struct Last<Meaning> {
      var bytes: [UInt8] = []
      var meaning: Meaning
      /// Whether a field is another one.
      func isOther(_ field: UnsafeRawBufferPointer) -> Bool {
        guard field.count == bytes.count else { return true }
        return bytes.withUnsafeBytes { known in
          guard let one = known.baseAddress, let other = field.baseAddress else { return false }
          return memcmp(one, other, known.count) != 0
        }
      }
      mutating func set(_ field: UnsafeRawBufferPointer, _ meaning: Meaning) {
        bytes = Array(field)
        self.meaning = meaning
      }
    }
    private let reader: FactsCSVReader
    /// For how many facts there is to be room in the first table that is begun.
    var room = 0
    private let asked: Set<String>?
    private let unwanted: Set<String>
    /// Whether the record before was of a round that is left out.
    private var isLeftOut: Bool
    /// Where the columns are; −1: nowhere.
    private let columns:
      (
        round: Int, unit: Int, subUnit: Int, indicator: Int, measure: Int, state: Int, value: Int, text: Int,
        qualifier: Int
      )
    private var tables: [String: FactTable] = [:]
    /// The round of the record before, its table, and where rows of grids stand in that.
    private var round = Last(meaning: "")
    private var table = FactTable()
    private var subUnits: [String: Int32] = [:]
    private var unit = Last<Int?>(meaning: nil)
    private var subUnit = Last<Int32>(meaning: -1)
    private var measure = Last(meaning: 0)
    private var state = Last<FactState?>(meaning: nil)
    private var qualifier = Last<FactQualifier?>(meaning: nil)

    init(
      head: CSVRecords.Record, of reader: FactsCSVReader, asked: Set<String>?, unwanted: Set<String>
    ) throws(Problem) {
      (self.reader, self.asked, self.unwanted) = (reader, asked, unwanted)
      isLeftOut = unwanted.contains("")
      let places = head.columns
      for name in ["round", "unit", "indicator", "state", "value"] where places[name] == nil {
        throw Problem(what: "no column \(name)")
      }
      func place(_ name: String) -> Int { places[name] ?? -1 }
      columns = (
        place("round"), place("unit"), place("sub_unit"), place("indicator"), place("measure"),
        place("state"),
        place("value"), place("text"), place("qualifier")
      )
    }

    mutating func take(_ record: CSVRecords.Record) {
      if round.isOther(record[columns.round]) { begin(record[columns.round]) }
      if isLeftOut { return }
      if unit.isOther(record[columns.unit]) {
        let code = record.text(at: columns.unit)
        unit.set(record[columns.unit], asked?.contains(code) == false ? nil : reader.units[code])
      }
      if state.isOther(record[columns.state]) {
        state.set(record[columns.state], FactState(name: record.text(at: columns.state)))
      }
      guard let unit = unit.meaning, let state = state.meaning,
        let indicator = reader.indicators[record.text(at: columns.indicator)]
      else { return }
      if measure.isOther(record[columns.measure]) {
        let name = record.text(at: columns.measure)
        measure.set(record[columns.measure], table.measure(name.isEmpty ? "now" : name))
      }
      var fact = Fact(unit: unit, indicator: indicator, measure: measure.meaning)
      fact.state = state
      if state.isFigure {
        fact.value = FactsCSVReader.number(record[columns.value])
        if fact.value.isNaN { fact.state = .unreadable }
      }
      if state == .date { fact.value = FactsCSVReader.serial(record.text(at: columns.value)) }
      if qualifier.isOther(record[columns.qualifier]) {
        let name = record.text(at: columns.qualifier)
        qualifier.set(record[columns.qualifier], FactQualifier.allCases.first { $0.name == name })
      }
      if let qualifier = qualifier.meaning { fact.qualifier = qualifier }
      if !record[columns.text].isEmpty { fact.text = table.text(record.text(at: columns.text)) }
      if subUnit.isOther(record[columns.subUnit]) {
        subUnit.set(record[columns.subUnit], place(ofSubUnit: record.text(at: columns.subUnit)))
      }
      fact.subUnit = subUnit.meaning
      table.facts.append(fact)
    }

    /// Goes over to the table of another round than that of the record before.
    private mutating func begin(_ field: UnsafeRawBufferPointer) {
      tables[round.meaning] = table
      round.set(field, String(decoding: field, as: UTF8.self))
      isLeftOut = unwanted.contains(round.meaning)
      table = tables.removeValue(forKey: round.meaning) ?? FactTable()
      if !isLeftOut {
        if table.facts.isEmpty { table.reserve(room) }
        room = 0
      }
      subUnits = Dictionary(
        table.subUnits.enumerated().map { ($1.code, Int32($0)) }, uniquingKeysWith: { first, _ in first })
      (measure, subUnit) = (Last(meaning: 0), Last(meaning: -1))
    }

    private mutating func place(ofSubUnit code: String) -> Int32 {
      if code.isEmpty { return -1 }
      if let known = subUnits[code] { return known }
      let place = Int32(table.subUnits.count)
      table.subUnits.append(SubUnit(code: code, unit: reader.units[code], label: code))
      subUnits[code] = place
      return place
    }

    /// All tables that have facts.
    consuming func finished() -> [String: FactTable] {
      tables[round.meaning] = table
      return tables.filter { !$1.facts.isEmpty }
    }
  }

  /// What a number's field says; NaN for anything else. Few of them are more than some digits.
  fileprivate static func number(_ field: UnsafeRawBufferPointer) -> Double {
    guard !field.isEmpty, field.count <= 15 else {
      return Double(String(decoding: field, as: UTF8.self)) ?? .nan
    }
    var whole = 0
    for byte in field {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
        return Double(String(decoding: field, as: UTF8.self)) ?? .nan
      }
      whole = whole &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return Double(whole)
  }

  /// The serial of `2020-08-29`; NaN for anything else.
  fileprivate static func serial(_ text: String) -> Double {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = SerialDate(year: parts[0], month: parts[1], day: parts[2]) else {
      return .nan
    }
    return date.serial
  }
}
