import Testing

/// Small schemas that together use every layout.
struct TemplateSchema: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let yaml: String

  init(
    _ name: String, layouts: String, indicators: String, sections: String = "",
    campaign: String = "header: state"
  ) {
    testDescription = name
    yaml = """
      schema: tonghop/1
      campaign: {code: T, title: Thử biểu mẫu, issuer: Sở Nội vụ tỉnh Kiên Giang, superior: Bộ Nội vụ, \(campaign)}
      version: "1.2"
      rounds:
        - {code: 2020-2, title: Đợt 2 năm 2020, date: 2020-05-30, due: 2020-06-06T17:00}
        - {code: 2020-3, title: Đợt 3 năm 2020, date: 2020-08-29, due: 2020-09-05T17:00}
      current: 2020-3
      units:
        - {code: KG, name: Tỉnh Kiên Giang, level: province}
        - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true, population: 125858}
        - {code: "905", name: Huyện An Biên, level: district, parent: KG, reports: true}
        - {code: "30850", name: Thị trấn Tân Hiệp, level: commune, parent: "904"}
        - {code: "30853", name: Xã Tân Hiệp A, level: commune, parent: "904"}
        - {code: "30856", name: Xã Tân Hiệp B, level: commune, parent: "904"}
      layouts:
      \(layouts.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      \(sections)
      choices: {status: [{code: done, label: Đã làm}, {code: no, label: Chưa làm}], long: [{code: a, label: "Một, hai"}, {code: b, label: Ba}]}
      indicators:
      \(indicators.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      rules: [{code: R1, expr: A01 >= 0, message: Không được âm.}]
      """
  }

  /// Indicators of a form: totals with parts, of-which, one that is not asked of districts, every type.
  static let usual = """
    - {code: A01, section: A, number: "1", printed_code: "01", label: Tổng số cuộc tuyên truyền, unit: cuộc, type: count, required: true, max: population}
    - {code: A02, section: A, number: "1.1", printed_code: "02", label: Giáo dục truyền thống, unit: cuộc, type: count, parent: A01, relation: part}
    - {code: A03, section: A, number: "1.2", printed_code: "03", label: Cải cách hành chính (CMND), unit: cuộc, type: count, parent: A01, relation: part}
    - {code: A04, section: A, number: "2", printed_code: "04", label: Lượt người tham gia, unit: lượt người, type: count}
    - {code: A05, section: A, number: "2.1", printed_code: "05", label: "Trong đó: nữ", unit: lượt người, type: count, parent: A04, relation: of-which}
    - {code: A06, section: A, number: "3", printed_code: "06", label: Số xã của tỉnh, unit: xã, type: count, applies_to: [province]}
    - {code: D01, section: B, number: "1", printed_code: "07", label: Lượt người tham gia, unit: lượt người, type: count}
    - {code: D02, section: B, number: "2", printed_code: "08", label: Kinh phí thực hiện, unit: nghìn đồng, type: money, scale: 1000}
    - {code: D03, section: B, number: "3", printed_code: "09", label: Tỷ lệ hoàn thành, unit: "%", type: percent}
    - {code: D04, section: B, number: "4", printed_code: "10", label: Ngày ra quân, type: date}
    - {code: D05, section: B, number: "5", printed_code: "11", label: Ưu điểm, type: text}
    - {code: D06, section: B, number: "6", printed_code: "12", label: Đã sơ kết, type: yesno}
    - {code: D07, section: B, number: "7", printed_code: "13", label: Tình trạng, type: choice(status)}
    - {code: D08, section: B, number: "8", printed_code: "14", label: Mức độ, type: choice(long)}
    - {code: D09, section: B, number: "9", printed_code: "15", label: Lý do của tỉnh, type: text, applies_to: [province]}
    """
  static let sections = "sections: [{code: A, title: I. TUYÊN TRUYỀN}, {code: B, title: II. MÔI TRƯỜNG}]"
  /// Indicators of grids.
  static let columns = """
    - {code: B10, printed_code: C-101, label: Tổng số lượt người dự, aliases: [Lượt người dự > Tổng số], unit: lượt người, type: count, layout: grid}
    - {code: B11, printed_code: C-102, label: Lượt nữ dự, aliases: [Lượt người dự > Nữ], unit: lượt người, type: count, layout: grid}
    - {code: A01, printed_code: C-103, label: Kinh phí, unit: triệu đồng, type: money, layout: grid}
    - {code: B12, printed_code: C-104, label: Ghi nhận, type: text, layout: grid}
    """

  static func form(_ name: String, _ keys: String, sections: String = sections) -> TemplateSchema {
    TemplateSchema(
      name, layouts: "- {code: form, kind: form, \(keys)}", indicators: usual, sections: sections)
  }
  static func grid(_ name: String, _ keys: String, indicators: String = columns) -> TemplateSchema {
    TemplateSchema(
      name, layouts: "- {code: grid, kind: grid, sheet: Biểu 2, \(keys)}", indicators: indicators)
  }

  static let forms: [TemplateSchema] = [
    form(
      "the usual form",
      "sheet: Biểu 1, columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}, unit_cell: {label: Đơn vị}, round_cell: {label: Đợt}, stop: [Người lập biểu, Thủ trưởng đơn vị]"
    ),
    form("nothing but label and value", "columns: {label: Nội dung, value: Kết quả}"),
    form(
      "printed codes and column numbers",
      "sheet: [Biểu 1, /x/], column_numbers: true, columns: {label: Chỉ tiêu, code: Mã số, value: Thực hiện}, unit_cell: {label: Đơn vị báo cáo, side: below, lines: 3}, round_cell: {label: Kỳ, side: same}, unit_of_measure_cell: {label: Đơn vị tính}"
    ),
    form("codes without labels", "columns: {code: Mã số, value: Số liệu}, column_numbers: true"),
    form(
      "letters for columns",
      "sheet: Mau, columns: {number: \"=A\", label: \"=C\", unit: \"=D\", value: \"=F\"}, unit_cell: {cell: C4}, round_cell: {cell: F5}"
    ),
    form(
      "letters beside texts",
      "columns: {label: Nội dung, value: \"=E\", note: Ghi chú}, unit_cell: {cell: B1}, unit_of_measure_cell: {cell: E3}"
    ),
    form(
      "regular expressions",
      "sheet: '/^B(i[eể]u)? ?[0-9]+$/', columns: {label: ['/^(Chỉ|Nội) ?tiêu.*/'], unit: '/[ĐD]VT/', value: '/^S[oố] (lượng|liệu)/', note: /Ghi ch/}, stop: ['/^Người +lập/'], unit_cell: {label: /Tên đơn vị/, side: same}"
    ),
    form(
      "sections with headings of their own",
      "sheet: Biểu 1, sections: repeat, columns: {number: TT, label: Nội dung, unit: ĐVT, value: Kết quả}, unit_cell: {label: Đơn vị, side: same}, stop: [Người lập]"
    ),
    form(
      "columns that are not read",
      "columns: {label: Nội dung, value: Kết quả, ignore: [Tỷ lệ, \"So sánh > Kỳ trước\"]}"),
    form(
      "lines of the unit's own below an indicator",
      "columns: {number: STT, label: Nội dung, value: Kết quả}, free: {after: Tình trạng, until: Mức độ}"),
    form(
      "lines of the unit's own at the end",
      "columns: {label: Nội dung, value: Kết quả}, free: {after: Nội dung khác, until: /^Cộng/}"),
    form(
      "lines of the unit's own without an end",
      "columns: {label: Nội dung, value: Kết quả}, free: {after: Khác}"),
    TemplateSchema(
      "several measures under headings of two rows",
      layouts: """
        - code: plan
          sheet: Biểu 3
          kind: form
          columns: {code: Mã số, label: Chỉ tiêu, unit: Đơn vị tính}
          unit_cell: {label: Đơn vị}
          values:
            - {column: Kế hoạch năm, measure: plan}
            - {column: "Thực hiện > Trong kỳ", measure: now}
            - {column: "Thực hiện > Lũy kế từ đầu năm", measure: cumulative}
            - {column: Cùng kỳ năm trước, measure: previous}
            - {column: "Tỷ lệ > So kế hoạch", measure: rate, derived: now / plan * 100}
            - {column: "Tỷ lệ > So cùng kỳ", measure: growth, derived: (now - previous) / previous * 100}
        """,
      indicators: """
        - {code: A01, printed_code: "101", label: Doanh thu, unit: triệu đồng, type: money}
        - {code: A02, printed_code: "1011", label: Bán lẻ, unit: triệu đồng, type: money, parent: A01, relation: part}
        - {code: A03, printed_code: "1012", label: Dịch vụ, unit: triệu đồng, type: money, parent: A01, relation: part}
        - {code: A04, printed_code: "102", label: Số cơ sở, unit: cơ sở, type: count, measures: [now, plan]}
        """, campaign: "header: youth-union"),
    TemplateSchema(
      "numbers that make a hierarchy",
      layouts:
        "- {code: form, kind: form, hierarchy: number, columns: {number: STT, label: Nội dung, value: Số lượng}}",
      indicators: """
        - {code: A01, number: "1", label: Tổng số hộ, type: count}
        - {code: A02, number: "1.1", label: Hộ nghèo, type: count}
        - {code: A03, number: "1.1.1", label: Hộ nghèo thành thị, type: count}
        - {code: A04, number: "1.1.2", label: Hộ nghèo nông thôn, type: count}
        - {code: A05, number: "1.2", label: Hộ khác, type: count}
        """, campaign: "header: none"),
  ]

  static let grids: [TemplateSchema] = [
    grid(
      "units under headings of two rows",
      "row_label: \"Xã, phường, thị trấn\", header_rows: 2, column_numbers: true, rows: units, total_row: Tổng cộng, unit_cell: {label: Đơn vị}, round_cell: {label: Đợt}, stop: [Người lập biểu]"
    ),
    grid("units under one heading row", "row_label: Tên xã, header_rows: 1, total_row: [/^Cộng/]"),
    grid(
      "printed column codes", "row_label: Tên xã, codes_row: C-101, column_numbers: true, total_row: Cộng"),
    grid("row labels without a heading", "rows: units"),
    grid(
      "free rows under two labels", "row_label: [Mặt hàng, Thị trường], rows: free, total_row: [Tổng cộng]"),
    grid("free rows", "row_label: Tên mô hình, rows: free, unit_of_measure_cell: {label: ĐVT}"),
    grid("the unit in a column", "row_label: Tên xã, unit_column: Tên huyện, rows: units, total_row: Cộng"),
    grid("the unit in a column by its letter", "row_label: Tên xã, unit_column: \"=B\", rows: units"),
    grid("a form turned round", "row_label: Đơn vị, rows: indicators, total_row: Cộng"),
    grid("the row labels by their letter", "row_label: \"=B\", rows: units, unit_cell: {label: Đơn vị}"),
    grid(
      "every column beside the indicators by its letter",
      "row_label: \"=C\", unit_column: \"=B\", columns: {number: \"=A\", note: \"=I\", ignore: [\"=H\"]}, rows: units"
    ),
    grid(
      "several measures",
      "row_label: Tên xã, rows: units, total_row: Tổng cộng, values: [{column: Kế hoạch, measure: plan}, {column: Thực hiện}, {column: Tỷ lệ, measure: rate, derived: now / plan * 100}]",
      indicators: """
        - {code: A01, label: Cây xanh, unit: cây, type: count, layout: grid}
        - {code: A02, label: Đường hoa, unit: km, type: number, layout: grid}
        """),
    TemplateSchema(
      "names that no tab can have",
      layouts: """
        - {code: f1, kind: form, sheet: "Biểu số 01/BC: kết quả công tác tuyên truyền năm nay", columns: {label: Nội dung, value: Kết quả}}
        - {code: f2, kind: form, sheet: "Biểu số 01/BC: kết quả công tác tuyên truyền năm sau", columns: {label: Nội dung, value: Kết quả}}
        - {code: f3, kind: form, sheet: "Biểu [1]", columns: {label: Nội dung, value: Kết quả}}
        - {code: f4, kind: form, sheet: "BIỂU [1]", columns: {label: Nội dung, value: Kết quả}}
        - {code: f5, kind: form, columns: {label: Nội dung khác, value: Số liệu}}
        """,
      indicators: """
        - {code: A01, label: Tổng số cuộc, unit: cuộc, type: count, layout: f1}
        - {code: A02, label: Tổng số cuộc, unit: cuộc, type: count, layout: f2}
        - {code: A03, label: Tổng số cuộc, unit: cuộc, type: count, layout: f3}
        - {code: A04, label: Tổng số cuộc, unit: cuộc, type: count, layout: f4}
        - {code: A05, label: Số người, unit: người, type: count, layout: f5}
        """),
    TemplateSchema(
      "a form and a grid that share an indicator",
      layouts: """
        - {code: form, kind: form, sheet: Biểu 1, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
        - {code: grid, kind: grid, sheet: Biểu 2, row_label: Tên xã, indicators: [A01, A02], total_row: Cộng}
        """,
      indicators: """
        - {code: A01, label: Cây xanh, unit: cây, type: count}
        - {code: A02, label: Đường hoa, unit: km, type: number}
        - {code: A03, label: Ưu điểm, type: text}
        """),
    TemplateSchema(
      "two tables on one sheet",
      layouts: """
        - {code: form, kind: form, sheet: Biểu 1, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}, stop: [Người lập biểu]}
        - {code: grid, kind: grid, sheet: Biểu 1, row_label: Tên xã, total_row: Cộng}
        """,
      indicators: """
        - {code: A01, label: Cây xanh, unit: cây, type: count}
        - {code: A02, label: Đường hoa, unit: km, type: number, layout: grid}
        """),
  ]
}
