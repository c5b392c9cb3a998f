import Schema

extension BookSheet {
  /// `layouts`, without their value columns.
  static let layouts = BookSheet(
    name: "bo_cuc", key: "layouts", shape: .list, isRequired: true,
    title: SchemaSentence(vietnamese: "Bố cục", english: "Layouts"),
    help: SchemaSentence(
      vietnamese:
        "Mỗi dòng một biểu mẫu. Tiêu đề cột: chữ in trên biểu, nhiều cách viết cách nhau bằng dấu chấm phẩy, /biểu thức chính quy/, hoặc tên cột như =D.",
      english:
        "A layout a row. Columns by their heading: one text or several separated by semicolons, /regular expression/, or a letter such as =D."
    ),
    columns: [
      BookColumn(
        "code", "Mã biểu", "Layout", .code, 12, required: true, aliases: ["Mã số", "Mã"], "Mã của biểu.",
        "The layout's code."),
      BookColumn(
        "sheet", "Tên trang", "Sheet", .patterns, 20, aliases: ["Trang tính"],
        "Tên trang tính trong báo cáo.", "The name of the sheet in returns; a hint."),
      BookColumn(
        "kind", "Loại biểu", "Layout kind", .word(.layoutKind), 11, aliases: ["Loại"],
        "Biểu: mỗi dòng một chỉ tiêu. Bảng: mỗi dòng một đơn vị, mỗi cột một chỉ tiêu.",
        "form: a row an indicator. grid: a row a sub-unit, a column an indicator."),
      BookColumn(
        "template", "Tệp mẫu", "Template", .text, 20, "Tệp mẫu trống đã gửi đi.",
        "The blank workbook that was sent out."),
      BookColumn(
        "columns.number", "Cột số thứ tự", "Number column", .patterns, 14, aliases: ["Cột STT"],
        "Tiêu đề của cột số thứ tự.", "The heading of the running numbers."),
      BookColumn(
        "columns.label", "Cột nội dung", "Label column", .patterns, 20, aliases: ["Cột chỉ tiêu"],
        "Tiêu đề của cột tên chỉ tiêu.", "The heading of the labels."),
      BookColumn(
        "columns.unit", "Cột đơn vị tính", "Unit column (of measure)", .patterns, 16, aliases: ["Cột ĐVT"],
        "Tiêu đề của cột đơn vị tính.", "The heading of the units of measure."),
      BookColumn(
        "columns.code", "Cột mã số", "Code column", .patterns, 14, "Tiêu đề của cột mã số in sẵn.",
        "The heading of the printed codes."),
      BookColumn(
        "columns.value", "Cột số liệu", "Value column", .patterns, 18, aliases: ["Cột kết quả"],
        "Tiêu đề của cột số liệu, khi biểu chỉ có một; nhiều cột thì ghi ở trang cot.",
        "The heading of the value column where there is only one; several stand on the sheet cot."),
      BookColumn(
        "columns.note", "Cột ghi chú", "Note column", .patterns, 14, "Tiêu đề của cột ghi chú.",
        "The heading of the remarks."),
      BookColumn(
        "columns.ignore", "Cột bỏ qua", "Ignored columns", .patterns, 16,
        "Những cột đã biết nhưng không đọc.",
        "Columns that are known and not read."),
    ]
      + namedCell(
        "unit_cell", "Ô đơn vị", "Unit cell", holds: "Tên đơn vị", aliases: ["Nhãn ô đơn vị"],
        "Nhãn đứng trước tên đơn vị báo cáo.", "The label beside the reporting unit's name.")
      + namedCell(
        "round_cell", "Ô kỳ", "Round cell", holds: "Tên kỳ", aliases: ["Nhãn ô kỳ"],
        "Nhãn đứng trước tên kỳ.", "The label beside the round.")
      + namedCell(
        "unit_of_measure_cell", "Ô đơn vị tính", "Unit of measure cell", holds: "Đơn vị tính",
        aliases: ["Nhãn ô đơn vị tính"], "Nhãn đứng trước đơn vị tính chung của bảng.",
        "The label beside the table's unit of measure.") + [
        BookColumn(
          "stop", "Dòng kết thúc", "Stop", .patterns, 24, "Chữ cho biết bảng đã hết, như Người lập biểu.",
          "Texts that end the table."),
        BookColumn(
          "sections", "Dòng tiêu đề", "Heading rows", .word(.sections), 12,
          "Lặp lại: dòng tiêu đề xuất hiện lại ở mỗi mục.",
          "repeat: the heading row comes again with each section."),
        BookColumn(
          "hierarchy", "Phân cấp", "Hierarchy", .word(.hierarchy), 11,
          "Theo số: 1.1 là phần của 1 nếu chỉ tiêu không nói khác.",
          "number: 1.1 is a part of 1 unless an indicator says otherwise."),
        BookColumn(
          "free.after", "Dòng tự do: sau", "Free rows: after", .pattern, 14,
          "Sau dòng này đơn vị được viết thêm dòng riêng.", "After this label units write lines of their own."
        ),
        BookColumn(
          "free.until", "Dòng tự do: đến", "Free rows: until", .pattern, 14, "Đến trước dòng này.",
          "Before this label they end."),
        BookColumn(
          "tolerance", "Sai số", "Tolerance", .tolerance, 9,
          "Sai số cho phép khi cộng: 0, 0.01 hoặc 0.5%.", "Of its balances: 0, 0.01 or 0.5%."),
        BookColumn(
          "parts", "Nhiều tệp", "Parts", .word(.parts), 14,
          "Nhiều tệp của một đơn vị: lấy bản mới nhất, hay là các phần được cộng lại.",
          "Several workbooks of one unit: the latest wins, or they are parts that are added."),
        BookColumn(
          "row_label", "Bảng: tên dòng", "Row label", .patterns, 20, aliases: ["Tiêu đề tên dòng"],
          "Tiêu đề của cột ghi tên dòng; nhiều cột cách nhau bằng dấu chấm phẩy.",
          "The heading of a grid's row labels; several are joined."),
        BookColumn(
          "header_rows", "Bảng: số dòng tiêu đề", "Header rows", .number, 10,
          "Tiêu đề gồm bao nhiêu dòng. Để trống: tự nhận.", "How many rows the heading has. Blank: as merged."
        ),
        BookColumn(
          "column_numbers", "Dòng số cột", "Column numbers", .flag, 10,
          "Có dòng (1) (2) (3) dưới tiêu đề. Để trống: tự nhận.",
          "Whether a row (1) (2) (3) stands below the headings. Blank: recognised."),
        BookColumn(
          "codes_row", "Dòng mã cột", "Codes row", .pattern, 12, "Chữ ở ô đầu của dòng in mã cột.",
          "The text in the first cell of a row of printed column codes."),
        BookColumn(
          "rows", "Bảng: các dòng là", "Rows", .word(.rows), 12,
          "Đơn vị: các đơn vị trực thuộc. Tự do: bất kỳ. Chỉ tiêu: biểu xoay ngang.",
          "units: units below the reporting unit. free: anything. indicators: a form turned round."),
        BookColumn(
          "unit_column", "Cột tên đơn vị", "Unit column", .pattern, 14,
          "Cột ghi đơn vị báo cáo ở từng dòng.", "The column in which the reporting unit stands."),
        BookColumn(
          "total_row", "Dòng tổng", "Total row", .patterns, 18,
          "Nhãn của dòng tổng cộng; đối chiếu, không cộng thêm.",
          "The label of the total row; checked, never added."),
        BookColumn(
          "indicators", "Các chỉ tiêu", "Indicators", .references("chi_tieu"), 26,
          "Các chỉ tiêu là cột của bảng, theo mã.", "The codes of the indicators that are a grid's columns."),
      ])

