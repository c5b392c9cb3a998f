internal import Findings

extension CellOutliers {
  /// The rules of figures unlike what is expected, in the order of codes.
  static let descriptions: [RuleDescription] = [
    RuleDescription(
      code: "H200", name: "sudden-change", level: 2, severity: .warning,
      title: ("Thay đổi đột ngột", "A sudden change"),
      checks: (
        "Số liệu so với mức dự kiến từ 1–3 đợt trước của đơn vị, mức chung của tỉnh và mức hoạt động đợt này.",
        "The figure against what the unit's 1–3 earlier rounds, the province and this round's activity let expect."
      ),
      matters: ("Có thể là lỗi gõ hoặc đổi cách tính.", "It may be a slip or another way of counting."),
      example: ("Các đợt trước khoảng 300, đợt này 1.500.", "About 300 before, 1,500 now."),
      remedy: ("Đơn vị kiểm tra hoặc giải trình.", "Check it, or explain it.")
    ),
    RuleDescription(
      code: "H201", name: "unlike-own-history", level: 2, severity: .warning,
      title: ("Khác các đợt trước", "Unlike its own history"),
      checks: (
        "Như H200, khi đơn vị đã có từ 4 đợt trước.", "As H200, where the unit has 4 or more earlier rounds."
      ),
      matters: ("Đơn vị chưa từng có mức này.", "The unit never had such a figure."),
      example: ("Năm đợt quanh 300, đợt này 1.200.", "Five rounds about 300, 1,200 now."),
      remedy: ("Đơn vị kiểm tra hoặc giải trình.", "Check it, or explain it.")
    ),
    RuleDescription(
      code: "H203", name: "power-of-ten-change", level: 2, severity: .warning,
      title: ("Lệch 10 lần so với các đợt trước", "A power of ten of its own history"),
      checks: (
        "Số liệu chia hoặc nhân 10, 100, 1.000 thì đúng mức dự kiến từ các đợt trước.",
        "Divided or multiplied by 10, 100 or 1,000 the figure is what earlier rounds let expect."
      ),
      matters: (
        "Thường là thừa hoặc thiếu chữ số 0, hoặc nhầm đơn vị tính.",
        "Often a zero or another unit of measure."
      ),
      example: ("Thường 450, đợt này 4.500.", "450 as a rule, 4,500 now."),
      remedy: ("Đơn vị xác nhận số đề xuất.", "Confirm the suggestion, or type the right figure.")
    ),
    RuleDescription(
      code: "P300", name: "peer-outlier", level: 3, severity: .warning,
      title: ("Khác hẳn các đơn vị khác", "Unlike the other units"),
      checks: (
        "Số liệu so với các đơn vị khác và mức hoạt động của đơn vị, khi chưa có đợt trước.",
        "The figure against the other units and this unit's activity, where there is no earlier round."
      ),
      matters: ("Một số quá lớn có thể quyết định tổng của tỉnh.", "One huge figure can decide the total."),
      example: ("Các huyện quanh 400, một huyện 9.000.", "About 400 elsewhere, 9,000 here."),
      remedy: ("Đơn vị kiểm tra hoặc giải trình.", "Check it, or explain it.")
    ),
    RuleDescription(
      code: "P301", name: "per-capita-outlier", level: 3, severity: .warning,
      title: ("Khác hẳn tính theo dân số", "Unlike the others for its size"),
      checks: (
        "Như P300, tính theo dân số hoặc số chuẩn hóa khác của đơn vị.",
        "As P300, in proportion to the population or whatever the indicator is normalised by."
      ),
      matters: ("So sánh công bằng giữa đơn vị lớn và nhỏ.", "Large and small units are compared fairly."),
      example: ("Mỗi nghìn dân 40 lượt, nơi khác 5.", "40 for a thousand inhabitants, 5 elsewhere."),
      remedy: ("Đơn vị kiểm tra hoặc giải trình.", "Check it, or explain it.")
    ),
    RuleDescription(
      code: "P303", name: "power-of-ten-outlier", level: 3, severity: .warning,
      title: ("Lệch 10 lần so với mức chung", "A power of ten of what is expected"),
      checks: (
        "Số liệu chia hoặc nhân 10, 100, 1.000 thì đúng mức của các đơn vị khác, khi chưa có đợt trước.",
        "Divided or multiplied by 10, 100 or 1,000 the figure is what the others let expect; no earlier round."
      ),
      matters: (
        "Thường là thừa hoặc thiếu chữ số 0, hoặc nhầm đơn vị tính.",
        "Often a zero or another unit of measure."
      ),
      example: ("Nơi khác quanh 70, ở đây 700.", "About 70 elsewhere, 700 here."),
      remedy: ("Đơn vị xác nhận số đề xuất.", "Confirm the suggestion, or type the right figure.")
    ),
  ]
}
