internal import Findings
internal import Schema
internal import SheetPlan

/// Quy tắc: every rule that ran and how often it held, the thresholds, and the explanation of each code.
struct RulesSheet {
  let view: RunView
  let looks: WorkbookLooks

  /// The sheet, and the row of each code's explanation.
  func plan() -> (sheet: PlannedSheet, rows: [String: Int]) {
    let words = view.words
    var builder = SheetBuilder(
      words.rules, title: words("QUY TẮC KIỂM TRA", "RULES"), view: view, looks: looks)
    // Several tables share the sheet: what stays in view above all of them is its title.
    builder.freeze(at: builder.nextRow - 1)
    let heading = builder.add(
      [
        words("Mã", "Code"), words("Nội dung", "Content"), words("Đạt", "Passed"),
        words("Không đạt", "Failed"), words("Không kiểm tra được", "Not checkable"),
      ].enumerated().map { PlannedCell($0 + 1, .text($1), looks.heading) })
    for rule in view.result.rules {
      builder.add([
        PlannedCell(1, .text(rule.code), looks.text), PlannedCell(2, .text(rule.text), looks.text),
        PlannedCell(3, .number(Double(rule.passed)), looks.whole),
        PlannedCell(
          4, .number(Double(rule.failed)), rule.failed > 0 ? looks.severity(.warning) : looks.whole),
        PlannedCell(5, .number(Double(rule.notCheckable)), looks.whole),
      ])
    }
    if view.result.rules.isEmpty {
      builder.add([PlannedCell(1, .text(words("Không có quy tắc nào.", "There are no rules.")), looks.remark)]
      )
    } else {
      addSums(first: heading + 1, last: heading + view.result.rules.count, to: &builder)
    }
    addThresholds(to: &builder)
    if let reach = view.result.reach { ReachTable(view: view, looks: looks).add(reach, to: &builder) }
    // Pages repeat the headings of the one table that goes on over several; on those before it they are not printed.
    let headings = builder.nextRow + 1
    let rows = addCatalogue(to: &builder)
    builder.change { sheet in
      sheet.print.repeatedRows = headings...headings
      sheet.columns = [
        PlannedColumn(1, width: 16), PlannedColumn(2, width: 60), PlannedColumn(3, to: 5, width: 14),
        PlannedColumn(6, width: 44), PlannedColumn(7, to: 8, width: 44),
      ]
      sheet.print.isLandscape = true
    }
    return (builder.sheet, rows)
  }

  /// Adds the sums of the rules.
  private func addSums(first: Int, last: Int, to builder: inout SheetBuilder) {
    let rules = view.result.rules
    let sums = [
      rules.reduce(0) { $0 + $1.passed }, rules.reduce(0) { $0 + $1.failed },
      rules.reduce(0) { $0 + $1.notCheckable },
    ]
    var cells = [
      PlannedCell(1, .blank, looks.sumText),
      PlannedCell(2, .text(view.words("Tổng cộng", "Grand total")), looks.sumText),
    ]
    for (offset, sum) in sums.enumerated() {
      let letter = ["C", "D", "E"][offset]
      cells.append(
        PlannedCell(
          3 + offset, .formula("SUM(\(letter)\(first):\(letter)\(last))", .number(Double(sum))), looks.sum))
    }
    builder.add(cells)
  }

  /// Adds the thresholds.
  private func addThresholds(to builder: inout SheetBuilder) {
    let words = view.words
    let thresholds = view.schema.thresholds
    builder.skip()
    builder.add([
      PlannedCell(1, .text(words("Ngưỡng", "Threshold")), looks.heading),
      PlannedCell(2, .text(words("Ý nghĩa", "Meaning")), looks.heading),
      PlannedCell(3, .text(words("Giá trị", "Value")), looks.heading),
    ])
    let rows: [(String, String, Double)] = [
      (
        "outlier_z", words("|z| từ mức này là cảnh báo", "|z| from which a figure is a warning"),
        thresholds.outlierZ
      ),
      (
        "notice_z", words("|z| từ mức này là thông tin", "|z| from which a figure is an information"),
        thresholds.noticeZ
      ),
      (
        "materiality_share",
        words(
          "Phần của tổng mà dưới đó chênh lệch không đáng kể",
          "Share of the sum below which a difference does not matter"),
        thresholds.materialityShare
      ),
      (
        "materiality_min",
        words("Chênh lệch dưới mức này không nêu", "Difference below which nothing is said"),
        thresholds.materialityMin
      ),
      (
        "label_accept",
        words("Độ giống từ mức này thì nhận tên chỉ tiêu", "Score from which a label is accepted"),
        thresholds.labelAccept
      ),
      (
        "label_ask", words("Độ giống từ mức này thì hỏi lại", "Score from which a label is asked about"),
        thresholds.labelAsk
      ),
    ]
    for row in rows {
      builder.add([
        PlannedCell(1, .text(row.0), looks.text), PlannedCell(2, .text(row.1), looks.text),
        PlannedCell(3, .text(words.number(row.2)), looks.centred),
      ])
    }
  }

  /// Adds the catalogue; the row of each code.
  private func addCatalogue(to builder: inout SheetBuilder) -> [String: Int] {
    let words = view.words
    var counts: [String: Int] = [:]
    for finding in view.result.findings { counts[finding.code, default: 0] += 1 }
    builder.skip()
    builder.add(
      [
        words("Mã", "Code"), words("Kiểm tra gì", "What is checked"), words("Tên", "Name"),
        words("Mức độ", "Severity"), words("Số lần", "Found"), words("Vì sao quan trọng", "Why it matters"),
        words("Ví dụ", "Example"), words("Cách xử lý", "What to do"),
      ].enumerated().map { PlannedCell($0 + 1, .text($1), looks.heading) })
    var rows: [String: Int] = [:]
    for rule in view.result.catalogue {
      rows[rule.code] = builder.nextRow
      let title = words(rule.title)
      builder.add([
        PlannedCell(1, .text(rule.code), looks.centred),
        PlannedCell(2, .text(title + (title.hasSuffix(".") ? " " : ". ") + words(rule.checks)), looks.text),
        PlannedCell(3, .text(rule.name), looks.text),
        PlannedCell(4, .text(words.severity(rule.severity)), looks.severity(rule.severity)),
        PlannedCell(5, .number(Double(counts[rule.code] ?? 0)), looks.whole),
        PlannedCell(6, .text(words(rule.matters)), looks.text),
        PlannedCell(7, .text(words(rule.example)), looks.text),
        PlannedCell(8, .text(words(rule.remedy)), looks.text),
      ])
    }
    return rows
  }
}
