import Cells
import SheetPlan

/// Draws the form, "Biểu 1", in the layout of the Youth Union's reports.
struct FormDrawing {
  /// The return.
  let content: ReturnContent
  /// The sheet so far.
  private(set) var sheet: SheetDraft
  private var looks: Looks
  /// The row of each indicator.
  private var rows: [String: Int] = [:]

  /// Draws a form; takes in the looks it needs.
  static func draw(_ content: ReturnContent, looks: inout Looks) -> SheetDraft {
    var drawing = FormDrawing(content: content, looks: looks)
    drawing.drawAll()
    looks = drawing.looks
    return drawing.sheet
  }

  private init(content: ReturnContent, looks: Looks) {
    self.content = content
    self.looks = looks
    sheet = SheetDraft(name: content.habits.formSheet)
  }

  private var habits: Habits { content.habits }
  private func column(_ column: FormColumn) -> Int? {
    habits.columns.firstIndex(of: column).map { habits.firstColumn + $0 }
  }
  private var allColumns: ClosedRange<Int> {
    habits.firstColumn...habits.firstColumn + habits.columns.count - 1
  }

  private mutating func drawAll() {
    for column in habits.columns {
      guard let place = self.column(column) else { continue }
      sheet.widths[place] =
        switch column {
        case .number: 6
        case .label: 58
        case .unit: 15
        case .value: 15
        case .note: 30
        case .signature: 12
        }
    }
    var row = drawHeader(from: habits.firstRow)
    row = drawSlots(from: row + 1)
    row = drawHeadings(at: row + 1)
    var section = ""
    for indicator in SampleIndicator.all {
      if indicator.section != section {
        section = indicator.section
        drawSection(section, row: row)
        row += 1
      }
      rows[indicator.code] = row
      row += 1
      if content.mistakes.addedRow?.below == indicator.code { row += 1 }
    }
    for indicator in SampleIndicator.all { draw(indicator) }
    drawAddedRow()
    drawFooter(from: row + 1)
  }

  // MARK: - Above the table

  /// The header block and the title; the row below them.
  private mutating func drawHeader(from first: Int) -> Int {
    let left = allColumns.lowerBound...allColumns.lowerBound + 1
    let right = allColumns.lowerBound + 2...allColumns.upperBound
    let name = habits.headerName ?? content.unit.union
    let lines: [(String, String)] = [
      ("TỈNH ĐOÀN KIÊN GIANG", "ĐOÀN TNCS HỒ CHÍ MINH"), ("BCH " + name.uppercased(), ""),
      ("***", "\(content.unit.place), ngày \(content.round.writtenDate)"),
      ("Số:        -BC/ĐTN", ""),
    ]
    for (offset, line) in lines.enumerated() {
      let isOffice = offset == 1
      sheet.set(first + offset, left, line.0, looks.title(isBold: isOffice, isItalic: false, size: 13))
      if !line.1.isEmpty {
        sheet.set(
          first + offset, right, line.1, looks.title(isBold: offset == 0, isItalic: offset == 2, size: 13))
      }
    }
    var row = first + lines.count + 1
    let title = looks.title(isBold: true, isItalic: false, size: 14)
    var titles = [
      "BIỂU SỐ LIỆU KẾT QUẢ THỰC HIỆN", "“Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính”",
    ]
    if let further = habits.furtherTitle { titles.append(further) }
    for (offset, text) in titles.enumerated() {
      let look = offset == 2 ? looks.title(isBold: false, isItalic: true, size: 13) : title
      sheet.set(row, allColumns, content.stored(text), look)
      row += 1
    }
    return row
  }

  /// Unit and round; the row below them.
  private mutating func drawSlots(from first: Int) -> Int {
    guard let label = column(.label) else { return first }
    let texts = [
      ("Đơn vị", habits.unitText ?? content.unit.union), ("Đợt", habits.roundText ?? content.round.title),
    ]
    for (offset, slot) in texts.enumerated() {
      if habits.slotsInOneCell {
        sheet.set(
          first + offset, label, .text(content.stored("\(slot.0): \(slot.1)")), looks.plain(isBold: true))
      } else {
        sheet.set(first + offset, label, .text(content.stored(slot.0 + ":")), looks.right)
        sheet.set(first + offset, label + 1, .text(content.stored(slot.1)), looks.plain(isBold: true))
      }
    }
    return first + texts.count
  }

