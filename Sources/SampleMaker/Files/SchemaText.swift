import SchemaFiles

/// Writes the campaign's `schema.yaml`.
enum SchemaText {
  /// The schema with a current round. Throws where it is no good schema: the samples are to show good ones.
  static func yaml(current: SampleRound) throws -> String {
    let text = lines(current: current).joined(separator: "\n") + "\n"
    _ = try SchemaFile.parse(yaml: text, fileName: "schema.yaml")
    return text
  }

  private static func lines(current: SampleRound) -> [String] {
    var lines = head + ["rounds:"]
    for (position, round) in SampleRound.all.enumerated() {
      let number = position + 1
      lines.append(
        "  - {code: \"\(round.code)\", title: \(round.title), aliases: [Đợt \(number), Đợt \(number)/2020],"
          + " date: \(day(round.day)), due: \(day(round.due))T17:00, year: 2020}")
    }
    lines.append("current: \"\(current.code)\"")
    lines += units + layouts + ["sections:"]
    for section in IndicatorTable.sections {
      lines.append("  - {code: \(section.0), title: \"\(section.1). \(section.2)\"}")
    }
    lines.append("indicators:")
    for indicator in SampleIndicator.all { lines += self.lines(of: indicator) }
    return lines + rules
  }

  private static let head = [
    "# Ngày thứ bảy tình nguyện: biểu số liệu của Tỉnh Đoàn Kiên Giang, năm 2020.",
    "# Tổng số toàn tỉnh là số trong báo cáo ngày 29/8/2020; số liệu từng đơn vị là số minh họa.",
    "schema: tonghop/1",
    "campaign:",
    "  code: TNTN-2020",
    "  title: Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính",
    "  issuer: Tỉnh Đoàn Kiên Giang",
    "  superior: Trung ương Đoàn",
    "  language: vi",
    "  header: youth-union",
    "  number_locale: vi",
    "  dash: zero",
    "  time_zone: Asia/Ho_Chi_Minh",
    "  synthetic: true",
    "version: \"1.0\"",
  ]

  // MARK: - Units

  private static var units: [String] {
    var lines = [
      "units:",
      "  - {code: KG, name: Tỉnh Kiên Giang, level: province, population: 1723067, fields: {communes: 145}}",
    ]
    for unit in SampleUnit.all {
      var parts = ["code: \(quoted(unit.code))", "name: \(unit.name)"]
      let aliases = (unit.isDistrict ? [unit.union] : []) + unit.aliases
      parts.append("aliases: [" + aliases.map(quotedIfNeeded).joined(separator: ", ") + "]")
      parts.append("level: " + (unit.isDistrict ? "district" : "affiliated"))
      if unit.name.hasPrefix("Thành phố") { parts.append("class: city") }
      parts += ["parent: KG", "reports: true"]
      if let population = unit.population {
        parts += ["population: \(population)", "fields: {communes: \(unit.communes.count)}"]
      }
      lines.append("  - {" + parts.joined(separator: ", ") + "}")
    }
    for unit in SampleUnit.all where unit.isDistrict {
      lines.append("  # " + unit.name)
      for commune in unit.communes {
        lines.append(
          "  - {code: \"\(commune.code)\", name: \(commune.name), level: commune, parent: \"\(unit.code)\"}")
      }
    }
    return lines
  }

  // MARK: - Layouts

  private static let layouts = [
    "layouts:",
    "  - code: form",
    "    sheet: [Biểu 1, Mẫu 1]",
    "    kind: form",
    "    columns:",
    "      number: [STT, TT]",
    "      label: Nội dung",
    "      unit: Đơn vị tính",
    "      value: Kết quả",
    "      note: Ghi chú",
    "      ignore: [Ký xác nhận]",
    "    unit_cell: {label: Đơn vị, side: right}",
    "    round_cell: {label: Đợt}",
    "    stop: [Người lập biểu, TM. Ban Thường vụ]",
    "  - code: grid",
    "    sheet: [Biểu 2, Mẫu 2]",
    "    kind: grid",
    "    row_label: Xã, phường, thị trấn",
    "    header_rows: 2",
    "    rows: units",
    "    total_row: Tổng cộng",
    "    indicators: [" + SampleIndicator.gridColumns.joined(separator: ", ") + "]",
  ]

