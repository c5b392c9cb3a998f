import Schema

extension BookSheet {
  /// `rounds`.
  static let rounds = BookSheet(
    name: "ky", key: "rounds", shape: .list,
    title: SchemaSentence(vietnamese: "Kỳ báo cáo", english: "Rounds"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một kỳ (một đợt báo cáo), kỳ cũ ở trên.", english: "A round a row, oldest first."),
    columns: [
      BookColumn(
        "code", "Mã kỳ", "Round", .code, 12, required: true, aliases: ["Mã số", "Mã", "Mã đợt"],
        "Mã của kỳ, như 2020-3.", "The round's code, as 2020-3."),
      BookColumn(
        "title", "Tên kỳ", "Title", .text, 28, aliases: ["Tên đợt", "Tiêu đề"], "Tên in trong báo cáo.",
        "The title printed in the returns."),
      BookColumn(
        "aliases", "Tên khác", "Aliases", .texts, 28,
        "Những tên khác mà đơn vị hay viết, cách nhau bằng dấu chấm phẩy.",
        "More names that returns use, separated by semicolons."),
      BookColumn("date", "Ngày", "Date", .day, 13, "Ngày của kỳ.", "The day it is about."),
      BookColumn(
        "due", "Hạn nộp", "Due", .moment, 18, "Hạn nộp báo cáo, có hoặc không có giờ.",
        "When returns are due, with or without a time."),
      BookColumn(
        "closes", "Ngày khóa sổ", "Closes", .moment, 18, aliases: ["Khóa sổ"], "Khi kỳ đóng lại.",
        "When the round closes."),
      BookColumn(
        "year", "Năm", "Year", .number, 8, null: true, "Năm mà số liệu thuộc về. Để trống: năm của ngày.",
        "The year that its figures belong to. Blank: that of the date."),
    ])

  /// `units`.
  static let units = BookSheet(
    name: "don_vi", key: "units", shape: .list, isRequired: true, frozenColumns: 2,
    title: SchemaSentence(vietnamese: "Đơn vị", english: "Units"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một đơn vị, cả cấp trên lẫn đơn vị trực thuộc.",
      english: "A unit a row: those that report, those above them and those below."),
    columns: [
      BookColumn(
        "code", "Mã đơn vị", "Unit", .code, 12, required: true, aliases: ["Mã số", "Mã", "Mã ĐV"],
        "Mã của đơn vị, giữ nguyên số 0 ở đầu.", "The unit's code; leading zeros count."),
      BookColumn(
        "name", "Tên đơn vị", "Name", .text, 30, required: true, aliases: ["Tên", "Đơn vị"],
        "Tên đầy đủ của đơn vị.", "Its name as printed."),
      BookColumn(
        "aliases", "Tên khác", "Aliases", .texts, 36, aliases: ["Tên viết tắt"],
        "Những tên khác mà đơn vị hay viết, cách nhau bằng dấu chấm phẩy.",
        "More names that returns use, separated by semicolons."),
      BookColumn(
        "level", "Cấp", "Level", .text, 12, "Một từ tự chọn, như district; dùng ở cột Áp dụng cho.",
        "A free word such as district, for `applies_to`."),
      BookColumn(
        "class", "Loại", "Class", .text, 12, "Từ thứ hai để phân nhóm, như city.",
        "A second word for grouping, such as city."),
      BookColumn(
        "parent", "Thuộc đơn vị", "Parent", .reference("don_vi"), 12,
        aliases: ["Đơn vị cấp trên", "Trực thuộc"],
        "Mã của đơn vị cấp trên.", "The code of the unit above it."),
      BookColumn(
        "reports", "Gửi báo cáo", "Reports", .flag, 10, aliases: ["Báo cáo", "Phải báo cáo"],
        "Có: đơn vị phải gửi báo cáo.", "Yes: the unit sends a return."),
      BookColumn("population", "Dân số", "Population", .number, 12, "Số dân.", "Inhabitants."),
      BookColumn(
        "fields.*", "Số khác", "Field", .number, 14, aliases: ["Trường", "fields"],
        "Số liệu riêng của đơn vị, mỗi số một cột: \"Số khác: communes\".",
        "Further numbers of the units, a column each: \"Field: communes\"."),
      BookColumn(
        "contact", "Liên hệ", "Contact", .text, 26, "Người nhận thông báo, số điện thoại.", "Whom to remind."),
      BookColumn(
        "valid_from", "Từ ngày", "Valid from", .day, 13, "Ngày đầu tiên đơn vị tồn tại.",
        "The first day of its existence."),
      BookColumn(
        "valid_to", "Đến ngày", "Valid to", .day, 13, "Ngày cuối cùng đơn vị tồn tại.",
        "The last day of its existence."),
    ])

  /// `crosswalk`.
  static let crosswalk = BookSheet(
    name: "sap_nhap", key: "crosswalk", shape: .list,
    title: SchemaSentence(vietnamese: "Sáp nhập", english: "Crosswalk"),
    help: SchemaSentence(
      vietnamese: "Đơn vị sáp nhập, chia tách, đổi tên: mỗi dòng một đơn vị cũ và một đơn vị mới.",
      english: "Merged, split and renamed units: one old and one new unit a row."),
    columns: [
      BookColumn(
        "from", "Đơn vị cũ", "From", .reference("don_vi"), 14, required: true, aliases: ["Từ đơn vị"],
        "Mã trước khi đổi.", "The code before."),
      BookColumn(
        "to", "Đơn vị mới", "To", .reference("don_vi"), 14, required: true, aliases: ["Sang đơn vị"],
        "Mã sau khi đổi.", "The code after."),
      BookColumn(
        "date", "Ngày hiệu lực", "Date", .day, 14, aliases: ["Ngày"], "Ngày đầu tiên theo đơn vị mới.",
        "The first day of the new state."),
      BookColumn(
        "weight", "Tỷ phần", "Weight", .number, 10,
        "Phần của đơn vị cũ chuyển sang đơn vị mới, từ 0 đến 1. Để trống: 1.",
        "The share of the old unit that goes to the new one, 0 to 1. Blank: 1."),
      BookColumn("source", "Văn bản", "Source", .text, 40, "Nghị quyết, quyết định.", "The decree."),
    ])
}
