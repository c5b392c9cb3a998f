internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// Bảng tổng hợp: indicators down, units across, the provincial total at the left where it stays in view.
struct MatrixSheet: Sendable {
  private let view: RunView
  private let layout: MatrixLayout
  private let totals: MatrixTotals
  private let summary: ReturnSummary
  private let looks: MatrixLooks
  /// The sheet with the rows of grids, where there is one.
  private let subUnits: SubUnitsSheet?

  /// `subUnits`: the sheet with the rows of grids, where there is one.
  init(
    view: RunView, layout: MatrixLayout, totals: MatrixTotals, summary: ReturnSummary,
    subUnits: SubUnitsSheet?,
    table: inout LookTable
  ) {
    self.view = view
    self.layout = layout
    self.totals = totals
    self.summary = summary
    self.subUnits = subUnits
    var expected: Set<Int> = []
    for case .figure(let figure) in layout.lines {
      expected.insert(totals.total(indicator: figure.indicator, measure: figure.measure).expected)
    }
    looks = MatrixLooks(in: &table, boundWord: view.words("trên", "over"), expected: expected)
  }

  /// The last of the two rows of headings.
  static func headingRow(_ view: RunView) -> Int { view.schema.campaign.synthetic ? 6 : 5 }

  /// The sheet.
  func plan(_ common: WorkbookLooks) -> PlannedSheet {
    let words = view.words
    var builder = SheetBuilder(
      words.matrix, title: words("BẢNG TỔNG HỢP SỐ LIỆU THEO ĐƠN VỊ", "FIGURES BY INDICATOR AND UNIT"),
      view: view,
      looks: common)
    builder.add([
      PlannedCell(
        1,
        .text(
          words(
            "Đỏ: lỗi, giá trị dạng chữ không cộng vào tổng · Vàng: cảnh báo · Xanh: thông tin · Ô trống: chưa có số liệu · …: đang tổng hợp · x: không áp dụng. Bấm vào số để mở ô nguồn.",
            "Red: error, values as text are not in the total · Yellow: warning · Blue: information · Empty: no data · …: pending · x: not applicable. Click a figure to open its source cell."
          )), common.remark)
    ])
    let first = builder.add(headings(common))
    let second = builder.add(statuses(common))
    builder.freeze(at: second, from: first, columns: MatrixLayout.Column.count)
    builder.generate(
      MatrixRows(view: view, layout: layout, totals: totals, looks: looks, subUnits: subUnits).plain)
    let width = unitWidth
    builder.change { sheet in
      let last = MatrixLayout.Column.firstUnit + max(view.units.count, 1) - 1
      sheet.columns = [
        PlannedColumn(MatrixLayout.Column.number, width: 7.5),
        PlannedColumn(MatrixLayout.Column.label, width: 46),
        PlannedColumn(MatrixLayout.Column.unit, width: 15),
        PlannedColumn(MatrixLayout.Column.total, width: max(width * 1.1, 13)),
        PlannedColumn(MatrixLayout.Column.count, width: 10),
        PlannedColumn(MatrixLayout.Column.firstUnit, to: last, width: width),
      ]
      sheet.print.isLandscape = true
      sheet.print.paper = view.units.count > 12 ? .a3 : .a4
      // About 22 units stand legibly on a page; more go on to the right, with the labels repeated.
      sheet.print.fit = PageFit(wide: max((view.units.count + 21) / 22, 1), high: 0)
      sheet.print.repeatedColumns = MatrixLayout.Column.number...MatrixLayout.Column.count
      sheet.tabColour = WorkbookLooks.Palette.accent
    }
    return builder.sheet
  }

  /// The width of a unit's column: as wide as the widest figure asks.
  private var unitWidth: Double {
    var widest = 10.5
    for case .figure(let figure) in layout.lines {
      let indicator = view.schema.indicators[figure.indicator]
      if indicator.type == .date { widest = max(widest, 13.5) }
      let decimals = totals.total(indicator: figure.indicator, measure: figure.measure).decimals
      var greatest = 0.0
      for column in view.units.indices {
        let fact = view.fact(unitColumn: column, indicator: figure.indicator, measure: figure.measure)
        greatest = max(greatest, abs(fact?.countedFigure ?? 0))
      }
      guard greatest >= 10_000 else { continue }
      widest = max(widest, TextWidth.columns(of: view.words.number(greatest, decimals: decimals)) + 1)
    }
    return min(widest, 24)
  }

  /// The headings: those of the labels, then the units.
  private func headings(_ common: WorkbookLooks) -> [PlannedCell] {
    let words = view.words
    let names =
      [
        words("STT", "No."), words("Chỉ tiêu", "Indicator"), words("Đơn vị tính", "Unit of measure"),
        words("Tổng cộng", "Grand total"), words("Số đơn vị có số liệu", "Units with figures"),
      ] + view.units.map { view.schema.units[$0].name }
    return names.enumerated().map { PlannedCell($0 + 1, .text($1), common.heading) }
  }

  /// The row below: what became of each unit's return, with a link to its file. Links stand in texts of one line, since
  /// not all programs wrap them.
  private func statuses(_ common: WorkbookLooks) -> [PlannedCell] {
    var cells = (1..<MatrixLayout.Column.firstUnit).map { PlannedCell($0, .blank, common.heading) }
    for (position, unit) in summary.units.enumerated() {
      let link = unit.input.flatMap { view.link(toFile: $0.file) }
      let isThere = unit.input != nil
      cells.append(
        PlannedCell(
          MatrixLayout.Column.firstUnit + position, .text(unit.status.name(view.words)),
          isThere ? looks.status : looks.missingStatus, link: link))
    }
    return cells
  }
}
