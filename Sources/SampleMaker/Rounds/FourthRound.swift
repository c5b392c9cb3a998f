import SheetPlan

private import Foundation

/// Round 4 of 2020: what goes wrong in offices, all in one campaign. `IntendedFindings` lists it.
enum FourthRound {
  /// The round.
  static let round = SampleRound.fourth

  /// Writes the campaign's folder.
  static func write(to folder: Folder) throws {
    try folder.write(SchemaText.yaml(current: round), to: "schema.yaml")
    let returns = returns()
    for content in returns { try folder.write(content) }
    try writeForeignFiles(to: folder)
    try folder.write(IntendedFindings.text, to: "expected/intended.txt")
    try folder.write(
      ExpectedTotals.text(
        of: returns.filter { !rejected.contains($0.unit.code) }.map(asPublished), keptOut: keptOut),
      to: "expected/totals.txt")
    try folder.write("2020-10-30\n", to: "expected/as-of.txt")
  }

  // MARK: - What is expected

  /// Units whose workbook is not consolidated, or is blank; the first is of no unit at all.
  private static let rejected: Set<String> = ["", "900", "904", "BP", "CA"]
  /// Figures that stay out of the totals until they are mended.
  private static let keptOut: [String: Set<String>] = [
    "903": ["B10", "E04"], "905": ["E02"], "907": ["C20"], "908": ["B01"], "909": ["D03"], "912": ["A05"],
    "DK": ["A05"], "DHKG": ["E04"],
  ]
  /// The return with the figures that go into the totals: doubtful ones as they were typed, totals from their parts.
  private static func asPublished(_ content: ReturnContent) -> ReturnContent {
    var figures = content.figures
    switch content.unit.code {
    case "899": figures.numbers["D06"] = 45_000
    // The sum of the grid's rows, and the total that it is a part of.
    case "909":
      figures.numbers["C01"] = figures["C01"] + 2
      figures.numbers["C00"] = figures["C00"] + 2
    case "911": figures.numbers["B20"] = 2000
    case "DHKG": figures.numbers["C20"] = 4
    default: break
    }
    return ReturnContent(
      unit: content.unit, round: content.round, figures: figures, habits: content.habits,
      mistakes: content.mistakes)
  }

  // MARK: - Workbooks

  /// The returns that are workbooks, in the order of the schema.
  private static func returns() -> [ReturnContent] {
    var returns: [ReturnContent] = []
    for (position, unit) in SampleUnit.all.enumerated()
    where !["902", "906", "914", "QS"].contains(unit.code) {
      returns.append(content(of: unit, position: position))
    }
    // The same workbook once more, as it came with a second e-mail.
    if let first = returns.first(where: { $0.unit.code == "911" }) {
      returns.append(
        ReturnContent(
          unit: first.unit, round: round, figures: first.figures,
          habits: first.habits.with {
            $0.file = "Email/Phú Quốc - BC đợt 4 (2).xlsx"
            $0.saved += 3600
          }, mistakes: first.mistakes))
    }
    returns.append(strangersReturn())
    return returns
  }

  private static func content(of unit: SampleUnit, position: Int) -> ReturnContent {
    // Hà Tiên sent its workbook of the third round once more.
    if unit.code == "900" {
      var habits = ThirdRound.habits(of: unit.code)
      habits.saved = round.moment(daysLater: 3, hour: 9, minute: 30)
      return ReturnContent(
        unit: unit, round: SampleRound.third, figures: ReturnFigures.thirdRound(of: unit), habits: habits,
        mistakes: Mistakes())
    }
    var figures = ReturnFigures.fourthRound(of: unit)
    var habits = usualHabits(of: unit.code)
    var mistakes = Mistakes()
    habits.saved = round.moment(
      daysLater: 2 + position % 5, hour: 8 + position * 5 % 9, minute: position * 17 % 60)
    spoil(unit.code, figures: &figures, habits: &habits, mistakes: &mistakes)
    return ReturnContent(unit: unit, round: round, figures: figures, habits: habits, mistakes: mistakes)
  }

  /// The office's ways of the third round, in this one.
  private static func usualHabits(of unit: String) -> Habits {
    var habits = ThirdRound.habits(of: unit)
    habits.file = (files[unit] ?? habits.file).precomposedStringWithCanonicalMapping
    habits.contents = [:]
    habits.notes = [:]
    habits.furtherTitle = nil
    habits.roundText = habits.roundText?.replacing("3", with: "4")
    if habits.dateText != nil { habits.dateText = "17/10/2020" }
    return habits
  }

  /// The names of the files.
  private static let files = [
    "899": "Rach Gia dot 4.xlsx", "903": "03. Huyện Hòn Đất.xlsx", "904": "TÂN HIỆP_biểu số liệu đợt 4.xlsx",
    "905": "Chau Thanh - bieu so lieu.xlsx", "907": "Gò Quao - Kết quả đợt 4.xlsx",
    "908": "An Bien dot 4.xlsx",
    "909": "Zalo/bc an minh dot 4.xlsx", "910": "U Minh Thượng.xlsx", "911": "Phú Quốc - BC đợt 4 (1).xlsx",
    "912": "Kien Hai dot 4.xlsx", "913": "Vĩnh Thuận.xlsx", "BP": "Truc thuoc/BĐBP.xlsx",
  ]

