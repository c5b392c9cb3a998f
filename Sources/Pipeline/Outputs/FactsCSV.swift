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

  /// What was written.
  struct Written: Sendable {
    /// The hash of the file.
    var sha256 = ""
    /// The digest of each unit's rows, by the unit's code: of two files in which it is the same, the rows are too. Nil: a
    /// unit's rows do not stand together.
    var units: [String: String]?
  }

  /// How many bytes are handed on at once.
  private static let stretch = 1 << 18

  /// Writes the file's bytes, UTF-8 with BOM and CRLF, stretch by stretch.
  static func write<Failure>(
    _ result: RunResult, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Written {
    let table = result.facts
    var fields = BytePieces()
    let numbers = Numbers(result, &fields)
    return try fields.lend { fields throws(Failure) in
      var hash = SHA256()
      var written = Written(units: [:])
      var room = ByteRoom(capacity: stretch * 2)
      room.append("\u{FEFF}" + columns.joined(separator: ",") + "\r\n")
      var start = 0
      while start < table.facts.count {
        let unit = table.facts[start].unit
        let before = room.count
        var rows = Rows(fields: fields, numbers: numbers, opening: fields[numbers.units[Int(unit)]])
        while start < table.facts.count, table.facts[start].unit == unit {
          rows.append(table.facts[start], to: &room)
          start += 1
        }
        var digest = ""
        room.lend(from: before) { digest = ByteDigest($0).hexadecimal }
        let code = result.schema.units[Int(unit)].code
        // A unit that comes again: nobody tells by one digest what both stretches say.
        if written.units?.updateValue(digest, forKey: code) != nil { written.units = nil }
        if room.count >= stretch {
          try room.lend { bytes throws(Failure) in
            hash.update(bytes)
            try sink(bytes)
          }
          room.removeAll()
        }
      }
      try room.lend { bytes throws(Failure) in
        hash.update(bytes)
        try sink(bytes)
      }
      written.sha256 = hash.hexadecimal()
      return written
    }
  }

  /// The numbers of the fields by what they stand for.
  private struct Numbers {
    /// Round and unit with the comma behind them; the rows of grids; texts; files.
    let units: [Int], subUnits: [Int], texts: [Int], files: [Int]
    /// The hashes of files between commas; nothing between commas.
    let hashes: [Int], noHash: Int
    /// Indicator, measure and state, with commas before and behind them: of each indicator all measures, of each all states.
    let figures: [Int]
    let measures: Int, states = FactState.allCases.count
    /// Qualifiers with the comma before and behind them, and those with the end of the line.
    let qualifiers: [Int], endings: [Int]
    let lineEnd: Int
    /// The letters of the columns that a sheet may have, by the column; none for 0.
    let letters: [Int]

    init(_ result: RunResult, _ fields: inout BytePieces) {
      let (table, schema) = (result.facts, result.schema)
      let hashOf = Dictionary(
        result.inputs.map { (ExactText($0.file), $0.sha256) }, uniquingKeysWith: { first, _ in first })
      let round = result.round?.code ?? ""
      units = schema.units.map { fields.add(fields: round, $0.code, "") }
      subUnits = table.subUnits.map { fields.add(fields: $0.code) }
      texts = table.texts.map { fields.add(fields: $0) }
      files = table.files.map { fields.add(fields: $0) }
      hashes = table.files.map { fields.add(fields: "", hashOf[ExactText($0)] ?? "", "") }
      noHash = fields.add(piece: ",,")
      figures = schema.indicators.flatMap { indicator in
        table.measures.flatMap { measure in
          FactState.allCases.map { fields.add(fields: "", indicator.code, measure, $0.name, "") }
        }
      }
      measures = table.measures.count
      qualifiers = FactQualifier.allCases.map { fields.add(piece: ",\($0.name),") }
      endings = FactQualifier.allCases.map { fields.add(piece: ",\($0.name),\r\n") }
      lineEnd = fields.add(piece: "\r\n")
      let last = min(table.facts.reduce(0) { max($0, Int($1.column)) }, 16_384)
      letters = (0...last).map { fields.add(fields: CellReference.letters(ofColumn: $0)) }
    }

    /// The number of what stands between the row of a grid and the value.
    func figure(_ fact: Fact) -> Int {
      let place = Int(fact.indicator) * measures + Int(fact.measure)
      return figures[place * states + Int(fact.state.rawValue)]
    }
  }

  /// The rows of a unit.
  private struct Rows {
    let fields: BytePieces.Lent
    let numbers: Numbers
    /// Round and unit.
    let opening: UnsafeRawBufferPointer
    /// File and sheet of the last fact, which most facts share with the one before: their positions, and what stands between the
    /// text and the cell.
    private var file: Int32 = -2, sheet: Int32 = -2
    private var place: [UInt8] = []

    init(fields: BytePieces.Lent, numbers: Numbers, opening: UnsafeRawBufferPointer) {
      self.fields = fields
      self.numbers = numbers
      self.opening = opening
    }

    mutating func append(_ fact: Fact, to room: inout ByteRoom) {
      room.append(opening)
      if fact.subUnit >= 0 { room.append(fields[numbers.subUnits[Int(fact.subUnit)]]) }
      room.append(fields[numbers.figure(fact)])
      if let number = FactsCSV.shortValue(of: fact) {
        room.append(number, count: number.count)
      } else {
        room.append(FactsCSV.value(of: fact))
      }
      room.append(UInt8(ascii: ","))
      if fact.text >= 0 { room.append(fields[numbers.texts[Int(fact.text)]]) }
      let sheet = fact.hasCell ? fact.sheet : -1
      if fact.file != file || sheet != self.sheet { setPlace(fact.file, sheet) }
      place.withUnsafeBytes { room.append($0) }
      if fact.hasCell {
        let column = Int(fact.column)
        if numbers.letters.indices.contains(column) {
          room.append(fields[numbers.letters[column]])
        } else {
          room.append(CellReference.letters(ofColumn: column))
        }
        room.append(whole: UInt64(fact.row))
      }
      room.append(fields[fact.file >= 0 ? numbers.hashes[Int(fact.file)] : numbers.noHash])
      if fact.correctedFrom >= 0 { room.append(fields[numbers.texts[Int(fact.correctedFrom)]]) }
      guard fact.note >= 0 else {
        return room.append(fields[numbers.endings[Int(fact.qualifier.rawValue)]])
      }
      room.append(fields[numbers.qualifiers[Int(fact.qualifier.rawValue)]])
      room.append(fields[numbers.texts[Int(fact.note)]])
      room.append(fields[numbers.lineEnd])
    }

    private mutating func setPlace(_ file: Int32, _ sheet: Int32) {
      (self.file, self.sheet) = (file, sheet)
      let comma = UInt8(ascii: ",")
      place = [comma]
      if file >= 0 { place += fields[numbers.files[Int(file)]] }
      place.append(comma)
      if sheet >= 0 { place += fields[numbers.texts[Int(sheet)]] }
      place.append(comma)
    }
  }

  /// The value column where it is a short number, as most are; nil: see `value(of:)`.
  @inline(__always) static func shortValue(of fact: Fact) -> ShortDecimal? {
    switch fact.state {
    case .number, .zero: ShortDecimal(fact.value)
    case .date, .text, .blank, .pending, .notApplicable, .unreadable, .ambiguous: nil
    }
  }

  /// The value column: a number in plain form, a day as `2020-08-29`, empty for other states. What could be read of an
  /// unreadable or ambiguous value is no value.
  static func value(of fact: Fact) -> String {
    switch fact.state {
    case .number, .zero: return fact.value.isFinite ? NumberText.plain(fact.value) : ""
    case .date:
      guard fact.value.isFinite else { return "" }
      return NumberText.isoDay(serial: fact.value)
    case .text, .blank, .pending, .notApplicable, .unreadable, .ambiguous: return ""
    }
  }
}
