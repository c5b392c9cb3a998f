internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// The rows of an imported file as a facts.csv of one round.
struct ImportedRows {
  /// The file's bytes, and how many facts are in it.
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  private(set) var count = 0
  /// What is odd: codes that the schema does not know, values that are none.
  private(set) var notes: [RunNote] = []
  private let schema: CampaignSchema

  init(_ table: RoundImport.Table, schema: CampaignSchema, round: String) {
    self.schema = schema
    let units = Set(schema.units.map(\.code))
    let indicators = Dictionary(
      schema.indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var unknown: (units: [String], indicators: [String], values: Int, others: Int) = ([], [], 0, 0)
    bytes.append(contentsOf: (FactsCSV.columns.joined(separator: ",") + "\r\n").utf8)
    for row in table.rows {
      func field(_ name: String) -> String {
        guard let column = table.columns[name], column < row.count else { return "" }
        return TextKey.trimmed(row[column])
      }
      let (unit, indicator) = (field("unit"), field("indicator"))
      if unit.isEmpty, indicator.isEmpty { continue }
      if !field("round").isEmpty, field("round") != round {
        unknown.others += 1
        continue
      }
      if !units.contains(unit), !unknown.units.contains(unit) { unknown.units.append(unit) }
      if indicators[indicator] == nil, !schema.indicators.contains(where: { $0.replaces == indicator }),
        !unknown.indicators.contains(indicator)
      {
        unknown.indicators.append(indicator)
      }
      var text = field("text")
      var value = field("value")
      let isNumeric = indicators[indicator]?.type.isNumeric ?? true
      let state = state(
        field("state"), value: &value, text: &text, isNumeric: isNumeric, isSheet: table.isSheet)
      if state == .unreadable, field("state").isEmpty { unknown.values += 1 }
      let named: [String: String] = [
        "round": round, "unit": unit, "indicator": indicator, "state": state.name, "value": value,
        "text": text,
        "sub_unit": table.isSheet ? subUnit(field("sub_unit"), of: unit) : field("sub_unit"),
        "measure": measure(field("measure")), "qualifier": qualifier(field("qualifier"), state),
      ]
      for (position, column) in FactsCSV.columns.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVRecords.append(field: named[column] ?? field(column), to: &bytes)
      }
      bytes.append(contentsOf: [0x0D, 0x0A])
      count += 1
    }
    note(unknown)
  }

  private mutating func note(_ unknown: (units: [String], indicators: [String], values: Int, others: Int)) {
    func list(_ codes: [String]) -> String {
      codes.prefix(5).joined(separator: ", ") + (codes.count > 5 ? ", …" : "")
    }
    if !unknown.units.isEmpty {
      notes.append(
        RunNote(
          vietnamese: "Schema không có đơn vị \(list(unknown.units)); số liệu được giữ nhưng không so sánh.",
          english: "The schema has no unit \(list(unknown.units)); the facts are kept, but not compared."))
    }
    if !unknown.indicators.isEmpty {
      notes.append(
        RunNote(
          vietnamese:
            "Schema không có chỉ tiêu \(list(unknown.indicators)); số liệu được giữ nhưng không so sánh.",
          english:
            "The schema has no indicator \(list(unknown.indicators)); the facts are kept, but not compared."))
    }
    if unknown.values > 0 {
      notes.append(
        RunNote(
          vietnamese: "\(unknown.values) giá trị không phải là số; được giữ dạng chữ.",
          english: "\(unknown.values) values are no numbers; they are kept as texts."))
    }
    if unknown.others > 0 {
      notes.append(
        RunNote(
          vietnamese: "\(unknown.others) dòng của đợt khác; bỏ qua.",
          english: "\(unknown.others) rows are of other rounds; left alone."))
    }
  }

  /// The state of a row: as it says, else as its value shows. A figure that no total took in stands as text on the sheet.
  private func state(
    _ name: String, value: inout String, text: inout String, isNumeric: Bool, isSheet: Bool
  ) -> FactState {
    let given =
      FactState(name: name) ?? FactState.allCases.first { Self.names(of: $0).contains(TextKey.toned(name)) }
    let number = Self.number(value, isSheet: isSheet)
    switch given {
    case .number, .zero, nil:
      if value.isEmpty { return given == nil ? (text.isEmpty ? .blank : .text) : .unreadable }
      if let number {
        value = NumberText.plain(number)
        return number == 0 ? .zero : .number
      }
      if given == nil, value.count == 10, value.split(separator: "-").count == 3 { return .date }
      if text.isEmpty { text = value }
      value = ""
      return isNumeric ? .unreadable : .text
    case .date: return .date
    case .text, .blank, .pending, .notApplicable, .unreadable, .ambiguous:
      if text.isEmpty { text = value }
      value = ""
      return given ?? .blank
    }
  }
  /// How a state is called on the sheet of facts.
  private static func names(of state: FactState) -> [String] {
    let names =
      switch state {
      case .number: ["Số", "Number"]
      case .zero: ["Bằng 0", "Zero"]
      case .date: ["Ngày", "Date"]
      case .text: ["Chữ", "Text"]
      case .blank: ["Trống", "Blank"]
      case .pending: ["Đang tổng hợp", "Pending"]
      case .notApplicable: ["Không áp dụng", "Not applicable"]
      case .unreadable: ["Không đọc được", "Unreadable"]
      case .ambiguous: ["Hiểu được hai cách", "Ambiguous"]
      }
    return names.map(TextKey.toned)
  }
  /// A number in plain form; with a decimal comma where that can be nothing else: 1,234 could be a thousand and more.
  private static func number(_ text: String, isSheet: Bool) -> Double? {
    if let plain = Double(text) { return plain.isFinite ? plain : nil }
    if isSheet { return vietnamese(text) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count != 3 || parts[0].contains(".") else { return nil }
    return vietnamese(text)
  }
  /// `1.234,5` as a number.
  private static func vietnamese(_ text: String) -> Double? {
    Double(text.replacing(".", with: "").replacing(",", with: "."))
  }

  /// The code of a row of a grid by the name that stands on the sheet.
  private func subUnit(_ name: String, of unit: String) -> String {
    guard !name.isEmpty else { return "" }
    let named = schema.units.filter { $0.name == name }
    return (named.first { $0.parent == unit } ?? (named.count == 1 ? named.first : nil))?.code ?? name
  }
  /// A measure by its heading on the sheet.
  private func measure(_ name: String) -> String {
    switch TextKey.toned(name) {
    case "", TextKey.toned("Thực hiện"), "actual": "now"
    case TextKey.toned("Kế hoạch"): "plan"
    case TextKey.toned("Lũy kế từ đầu năm"), "cumulative since january": "cumulative"
    case TextKey.toned("Cùng kỳ năm trước"), "same period last year": "previous"
    case TextKey.toned("Tỷ lệ (%)"), "rate (%)": "rate"
    default: name
    }
  }
  private func qualifier(_ name: String, _ state: FactState) -> String {
    switch TextKey.toned(name) {
    case "": state.isFigure ? FactQualifier.exact.name : ""
    case TextKey.toned("trên"), "at least": FactQualifier.atLeast.name
    case TextKey.toned("khoảng"): FactQualifier.about.name
    default: name
    }
  }
}