  /// The heading row; the row below it.
  private mutating func drawHeadings(at first: Int) -> Int {
    for (offset, column) in habits.columns.enumerated() {
      let text =
        switch column {
        case .number: "STT"
        case .label: "Nội dung"
        case .unit: "Đơn vị tính"
        case .value: "Kết quả"
        case .note: "Ghi chú"
        case .signature: "Ký xác nhận"
        }
      sheet.set(first, habits.firstColumn + offset, .text(content.stored(text)), looks.heading)
      if habits.hasColumnNumbers {
        sheet.set(first + 1, habits.firstColumn + offset, .text("(\(offset + 1))"), looks.columnNumber)
      }
    }
    return habits.hasColumnNumbers ? first + 2 : first + 1
  }

  // MARK: - The table

  private mutating func drawSection(_ code: String, row: Int) {
    guard let section = IndicatorTable.sections.first(where: { $0.0 == code }) else { return }
    for column in habits.columns {
      guard let place = self.column(column) else { continue }
      let text = column == .number ? section.1 : column == .label ? section.2 : ""
      sheet.set(
        row, place, text.isEmpty ? .blank : .text(content.stored(text)),
        column == .number ? looks.cell(.centre, isBold: true) : looks.cell(.left, isBold: true))
    }
  }

  private mutating func draw(_ indicator: SampleIndicator) {
    guard let row = rows[indicator.code], let valueColumn = column(.value) else { return }
    let isTotal = !indicator.parts.isEmpty
    let labelLines = TextWidth.lines(
      of: indicator.label, columns: 57, size: habits.size, bold: indicator.depth == 0)
    if labelLines > 1 { sheet.heights[row] = TextWidth.height(lines: labelLines, size: habits.size) }
    for column in habits.columns {
      guard let place = self.column(column) else { continue }
      switch column {
      case .number:
        let text = indicator.depth > 0 && habits.writesDash ? "-" : indicator.number
        sheet.set(row, place, .text(text), looks.cell(.centre, isBold: isTotal))
      case .label:
        let label = content.mistakes.labels[indicator.code] ?? indicator.label
        let dash = indicator.depth > 0 && !isTotal && !habits.writesDash ? "- " : ""
        sheet.set(
          row, place, .text(content.stored(dash + label)),
          looks.cell(.left, isBold: isTotal || indicator.depth == 0, indent: indicator.depth))
      case .unit:
        let unit = content.mistakes.units[indicator.code] ?? indicator.unit
        sheet.set(row, place, unit.isEmpty ? .blank : .text(content.stored(unit)), looks.cell(.centre))
      case .value:
        let value = content.value(of: indicator, column: valueColumn, rows: rows)
        sheet.set(
          row, place, value,
          looks.value(of: indicator, isBold: isTotal, font: content.mistakes.fonts[indicator.code]))
      case .note, .signature:
        let note = column == .note ? habits.notes[indicator.code] : nil
        sheet.set(row, place, note.map { .text(content.stored($0)) } ?? .blank, looks.cell(.left))
      }
    }
    if indicator.type == "text" {
      // Long texts go on over the column for notes, where that is the next one.
      let isWide = self.column(.note) == valueColumn + 1
      if isWide { sheet.merge(row...row, valueColumn...valueColumn + 1, looks.cell(.left)) }
      let lines = TextWidth.lines(
        of: content.figures.texts[indicator.code] ?? "", columns: isWide ? 45 : 15, size: habits.size)
      sheet.heights[row] = TextWidth.height(lines: lines, size: habits.size)
    }
  }

  private mutating func drawAddedRow() {
    guard let added = content.mistakes.addedRow, let above = rows[added.below] else { return }
    let texts: [FormColumn: CellContent] = [
      .label: .text(added.label), .unit: .text(added.unit), .value: .number(added.number),
    ]
    for column in habits.columns {
      guard let place = self.column(column) else { continue }
      sheet.set(above + 1, place, texts[column] ?? .blank, looks.cell(column == .value ? .right : .left))
    }
  }

  // MARK: - Below the table

  private mutating func drawFooter(from first: Int) {
    guard let label = column(.label) else { return }
    let left = label...label
    let right = max(label + 1, allColumns.upperBound - 2)...allColumns.upperBound
    let bold = looks.title(isBold: true, isItalic: false, size: 13)
    let italic = looks.title(isBold: false, isItalic: true, size: 13)
    sheet.set(first, left, content.stored("NGƯỜI LẬP BIỂU"), bold)
    sheet.set(first, right, content.stored("TM. BAN THƯỜNG VỤ"), bold)
    sheet.set(first + 1, right, content.stored("BÍ THƯ"), bold)
    sheet.set(first + 3, left, "(đã ký)", italic)
    sheet.set(first + 3, right, "(đã ký)", italic)
    sheet.set(first + 5, left, content.stored("Nguyễn Thị Mẫu"), bold)
    sheet.set(first + 5, right, content.stored("Trần Văn Mẫu"), bold)
  }
}
