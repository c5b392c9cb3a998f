internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// `facts.csv`: one row a fact, as INTERFACE's stable format.
enum FactsCSV {
  /// The columns, in their order.
  static let columns = [
    "round", "unit", "sub_unit", "indicator", "measure", "state", "value", "text", "file", "sheet", "cell",
    "sha256",
    "corrected_from", "qualifier", "note",
  ]

  /// The file's bytes: UTF-8 with BOM, CRLF.
  static func bytes(of result: RunResult) -> [UInt8] {
    let facts = result.facts
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes.reserveCapacity(facts.facts.count * 120 + 200)
    bytes.append(contentsOf: columns.joined(separator: ",").utf8)
    bytes.append(contentsOf: [0x0D, 0x0A])
    // Every text is put in quotes once; a campaign of 238,000 facts has a few thousand different ones.
    let hashes = Dictionary(
      result.inputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let round = field(result.round?.code ?? "")
    let units = result.schema.units.map { field($0.code) }
    let indicators = result.schema.indicators.map { field($0.code) }
    let subUnits = facts.subUnits.map { field($0.code) }
    let measures = facts.measures.map { field($0) }
    let texts = facts.texts.map { field($0) }
    let files = facts.files.map { (name: field($0), hash: field(hashes[$0] ?? "")) }
    let comma = UInt8(ascii: ",")
    // The letters of the columns met so far, by the column; none for 0.
    var letters: [[UInt8]] = [[]]
    for fact in facts.facts {
      bytes.append(contentsOf: round)
      bytes.append(comma)
      bytes.append(contentsOf: units[Int(fact.unit)])
      bytes.append(comma)
      if fact.subUnit >= 0 { bytes.append(contentsOf: subUnits[Int(fact.subUnit)]) }
      bytes.append(comma)
      bytes.append(contentsOf: indicators[Int(fact.indicator)])
      bytes.append(comma)
      bytes.append(contentsOf: measures[Int(fact.measure)])
      bytes.append(comma)
      bytes.append(contentsOf: fact.state.name.utf8)
      bytes.append(comma)
      if fact.state == .number || fact.state == .zero, fact.value >= 0, fact.value < 1e15,
        fact.value == fact.value.rounded()
      {
        append(whole: UInt64(fact.value), to: &bytes)
      } else {
        append(value(of: fact), to: &bytes)
      }
      bytes.append(comma)
      if fact.text >= 0 { bytes.append(contentsOf: texts[Int(fact.text)]) }
      bytes.append(comma)
      if fact.file >= 0 { bytes.append(contentsOf: files[Int(fact.file)].name) }
      bytes.append(comma)
      if fact.sheet >= 0, fact.hasCell { bytes.append(contentsOf: texts[Int(fact.sheet)]) }
      bytes.append(comma)
      if fact.hasCell {
        let column = Int(fact.column)
        while letters.count <= column {
          letters.append(Array(CellReference.letters(ofColumn: letters.count).utf8))
        }
        bytes.append(contentsOf: letters[column])
        append(whole: UInt64(fact.row), to: &bytes)
      }
      bytes.append(comma)
      if fact.file >= 0 { bytes.append(contentsOf: files[Int(fact.file)].hash) }
      bytes.append(comma)
      if fact.correctedFrom >= 0 { bytes.append(contentsOf: texts[Int(fact.correctedFrom)]) }
      bytes.append(comma)
      bytes.append(contentsOf: fact.qualifier.name.utf8)
      bytes.append(comma)
      if fact.note >= 0 { bytes.append(contentsOf: texts[Int(fact.note)]) }
      bytes.append(contentsOf: [0x0D, 0x0A])
    }
    return bytes
  }

  /// The value column: a number in plain form, a day as `2020-08-29`, empty for other states. What could be read of an
  /// unreadable or ambiguous value is no value.
  static func value(of fact: Fact) -> String {
    switch fact.state {
    case .number, .zero: return fact.value.isFinite ? NumberText.plain(fact.value) : ""
    case .date:
      guard fact.value.isFinite else { return "" }
      let parts = SerialDate(serial: fact.value).components
      return NumberText.isoDay(year: parts.year, month: parts.month, day: parts.day)
    case .text, .blank, .pending, .notApplicable, .unreadable, .ambiguous: return ""
    }
  }

  /// A field, in quotes where it needs them.
  private static func field(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVRecords.append(field: text, to: &bytes)
    return bytes
  }
  /// Appends the digits of a whole number.
  private static func append(whole number: UInt64, to bytes: inout [UInt8]) {
    if number >= 10 { append(whole: number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
  /// Appends a text that never needs quotes.
  private static func append(_ text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }
}
