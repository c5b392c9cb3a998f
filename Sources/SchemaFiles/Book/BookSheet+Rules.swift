import Schema

extension BookSheet {
  /// `rules`.
  static let rules = BookSheet(
    name: "quy_tac", key: "rules", shape: .list,
    title: SchemaSentence(vietnamese: "Quy tắc", english: "Rules"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một quy tắc mà số liệu phải thỏa mãn.",
      english: "A rule that figures have to keep a row."),
    columns: [
      BookColumn(
        "code", "Mã quy tắc", "Rule", .code, 12, required: true, aliases: ["Mã số", "Mã"], "Mã của quy tắc.",
        "The rule's code."),
      BookColumn(
        "expr", "Biểu thức", "Expression", .text, 46, required: true, aliases: ["Điều kiện"],
        "Điều phải đúng, như B10 >= B01; nếu B01 > 0 thì B10 > 0.",
        "What has to hold, as B10 >= B01, or if B01 > 0 then B10 > 0."),
      BookColumn(
        "scope", "Phạm vi", "Scope", .word(.scope), 13,
        "Kiểm tra trên từng đơn vị, từng dòng của bảng, toàn tỉnh hay cả kỳ. Để trống: từng đơn vị.",
        "Over what it is evaluated. Blank: each unit."),
      BookColumn(
        "severity", "Mức độ", "Severity", .word(.severity), 11, "Lỗi, cảnh báo hay thông tin. Để trống: lỗi.",
        "error, warning or info. Blank: error."),
      BookColumn(
        "missing", "Khi thiếu số", "Missing", .word(.missing), 18,
        "Làm gì khi thiếu một số. Để trống: bỏ qua.", "What a missing operand does. Blank: skip."),
      BookColumn(
        "tolerance", "Sai số", "Tolerance", .tolerance, 9, "Sai số cho phép: 0, 1 hoặc 0.5%.",
        "How far comparisons are loosened: 0, 1 or 0.5%."),
      BookColumn(
        "message", "Thông báo", "Message", .text, 46, "Câu nói với đơn vị khi số liệu sai.",
        "What to say when it fails."),
      BookColumn(
        "help", "Cách sửa", "Help", .text, 46, aliases: ["Hướng dẫn"], "Đơn vị cần làm gì.",
        "What to do then."),
    ])

  /// `corrections`.
  static let corrections = BookSheet(
    name: "sua_so", key: "corrections", shape: .list,
    title: SchemaSentence(vietnamese: "Sửa số", english: "Corrections"),
    help: SchemaSentence(
      vietnamese: "Số liệu do cán bộ sửa; số gốc vẫn được giữ bên cạnh.",
      english: "Figures that staff corrected; the original value is kept beside it."),
    columns: figureColumns
      + [
        BookColumn(
          "was", "Số cũ", "Was", .value, 14, aliases: ["Giá trị cũ"], "Giá trị trước khi sửa.",
          "The value before."),
        BookColumn(
          "becomes", "Số mới", "Becomes", .value, 14, required: true, aliases: ["Giá trị mới", "Sửa thành"],
          "Giá trị sau khi sửa.", "The value after."),
        BookColumn("reason", "Lý do", "Reason", .text, 36, "Vì sao sửa.", "Why."),
        BookColumn("by", "Người sửa", "By", .text, 20, "Ai sửa.", "Who."),
        BookColumn("date", "Ngày sửa", "Date", .day, 13, aliases: ["Ngày"], "Sửa ngày nào.", "When."),
      ])

  /// `accepted`.
  static let accepted = BookSheet(
    name: "giai_trinh", key: "accepted", shape: .list,
    title: SchemaSentence(vietnamese: "Giải trình", english: "Accepted"),
    help: SchemaSentence(
      vietnamese: "Những phát hiện đã được giải trình; không nhắc lại trừ khi số thay đổi quá mức cho phép.",
      english: "Findings that were explained; silent until the value moves by more than is allowed."),
    columns: figureColumns.map { column in
      guard column.path == ["indicator"] else { return column }
      var column = column
      column.isRequired = false
      return column
    } + [
      BookColumn(
        "code", "Mã phát hiện", "Finding", .text, 13, required: true, aliases: ["Mã số", "Mã"],
        "Mã phát hiện như P300, hoặc mã quy tắc.", "The finding's code such as P300, or a rule's."),
      BookColumn(
        "reason", "Lý do", "Reason", .text, 40, aliases: ["Giải trình"], "Giải trình của đơn vị.", "Why."),
      BookColumn(
        "within", "Trong khoảng", "Within", .tolerance, 12,
        "Số được phép thay đổi bao nhiêu trước khi nhắc lại: 5 hoặc 10%.",
        "How far the value may move before the finding comes back: 5 or 10%."),
    ])

  /// Which figure a correction or an acceptance is about.
  private static let figureColumns = [
    BookColumn(
      "round", "Kỳ", "Round", .reference("ky"), 12, aliases: ["Mã kỳ"], "Mã kỳ. Để trống: mọi kỳ.",
      "The round's code. Blank: every round."),
    BookColumn(
      "unit", "Đơn vị", "Unit", .reference("don_vi"), 12, required: true, aliases: ["Mã đơn vị"],
      "Mã đơn vị.",
      "The unit's code."),
    BookColumn(
      "indicator", "Chỉ tiêu", "Indicator", .reference("chi_tieu"), 12, required: true,
      aliases: ["Mã chỉ tiêu"], "Mã chỉ tiêu.", "The indicator's code."),
    BookColumn(
      "sub_unit", "Dòng", "Sub-unit", .text, 20, aliases: ["Đơn vị con"],
      "Mã hoặc tên của dòng trong bảng, nếu là số của một dòng.",
      "A sub-unit's code or label, where it is a row of a grid."),
    BookColumn(
      "measure", "Số đo", "Measure", .offered(["now", "plan", "cumulative", "previous"]), 12,
      "Số đo. Để trống: now.", "The measure. Blank: now."),
  ]
}
