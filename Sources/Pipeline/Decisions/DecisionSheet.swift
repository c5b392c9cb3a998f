internal import Cells
internal import Findings
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
    case code, action, value, reason, by, fingerprint, unit, subUnit, figure, figures, was, against
    /// The headings that mean it.
    var headings: [String] {
      switch self {
      case .code: ["Mã", "Code"]
      case .action: ["Xử lý", "Decision"]
      case .value: ["Giá trị đúng", "Correct value"]
      case .reason: ["Lý do xử lý", "Reason for decision"]
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
  init?(_ workbook: Workbook, at: String, known: () -> [String: LastFinding]) {
    var found: (sheet: Worksheet, row: UInt32, columns: [Column: UInt16])?
    for sheet in workbook.sheets where found == nil {
      found = Self.heading(of: sheet, workbook.texts).map { (sheet, $0.row, $0.columns) }
    }
    guard let found else { return nil }
    sheetName = found.sheet.name
    let round = Self.stamp("round", in: workbook)
    campaign = Self.stamp("campaign", in: workbook)
    // Workbooks of today say themselves what a finding is about.
    let known = found.columns[.figures] == nil ? known() : [:]
    var rows: [UInt32: [UInt16: Cell]] = [:]
    for cell in found.sheet.cells where cell.row > found.row {
      rows[cell.row, default: [:]][cell.column] = cell
    }
    for row in rows.keys.sorted() {
      let cells = rows[row] ?? [:]
      read(
        Int(row), { column in found.columns[column].flatMap { cells[$0] } }, workbook.texts, round, at, known)
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
    _ row: Int, _ cell: (Column) -> Cell?, _ texts: TextTable, _ round: String?, _ at: String,
    _ known: [String: LastFinding]
  ) {
    func text(_ column: Column) -> String? {
      guard let cell = cell(column), let value = Self.value(of: cell, texts) else { return nil }
      let text = TextKey.trimmed(value.plain)
      return text.isEmpty ? nil : text
    }
    let word = text(.action)
    let value = cell(.value).flatMap { Self.value(of: $0, texts) }
    guard word != nil || value != nil || text(.reason) != nil || text(.by) != nil else { return }
    func note(_ vietnamese: String, _ english: String) {
      unclear.append((row, FindingMessage(vietnamese: vietnamese, english: english)))
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
    var decision = Decision(fingerprint: fingerprint, code: text(.code) ?? "", action: action)
    decision.round = round
    decision.unit = text(.unit)
    decision.subUnit = text(.subUnit)
    decision.figure = text(.figure).map { FigureName($0) }
    decision.indicators = text(.figures)?.split(separator: ",").map(String.init) ?? []
    decision.was = cell(.was).flatMap { Self.value(of: $0, texts) }
    if case .number(let against)? = cell(.against).flatMap({ Self.value(of: $0, texts) }) {
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
