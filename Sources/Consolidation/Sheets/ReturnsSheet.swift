internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// Tình hình nộp: a row a unit, those that are missing first.
struct ReturnsSheet {
  let view: RunView
  let looks: WorkbookLooks
  let summary: ReturnSummary
  /// What the first sheet's chart shows, where the matrix cannot serve.
  let chart: ChartFigures?

  /// The sheet, its cells with the names and the counts of what became of the returns, and those of the chart.
  func plan() -> (sheet: PlannedSheet, counts: CellRange, chart: CellRange?) {
    let words = view.words
    var builder = SheetBuilder(
      words.returns, title: words("TÌNH HÌNH NỘP BÁO CÁO", "SUBMISSION STATUS"), view: view, looks: looks)
    if let due = view.result.round?.due {
      builder.add([
        PlannedCell(1, .text(words("Hạn nộp: ", "Deadline: ") + FigureText.moment(due)), looks.subtitle)
      ])
    }
    let hasContacts = view.units.contains { view.schema.units[$0].contact != nil }
    var headings = [
      words("STT", "No."), words("Đơn vị báo cáo", "Reporting unit"), words("Trạng thái", "Status"),
      words("Ngày nhận", "Received on"), words("Số ngày trễ", "Days late"), words("Tệp nguồn", "Source file"),
      words("Các bản khác của đơn vị", "Other versions"), words("Đầy đủ (%)", "Completeness (%)"),
      words("Nghiêm trọng", "Fatal"), words("Lỗi", "Errors"), words("Cảnh báo", "Warnings"),
      words("Thông tin", "Information"), words("Điểm chất lượng", "Quality score"),
    ]
    if hasContacts { headings.append(words("Liên hệ", "Contact")) }
    let heading = builder.addHeadings(headings, frozenColumns: 2)
    let ordered = summary.units.filter { $0.input == nil } + summary.units.filter { $0.input != nil }
    for (position, unit) in ordered.enumerated() {
      add(unit, number: position + 1, hasContacts: hasContacts, to: &builder)
    }
    if !ordered.isEmpty { addSums(first: heading + 1, last: heading + ordered.count, to: &builder) }
    let counts = addCounts(first: heading + 1, last: heading + max(ordered.count, 1), to: &builder)
    builder.add([
      PlannedCell(
        1,
        .text(
          words(
            "Điểm chất lượng = 100 − (100 − Đầy đủ)/2 − 5 × số lỗi − 2 × số cảnh báo − 10 nếu nộp trễ; không dưới 0.",
            "Quality score = 100 − (100 − completeness)/2 − 5 × errors − 2 × warnings − 10 if late; not below 0."
          )),
        looks.remark)
    ])
    let drawn = chart?.add(to: &builder, matrix: words.matrix, words: words, looks: looks)
    builder.change { sheet in
      sheet.columns = [
        PlannedColumn(1, width: 6.5), PlannedColumn(2, width: 32), PlannedColumn(3, width: 22),
        PlannedColumn(4, width: 20), PlannedColumn(5, width: 9), PlannedColumn(6, width: 34),
        PlannedColumn(7, width: 26), PlannedColumn(8, width: 10), PlannedColumn(9, to: 12, width: 10.5),
        PlannedColumn(13, width: 11), PlannedColumn(14, width: 30),
      ]
      sheet.print.isLandscape = true
      sheet.autofilter = view.range(heading, 1, heading + ordered.count, headings.count)
    }
    return (builder.sheet, counts, drawn)
  }