  /// What goes wrong in a unit's workbook.
  private static func spoil(
    _ unit: String, figures: inout ReturnFigures, habits: inout Habits, mistakes: inout Mistakes
  ) {
    switch unit {
    case "899":
      habits.contents["C00"] = .number(figures["C00"] + 7)
      habits.contents["D06"] = .number(45_000)
    case "903":
      // Typed as 1.063 where the point separates decimals: the cell holds a little more than one.
      figures.numbers["B11"] = 1063 - figures["B12"]
      figures.addUp()
      figures.splitOverCommunes(of: SampleUnit.with(unit), seed: "4 grid")
      habits.hasFormulas = false
      habits.contents["B10"] = .number(1.063)
      mistakes.units["E04"] = "đồng"
      habits.contents["E04"] = .number(figures["E04"] * 1000)
    case "904":
      // Made from the workbook of Kiên Hải: the name in the unit's cell was not changed.
      habits.unitText = "Huyện Đoàn Kiên Hải"
    case "905":
      habits.contents["E02"] = .number(swapped(figures["E02"]))
      mistakes.labels["C20"] = "Lượt người dân được hỗ trợ làm thủ tục hành chính"
    case "907":
      // Becomes an error value when the workbook is saved once more.
      habits.contents["C20"] = .text("#REF!")
    case "908":
      // Loses its value when the workbook is saved once more.
      habits.hasFormulas = false
      mistakes.formulas["B01"] = (SampleIndicator.with("B01").parts, figures["B01"])
    case "909":
      habits.saved = round.moment(daysLater: 10, hour: 8, minute: 15)
      // Metres.
      habits.contents["D03"] = .number(650)
      let commune = SampleUnit.with(unit).communes[3].code
      let cards = Double(figures.grid[commune]?[2] ?? 0)
      mistakes.gridContents[commune] = ["C01": .number(cards + 2)]
      mistakes.gridTotals["C01"] = .number(figures["C01"] + 2)
    case "911":
      habits.contents["B20"] = .text("2 nghìn")
      mistakes.addedRow = ("D06", "Hiến máu tình nguyện", "người", 25)
    case "912":
      habits.contents["A05"] = .blank
      mistakes.formulas["C00"] = (SampleIndicator.with("C00").parts, figures["C00"] + 5)
    case "DK":
      habits.contents["A05"] = .text("đang tổng hợp")
    case "CA":
      for indicator in SampleIndicator.all { habits.contents[indicator.code] = .blank }
    case "DHKG":
      habits.contents["C20"] = .number(4)
      habits.contents["E04"] = .text("xem phụ lục")
    default:
      break
    }
  }

  /// A workbook of a unit of another province.
  private static func strangersReturn() -> ReturnContent {
    let unit = SampleUnit(
      code: "", name: "Thành phố Long Xuyên", union: "Thành Đoàn Long Xuyên", aliases: [], population: nil,
      place: "Long Xuyên", communes: [])
    var habits = Habits(file: "Zalo/Thành Đoàn Long Xuyên.xlsx")
    habits.saved = round.moment(daysLater: 4, hour: 10, minute: 5)
    return ReturnContent(
      unit: unit, round: round, figures: ReturnFigures.fourthRound(of: SampleUnit.with("DK")), habits: habits,
      mistakes: Mistakes())
  }

  /// A number whose last two digits have changed places.
  private static func swapped(_ number: Double) -> Double {
    let whole = Int(number)
    return Double(whole / 100 * 100 + whole % 10 * 10 + whole / 10 % 10)
  }

  // MARK: - Files that are no workbooks

  private static func writeForeignFiles(to folder: Folder) throws {
    try folder.write(EncryptedWorkbook.bytes(seed: "906"), to: "Giồng Riềng.xlsx")

    let unit = SampleUnit.with("902")
    let figures = ReturnFigures.fourthRound(of: unit)
    var rows: [(label: String, value: BinaryWorkbook.CellValue)] = [
      ("Đơn vị", .text(unit.union)), ("Đợt", .text(round.title)), ("Nội dung", .text("Kết quả")),
    ]
    for indicator in SampleIndicator.all where indicator.isNumeric {
      rows.append((indicator.label, .number(figures[indicator.code])))
    }
    try folder.write(BinaryWorkbook.bytes(sheet: "Biểu 1", rows: rows), to: "Email/BC dot 4 Kien Luong.xls")

    let paragraphs = [
      "BAN THANH NIÊN QUÂN SỰ TỈNH", "Báo cáo kết quả " + round.title,
      "Đã tổ chức 3 cuộc tuyên truyền (số liệu minh họa).",
    ]
    try folder.write(TextDocument.bytes(paragraphs: paragraphs), to: "Truc thuoc/Quan su tinh.xlsx")

    // A download that broke off.
    let whole = try folder.bytes(of: "Truc thuoc/BĐBP.xlsx")
    try folder.write(Array(whole.prefix(whole.count * 3 / 5)), to: "Truc thuoc/BĐBP.xlsx")
  }
}
