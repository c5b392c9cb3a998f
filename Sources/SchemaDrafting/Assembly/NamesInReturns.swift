internal import Schema
internal import VietnameseText

/// The units and the round that filled returns name in their cells.
struct NamesInReturns {
  /// The names of the units, each once, in the order of the returns.
  private(set) var unitNames: [String] = []
  /// The rounds they name.
  private(set) var rounds: [Round] = []

  /// Looks at the places of unit and round in each workbook. `places`: sheet and first heading row of the layouts.
  init(_ workbooks: [[TemplateSheet]], places: [(sheet: String, before: Int)]) {
    for sheets in workbooks {
      for place in places {
        guard let sheet = sheets.first(where: { TextKey.bare($0.name) == TextKey.bare(place.sheet) }) else {
          continue
        }
        let heading = HeadingSearch(sheet: sheet).next(from: 1)?.rows.lowerBound ?? place.before
        let named = NamedPlaces(sheet, before: heading)
        if let name = named.unit?.text.map({ TextKey.singleSpaced($0) }), Self.isName(name),
          !unitNames.contains(name)
        {
          unitNames.append(name)
        }
        if let title = named.round?.text, let round = Self.round(title),
          !rounds.contains(where: { $0.code == round.code })
        {
          rounds.append(round)
        }
      }
    }
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
  func units(issuer: String) -> [ReportingUnit] {
    var top = ReportingUnit(
      code: "TINH", name: issuer.isEmpty ? "Đơn vị cấp trên (thay bằng tên thật)" : issuer)
    top.level = "province"
    var units = [top]
    let names = unitNames.isEmpty ? ["Đơn vị báo cáo 1 (thay bằng tên thật)"] : unitNames
    for (index, name) in names.enumerated() {
      var unit = ReportingUnit(code: "DV" + NumberText.padded(index + 1, 2), name: name)
      unit.level = "district"
      unit.parent = top.code
      unit.reports = true
      units.append(unit)
    }
    return units
  }
}
