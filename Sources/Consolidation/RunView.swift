internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// A run as the sheets look at it: its units as columns, its facts by place, its findings by cell.
final class RunView: Sendable {
  /// The run, and what is looked up in it for every cell.
  let result: RunResult, schema: CampaignSchema, facts: FactTable
  /// The words.
  let words: Wording
  /// What leads from the workbook's folder to that of the source files; nil: they cannot be linked to.
  let sourceFolder: String?
  /// The reporting units of the round, in the schema's order: positions in `schema.units`.
  let units: [Int]
  /// The finding's fingerprints, in the order of `result.findings`.
  let fingerprints: [String]
  /// The rounds before, as their own runs left them.
  let earlier: [EarlierRound]
  /// For unit column × indicator × measure the position of the unit's own fact; −1: it is not asked.
  private let places: [Int32]
  /// The sheets that facts stand on as places begin: `'Biểu 1'!`, and where they are in that list by their positions in the
  /// facts' texts.
  let sheetPlaces: [String]
  private let sheetPositions: [Int32: Int32]
  /// For each finding cell the positions of its findings.
  private let findingsByCell: [FindingCell: [Int]]
  /// For each unit column whether there is one.
  private let doubtedColumns: [Bool]
  /// Findings of a unit as a whole, and of no unit, by the unit's code.
  let findingsByUnit: [String: [Int]]
  /// The column (from 0 in `units`) of a unit's code.
  let unitColumns: [String: Int]
  /// The position of a unit's code in `schema.units`.
  private let unitPositions: [String: Int]
  /// The position of an indicator's code.
  let indicatorPositions: [String: Int]
  /// The catalogue by code.
  let catalogue: [String: RuleDescription]
  /// The workbook that counts for a unit, by its code.
  let inputOfUnit: [String: RunInput]
  /// The moment of the run; nil where it is not a moment.
  let moment: RunMoment?

  /// A cell that findings are about: unit column (−1: all units), indicator, measure.
  struct FindingCell: Hashable {
    var unit: Int, indicator: Int, measure: Int
  }

