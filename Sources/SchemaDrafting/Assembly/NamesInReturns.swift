internal import Schema
internal import VietnameseText

/// The units, their sub-units and the round that filled returns name.
struct NamesInReturns {
  /// A unit as its return names it.
  struct NamedUnit {
    /// Its name.
    var name: String
    /// The names in the rows of its grids.
    var subUnits: [String] = []
  }
  /// The units, each once, in the order of the returns.
  private(set) var units: [NamedUnit] = []
  /// The rounds they name.
  private(set) var rounds: [Round] = []

  /// More names than that in one grid are no list of sub-units.
  private static let mostSubUnits = 500

  /// Looks at the places of unit and round in each workbook. `forms`: the sheets where the layouts' places stand;
  /// `grids`: those whose rows are sub-units.
  init(_ workbooks: [[TemplateSheet]], forms: [String], grids: [String]) {
    for sheets in workbooks {
      guard let (unit, round) = Self.places(sheets, forms: forms) else { continue }
      if let title = round, let named = Self.round(title), !rounds.contains(where: { $0.code == named.code })
      {
        rounds.append(named)
      }
      guard let name = unit, !units.contains(where: { TextKey.folded($0.name) == TextKey.folded(name) })
      else { continue }
      var found = NamedUnit(name: name)
      if workbooks.count > 1 {
        for grid in grids {
          found.subUnits += Self.rows(of: grid, in: sheets).filter { !found.subUnits.contains($0) }
        }
      }
      units.append(found)
    }
  }

  /// The unit's name and the round's title in a workbook: on the sheets called so, else on the first sheet that has them.
  private static func places(_ sheets: [TemplateSheet], forms: [String]) -> (unit: String?, round: String?)? {
    let keys = Set(forms.map { TextKey.bare($0) })
    let named = sheets.filter { keys.contains(TextKey.bare($0.name)) }
    var round: String?
    for sheet in named + sheets {
      guard let heading = HeadingSearch(sheet: sheet).next(from: 1) else { continue }
      let places = NamedPlaces(sheet, before: heading.rows.lowerBound)
      round = round ?? places.round?.text
      if let name = places.unit?.text.map({ TextKey.singleSpaced($0) }), isName(name) { return (name, round) }
    }
    return round.map { (nil, $0) }
  }

  /// The labels of a grid's rows, totals left out.
  private static func rows(of grid: String, in sheets: [TemplateSheet]) -> [String] {
    let key = TextKey.bare(grid)
    for sheet in sheets.filter({ TextKey.bare($0.name) == key })
      + sheets.filter({ TextKey.bare($0.name) != key })
    {
      guard let heading = HeadingSearch(sheet: sheet).next(from: 1) else { continue }
      let table = TableReader(sheet: sheet).table(heading, before: nil)
      guard case .units = TableKind.kind(of: table, sheet) else { continue }
      let labels = table.rows.filter { $0.kind == .indicator && !RowWords.isWholeTotal($0.label) }.map(
        \.label)
      return labels.count <= mostSubUnits ? labels.filter(isName) : []
    }
    return []
  }

  private static func isName(_ text: String) -> Bool {
    text.count >= 3 && text.count <= 120 && text.contains(where: \.isLetter) && !Filler.hasDots(text)
  }

  /// The round of a text such as "Đợt 3 năm 2020": the code 2020-3.
  static func round(_ title: String) -> Round? {
    let numbers = TextKey.bare(title).split { !$0.isNumber }.compactMap { Int($0) }
    guard let year = numbers.first(where: { (1990...2100).contains($0) }) else { return nil }
    let others = numbers.filter { $0 != year }
    var round = Round(code: ([year] + others.prefix(1)).map { "\($0)" }.joined(separator: "-"))
    round.title = title
    round.year = year
    return round
  }

  /// The units of the schema: those named, else one to be replaced.
  func schemaUnits(issuer: String) -> [ReportingUnit] {
    var top = ReportingUnit(
      code: "TINH", name: issuer.isEmpty ? "Đơn vị cấp trên (thay bằng tên thật)" : issuer)
    top.level = "province"
    var made = [top]
    var below: [ReportingUnit] = []
    let named = units.isEmpty ? [NamedUnit(name: "Đơn vị báo cáo 1 (thay bằng tên thật)")] : units
    for (index, name) in named.enumerated() {
      var unit = ReportingUnit(code: "DV" + NumberText.padded(index + 1, 2), name: name.name)
      unit.level = "district"
      unit.parent = top.code
      unit.reports = true
      made.append(unit)
      for (number, name) in name.subUnits.enumerated() {
        var sub = ReportingUnit(code: unit.code + "-" + NumberText.padded(number + 1, 2), name: name)
        sub.level = "commune"
        sub.parent = unit.code
        below.append(sub)
      }
    }
    return made + below
  }
}
