internal import Findings

/// The rules of statistics about whole returns, and of zeros.
enum WholeReturnRules {
  /// H202.
  static let droppedToNothing = RuleDescription(
    code: "H202", name: "dropped-to-nothing", level: 2, severity: .warning,
    title: ("Bằng 0 bất thường", "Dropped to nothing"),
    checks: (
      "Số 0 ở nơi dự kiến từ 20 trở lên và đơn vị chưa từng ghi 0.",
      "A zero where 20 or more is expected and the unit never had one."
    ),
    matters: ("Có thể chưa làm báo cáo mà ghi 0.", "It may be a blank that was written as 0."),
    example: ("Thường khoảng 150, đợt này 0.", "About 150 as a rule, 0 now."),
    remedy: ("Đơn vị xác nhận là không phát sinh.", "Confirm that there was none.")
  )
  /// H204.
  static let copyOfPrevious = RuleDescription(
    code: "H204", name: "copy-of-previous", level: 2, severity: .warning,
    title: ("Chép lại đợt trước", "A copy of the round before"),
    checks: (
      "Số lượng số liệu trùng với đợt trước nhiều hơn mức ngẫu nhiên.",
      "More figures equal those of the round before than chance allows."
    ),
    matters: ("Báo cáo có thể là của đợt trước.", "The return may be that of the round before."),
    example: ("27 trong 30 số trùng đợt trước.", "27 of 30 figures are those of the round before."),
    remedy: (
      "Gửi số liệu của đợt này; nếu thật không đổi thì ghi lý do.",
      "Send the figures of this round; if they are really the same, say why."
    )
  )
  /// I023.
  static let resemblesOther = RuleDescription(
    code: "I023", name: "resembles-other-unit", level: 2, severity: .warning,
    title: ("Giống số liệu của đơn vị khác", "Resembles another unit"),
    checks: (
      "Báo cáo khớp với các đợt trước của đơn vị khác hơn của chính mình.",
      "The return fits another unit's earlier figures better than its own."
    ),
    matters: ("Có thể nộp nhầm biểu của đơn vị khác.", "It may be another unit's return."),
    example: ("Biểu của Huyện A khớp các đợt trước của Huyện B.", "A's return fits B's earlier rounds."),
    remedy: ("Hỏi lại cả hai đơn vị.", "Ask both units.")
  )
  /// P304.
  static let shiftedRows = RuleDescription(
    code: "P304", name: "shifted-rows", level: 3, severity: .warning,
    title: ("Lệch dòng", "Shifted rows"),
    checks: (
      "Một khối từ 5 dòng trở lên khớp hơn khi dời lên hoặc xuống 1–2 dòng.",
      "A block of 5 or more rows fits when moved by one or two rows."
    ),
    matters: ("Số liệu nằm sai chỉ tiêu.", "The figures stand at the wrong indicators."),
    example: (
      "Từ C20 trở xuống, số nào cũng thấp hơn một dòng.", "From C20 on every figure is one row too low."
    ),
    remedy: ("Đối chiếu từng dòng với bản gốc.", "Compare row by row with the original.")
  )
  /// P305.
  static let roundNumbers = RuleDescription(
    code: "P305", name: "round-numbers", level: 3, severity: .info,
    title: ("Nhiều số tròn", "Round numbers"),
    checks: (
      "Số lượng số tận cùng bằng 0 hoặc 5 nhiều hơn mức ngẫu nhiên.",
      "More figures end in 0 or 5 than chance allows."
    ),
    matters: ("Số liệu có thể là ước tính.", "The figures may be estimates."),
    example: ("24 trong 26 số tận cùng bằng 0.", "24 of 26 figures end in 0."),
    remedy: ("Hỏi đơn vị số đếm hay số ước tính.", "Ask whether they were counted or estimated.")
  )
  /// P306.
  static let identicalReturns = RuleDescription(
    code: "P306", name: "identical-returns", level: 3, severity: .warning,
    title: ("Hai báo cáo trùng nhau", "Identical returns"),
    checks: (
      "Hai đơn vị có nhiều số bằng nhau hơn mức ngẫu nhiên.",
      "Two units have more equal figures than chance allows."
    ),
    matters: ("Một đơn vị có thể đã chép của đơn vị kia.", "One may have copied the other's."),
    example: ("Hai huyện trùng 22 trong 30 số.", "Two districts share 22 of 30 figures."),
    remedy: ("Hỏi lại cả hai đơn vị.", "Ask both units.")
  )
  /// P307.
  static let proportionalReturns = RuleDescription(
    code: "P307", name: "proportional-returns", level: 3, severity: .warning,
    title: ("Hai báo cáo tỷ lệ với nhau", "Proportional returns"),
    checks: (
      "Số liệu của đơn vị này là của đơn vị kia nhân một hệ số.",
      "One return is a constant multiple of another, beyond chance."
    ),
    matters: ("Số liệu có thể được tính ra chứ không phải đếm.", "The figures may be computed, not counted."),
    example: ("30 số đều bằng 1,2 lần của huyện bên.", "30 figures, each 1.2 times the neighbour's."),
    remedy: ("Hỏi lại cả hai đơn vị.", "Ask both units.")
  )
}
