import Cells
import Facts
import Findings
import Glibc
import Reconciliation
import Schema
import SchemaFiles
import SheetPlan
import Templates
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

/// A template that was written to bytes, read back, filled in cell by cell and reconciled.
struct FilledTemplate {
  let schema: CampaignSchema
  let round: Round?
  let unit: Int
  let template: TemplateWorkbook
  /// The workbook as the reader sees it.
  var workbook: Workbook
  /// What was typed, and what formulas came to.
  private(set) var typed: [FigureKey: CellValue] = [:]
  /// The labels typed into blank lines of grids, by their rows.
  private var lines: [Int: String] = [:]
  /// Where the figures stand, with those of lines under the labels typed.
  private var places: [FigureKey: FigurePlace] = [:]

  init(_ yaml: String, unit code: String) throws {
    let schema = try SchemaFile.parse(
      yaml: yaml, fileName: "schema.yaml", unbuilt: UnbuiltKeys(refused: [], kept: [])
    ).schema
    try self.init(schema, unit: code)
  }

  init(_ schema: CampaignSchema, unit code: String) throws {
    self.schema = schema
    round = schema.round(code: nil)
    unit = try #require(schema.units.firstIndex { $0.code == code })
    template = TemplateWorkbook.blank(schema: schema, round: round, unit: unit)
    workbook = try Self.read(template.plan)
    places = template.places
  }

  /// A plan written and read back.
  static func read(_ plan: WorkbookPlan) throws -> Workbook {
    var name = "/tmp/tonghop-test-XXXXXX".utf8CString.map { $0 }
    let descriptor = mkstemp(&name)
    if descriptor >= 0 { close(descriptor) }
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try WorkbookWriter.write(plan, to: path)
    return try WorkbookReader.readWorkbook(pathBytes: Array(path.utf8), options: .all)
  }

  /// The figures that the template asks for, in the order of their cells.
  var keys: [FigureKey] {
    template.places.sorted {
      ($0.value.sheet, $0.value.cell) < ($1.value.sheet, $1.value.cell)
    }.map(\.key)
  }

