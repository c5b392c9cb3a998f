internal import Consolidation
internal import Findings
internal import History
internal import Schema
internal import VietnameseText

/// Whether what people see in a row of Cần kiểm tra is what its hidden cells mean. Sorting or moving only the columns that can be
/// seen tears a row apart; a decision would then change a figure that nobody looked at.
struct DecisionRowCheck {
  /// A row: what it shows, and what its hidden cells say.
  struct Row {
    /// What can be seen; nil where the sheet no longer has the column.
    var code: String?, unit: String?, indicator: String?
    /// Hidden.
    var fingerprint: String
    var unitCode: String?, subUnitCode: String?
    var figure: FigureName?
    var figures: [String]
  }
  /// The words of both languages.
  private let words: [FindingPlaceText]
  /// All codes there are.
  private let codes: [String]
  /// The round of the workbook.
  private let round: String?
  /// What the rows of the sheet should show: a text that no row should show was changed in the schema since, or by hand, and
  /// tells nothing.
  private let units: Set<String>, indicators: Set<String>
  /// The code of a finding of the last run by its fingerprint.
  private let known: (String) -> String?

  /// For the rows of a sheet.
  init(
    _ rows: [Row], schema: CampaignSchema, codes: [String], round: String?,
    known: @escaping (String) -> String?
  ) {
    let words = Language.allCases.map { FindingPlaceText(schema: schema, language: $0) }
    self.words = words
    self.codes = codes
    self.round = round
    self.known = known
    units = Set(rows.flatMap { Self.units($0, words) })
    indicators = Set(rows.flatMap { Self.indicators($0, words) })
  }

  /// What of a row does not belong together; nil: nothing.
  func trouble(_ row: Row) -> FindingMessage? {
    if isOther(row.unit.map { FindingPlaceText.withoutOther($0) }, Self.units(row, words), of: units) {
      return Self.torn("cột Đơn vị", "the unit")
    }
    if isOther(row.indicator, Self.indicators(row, words), of: indicators) {
      return Self.torn("cột Chỉ tiêu", "the indicator")
    }
    if let code = row.code, let own = self.code(of: row), own != code {
      return Self.torn("cột Mã", "the code")
    }
    return nil
  }

  /// Whether a text is not what a row should show, but what another one should.
  private func isOther(_ text: String?, _ own: Set<String>, of all: Set<String>) -> Bool {
    guard let text = text.map(TextKey.folded) else { return false }
    return !own.contains(text) && all.contains(text)
  }
  private static func units(_ row: Row, _ words: [FindingPlaceText]) -> Set<String> {
    // Findings about a file alone show no unit.
    let blank: Set<String> = row.unitCode == nil && row.subUnitCode == nil ? [""] : []
    return blank.union(words.map { TextKey.folded($0.unit(row.unitCode, subUnit: row.subUnitCode)) })
  }
  private static func indicators(_ row: Row, _ words: [FindingPlaceText]) -> Set<String> {
    Set(words.map { TextKey.folded($0.indicator(row.figure, figures: row.figures) ?? "") })
  }

  /// The code that a fingerprint was made with: of the last run's finding, else the one that gives it; nil: not known, as of
  /// findings with a rule, another unit or a text of their own.
  private func code(of row: Row) -> String? {
    func gives(_ code: String) -> Bool {
      var finding = Finding(code: code, name: "", severity: .error, level: 0)
      finding.round = round
      finding.unit = row.unitCode
      finding.subUnit = row.subUnitCode
      finding.indicator = row.figure?.indicator
      finding.measure = row.figure?.measure
      finding.indicators = row.figures
      return DecisionOutcome.fingerprint(of: finding) == row.fingerprint
    }
    if let code = row.code, gives(code) { return code }
    return known(row.fingerprint) ?? codes.first(where: gives)
  }

  private static func torn(_ vietnamese: String, _ english: String) -> FindingMessage {
    FindingMessage(
      vietnamese: "\(vietnamese) không khớp các cột ẩn của dòng, có lẽ do chỉ sắp xếp phần nhìn thấy",
      english: "\(english) is not that of the row's hidden columns; perhaps only what can be seen was sorted")
  }
}