  /// The columns of a cell that is named by its label or by its address; `holds`: what it says, in Vietnamese.
  private static func namedCell(
    _ key: String, _ vietnamese: String, _ english: String, holds: String, aliases: [String],
    _ labelVietnamese: String, _ labelEnglish: String
  ) -> [BookColumn] {
    [
      BookColumn(
        key + ".label", vietnamese + ": nhãn", english + ": label", .patterns, 16, aliases: aliases,
        labelVietnamese, labelEnglish),
      BookColumn(
        key + ".side", vietnamese + ": phía", english + ": side", .word(.side), 12,
        holds + " nằm phía nào của nhãn. Để trống: bên phải.", "On which side of it. Blank: right."),
      BookColumn(
        key + ".lines", vietnamese + ": số dòng", english + ": lines", .number, 10,
        holds + " chiếm tối đa bao nhiêu ô liền nhau từ trên xuống.",
        "Up to how many cells below one another it takes."),
      BookColumn(
        key + ".cell", vietnamese + ": địa chỉ", english + ": cell", .text, 10,
        "Địa chỉ ô, thay cho nhãn, như C4.", "The cell itself instead of a label, as C4."),
    ]
  }

  /// The `values` of the layouts.
  static let valueColumns = BookSheet(
    name: "cot", key: "values", shape: .valueColumns,
    title: SchemaSentence(vietnamese: "Cột số liệu", english: "Value columns"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một cột số liệu của một biểu. Ô mã biểu trống: cùng biểu với dòng trên.",
      english: "A value column of a layout a row. Without a layout: that of the row above."),
    columns: [
      BookColumn(
        "layout", "Mã biểu", "Layout", .reference("bo_cuc"), 12, required: true, aliases: ["Biểu"],
        "Mã của biểu ở trang bo_cuc.", "The code of the layout."),
      BookColumn(
        "column", "Tiêu đề cột", "Column", .patterns, 36, required: true, aliases: ["Cột"],
        "Tiêu đề in trên biểu; cột con: \"Tỷ lệ > So kế hoạch\".",
        "The heading; below a merged one: \"Rate > Of plan\"."),
      BookColumn(
        "measure", "Số đo", "Measure", .offered(["now", "plan", "cumulative", "previous"]), 14,
        "now: kỳ này; plan: kế hoạch; cumulative: lũy kế; previous: cùng kỳ trước; hoặc từ tự chọn. Để trống: now.",
        "now, plan, cumulative, previous, or a word of your own. Blank: now."),
      BookColumn(
        "derived", "Cách tính", "Derived", .text, 30, aliases: ["Công thức"],
        "Cột được tính từ các số đo cùng dòng, như now / plan * 100; chỉ đối chiếu, không cộng.",
        "How it is computed from measures of the same row, as now / plan * 100; checked, never added."),
    ])

  /// `sections`.
  static let sections = BookSheet(
    name: "muc", key: "sections", shape: .list,
    title: SchemaSentence(vietnamese: "Mục", english: "Sections"),
    help: SchemaSentence(
      vietnamese: "Các mục lớn của biểu, mỗi dòng một mục.", english: "Parts of the form, one a row."),
    columns: [
      BookColumn(
        "code", "Mã mục", "Section", .code, 12, required: true, aliases: ["Mã số", "Mã"], "Mã của mục.",
        "The section's code."),
      BookColumn(
        "title", "Tiêu đề", "Title", .text, 60, required: true, aliases: ["Tên mục"],
        "Tiêu đề in trên biểu.", "The heading that stands in the form."),
    ])
}
