internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan
internal import VietnameseText

/// Tổng quan: one A4 page that leadership reads and signs.
struct OverviewSheet {
  let view: RunView
  let summary: ReturnSummary
  let headlines: HeadlineFigures
  let looks: OverviewLooks
  /// The row of the first finding on its sheet.
  let firstFindingRow: Int

  /// The page has this many narrow columns, so that two, three and four blocks stand side by side.
  static let columns = 12
  /// The width of one, and of all of them.
  private static let columnWidth = 8.6

  /// The sheet.
  func plan(_ common: WorkbookLooks, charts: OverviewCharts, table: inout LookTable) -> PlannedSheet {
    var builder = SheetBuilder(view.words.overview, title: "", view: view, looks: common)
    addHeader(to: &builder)
    addTitle(to: &builder)
    addReturns(to: &builder)
    addHeadlines(to: &builder, table: &table)
    charts.add(to: &builder)
    addFindings(to: &builder)
    addSignatures(to: &builder)
    builder.change { sheet in
      sheet.columns = [PlannedColumn(1, to: Self.columns, width: Self.columnWidth)]
      sheet.showsGridlines = false
      sheet.print.fit = PageFit(wide: 1, high: 1)
      sheet.print.isCentred = true
      sheet.tabColour = WorkbookLooks.Palette.accent
      let last = sheet.rows.last?.row ?? 1
      sheet.print.area = view.range(1, 1, last, Self.columns)
    }
    return builder.sheet
  }

  /// A part of a row: merged columns with one content.
  private struct Block {
    var columns: ClosedRange<Int>
    var content: CellContent
    var look: LookIndex
    var link: PlannedLink?
    var note: String?
  }

  /// Adds a row of blocks. The height follows the text of the fullest, since merged cells do not grow by themselves.
  private func add(
    _ blocks: [Block], size: Double = 13, bold: Bool = false, to builder: inout SheetBuilder,
    height: Double? = nil
  ) {
    var cells: [PlannedCell] = []
    var lines = 1
    for block in blocks {
      var merged = SheetBuilder.merged(block.columns, block.content, block.look, link: block.link)
      if !merged.isEmpty { merged[0].note = block.note }
      cells += merged
      if case .text(let text) = block.content {
        lines = max(
          lines,
          TextWidth.lines(
            of: text, columns: Self.columnWidth * Double(block.columns.count) - 1, size: size, bold: bold))
      }
    }
    let row = builder.add(cells, height: height ?? TextWidth.height(lines: lines, size: size))
    for block in blocks where block.columns.count > 1 { builder.merge(block.columns, row: row) }
  }

  /// The whole width.
  private var whole: ClosedRange<Int> { 1...Self.columns }
  /// The left and the right half.
  private var left: ClosedRange<Int> { 1...5 }
  private var right: ClosedRange<Int> { 6...Self.columns }