  /// Adds a unit's row.
  private func add(_ unit: ReturnSummary.Unit, number: Int, hasContacts: Bool, to builder: inout SheetBuilder)
  {
    let words = view.words
    let schemaUnit = view.schema.units[unit.position]
    let row = builder.nextRow
    let statusLook: LookIndex
    switch unit.status {
    case .received: statusLook = looks.centred
    case .late: statusLook = looks.severity(.warning)
    case .rejected, .missing: statusLook = looks.severity(.error)
    case .notYetDue: statusLook = looks.severity(.info)
    }
    var cells = [
      PlannedCell(1, .number(Double(number)), looks.centred),
      PlannedCell(2, .text(schemaUnit.name), looks.text),
      PlannedCell(3, .text(unit.status.name(words)), statusLook),
      PlannedCell(4, unit.received.map { .number($0.serial) } ?? .blank, looks.moment),
      PlannedCell(5, unit.daysLate > 0 ? .number(Double(unit.daysLate)) : .blank, looks.whole),
    ]
    let file = unit.input?.file ?? unit.rejected?.file
    cells.append(
      PlannedCell(
        6, file.map { .text($0) } ?? .blank, file == nil ? looks.text : looks.link,
        link: file.flatMap { view.link(toFile: $0) }))
    cells.append(
      PlannedCell(7, unit.others.isEmpty ? .blank : .text(unit.others.joined(separator: "\n")), looks.text))
    cells.append(PlannedCell(8, unit.completeness.map { .number($0) } ?? .blank, looks.tenths))
    for (offset, severity) in Severity.allCases.enumerated() {
      let count = unit.findings[severity.rawValue]
      cells.append(PlannedCell(9 + offset, .number(Double(count)), looks.whole))
    }
    if unit.input != nil, let completeness = unit.completeness {
      let score = max(
        0,
        100 - (100 - completeness) / 2 - 5 * Double(unit.findings[Severity.error.rawValue])
          - 2 * Double(unit.findings[Severity.warning.rawValue]) - (unit.daysLate > 0 ? 10 : 0))
      cells.append(
        PlannedCell(
          13,
          .formula("MAX(0,100-(100-H\(row))/2-5*J\(row)-2*K\(row)-IF(N(E\(row))>0,10,0))", .number(score)),
          looks.tenths))
    } else {
      cells.append(PlannedCell(13, .blank, looks.tenths))
    }
    if hasContacts {
      cells.append(PlannedCell(14, schemaUnit.contact.map { .text($0) } ?? .blank, looks.text))
    }
    builder.add(cells)
  }

  /// Adds how many returns came in time, came late, did not come; live, for the chart of the first sheet.
  private func addCounts(first: Int, last: Int, to builder: inout SheetBuilder) -> CellRange {
    // One row for those that sent nothing: a round is due for all of them at the same moment.
    let isDue = !summary.units.contains { $0.status == .notYetDue }
    let statuses: [ReturnSummary.Status] = [.received, .late, .rejected, isDue ? .missing : .notYetDue]
    let top = builder.nextRow + 1
    builder.skip()
    var row = top
    for status in statuses {
      let count = summary.units.count { $0.status == status }
      // What did not happen is not listed, but for the three that everybody asks for.
      if count == 0, status == .rejected { continue }
      row = builder.add([
        PlannedCell(2, .text(status.name(view.words)), looks.text),
        PlannedCell(
          3, .formula("COUNTIF(C\(first):C\(last),B\(builder.nextRow))", .number(Double(count))), looks.whole),
      ])
    }
    builder.skip()
    return view.range(top, 2, row, 3)
  }

  /// Adds the findings that are of no unit in the table, where there are any, and the sums: all findings of the run.
  private func addSums(first: Int, last: Int, to builder: inout SheetBuilder) {
    let listed = Set(summary.units.map { view.schema.units[$0.position].code })
    var cells = (1...13).map { PlannedCell($0, .blank, looks.sumText) }
    cells[1].content = .text(view.words("Tổng cộng", "Grand total"))
    let others = Severity.allCases.map { severity in
      view.result.findings.count { finding in
        finding.severity == severity && finding.unit.map { !listed.contains($0) } ?? true
      }
    }
    let hasOthers = others.contains { $0 > 0 }
    if hasOthers {
      var row = (1...13).map { PlannedCell($0, .blank, looks.text) }
      row[1].content = .text(view.words("Không thuộc đơn vị nào", "Of no unit"))
      for (offset, count) in others.enumerated() {
        row[8 + offset] = PlannedCell(9 + offset, .number(Double(count)), looks.whole)
      }
      builder.add(row)
    }
    for (offset, severity) in Severity.allCases.enumerated() {
      let column = ["I", "J", "K", "L"][offset]
      let sum = summary.units.reduce(others[offset]) { $0 + $1.findings[severity.rawValue] }
      cells[8 + offset] = PlannedCell(
        9 + offset,
        .formula("SUM(\(column)\(first):\(column)\(last + (hasOthers ? 1 : 0)))", .number(Double(sum))),
        looks.sum)
    }
    builder.add(cells)
  }
}
