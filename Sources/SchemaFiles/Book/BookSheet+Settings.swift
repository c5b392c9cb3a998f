import Schema

extension BookSheet {
  /// The columns of the first sheet: what is set, and its value.
  static let settingHeadings = (
    item: ["Mục", "Item", "key"], value: ["Giá trị", "Value"], key: ["Khóa", "Key"],
    help: ["Giải thích", "Explanation"]
  )

  /// `campaign`, `version`, `current` and `thresholds`: a key a row.
  static let settings = BookSheet(
    name: "thong_tin", key: "campaign", shape: .settings, isRequired: true,
    title: SchemaSentence(vietnamese: "Thông tin chung", english: "Campaign"),
    help: SchemaSentence(
      vietnamese: "Mỗi dòng một mục: tên mục ở cột đầu, giá trị ở cột thứ hai.",
      english: "An item a row: its name in the first column, its value in the second."),
    columns: [
      BookColumn(
        "schema", "Định dạng", "Format", .text, 40, required: true,
        "Luôn là tonghop/1.", "Always tonghop/1."),
      BookColumn(
        "campaign.code", "Mã chiến dịch", "Campaign code", .text, 40, required: true, aliases: ["code"],
        "Chữ không dấu, số, dấu gạch; dùng trong tên tệp.",
        "ASCII letters, digits and hyphens; stands in file names."),
      BookColumn(
        "campaign.title", "Tên chiến dịch", "Campaign title", .text, 40, required: true, aliases: ["title"],
        "Tên in trên báo cáo tổng hợp.", "The title that is printed."),
      BookColumn(
        "campaign.issuer", "Cơ quan tổng hợp", "Issuer", .text, 40, aliases: ["Đơn vị tổng hợp"],
        "Cơ quan yêu cầu báo cáo.", "The office that asks for the returns."),
      BookColumn(
        "campaign.superior", "Cơ quan cấp trên", "Superior", .text, 40,
        "In ở đầu trang, phía trên cơ quan tổng hợp.", "Printed above the issuer in the header block."),
      BookColumn(
        "campaign.language", "Ngôn ngữ", "Language", .word(.language), 40,
        "Ngôn ngữ của thông báo, tên trang, tiêu đề. Để trống: tiếng Việt.",
        "The language of messages, sheet names and headings. Blank: Vietnamese."),
      BookColumn(
        "campaign.header", "Mẫu đầu trang", "Header block", .word(.header), 40,
        "Phần đầu trang in: Đoàn thanh niên, nhà nước (Nghị định 30/2020) hoặc không.",
        "The header block on printed sheets: youth-union, state (Decree 30/2020) or none."),
      BookColumn(
        "campaign.number_locale", "Cách viết số", "Number locale", .word(.numberLocale), 40,
        "Cách đọc số viết bằng chữ: kiểu Việt Nam 1.234,5; kiểu Anh Mỹ 1,234.5; tự nhận.",
        "How text numbers are read: vi 1.234,5; en 1,234.5; auto."),
      BookColumn(
        "campaign.dash", "Dấu gạch ngang", "Dash", .word(.dash), 40, aliases: ["Dấu -"],
        "Dấu - trong ô số liệu nghĩa là số 0 hay bỏ trống.", "What - in a value cell means: zero or blank."),
      BookColumn(
        "campaign.time_zone", "Múi giờ", "Time zone", .text, 40,
        "Tên múi giờ. Để trống: Asia/Ho_Chi_Minh.", "An IANA name. Blank: Asia/Ho_Chi_Minh."),
      BookColumn(
        "campaign.convert", "Tự chuyển tệp cũ", "Convert", .flag, 40,
        "Có: tệp .xls, .ods, .csv được chuyển qua LibreOffice nếu máy có cài.",
        "Yes: .xls, .ods and .csv returns are read through LibreOffice where it is installed."),
      BookColumn(
        "campaign.synthetic", "Số liệu giả định", "Synthetic", .flag, 40,
        "Có: số liệu không có thật, mọi trang đều ghi rõ như vậy.",
        "Yes: the figures are made up, and every sheet says so."),
      BookColumn(
        "campaign.notations.*", "Ký hiệu", "Notation", .word(.state), 40, aliases: ["notations"],
        "Một ký hiệu riêng của chiến dịch và ý nghĩa, mỗi dòng một ký hiệu: \"Ký hiệu: NC\" là \"chưa có số liệu\".",
        "A word of this campaign and the state it stands for, a word a row: \"Notation: NC\" is \"pending\"."),
      BookColumn(
        "version", "Phiên bản", "Version", .text, 40,
        "Phiên bản của lược đồ, như 1.0. Để trống: 1.0.", "The schema's version, as 1.0. Blank: 1.0."),
      BookColumn(
        "current", "Kỳ hiện tại", "Current round", .reference("ky"), 40,
        "Mã của kỳ đang tổng hợp. Để trống: kỳ cuối cùng.",
        "The code of the round being consolidated. Blank: the last one."),
      BookColumn(
        "thresholds.outlier_z", "Ngưỡng bất thường", "Outlier threshold", .number, 40, aliases: ["outlier_z"],
        "Điểm lệch |z| từ đó số liệu bị cảnh báo. Để trống: 4.",
        "|z| from which a figure is a warning. Blank: 4."),
      BookColumn(
        "thresholds.notice_z", "Ngưỡng lưu ý", "Notice threshold", .number, 40, aliases: ["notice_z"],
        "Điểm lệch |z| từ đó số liệu được nhắc. Để trống: 3.",
        "|z| from which a figure is an info. Blank: 3."),
      BookColumn(
        "thresholds.materiality_share", "Tỷ trọng đáng kể", "Materiality share", .number, 40,
        aliases: ["materiality_share"],
        "Phần của tổng chỉ tiêu mà dưới đó chênh lệch không đáng kể. Để trống: 0.005.",
        "The share of the indicator's sum below which a difference does not matter. Blank: 0.005."),
      BookColumn(
        "thresholds.materiality_min", "Chênh lệch tối thiểu", "Materiality minimum", .number, 40,
        aliases: ["materiality_min"],
        "Chênh lệch nhỏ hơn số này không bị nhắc. Để trống: 5.",
        "The difference below which nothing is said. Blank: 5."),
      BookColumn(
        "thresholds.label_accept", "Ngưỡng nhận nhãn", "Label acceptance", .number, 40,
        aliases: ["label_accept"],
        "Độ giống nhau từ đó nhãn được nhận. Để trống: 0.92.",
        "The score from which a label is accepted. Blank: 0.92."),
      BookColumn(
        "thresholds.label_ask", "Ngưỡng hỏi nhãn", "Label question", .number, 40, aliases: ["label_ask"],
        "Độ giống nhau từ đó nhãn được hỏi lại. Để trống: 0.75.",
        "The score from which a label is asked about. Blank: 0.75."),
    ])
}
