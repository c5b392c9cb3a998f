internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// What staff filled in on the sheet of findings of a consolidated workbook. Columns are found by their headings and rows
/// by their fingerprints, so that sorting, filtering and columns put in between do no harm.
struct DecisionSheet {
  /// The decisions, in the order of the rows.
  private(set) var decisions: [Decision] = []
  /// Rows in which something stands that cannot be taken as a decision: row and why.
  private(set) var unclear: [(row: Int, why: FindingMessage)] = []
  /// The sheet's name as it stands in the workbook.
  private(set) var sheetName = ""
  /// The campaign that the workbook's stamp names.
  private(set) var campaign: String?

  /// The columns by what stands in them.
  private enum Column: CaseIterable {
    case code, shownUnit, shownIndicator, action, value, reason, by
    case fingerprint, unit, subUnit, figure, figures, was, against
    /// The reason of a decision in workbooks whose column “Lý do” was the finding's own.
    case formerReason
    /// The headings that mean it.
    var headings: [String] {
      switch self {
      case .code: ["Mã", "Code"]
      case .shownUnit: ["Đơn vị", "Unit"]
      case .shownIndicator: ["Chỉ tiêu", "Indicator"]
      case .action: ["Xử lý", "Decision"]
      case .value: ["Giá trị đúng", "Correct value"]
      case .reason: ["Lý do", "Reason"]
      case .formerReason: ["Lý do xử lý", "Reason for decision"]
      case .by: ["Người xử lý", "Decided by"]
      case .fingerprint: ["Mã nhận dạng", "Fingerprint"]
      case .unit: ["Mã đơn vị", "Unit code"]
      case .subUnit: ["Mã đơn vị con", "Sub-unit code"]
      case .figure: ["Mã số liệu", "Figure code"]
      case .figures: ["Các số liệu liên quan", "Figures concerned"]
      case .was: ["Giá trị lúc xử lý", "Value decided on"]
      case .against: ["Giá trị đối chiếu lúc xử lý", "Value held against"]
      }
    }
  }

  /// Reads a workbook; nil where it has no sheet of findings. `at`: when the decisions are taken in.
  /// `known`: findings of the last run, where the workbook itself does not say all of them.
  /// `schema`, `codes`: by which a row's visible columns are held against its hidden ones.
  init?(
    _ workbook: Workbook, at: String, schema: CampaignSchema, codes: [String],
    known: @escaping () -> [String: LastFinding]
  ) {
    var found: (sheet: Worksheet, row: UInt32, columns: [Column: UInt16])?
    for sheet in workbook.sheets where found == nil {
      found = Self.heading(of: sheet, workbook.texts).map { (sheet, $0.row, $0.columns) }
    }
    guard let found else { return nil }
    sheetName = found.sheet.name
    let round = Self.stamp("round", in: workbook)
    campaign = Self.stamp("campaign", in: workbook)
    // Workbooks of today say themselves what a finding is about.
    let missing = found.columns[.figures] == nil ? known() : [:]
    var rows: [UInt32: [UInt16: Cell]] = [:]
    for cell in found.sheet.cells where cell.row > found.row {
      rows[cell.row, default: [:]][cell.column] = cell
    }
    let order = rows.keys.sorted()
    let content = order.map { row in
      Row(number: Int(row), cells: rows[row] ?? [:], columns: found.columns, texts: workbook.texts)
    }
    let decided = content.filter(\.isFilledIn)
    if decided.isEmpty { return }
    var last: [String: LastFinding]?
    let check = DecisionRowCheck(content.compactMap(\.shown), schema: schema, codes: codes, round: round) {
      let findings = last ?? known()
      last = findings
      return findings[$0]?.code
    }
    for row in decided { read(row, check, round, at, missing) }
  }

  /// A row of the sheet.
  private struct Row {
    let number: Int
    let cells: [UInt16: Cell]
    let columns: [Column: UInt16]
    let texts: TextTable

    /// What stands in a column; nil: nothing.
    func value(_ column: Column) -> DecidedValue? {
      columns[column].flatMap { cells[$0] }.flatMap { DecisionSheet.value(of: $0, texts) }
    }
    /// The same as a text.
    func text(_ column: Column) -> String? {
      guard let value = value(column) else { return nil }
      let text = TextKey.trimmed(value.plain)
      return text.isEmpty ? nil : text
    }
    /// Whether staff filled in anything.
    var isFilledIn: Bool {
      value(.value) != nil || [.action, .reason, .by].contains { text($0) != nil }
    }
    /// What was typed, for a sentence: the decision and the value.
    var typed: String {
      [text(.action), value(.value).map { $0.shown(in: .vietnamese) }].compactMap(\.self).joined(
        separator: " ")
    }
    /// What it shows and hides; nil: it is about no finding.
    var shown: DecisionRowCheck.Row? {
      func shown(_ column: Column) -> String? { columns[column] == nil ? nil : text(column) ?? "" }
      guard let fingerprint = text(.fingerprint) else { return nil }
      return DecisionRowCheck.Row(
        code: text(.code), unit: shown(.shownUnit), indicator: shown(.shownIndicator),
        fingerprint: fingerprint,
        unitCode: text(.unit), subUnitCode: text(.subUnit), figure: text(.figure).map { FigureName($0) },
        figures: text(.figures)?.split(separator: ",").map(String.init) ?? [])
    }
  }