  /// The header block of the office (Nghị định 30/2020/NĐ-CP, Phụ lục I, for state offices).
  private func addHeader(to builder: inout SheetBuilder) {
    let campaign = view.schema.campaign
    let words = view.words
    let above = (campaign.superior ?? "").uppercased()
    let office = campaign.issuer.uppercased()
    func row(_ one: String, _ oneLook: LookIndex, _ other: String, _ otherLook: LookIndex) {
      add(
        [
          Block(columns: left, content: .text(one), look: oneLook),
          Block(columns: right, content: .text(other), look: otherLook),
        ], bold: true, to: &builder)
    }
    switch campaign.header {
    case .none: return
    case .youthUnion:
      row(
        above, looks.office, words("ĐOÀN TNCS HỒ CHÍ MINH", "HO CHI MINH COMMUNIST YOUTH UNION"),
        looks.officeBold)
      row(office, looks.officeBold, "", looks.office)
      row("***", looks.office, dateLine, looks.dateLine)
    case .state:
      row(
        above, looks.office, words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
        looks.officeBold)
      row(
        office, looks.officeBold, words("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        looks.officeBold)
      row("", looks.office, dateLine, looks.dateLine)
    }
    builder.skip()
  }

  /// Place and day: the place is the unit at the top of the tree, without its kind.
  private var dateLine: String {
    guard let moment = view.moment else { return "" }
    let root = view.schema.units.first { $0.parent == nil && !$0.reports }?.name
    let kinds = ["Tỉnh ", "Thành phố ", "TP. ", "Huyện ", "Quận ", "Thị xã "]
    let place = root.map { name in
      kinds.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    }
    let day = NumberText.padded(moment.shownDay.day, 2)
    let month = NumberText.padded(moment.shownDay.month, moment.shownDay.month < 3 ? 2 : 1)
    let vietnamese =
      (place.map { $0 + ", ngày " } ?? "Ngày ") + "\(day) tháng \(month) năm \(moment.shownDay.year)"
    return view.words(vietnamese, (place.map { $0 + ", " } ?? "") + moment.dayText)
  }

  /// What it is about.
  private func addTitle(to builder: inout SheetBuilder) {
    let words = view.words
    let campaign = view.schema.campaign
    add(
      [
        Block(
          columns: whole, content: .text(words("TỔNG HỢP KẾT QUẢ", "CONSOLIDATED RESULTS")), look: looks.title
        )
      ],
      size: 16, bold: true, to: &builder)
    builder.freeze(at: builder.nextRow - 1)
    add(
      [Block(columns: whole, content: .text(campaign.title), look: looks.subtitle)], size: 14, bold: true,
      to: &builder)
    var line: [String] = []
    if let round = view.result.round {
      line.append(round.title.isEmpty ? round.code : round.title)
      if let date = round.date {
        line.append(words("ngày ", "") + NumberText.day(year: date.year, month: date.month, day: date.day))
      }
    }
    if campaign.header == .none, !campaign.issuer.isEmpty { line.insert(campaign.issuer, at: 0) }
    if let moment = view.moment { line.append(words("số liệu đến ", "as of ") + moment.dayText) }
    add(
      [Block(columns: whole, content: .text(line.joined(separator: " · ")), look: looks.dateLine)],
      to: &builder)
    if campaign.synthetic {
      add(
        [Block(columns: whole, content: .text(words.synthetic), look: looks.notice)], bold: true, to: &builder
      )
    }
    builder.skip()
  }

  /// Who has returned.
  private func addReturns(to builder: inout SheetBuilder) {
    let words = view.words
    addBlockHeading(words("I. Tình hình nộp báo cáo", "I. Submission status"), to: &builder)
    let link = PlannedLink.sheet(name: words.returns, cell: "A1", tip: nil)
    let findings = view.result.findings
    let toCheck = findings.count { $0.severity <= .error }
    let all = summary.units.count
    let tiles: [(String, CellContent, LookIndex, PlannedLink)] = [
      (words("Đã nộp", "Submitted"), .text("\(summary.received)/\(all)"), looks.good, link),
      (
        words("Trong đó nộp trễ", "Of which late"), .number(Double(summary.late)),
        summary.late > 0 ? looks.doubtful : looks.good, link
      ),
      (
        words("Chưa nộp", "Not submitted"), .number(Double(summary.missing)),
        summary.missing + summary.rejected > 0 ? looks.bad : looks.good, link
      ),
      (
        words("Lỗi cần xử lý", "Errors to settle"), .number(Double(toCheck)),
        toCheck > 0 ? looks.bad : looks.good,
        .sheet(name: words.findings, cell: "A1", tip: nil)
      ),
    ]
    let columns = (0..<4).map { $0 * 3 + 1...$0 * 3 + 3 }
    add(
      zip(columns, tiles).map { Block(columns: $0, content: .text($1.0), look: looks.tileLabel) }, size: 12,
      to: &builder)
    add(
      zip(columns, tiles).map { Block(columns: $0, content: $1.1, look: $1.2, link: $1.3) }, to: &builder,
      height: 34)
    addNames(
      of: summary.units.filter(\.isMissing), words("Chưa nộp: ", "Not submitted: "), to: &builder)
    addNames(
      of: summary.units.filter { $0.status == .rejected },
      words("Đã nộp nhưng tệp không dùng được: ", "Submitted, but the file cannot be used: "), to: &builder)
    builder.skip()
  }

  /// Adds a line that names units, where there are any.
  private func addNames(
    of units: [ReturnSummary.Unit], _ heading: String, to builder: inout SheetBuilder
  ) {
    if units.isEmpty { return }
    let shown = units.prefix(12).map { view.schema.units[$0.position].name }.joined(separator: ", ")
    let rest =
      units.count > 12
      ? view.words(" và \(units.count - 12) đơn vị khác", " and \(units.count - 12) more") : ""
    add(
      [Block(columns: whole, content: .text(heading + shown + rest + "."), look: looks.remark)], size: 11,
      to: &builder)
  }

  /// The headline figures, three in a row, each a link to its row of the matrix.
  private func addHeadlines(to builder: inout SheetBuilder, table: inout LookTable) {
    guard !headlines.figures.isEmpty else { return }
    let words = view.words
    addBlockHeading(words("II. Kết quả chính", "II. Headline figures"), to: &builder)
    let across = headlines.figures.count > 9 ? 4 : min(headlines.figures.count, 3)
    let width = Self.columns / across
    var start = 0
    while start < headlines.figures.count {
      let row = Array(headlines.figures[start..<min(start + across, headlines.figures.count)])
      let columns = (0..<row.count).map { $0 * width + 1...$0 * width + width }
      add(
        zip(columns, row).map { Block(columns: $0, content: .text($1.label), look: looks.tileLabel) },
        size: 12, to: &builder)
      add(zip(columns, row).map { block(of: $1, columns: $0, table: &table) }, to: &builder, height: 34)
      add(
        zip(columns, row).map {
          Block(columns: $0, content: .text(caption(of: $1)), look: looks.tileCaption)
        }, size: 11, to: &builder)
      start += across
    }
    if headlines.left > 0 {
      add(
        [
          Block(
            columns: whole,
            content: .text(
              words(
                "… và \(headlines.left) chỉ tiêu khác ở Bảng tổng hợp.",
                "… and \(headlines.left) more in the Matrix.")),
            look: looks.remark)
        ], size: 11, to: &builder)
    }
    builder.skip()
  }

  /// A headline's figure: the matrix's total, live. What it is "over" is rounded down, to the decimals that the report has.
  private func block(of figure: HeadlineFigures.Figure, columns: ClosedRange<Int>, table: inout LookTable)
    -> Block
  {
    let words = view.words
    let total = figure.total
    let decimals = total.isLowerBound ? figure.decimals ?? 2 : min(total.totalDecimals, 2)
    let look = looks.figure(total, decimals: decimals, boundWord: words("trên", "over"), in: &table)
    let link = PlannedLink.sheet(name: words.matrix, cell: figure.cell.description, tip: nil)
    var formula = SheetNaming.quoted(words.matrix) + "!" + figure.cell.description
    var value = total.value
    if total.isLowerBound, let exact = total.value, exact >= 0, Decimals.needed(for: exact) > decimals {
      formula = "ROUNDDOWN(\(formula),\(decimals))"
      value = NumberText.down(exact, decimals: decimals)
    }
    return Block(
      columns: columns, content: .formula(formula, value.map { FormulaValue.number($0) } ?? .text("")),
      look: look, link: link)
  }

  /// What stands below a headline's figure.
  private func caption(of figure: HeadlineFigures.Figure) -> String {
    let words = view.words
    var parts = ["\(figure.total.counted)/\(figure.total.expected) " + words("đơn vị", "units")]
    if let population = figure.population {
      parts.append(words.number(population, decimals: 0) + words("% dân số", "% of population"))
    }
    var lines = [parts.joined(separator: " · ")]
    if let change = figure.change {
      // What is less than the last digit shown is still a change.
      let text =
        abs(change) < 0.05 ? words("dưới 0,1", "less than 0.1") : words.number(abs(change), decimals: 1)
      lines.append(
        change == 0
          ? words("không đổi so với đợt trước", "the same as in the last round")
          : change < 0
            ? words("giảm \(text)% so với đợt trước", "down \(text)% on the last round")
            : words("tăng \(text)% so với đợt trước", "up \(text)% on the last round"))
    }
    if let range = figure.total.range {
      let low = words.number(range.lowerBound, decimals: min(figure.total.totalDecimals, 2))
      let high = words.number(range.upperBound, decimals: min(figure.total.totalDecimals, 2))
      lines.append(words("còn nghi ngờ: \(low) – \(high)", "in doubt: \(low) – \(high)"))
    }
    return lines.joined(separator: "\n")
  }

  /// The findings with the largest effect.
  private func addFindings(to builder: inout SheetBuilder) {
    let words = view.words
    let worst = worstFindings
    addBlockHeading(words("III. Nội dung cần kiểm tra trước", "III. To be checked first"), to: &builder)
    guard !worst.isEmpty else {
      add(
        [
          Block(
            columns: whole, content: .text(nothingFound),
            look: looks.text)
        ], to: &builder)
      builder.skip()
      return
    }
    for (number, entry) in worst.enumerated() {
      let finding = entry.element
      let unit = finding.unit.map(view.unitName) ?? finding.file ?? ""
      let measure = finding.measure.map { $0 == "now" ? "" : " – " + words.measure($0) } ?? ""
      let label =
        finding.indicator.flatMap { view.indicatorPositions[$0] }
        .map { view.label(of: view.schema.indicators[$0]) + measure + ": " } ?? ""
      let link = PlannedLink.sheet(
        name: words.findings, cell: "A\(firstFindingRow + entry.offset)",
        tip: finding.code + " " + finding.name)
      add(
        [
          Block(columns: 1...1, content: .number(Double(number + 1)), look: looks.link, link: link),
          Block(columns: 2...4, content: .text(unit), look: looks.text),
          Block(columns: 5...Self.columns, content: .text(label + words(finding.message)), look: looks.text),
        ], to: &builder)
    }
    builder.skip()
  }

  /// The five findings with the largest effect, with their places on the sheet of findings. Who has not returned stands above
  /// them already; workbooks that cannot be used leave room for doubts about figures.
  private var worstFindings: [(offset: Int, element: Finding)] {
    let all = view.result.findings.enumerated().filter { $0.element.severity < .info }
    let others = all.filter { $0.element.code != "M600" }
    if others.isEmpty { return Array(all.prefix(Self.mostFindings)) }
    let refused = others.filter { $0.element.severity == .fatal }
    let doubts = others.filter { $0.element.severity != .fatal }
    let kept = refused.prefix(max(3, Self.mostFindings - doubts.count))
    return Array((kept + doubts).prefix(Self.mostFindings))
  }
  private static let mostFindings = 5

  /// What stands in the place of findings where there are none that matter.
  private var nothingFound: String {
    let words = view.words
    let count = view.result.findings.count
    return count == 0
      ? words("Không phát hiện sai sót.", "No problem found.")
      : words(
        "Không có lỗi hoặc cảnh báo; \(count) thông tin ở trang Cần kiểm tra.",
        "No error or warning; \(count) remarks on the sheet of findings.")
  }

  /// Who signs.
  private func addSignatures(to builder: inout SheetBuilder) {
    let words = view.words
    let signer: String
    switch view.schema.campaign.header {
    case .youthUnion: signer = words("TM. BAN THƯỜNG VỤ", "ON BEHALF OF THE STANDING COMMITTEE")
    case .state, .none: signer = words("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE OFFICE")
    }
    func row(_ one: String, _ other: String, _ look: LookIndex) {
      add(
        [
          Block(columns: left, content: .text(one), look: look),
          Block(columns: right, content: .text(other), look: look),
        ], bold: true, to: &builder)
    }
    if view.schema.campaign.header == .none, !dateLine.isEmpty { row("", dateLine, looks.dateLine) }
    row(words("NGƯỜI LẬP BIỂU", "PREPARED BY"), signer, looks.signer)
    row(
      words("(Ký, ghi rõ họ tên)", "(Signature and full name)"),
      words("(Ký, ghi rõ họ tên)", "(Signature and full name)"), looks.signNote)
    // Room for the signatures.
    add(
      [
        Block(columns: left, content: .blank, look: looks.office),
        Block(columns: right, content: .blank, look: looks.office),
      ], to: &builder, height: 60)
  }

  /// A heading of a block.
  private func addBlockHeading(_ text: String, to builder: inout SheetBuilder) {
    add([Block(columns: whole, content: .text(text), look: looks.block)], bold: true, to: &builder)
  }
}
