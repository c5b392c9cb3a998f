import Schema

extension BookSheet {
  /// `indicators`.
  static let indicators = BookSheet(
    name: "chi_tieu", key: "indicators", shape: .list, isRequired: true, frozenColumns: 2,
    title: SchemaSentence(vietnamese: "Chỉ tiêu", english: "Indicators"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một chỉ tiêu, theo thứ tự in trên biểu.",
      english: "An indicator a row, in the order of the form."),
    columns: [
      BookColumn(
        "code", "Mã số", "Code", .code, 10, required: true, aliases: ["Mã", "Mã chỉ tiêu"],
        "Mã dùng trong quy tắc và trong số liệu.", "The code that rules and figures use."),
      BookColumn(
        "label", "Tên chỉ tiêu", "Label", .text, 46, required: true,
        aliases: ["Nhãn", "Nội dung", "Chỉ tiêu"],
        "Chữ in trên biểu.", "The label printed in the template."),
      BookColumn(
        "unit", "Đơn vị tính", "Unit of measure", .text, 14, aliases: ["ĐVT"], "Cuộc, người, triệu đồng …",
        "The unit of measure."),
      BookColumn(
        "type", "Kiểu", "Type", .call(.type), 13, required: true, aliases: ["Kiểu dữ liệu", "Loại"],
        "Loại giá trị. Lựa chọn từ danh sách: lựa chọn(mã danh sách).",
        "What kind of value it takes. A choice of a list: choice(list)."),
      BookColumn(
        "required", "Bắt buộc", "Required", .flag, 9, "Có: mọi đơn vị phải trả lời.",
        "Yes: every unit has to answer."),
      BookColumn(
        "min", "Tối thiểu", "Min", .limit, 9, null: true,
        "Số nhỏ nhất có thể, hoặc tên số liệu của đơn vị. Để trống: 0 với số đếm và tiền; \"không\": không giới hạn.",
        "The least possible number, or a unit's field. Blank: 0 for count and money; null: no limit."),
      BookColumn(
        "max", "Tối đa", "Max", .limit, 10, null: true,
        "Số lớn nhất có thể, hoặc tên số liệu của đơn vị như population.",
        "The greatest possible number, or a unit's field such as population."),
      BookColumn(
        "aggregate", "Cách tổng hợp", "Aggregate", .call(.aggregate), 15,
        "Cách gộp số liệu các đơn vị. Tỷ lệ của hai chỉ tiêu: tỷ lệ(C01/B10). Để trống: theo kiểu.",
        "How the units' values become one. A ratio of two: ratio(C01/B10). Blank: by the type."),
      BookColumn(
        "headline", "Số nổi bật", "Headline", .flag, 9, aliases: ["Nổi bật"],
        "Có: hiện trên trang đầu cho lãnh đạo.", "Yes: shown to leadership on the first sheet."),
      BookColumn(
        "section", "Mục", "Section", .reference("muc"), 8, aliases: ["Mã mục"], "Mã của mục ở trang muc.",
        "The code of its section."),
      BookColumn(
        "number", "Số thứ tự", "Number", .text, 8, aliases: ["STT", "TT", "Số TT"],
        "Số thứ tự in trên biểu.", "The running number printed in the template."),
      BookColumn(
        "printed_code", "Mã in trên biểu", "Printed code", .text, 10,
        "Mã số in sẵn trên biểu, nếu có.", "The code printed in the template."),
      BookColumn(
        "aliases", "Tên khác", "Aliases", .texts, 30, aliases: ["Nhãn khác"],
        "Những cách viết khác, cách nhau bằng dấu chấm phẩy.", "More texts for it, separated by semicolons."),
      BookColumn(
        "layout", "Biểu", "Layout", .references("bo_cuc"), 12, aliases: ["Mã biểu"],
        "Các biểu có chỉ tiêu này. Để trống: biểu đầu tiên và những bảng nêu mã của nó.",
        "The layouts that hold it. Blank: the first form and the grids that name it."),
      BookColumn(
        "parent", "Thuộc chỉ tiêu", "Parent", .reference("chi_tieu"), 10, "Mã của chỉ tiêu tổng.",
        "The code of the indicator that it is a part of."),
      BookColumn(
        "relation", "Quan hệ", "Relation", .word(.relation), 12,
        "Thành phần: các phần cộng thành tổng. Trong đó: một phần. Chồng lấn: có thể trùng nhau.",
        "part: the parts make the total; of-which: some of it; overlapping: may count the same."),
      BookColumn(
        "kind", "Tính chất", "Kind", .word(.kind), 11, "Số trong kỳ, lũy kế từ đầu năm, hay tại thời điểm.",
        "flow: this round's; cumulative: since the year began; stock: at the round's date."),
      BookColumn(
        "cumulates", "Lũy kế của", "Cumulates", .reference("chi_tieu"), 10,
        "Mã chỉ tiêu trong kỳ mà chỉ tiêu này cộng dồn.",
        "The flow indicator that it sums since the year began."),
      BookColumn(
        "soft_min", "Thường tối thiểu", "Soft min", .limit, 9, null: true, aliases: ["Tối thiểu thường gặp"],
        "Số nhỏ hơn chỉ bị lưu ý.", "Figures below are only doubtful."),
      BookColumn(
        "soft_max", "Thường tối đa", "Soft max", .limit, 9, null: true, aliases: ["Tối đa thường gặp"],
        "Số lớn hơn chỉ bị lưu ý.", "Figures above are only doubtful."),
      BookColumn(
        "measures", "Số đo", "Measures", .references(nil), 14,
        "Chỉ hỏi những số đo này. Để trống: mọi cột của biểu.",
        "The measures asked. Blank: all of its layout."),
      BookColumn(
        "applies_to", "Áp dụng cho", "Applies to", .references(nil), 14,
        "Các cấp hoặc loại đơn vị phải trả lời. Để trống: tất cả.",
        "Levels or classes that it applies to. Blank: all."),
      BookColumn(
        "scale", "Hệ số", "Scale", .number, 8,
        "Một đơn vị tính bằng bao nhiêu (nghìn đồng: 1000). Để trống: theo tên đơn vị tính, không thì 1.",
        "What one unit of measure is worth (thousand: 1000). Blank: as its name says, else 1."),
      BookColumn(
        "decimals", "Số lẻ", "Decimals", .number, 8, null: true, aliases: ["Số chữ số thập phân"],
        "Số chữ số thập phân. Để trống: 0 với số đếm.", "Decimals. Blank: 0 for count."),
      BookColumn(
        "normalise_by", "So sánh theo", "Normalise by", .text, 13,
        aliases: ["normalize_by", "Chuẩn hóa theo"],
        "Số liệu của đơn vị dùng làm mẫu số khi so sánh, như population.",
        "The unit's field that is its exposure in comparisons."),
      BookColumn(
        "static", "Ít thay đổi", "Static", .flag, 9, "Có: số có thể giữ nguyên từ kỳ này sang kỳ khác.",
        "Yes: it may stay the same from round to round."),
      BookColumn(
        "valid_from", "Từ kỳ", "Valid from", .reference("ky"), 10, "Kỳ đầu tiên được hỏi.",
        "The first round it is asked in."),
      BookColumn(
        "valid_to", "Đến kỳ", "Valid to", .reference("ky"), 10, "Kỳ cuối cùng được hỏi.",
        "The last round it is asked in."),
      BookColumn(
        "replaces", "Thay cho", "Replaces", .reference("chi_tieu"), 10, "Mã chỉ tiêu cũ mà nó thay thế.",
        "The indicator it replaces."),
      BookColumn(
        "qualifier", "Độ chính xác", "Qualifier", .word(.qualifier), 12,
        "Ít nhất: số liệu là mức tối thiểu (trên, hơn).", "at-least: its figures are lower bounds."),
      BookColumn(
        "label_en", "Tên tiếng Anh", "Label in English", .text, 24, "Tên chỉ tiêu bằng tiếng Anh.",
        "Its label in English."),
      BookColumn(
        "phrase", "Câu báo cáo", "Phrase", .text, 40, "Câu cho báo cáo, có {value}.",
        "The sentence of the report, with {value}."),
    ])