  /// Looks at a run.
  init(_ result: RunResult, sourceFolder: String?, earlier: [EarlierRound], fingerprint: (Finding) -> String)
  {
    self.result = result
    facts = result.facts
    self.sourceFolder = sourceFolder
    self.earlier = earlier
    let schema = result.schema
    self.schema = schema
    words = Wording(schema: schema)
    let units = schema.reportingUnits(in: result.round)
    self.units = units
    unitPositions = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    fingerprints = result.findings.map(fingerprint)
    moment = RunMoment(result.asOf)
    catalogue = Dictionary(result.catalogue.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let indicatorPositions = Dictionary(
      schema.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.indicatorPositions = indicatorPositions
    let unitColumns = Dictionary(
      units.enumerated().map { (schema.units[$1].code, $0) }, uniquingKeysWith: { first, _ in first })
    self.unitColumns = unitColumns

    let (indicators, measures) = (schema.indicators.count, result.facts.measures.count)
    var columnOfUnit = [Int](repeating: -1, count: schema.units.count)
    for (column, unit) in units.enumerated() { columnOfUnit[unit] = column }
    var places = [Int32](repeating: -1, count: units.count * indicators * measures)
    var sheetPlaces: [String] = []
    var sheetPositions: [Int32: Int32] = [:]
    // Facts of one sheet stand beside one another.
    var lastSheet: Int32 = -1
    for (position, fact) in result.facts.facts.enumerated() {
      if fact.sheet != lastSheet, let sheet = result.facts.text(at: fact.sheet) {
        lastSheet = fact.sheet
        if sheetPositions[lastSheet] == nil {
          sheetPositions[lastSheet] = Int32(truncatingIfNeeded: sheetPlaces.count)
          sheetPlaces.append(SheetNaming.quoted(sheet) + "!")
        }
      }
      guard fact.subUnit < 0 else { continue }
      let column = columnOfUnit[Int(fact.unit)]
      guard column >= 0 else { continue }
      places[(column * indicators + Int(fact.indicator)) * measures + Int(fact.measure)] = Int32(position)
    }
    self.places = places
    self.sheetPlaces = sheetPlaces
    self.sheetPositions = sheetPositions

    var byCell: [FindingCell: [Int]] = [:]
    var byUnit: [String: [Int]] = [:]
    for (position, finding) in result.findings.enumerated() {
      if let unit = finding.unit { byUnit[unit, default: []].append(position) }
      let column = finding.unit.map { unitColumns[$0] ?? -2 } ?? -1
      guard column > -2 else { continue }
      for (indicator, measure) in Self.cells(of: finding, indicatorPositions, result.facts.measures) {
        byCell[FindingCell(unit: column, indicator: indicator, measure: measure), default: []].append(
          position)
      }
    }
    findingsByCell = byCell
    var doubtedColumns = [Bool](repeating: false, count: units.count)
    for cell in byCell.keys where cell.unit >= 0 { doubtedColumns[cell.unit] = true }
    self.doubtedColumns = doubtedColumns
    findingsByUnit = byUnit

    var inputOfUnit: [String: RunInput] = [:]
    for input in result.inputs where input.status == .consolidated {
      for unit in input.units.isEmpty ? [input.unit].compactMap({ $0 }) : input.units {
        inputOfUnit[unit] = input
      }
    }
    self.inputOfUnit = inputOfUnit
  }

  /// A unit's own fact; nil: it is not asked.
  func fact(unitColumn: Int, indicator: Int, measure: Int) -> Fact? {
    position(unitColumn: unitColumn, indicator: indicator, measure: measure).map { facts.facts[$0] }
  }
  /// Where a unit's own fact stands among all; nil: it is not asked.
  func position(unitColumn: Int, indicator: Int, measure: Int) -> Int? {
    let place = (unitColumn * schema.indicators.count + indicator) * facts.measures.count + measure
    guard places.indices.contains(place), places[place] >= 0 else { return nil }
    return Int(places[place])
  }
  /// The positions of the findings about a cell, heaviest impact first; `unitColumn` −1: about all units together.
  func findings(unitColumn: Int, indicator: Int, measure: Int) -> [Int] {
    // Most units have few findings, or none.
    guard unitColumn < 0 || doubtedColumns[unitColumn] else { return [] }
    return findingsByCell[FindingCell(unit: unitColumn, indicator: indicator, measure: measure)] ?? []
  }
  /// The heaviest severity of findings.
  func severity(of positions: [Int]) -> Severity? { positions.map { result.findings[$0].severity }.min() }

  /// The place in a source file, `'Biểu 1'!D14`, as links have it; nil where the fact stands in no cell.
  func place(of fact: Fact) -> String? {
    guard fact.sheet >= 0, let cell = facts.cell(of: fact) else { return nil }
    return (sheetPositions[fact.sheet].map { sheetPlaces[Int($0)] } ?? "") + cell
  }
  /// The source files as plain rows link to them, in the order of the facts' files; none where they cannot be linked to.
  var linkedFiles: [(path: String, name: String)] {
    guard let sourceFolder else { return [] }
    return facts.files.map { (sourceFolder + $0, $0) }
  }
  /// The same link as `link(to:)` in a plain row's cell of a column.
  func plainLink(to fact: Fact, from column: Int, hasTip: Bool = true) -> PlainLink? {
    guard sourceFolder != nil, fact.file >= 0, fact.sheet >= 0, fact.hasCell,
      let sheet = sheetPositions[fact.sheet]
    else { return nil }
    return PlainLink(
      column: column, file: fact.file, sheet: sheet, toRow: fact.row, toColumn: fact.column, hasTip: hasTip)
  }
  /// A link to a fact's cell in its source file.
  func link(to fact: Fact) -> PlannedLink? {
    guard let sourceFolder, fact.file >= 0, let place = place(of: fact) else { return nil }
    let file = facts.files[Int(fact.file)]
    return .file(path: sourceFolder + file, place: place, tip: file + " › " + place)
  }
  /// A link to a source file, at a place where one is known.
  func link(toFile file: String, place: String? = nil) -> PlannedLink? {
    sourceFolder.map { .file(path: $0 + file, place: place, tip: nil) }
  }
  /// The name of a unit by its code; the code where the schema has no such unit.
  func unitName(_ code: String) -> String { unitPositions[code].map { schema.units[$0].name } ?? code }
  /// The label of an indicator in the workbook's language.
  func label(of indicator: Indicator) -> String {
    words.language == .english ? indicator.labelEnglish ?? indicator.label : indicator.label
  }

  /// The figures that a finding is about.
  private static func cells(
    of finding: Finding, _ positions: [String: Int], _ measures: [String]
  ) -> [(indicator: Int, measure: Int)] {
    finding.doubted.compactMap { figure in
      guard let position = positions[figure.indicator],
        let measure = measures.firstIndex(of: figure.measure)
      else { return nil }
      return (position, measure)
    }
  }
}
