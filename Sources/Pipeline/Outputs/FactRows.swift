internal import Cells
internal import Facts
internal import Findings
private import Schema
private import Glibc

/// Rows of facts.csv as bytes. Every text is put in quotes once: a campaign of a quarter of a million facts has a few
/// thousand different ones.
struct FactRows: ~Copyable {
  private let round: CSVFields
  private let units: CSVFields
  private let subUnits: CSVFields
  private let indicators: CSVFields
  private let measures: CSVFields
  private let states = CSVFields(FactState.allCases.map(\.name))
  private let qualifiers = CSVFields(FactQualifier.allCases.map(\.name))
  private let texts: CSVFields
  private let files: CSVFields
  private let hashes: CSVFields
  /// The letters of the columns met so far, by the column; none for 0.
  private var letters = CSVFields([""])

  /// Rows that were not taken yet: room for `capacity` bytes, of which the last row may take `longestRow`.
  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let capacity: Int
  private let longestRow: Int
  private static let usualCapacity = 1 << 18

  /// Rows of a result's facts.
  init(_ result: RunResult) {
    let facts = result.facts
    let known = Dictionary(
      result.inputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    round = CSVFields([result.round?.code ?? ""])
    units = CSVFields(result.schema.units.lazy.map(\.code))
    indicators = CSVFields(result.schema.indicators.lazy.map(\.code))
    subUnits = CSVFields(facts.subUnits.lazy.map(\.code))
    measures = CSVFields(facts.measures)
    texts = CSVFields(facts.texts)
    files = CSVFields(facts.files)
    hashes = CSVFields(facts.files.lazy.map { known[$0] ?? "" })
    // Three texts may stand in a row, and the sheet's name; numbers, references and marks are short.
    longestRow =
      round.longest + units.longest + subUnits.longest + indicators.longest + measures.longest
      + 4 * texts.longest + files.longest + hashes.longest + 512
    capacity = max(Self.usualCapacity, 2 * longestRow)
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Whether another row might not fit.
  var isFull: Bool { capacity - count < longestRow }

  /// Hands out the rows and forgets them.
  mutating func flush(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(start: buffer, count: count))
    count = 0
  }

  /// Appends a fact's row; there has to be room.
  mutating func append(_ fact: Fact) {
    let comma = UInt8(ascii: ",")
    var at = round.copy(0, to: buffer + count)
    func end(_ field: UnsafeMutablePointer<UInt8>) {
      field.pointee = comma
      at = field + 1
    }
    end(at)
    end(units.copy(Int(fact.unit), to: at))
    end(fact.subUnit >= 0 ? subUnits.copy(Int(fact.subUnit), to: at) : at)
    end(indicators.copy(Int(fact.indicator), to: at))
    end(measures.copy(Int(fact.measure), to: at))
    end(states.copy(Int(fact.state.rawValue), to: at))
    end(Self.copy(valueOf: fact, to: at))
    end(fact.text >= 0 ? texts.copy(Int(fact.text), to: at) : at)
    end(fact.file >= 0 ? files.copy(Int(fact.file), to: at) : at)
    end(fact.sheet >= 0 && fact.hasCell ? texts.copy(Int(fact.sheet), to: at) : at)
    end(fact.hasCell ? copy(cellOf: fact, to: at) : at)
    end(fact.file >= 0 ? hashes.copy(Int(fact.file), to: at) : at)
    end(fact.correctedFrom >= 0 ? texts.copy(Int(fact.correctedFrom), to: at) : at)
    end(qualifiers.copy(Int(fact.qualifier.rawValue), to: at))
    if fact.note >= 0 { at = texts.copy(Int(fact.note), to: at) }
    at[0] = 0x0D
    at[1] = 0x0A
    count = at + 2 - buffer
  }

  private mutating func copy(
    cellOf fact: Fact, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let column = Int(fact.column)
    while letters.count <= column { letters.append(CellReference.letters(ofColumn: letters.count)) }
    return Self.copy(whole: UInt64(fact.row), to: letters.copy(column, to: target))
  }

  private static func copy(
    valueOf fact: Fact, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if fact.state == .number || fact.state == .zero, fact.value >= 0, fact.value < 1e15,
      fact.value == fact.value.rounded()
    {
      return copy(whole: UInt64(fact.value), to: target)
    }
    var at = target
    // No number and no day takes more than some thirty bytes.
    for byte in FactsCSV.value(of: fact).utf8.prefix(400) {
      at.pointee = byte
      at += 1
    }
    return at
  }

  /// Writes the digits of a whole number.
  private static func copy(
    whole number: UInt64, to target: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let at = number >= 10 ? copy(whole: number / 10, to: target) : target
    at.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    return at + 1
  }
}
