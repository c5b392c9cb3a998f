internal import Findings
internal import Schema
internal import SheetPlan

/// What the statistics would notice, indicator by indicator, and a line wherever they see little.
struct ReachTable {
  let view: RunView
  let looks: WorkbookLooks

  /// Adds the table.
  func add(_ reach: StatisticalReach, to builder: inout SheetBuilder) {
    let words = view.words
    builder.skip()
    builder.add(
      [
        words("Mã", "Code"), words("Thống kê nhận ra được gì", "What the statistics would notice"),
        words("Hệ số nhỏ nhất", "Smallest factor"), words("Mức thường thấy", "Usual figure"),
        words("Số đơn vị so sánh", "Units compared with"), words("Ghi chú", "Remark"),
      ].enumerated().map { PlannedCell($0 + 1, .text($1), looks.heading) })
    for line in campaignLines(reach) {
      builder.add([
        PlannedCell(1, .text("*"), looks.centred), PlannedCell(2, .text(line), looks.text),
        PlannedCell(3, .blank, looks.text), PlannedCell(4, .blank, looks.text),
        PlannedCell(5, .blank, looks.text), PlannedCell(6, .blank, looks.text),
      ])
    }
    for indicator in reach.indicators {
      let asked = view.schema.indicators[indicator.indicator]
      builder.add([
        PlannedCell(1, .text(asked.code), looks.text),
        PlannedCell(2, .text(view.label(of: asked)), looks.text),
        PlannedCell(3, .text(indicator.factor.map { "×" + words.number(rounded($0)) } ?? "–"), looks.centred),
        PlannedCell(4, .text(indicator.usual.map { words.number(rounded($0)) } ?? "–"), looks.centred),
        PlannedCell(
          5, .text(indicator.weaknesses == [.judgedByParts] ? "–" : words.number(indicator.others)),
          looks.centred),
        PlannedCell(6, .text(indicator.weaknesses.map(line).joined(separator: " ")), looks.text),
      ])
    }
  }

  /// What holds for the whole campaign.
  private func campaignLines(_ reach: StatisticalReach) -> [String] {
    let words = view.words
    var lines = [
      words(
        "Hệ số: số liệu gấp (hoặc chỉ bằng một phần) bấy nhiêu lần mức dự kiến thì được nêu; sai ít hơn thì thống kê không thấy.",
        "Factor: a figure so many times what is expected, or so small a part of it, is reported; smaller errors are not seen."
      )
    ]
    if reach.isRaised {
      lines.append(
        words(
          "Nhiều số liệu lệch xa hơn bình thường: ngưỡng |z| nâng từ \(words.number(reach.outlierZ)) lên \(words.number(reach.threshold, decimals: 2)), nên sai số nhỏ khó nhận ra hơn.",
          "More figures than usual lie far out: the threshold of |z| was raised from \(words.number(reach.outlierZ)) to \(words.number(reach.threshold, decimals: 2)), so that small errors are harder to see."
        ))
    }
    if reach.areZerosUsual {
      lines.append(
        words(
          "Số 0 xuất hiện thường xuyên trong đợt này, nên số 0 bất thường chỉ được nêu là thông tin.",
          "Zeros are usual in this campaign: an odd zero is reported as information only."))
    }
    return lines
  }

  /// A weakness in words.
  private func line(_ weakness: IndicatorReach.Weakness) -> String {
    let words = view.words
    switch weakness {
    case .judgedByParts:
      return words("Là tổng: xét qua các mục con.", "A total: judged by its parts.")
    case .fewOthers:
      return words(
        "Dưới 5 đơn vị khác có số liệu: thống kê không xét, cần người xem.",
        "Fewer than 5 other units have a figure: not judged by statistics, somebody has to look.")
    case .commonZeros(let share):
      let percent = words.number((share * 1000).rounded() / 10)
      return words(
        "Số 0 là thường (\(percent)%): không phân biệt được số 0 do bỏ sót.",
        "Zeros are common (\(percent)%): one that was left out cannot be told.")
    case .smallFigures:
      return words(
        "Số nhỏ: ngẫu nhiên lớn hơn hệ số này.", "Small figures: chance counts for more than the factor.")
    }
  }

  /// Three digits are enough for a factor and for a usual figure.
  private func rounded(_ value: Double) -> Double {
    value >= 100 ? value.rounded() : (value * 10).rounded() / 10
  }
}
