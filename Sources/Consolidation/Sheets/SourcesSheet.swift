internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// Nguồn: every input with its hash and what became of its cells. The conservation of cells adds up here, live.
struct SourcesSheet {
  let view: RunView
  let looks: WorkbookLooks

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    let inputs = view.result.inputs
    var builder = SheetBuilder(
      words.sources, title: words("NGUỒN SỐ LIỆU", "SOURCES"), view: view, looks: looks)
    builder.add([PlannedCell(1, .text(schemaLine), looks.subtitle)])
    let headings = [
      words("STT", "No."), words("Tệp nguồn", "Source file"), words("Đơn vị", "Unit"),
      words("Trạng thái", "Status"), words("Lý do", "Reason"), words("Ngày nhận", "Received on"),
      words("Căn cứ ngày nhận", "Received by"), words("Dung lượng (byte)", "Size (bytes)"),
      words("Số ô có nội dung", "Non-blank cells"), words("Chữ của biểu mẫu", "Template text"),
      words("Số liệu", "Facts"), words("Ghi chú", "Notes"), words("Không nhận ra", "Unrecognised"),
      words("Để riêng", "Set aside"), words("Kiểm tra", "Check"), words("SHA-256", "SHA-256"),
    ]
    let heading = builder.addHeadings(headings, frozenColumns: 2)
    for (position, input) in inputs.enumerated() { add(input, number: position + 1, to: &builder) }
    let last = heading + max(inputs.count, 1)
    if inputs.isEmpty {
      builder.add([PlannedCell(1, .text(words("Chưa có tệp nào.", "There is no file yet.")), looks.remark)])
    }
    addSums(first: heading + 1, last: last, to: &builder)
    addIgnored(to: &builder)
    builder.change { sheet in
      sheet.columns = [
        PlannedColumn(1, width: 6), PlannedColumn(2, width: 40), PlannedColumn(3, width: 28),
        PlannedColumn(4, width: 20), PlannedColumn(5, width: 34), PlannedColumn(6, width: 18),
        PlannedColumn(7, width: 16), PlannedColumn(8, width: 14), PlannedColumn(9, to: 14, width: 12),
        PlannedColumn(15, width: 10), PlannedColumn(16, width: 70),
      ]
      sheet.autofilter = view.range(heading, 1, last, headings.count)
      sheet.print.isLandscape = true
      sheet.print.paper = .a3
    }
    return builder.sheet
  }

  /// The schema that the run went by.
  private var schemaLine: String {
    let result = view.result
    let moment = view.moment?.text(view.words) ?? result.asOf
    return view.words(
      "Lược đồ: \(result.schemaFile), phiên bản \(result.schema.version), SHA-256 \(result.schemaHash) · tonghop \(result.toolVersion) · tính đến \(moment)",
      "Schema: \(result.schemaFile), version \(result.schema.version), SHA-256 \(result.schemaHash) · tonghop \(result.toolVersion) · as of \(moment)"
    )
  }

  /// Adds an input's row.
  private func add(_ input: RunInput, number: Int, to builder: inout SheetBuilder) {
    let words = view.words
    let row = builder.nextRow
    let counts = input.cells
    let isCounted = input.status == .consolidated
    func count(_ column: Int, _ value: Int, _ isShown: Bool) -> PlannedCell {
      PlannedCell(column, isShown ? .number(Double(value)) : .blank, looks.whole)
    }
    let units = input.units.isEmpty ? [input.unit].compactMap { $0 } : input.units
    let reason = input.reason.map { code in
      [code, view.catalogue[code].map { words($0.title) }].compactMap { $0 }.joined(separator: " – ")
    }
    let received = input.received.flatMap { RunMoment($0) }
    let link = view.link(toFile: input.file)
    builder.add([
      PlannedCell(1, .number(Double(number)), looks.centred),
      PlannedCell(2, .text(input.file), link == nil ? looks.text : looks.link, link: link),
      PlannedCell(
        3, units.isEmpty ? .blank : .text(units.map(view.unitName).joined(separator: "\n")), looks.text),
      PlannedCell(
        4, .text(ReturnSummary.name(of: input.status, words)),
        isCounted ? looks.centred : looks.severity(input.status == .rejected ? .error : .info)),
      PlannedCell(5, reason.map { .text($0) } ?? .blank, looks.text),
      PlannedCell(6, received.map { .number($0.serial) } ?? .blank, looks.moment),
      PlannedCell(7, input.receivedFrom.map { .text(name(of: $0)) } ?? .blank, looks.text),
      PlannedCell(8, .number(Double(input.size)), looks.whole),
      count(9, counts.read, isCounted), count(10, counts.template, isCounted),
      count(11, counts.fact, isCounted),
      count(12, counts.note, isCounted), count(13, counts.unrecognised, isCounted),
      count(14, counts.read, !isCounted),
      PlannedCell(
        15,
        isCounted
          ? .formula("I\(row)-SUM(J\(row):M\(row))", .number(Double(counts.read - used(counts)))) : .blank,
        looks.whole),
      PlannedCell(16, input.sha256.isEmpty ? .blank : .text(input.sha256), looks.plain),
    ])
  }

  /// Adds the sums and whether they add up.
  private func addSums(first: Int, last: Int, to builder: inout SheetBuilder) {
    let words = view.words
    let row = builder.nextRow
    let inputs = view.result.inputs
    let counted = inputs.filter { $0.status == .consolidated }.map(\.cells)
    var cells = (1...16).map { PlannedCell($0, .blank, looks.sumText) }
    cells[1].content = .text(words("Tổng cộng", "Grand total"))
    let sums = [
      inputs.reduce(0) { $0 + $1.size }, counted.reduce(0) { $0 + $1.read },
      counted.reduce(0) { $0 + $1.template }, counted.reduce(0) { $0 + $1.fact },
      counted.reduce(0) { $0 + $1.note }, counted.reduce(0) { $0 + $1.unrecognised },
      inputs.filter { $0.status != .consolidated }.reduce(0) { $0 + $1.cells.read },
    ]
    for (offset, sum) in sums.enumerated() {
      let letter = ["H", "I", "J", "K", "L", "M", "N"][offset]
      cells[7 + offset] = PlannedCell(
        8 + offset, .formula("SUM(\(letter)\(first):\(letter)\(last))", .number(Double(sum))), looks.sum)
    }
    let good = words("Khớp", "Adds up")
    let bad = words("LỆCH", "DIFFERS")
    cells[14] = PlannedCell(
      15,
      .formula(
        "IF(I\(row)=SUM(J\(row):M\(row)),\"\(good)\",\"\(bad)\")",
        .text(sums[1] == sums[2...5].reduce(0, +) ? good : bad)),
      looks.sumText)
    builder.add(cells)
  }

  /// Adds the files that are no returns.
  private func addIgnored(to builder: inout SheetBuilder) {
    guard !view.result.ignored.isEmpty else { return }
    let words = view.words
    builder.skip()
    builder.add([
      PlannedCell(1, .blank, looks.heading),
      PlannedCell(2, .text(words("Tệp không phải báo cáo", "Files that are no returns")), looks.heading),
      PlannedCell(3, .text(words("Lý do", "Reason")), looks.heading),
    ])
    for (position, file) in view.result.ignored.enumerated() {
      builder.add([
        PlannedCell(1, .number(Double(position + 1)), looks.centred),
        PlannedCell(2, .text(file.file), looks.text), PlannedCell(3, .text(ignored(file.reason)), looks.text),
      ])
    }
  }

  /// Why a file was ignored. The run names the reasons in English; others are shown as they are.
  private func ignored(_ reason: String) -> String {
    guard view.words.language == .vietnamese else { return reason }
    return switch reason {
    case "hidden file": "Tệp ẩn"
    case "lock file of an open workbook": "Tệp khóa của sổ tính đang mở"
    case "temporary file of another program": "Tệp tạm của chương trình khác"
    case "link to a folder; not followed": "Liên kết đến thư mục, không đi theo"
    case "folder that cannot be read": "Thư mục không đọc được"
    case "neither a file nor a folder": "Không phải tệp hay thư mục"
    case "consolidated workbook": "Bản tổng hợp"
    case "picture, sound or film": "Ảnh, âm thanh hoặc phim"
    case "text or other file that is no workbook": "Văn bản hoặc tệp khác, không phải sổ tính"
    case "empty file": "Tệp trống"
    default: reason
    }
  }

  /// How many cells were used.
  private func used(_ counts: CellLedger) -> Int {
    counts.template + counts.fact + counts.note + counts.unrecognised
  }

  /// Where the time of receipt was found.
  private func name(of source: ReceivedSource) -> String {
    switch source {
    case .list: "received.csv"
    case .properties: view.words("Thuộc tính tệp", "File properties")
    case .fileTime: view.words("Giờ của tệp", "File time")
    }
  }
}