  /// `choices`.
  static let choices = BookSheet(
    name: "lua_chon", key: "choices", shape: .choices,
    title: SchemaSentence(vietnamese: "Lựa chọn", english: "Choices"),
    help: SchemaSentence(
      vietnamese:
        "Các danh sách lựa chọn, mỗi dòng một lựa chọn. Ô danh sách trống: cùng danh sách với dòng trên.",
      english: "Lists of choices, a choice a row. Without a list: that of the row above."),
    columns: [
      BookColumn(
        "list", "Danh sách", "List", .code, 14, required: true, aliases: ["Mã danh sách"],
        "Mã danh sách, như trong lựa chọn(status).", "The list's code, as in choice(status)."),
      BookColumn(
        "code", "Mã số", "Code", .code, 14, required: true, aliases: ["Mã", "Mã lựa chọn"],
        "Mã của lựa chọn.",
        "The choice's code."),
      BookColumn(
        "label", "Nhãn", "Label", .text, 30, aliases: ["Tên"], "Chữ hiện ra. Để trống: như mã.",
        "Its label. Blank: its code."),
      BookColumn(
        "aliases", "Tên khác", "Aliases", .texts, 40, "Những cách viết khác, cách nhau bằng dấu chấm phẩy.",
        "More words for it, separated by semicolons."),
    ])
}