  /// The row of headings among the first of a sheet.
  private static func heading(
    of sheet: Worksheet, _ texts: TextTable
  ) -> (row: UInt32, columns: [Column: UInt16])? {
    let keys = Column.allCases.map { column in (column, Set(column.headings.map(TextKey.toned))) }
    var columns: [Column: UInt16] = [:]
    var row: UInt32 = 0
    for cell in sheet.cells.prefix(2000) where cell.kind == .text && cell.row <= 20 {
      if cell.row != row {
        if columns[.fingerprint] != nil, columns[.action] != nil { break }
        (row, columns) = (cell.row, [:])
      }
      let text = TextKey.toned(texts[cell.text])
      if let column = keys.first(where: { $0.1.contains(text) })?.0, columns[column] == nil {
        columns[column] = cell.column
      }
    }
    if let former = columns[.formerReason] { columns[.reason] = former }
    return columns[.fingerprint] != nil && columns[.action] != nil ? (row, columns) : nil
  }

  /// What the workbook's stamp says under a key.
  private static func stamp(_ key: String, in workbook: Workbook) -> String? {
    guard let stamp = workbook.sheets.first(where: { $0.name == "_tonghop" }) else { return nil }
    let texts = workbook.texts
    guard
      let found = stamp.cells.first(where: { $0.column == 1 && $0.kind == .text && texts[$0.text] == key }),
      let value = stamp.cells.first(where: { $0.row == found.row && $0.column == 2 && $0.kind == .text })
    else { return nil }
    return texts[value.text].isEmpty ? nil : texts[value.text]
  }

  private mutating func read(
    _ row: Row, _ check: DecisionRowCheck, _ round: String?, _ at: String, _ known: [String: LastFinding]
  ) {
    func text(_ column: Column) -> String? { row.text(column) }
    let word = text(.action)
    let value = row.value(.value)
    func note(_ vietnamese: String, _ english: String) {
      unclear.append((row.number, FindingMessage(vietnamese: vietnamese, english: english)))
    }
    guard let fingerprint = text(.fingerprint) else {
      return note("dòng không có mã nhận dạng", "the row has no fingerprint")
    }
    guard let word else {
      return note("chưa chọn cách xử lý", "no decision was chosen")
    }
    guard let action = DecisionAction(word: word) else {
      return note(
        "“\(word)” không phải sửa, giải trình, chấp nhận hay trả lại",
        "“\(word)” is not one of correct, explain, accept, return")
    }
    if let trouble = row.shown.flatMap(check.trouble) {
      return note("“\(row.typed)”: \(trouble.vietnamese)", "“\(row.typed)”: \(trouble.english)")
    }
    var decision = Decision(fingerprint: fingerprint, code: text(.code) ?? "", action: action)
    decision.round = round
    decision.unit = text(.unit)
    decision.subUnit = text(.subUnit)
    decision.figure = text(.figure).map { FigureName($0) }
    decision.indicators = text(.figures)?.split(separator: ",").map(String.init) ?? []
    decision.was = row.value(.was)
    if case .number(let against)? = row.value(.against) {
      decision.against = against
    }
    if decision.unit == nil, decision.indicators.isEmpty, let finding = known[fingerprint] {
      decision.unit = finding.unit
      decision.subUnit = finding.sub_unit
      decision.figure = finding.indicator.map { FigureName(indicator: $0, measure: finding.measure) }
      decision.indicators = finding.indicators
      decision.was = finding.decidedValue
    }
    decision.reason = text(.reason)
    decision.by = text(.by)
    decision.at = at
    if action == .correct {
      guard let value else {
        return note("chọn “sửa” nhưng chưa ghi giá trị đúng", "the correct value is missing")
      }
      guard decision.figure != nil, decision.unit != nil else {
        return note(
          "không sửa được vì dòng này không về một số liệu cụ thể", "the row is not about one figure")
      }
      decision.value = value
    }
    decisions.append(decision)
  }

  /// What a cell says; nil where that is nothing.
  private static func value(of cell: Cell, _ texts: TextTable) -> DecidedValue? {
    switch texts.value(of: cell) {
    case .number(let number):
      return .number(cell.flags.contains(.percent) ? (number * 1e10).rounded() / 1e8 : number)
    case .text(let text): return TextKey.isBlank(text) ? nil : .text(TextKey.trimmed(text))
    case .date(let date):
      let parts = date.components
      return .text(NumberText.isoDay(year: parts.year, month: parts.month, day: parts.day))
    case .boolean(let flag): return .text(flag ? "true" : "false")
    case .time, .duration, .error, .formulaWithoutValue: return nil
    }
  }
}