  /// The formula behind a figure's cell.
  func formula(_ key: FigureKey) throws -> String? {
    let place = try #require(template.places[key])
    guard case .text(let text) = try sheet(place.sheet).formulas[place.cell] else { return nil }
    return text
  }
  func sheet(_ name: String) throws -> Worksheet { try #require(workbook.sheets.first { $0.name == name }) }

  /// Fills in every figure with a value of its own; totals come to the sum of their parts.
  mutating func fillAll() throws {
    var number = 0
    for key in keys where try formula(key) == nil {
      number += 1
      var key = key
      if key.row?.first == "\u{0}" {
        // A blank line of a grid: only the first ones get a label and figures.
        guard let label = try self.label(ofLine: key) else { continue }
        let place = template.places[key]
        key.row = label
        places[key] = place
      }
      let value = value(number, for: schema.indicators[key.indicator])
      let place = try #require(places[key])
      try set(value, at: place.cell, on: place.sheet)
      typed[key] = value
    }
    for key in keys {
      guard let formula = try formula(key), let place = template.places[key] else { continue }
      let value = try #require(try result(of: formula, on: place.sheet, depth: 0))
      try set(.number(value), at: place.cell, on: place.sheet, isFormula: true)
      typed[key] = .number(value)
    }
    try fillTotalRows()
  }

  /// Gives the total rows of grids what they come to.
  private mutating func fillTotalRows() throws {
    let known = Set(template.places.values.map { "\($0.sheet)!\($0.cell)" })
    for sheet in workbook.sheets {
      for (place, formula) in sheet.formulas {
        guard case .text(let text) = formula, !known.contains("\(sheet.name)!\(place)"),
          let sum = try result(of: text, on: sheet.name, depth: 0)
        else { continue }
        try set(.number(sum), at: place, on: sheet.name, isFormula: true)
      }
    }
  }

  /// Writes labels into a blank line of a grid, once; nil below the third line.
  private mutating func label(ofLine key: FigureKey) throws -> String? {
    let place = try #require(template.places[key])
    if let known = lines[place.cell.row] { return known }
    guard lines.count < 3 else { return nil }
    let sheet = try sheet(place.sheet)
    let headings = schema.layouts.flatMap(\.rowLabels).compactMap { pattern -> Int? in
      guard case .text(let text) = pattern else { return nil }
      return sheet.cells.first { $0.hasText && workbook.texts[$0.text] == text }.map { Int($0.column) }
    }
    let parts = headings.map { "Dòng \(lines.count + 1) cột \($0)" }
    for (column, text) in zip(headings, parts) {
      try set(.text(text), at: CellReference(row: place.cell.row, column: column), on: place.sheet)
    }
    lines[place.cell.row] = parts.joined(separator: " > ")
    return lines[place.cell.row]
  }

  /// A value that no other figure has.
  private func value(_ number: Int, for indicator: Indicator) -> CellValue {
    switch indicator.type {
    case .count, .money, .number: return .number(Double(10 + number))
    case .percent: return .number(Double(number % 100))
    case .date: return .date(SerialDate(serial: 44_000 + Double(number)))
    case .text: return .text("Ý kiến thứ \(number)")
    case .yesNo: return .text(number % 2 == 0 ? "Có" : "Không")
    case .choice(let code):
      let choices = schema.choices.first { $0.code == code }?.choices ?? []
      return .text(choices.isEmpty ? "tự do" : choices[number % choices.count].label)
    }
  }

  /// What a formula of a template comes to: a sum of cells, or arithmetic that is said to come to 1.5.
  private func result(of formula: String, on sheet: String, depth: Int) throws -> Double? {
    guard depth < 10, let start = formula.firstRange(of: ",\"\",SUM(") else { return 1.5 }
    let list = formula[start.upperBound...].prefix { $0 != ")" }
    var sum = 0.0
    for part in list.split(separator: ",") {
      let range = try #require(CellRange(part))
      for row in range.rows {
        let place = CellReference(row: row, column: range.first.column)
        if case .text(let inner) = try self.sheet(sheet).formulas[place] {
          sum += try result(of: inner, on: sheet, depth: depth + 1) ?? 0
        } else if let cell = try self.sheet(sheet).cells.first(where: { $0.reference == place }) {
          sum += cell.number
        }
      }
    }
    return sum
  }

  /// Types a value into a cell.
  mutating func set(_ value: CellValue, at place: CellReference, on name: String, isFormula: Bool = false)
    throws
  {
    let position = try #require(workbook.sheets.firstIndex { $0.name == name })
    var cell = Cell(row: place.row, column: place.column, kind: .number)
    if isFormula { cell.flags.insert(.formula) }
    switch value {
    case .number(let number): cell.number = number
    case .text(let text):
      cell.kind = .text
      cell.text = workbook.texts.append(text)
    case .date(let date):
      cell.kind = .date
      cell.number = date.serial
    default: Issue.record("no such value")
    }
    workbook.sheets[position].cells.removeAll { $0.reference == place }
    let next =
      workbook.sheets[position].cells.firstIndex { $0.reference > place }
      ?? workbook.sheets[position].cells.count
    workbook.sheets[position].cells.insert(cell, at: next)
    if !isFormula { workbook.sheets[position].formulas[place] = nil }
  }

  /// What the reconciler makes of it.
  func reconciled() throws -> ReconciledReturn {
    let all = Reconciler(schema: schema, round: round).reconcile(workbook, file: "tra ve.xlsx")
    #expect(all.count == 1)
    return try #require(all.first)
  }

  /// How the facts of a return differ from what was typed, one line each.
  func differences(in one: ReconciledReturn) -> [String] {
    let table = one.content.facts
    var found: [FigureKey: CellValue] = [:]
    for fact in table.facts where fact.hasCell || fact.state != .blank {
      let row = fact.subUnit < 0 ? nil : table.subUnits[Int(fact.subUnit)].code
      let key = FigureKey(
        indicator: Int(fact.indicator), measure: table.measures[Int(fact.measure)], row: row)
      switch fact.state {
      case .number, .zero: found[key] = .number(fact.value)
      case .date: found[key] = .date(SerialDate(serial: fact.value))
      case .text: found[key] = table.text(at: fact.text).map { .text($0) }
      default: continue
      }
    }
    var lines: [String] = []
    for (key, value) in typed where found[key] != value {
      lines.append("\(name(key)): typed \(value), read \(found[key].map { "\($0)" } ?? "nothing")")
    }
    for (key, value) in found where typed[key] == nil { lines.append("\(name(key)): nobody typed \(value)") }
    return lines.sorted()
  }
  private func name(_ key: FigureKey) -> String {
    "\(key.row ?? "")/\(schema.indicators[key.indicator].code)[\(key.measure)] at \(template.places[key].map { "\($0.sheet)!\($0.cell)" } ?? "–")"
  }
}