  // MARK: - Indicators

  private static func lines(of indicator: SampleIndicator) -> [String] {
    var lines = ["  - code: \(indicator.code)", "    section: \(indicator.section)"]
    lines.append("    number: \(quoted(indicator.number))")
    lines.append("    label: \(quotedIfNeeded(indicator.label))")
    lines.append("    label_en: \(quotedIfNeeded(indicator.labelEnglish))")
    if !indicator.unit.isEmpty { lines.append("    unit: \(quotedIfNeeded(indicator.unit))") }
    lines.append("    type: \(indicator.type)")
    if let parent = indicator.parent { lines += ["    parent: \(parent)", "    relation: part"] }
    for line in indicator.more { lines += keys(in: line).map { "    " + $0 } }
    return lines
  }

  /// The `key: value` pairs of a line, which commas separate outside of brackets and quotes.
  private static func keys(in line: String) -> [String] {
    var pairs: [String] = []
    var pair = ""
    var depth = 0
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted, "{" where !isQuoted: depth += 1
      case "]" where !isQuoted, "}" where !isQuoted: depth -= 1
      case "," where depth == 0 && !isQuoted:
        pairs.append(pair)
        pair = ""
        continue
      default: break
      }
      if character != " " || !pair.isEmpty { pair.append(character) }
    }
    if !pair.isEmpty { pairs.append(pair) }
    return pairs
  }

  // MARK: - Rules

  private static let rules = [
    "rules:",
    "  - code: R-B10",
    "    expr: B10 >= B01",
    "    message: Số lượt người dự không thể ít hơn số cuộc.",
    "    help: Kiểm tra lại cột Kết quả của mục II.1 và II.2.",
    "  - code: R-B10-XA",
    "    expr: B10 >= B01",
    "    scope: row",
    "    message: Số lượt người dự của xã không thể ít hơn số cuộc.",
    "  - code: R-B10-TB",
    "    expr: if B01 > 0 then B10 / B01 >= 10 and B10 / B01 <= 200",
    "    severity: warning",
    "    message: Số lượt người dự bình quân một cuộc thường từ 10 đến 200.",
    "  - code: R-A04",
    "    expr: if A04 > 0 then A05 > 0",
    "    message: Có đội tình nguyện thì phải có lượt người tham gia.",
    "  - code: R-A05",
    "    expr: A05 >= A04",
    "    message: Số lượt tham gia không thể ít hơn số đội.",
    "  - code: R-B01",
    "    expr: B01 >= A03",
    "    severity: info",
    "    message: Số cuộc tuyên truyền ít hơn số xã, phường, thị trấn tham gia.",
    "  - code: R-C20",
    "    expr: if C00 > 0 then C20 >= 1",
    "    message: Có giấy tờ được hỗ trợ thì phải có lượt người dân.",
    "  - code: R-C20-TB",
    "    expr: C20 >= C00 / 3 and C20 <= 5 * C00",
    "    severity: warning",
    "    message: Số lượt người dân không tương xứng với số giấy tờ được hỗ trợ.",
    "  - code: R-E01",
    "    expr: E01 >= 5000",
    "    scope: province",
    "    severity: info",
    "    message: Báo cáo nêu trên 5.000 người được hướng dẫn cài đặt Bluezone.",
  ]

  // MARK: - Text

  private static func day(_ day: (year: Int, month: Int, day: Int)) -> String {
    "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)-\(day.day < 10 ? "0" : "")\(day.day)"
  }
  private static func quoted(_ text: String) -> String { "\"" + text + "\"" }
  /// Quoted where YAML would read something else than the text.
  private static func quotedIfNeeded(_ text: String) -> String {
    let isPlain = !text.contains { ",:#[]{}&*!|>'\"%@`".contains($0) }
    return isPlain ? text : quoted(text)
  }
}
