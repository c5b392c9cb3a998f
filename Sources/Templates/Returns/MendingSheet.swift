internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan

/// Cần sửa: the first sheet of a marked copy, at most five things to mend, each with a link to its cell, and what the
/// unit typed that has no place in the template.
struct MendingSheet {
  /// What the unit is told.
  let report: UnitReport
  /// The template.
  let request: TemplateRequest
  /// Notes that have no place in the template.
  let looseNotes: [(FigureKey, String)]

  /// The widths of its columns: number, cell, what it is about, found, what is odd, expected, what to do.
  private static let widths: [Double] = [6, 16, 36, 16, 46, 18, 44]
  private static let last = widths.count
  /// At most so many things without a place are listed.
  private static let mostLoose = 40

  /// The sheet.
  func draw(_ canvas: inout TemplateCanvas) -> SheetDraft {
    let words = request.words
    var draft = SheetDraft(words("Cần sửa", "To mend"))
    for (position, width) in Self.widths.enumerated() { draft.widen(position + 1, to: width) }
    drawTitle(on: &draft, canvas: &canvas)
    drawItems(on: &draft, canvas: &canvas)
    drawLoose(on: &draft, canvas: &canvas)
    draft.sheet.print.isLandscape = true
    draft.sheet.print.footer = PageLine(
      left: request.reportingUnit.name, right: words("Trang {page}/{pages}", "Page {page} of {pages}"))
    draft.sheet.showsGridlines = false
    draft.sheet.isProtected = true
    draft.sheet.tabColour = TemplateLooks.Palette.alarm
    return draft
  }

  /// For whom, and until when.
  private func drawTitle(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let words = request.words
    let all = 1...Self.last
    let title = words("NHỮNG CHỖ CẦN SỬA", "WHAT IS TO BE MENDED")
    draft.set(
      1, all, "\(title) – \(request.reportingUnit.name)", canvas.looks.title(size: 15), size: 15, bold: true)
    let about = [request.schema.campaign.title, request.roundName].compactMap { $0 }.joined(separator: " – ")
    draft.set(2, all, about, canvas.looks.title(size: 13, bold: false))
    draft.nextRow = 3
    if request.schema.campaign.synthetic {
      let look = canvas.looks.free {
        $0.isBold = true
        $0.colour = TemplateLooks.Palette.alarm
        $0.horizontal = .centre
      }
      draft.set(
        3, all, words("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES"), look)
      draft.nextRow = 4
    }
    let deadline = Deadline(request.round, asOf: report.result.asOf, words: words)
    let until =
      deadline.text.map { words(" trước \($0)", " before \($0)") }
      ?? (deadline.isPast ? words(" càng sớm càng tốt", " as soon as possible") : "")
    let text = words(
      "Số liệu của đơn vị nằm ở các trang sau; ô cần xem lại được tô màu và có ghi chú. Sửa ngay trong tệp này rồi gửi lại\(until). Nếu số đã đúng, ghi lý do vào cột Ghi chú của biểu hoặc vào cuối ghi chú của ô.",
      "The unit's figures stand on the next sheets; cells to look at are coloured and have a note. Correct them in this file and send it back\(until). Where a figure is right, write the reason into the column of notes or at the end of the cell's note."
    )
    let look = canvas.looks.free {
      $0.isItalic = true
      $0.wraps = true
      $0.horizontal = .left
    }
    draft.set(draft.nextRow, all, text, look)
    draft.nextRow += 2
  }

  /// The table of at most five.
  private func drawItems(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let words = request.words
    let headings = [
      words("STT", "No."), words("Ô trong tệp này", "Cell"), words("Nội dung", "What it is about"),
      words("Đã ghi", "Found"), words("Vì sao cần xem lại", "Why"), words("Dự kiến", "Expected"),
      words("Cần làm", "What to do"),
    ]
    let top = draft.nextRow
    for (position, heading) in headings.enumerated() {
      draft.set(top, position + 1, heading, canvas.looks.heading())
    }
    draft.sheet.print.repeatedRows = top...top
    draft.nextRow += 1
    let text = canvas.looks.words(isOpen: false)
    for (number, finding) in report.items(positions: request.indicatorPositions).enumerated() {
      let row = draft.nextRow
      let severity = canvas.looks.cell {
        $0.fill = TemplateLooks.fill(finding.severity)
        $0.horizontal = .centre
        $0.isBold = finding.severity <= .error
      }
      draft.set(row, 1, .number(Double(number + 1)), severity)
      drawCell(of: finding, row: row, on: &draft, canvas: &canvas)
      draft.set(
        row, 3, report.subject(of: finding, positions: request.indicatorPositions, words: words), text)
      draft.set(row, 4, report.found(finding, words: words) ?? "", text)
      draft.set(row, 5, report.message(of: finding, words: words), text)
      draft.set(row, 6, finding.expectation(in: words) ?? "", text)
      draft.set(
        row, 7, report.remedy(of: finding, positions: request.indicatorPositions, words: words) ?? "", text)
      draft.nextRow += 1
    }
    let (more, seen) = report.rest(positions: request.indicatorPositions)
    if more > 0 {
      let look = canvas.looks.free {
        $0.isItalic = true
        $0.horizontal = .left
      }
      draft.set(
        draft.nextRow, 1,
        seen == more
          ? words(
            "Còn \(more) điểm khác: xem các ô được tô màu và ghi chú của ô.",
            "\(more) more: see the coloured cells and their notes.")
          : words(
            "Còn \(more) điểm khác, trong đó \(seen) điểm có ô được tô màu và ghi chú.",
            "\(more) more, \(seen) of them in coloured cells with notes."), look)
      draft.nextRow += 1
    }
  }

  /// The place in this file, as a link; else the place in the file that the unit sent.
  private func drawCell(
    of finding: Finding, row: Int, on draft: inout SheetDraft, canvas: inout TemplateCanvas
  ) {
    let words = request.words
    guard let place = place(of: finding, canvas: canvas) else {
      let own = [finding.sheet, finding.cell].compactMap { $0 }.joined(separator: "!")
      draft.set(
        row, 2, own.isEmpty ? "" : words("Tệp đã gửi: ", "File sent: ") + own,
        canvas.looks.words(isOpen: false))
      return
    }
    let look = canvas.looks.cell {
      $0.colour = TemplateLooks.Palette.link
      $0.isUnderlined = true
      $0.wraps = true
      $0.horizontal = .left
    }
    draft.set(
      row, 2, .text("\(place.sheet)!\(place.cell)"), look,
      link: .sheet(name: place.sheet, cell: place.cell.description, tip: nil))
  }

  /// Where the first figure of a finding stands; of one that only a grid holds, its row of totals, else its first row.
  private func place(of finding: Finding, canvas: TemplateCanvas) -> FigurePlace? {
    let keys = report.keys(of: finding, positions: request.indicatorPositions)
    if let place = keys.lazy.compactMap({ canvas.places[$0] ?? canvas.totals[$0] }).first { return place }
    return canvas.places.filter { entry in
      keys.contains {
        $0.row == nil && $0.indicator == entry.key.indicator && $0.measure == entry.key.measure
      }
    }.values.min { ($0.cell.row, $0.cell.column, $0.sheet) < ($1.cell.row, $1.cell.column, $1.sheet) }
  }

  /// What the unit typed that has no place in the template, with where it stands in the file that it sent.
  private func drawLoose(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let words = request.words
    let code = request.reportingUnit.code
    var lines: [(place: String, text: String, remark: String)] = report.result.findings
      .filter { $0.unit == code && $0.code == "S018" }
      .map { finding in
        let place = [finding.sheet, finding.cell].compactMap { $0 }.joined(separator: "!")
        return (place, finding.typed(in: words) ?? "", words(finding.message))
      }
    for (key, note) in looseNotes {
      let label = request.schema.indicators[key.indicator].label
      let row =
        key.row.map { code in (request.schema.units.first { $0.code == code }?.name ?? code) + ": " } ?? ""
      lines.append((words("Ghi chú", "Note"), note, row + label))
    }
    guard !lines.isEmpty else { return }
    draft.nextRow += 1
    let bold = canvas.looks.free {
      $0.isBold = true
      $0.horizontal = .left
      $0.wraps = true
    }
    draft.set(
      draft.nextRow, 1...Self.last,
      words(
        "Nội dung đơn vị đã ghi mà biểu mẫu không có chỗ (chưa tính vào số liệu)",
        "What the unit wrote that has no place in the form (not counted)"), bold, bold: true)
    draft.nextRow += 1
    let text = canvas.looks.words(isOpen: false)
    for (number, line) in lines.prefix(Self.mostLoose).enumerated() {
      let row = draft.nextRow
      draft.set(row, 1, .number(Double(number + 1)), canvas.looks.mark())
      draft.set(row, 2, line.place, text)
      draft.set(row, 3...4, line.text, text)
      let height = draft.height(of: line.text, columns: 3...4)
      draft.set(row, 5...Self.last, line.remark, text)
      draft.setHeight(max(height, draft.height(of: line.remark, columns: 5...Self.last)), row: row)
      draft.nextRow += 1
    }
    if lines.count > Self.mostLoose {
      let rest = lines.count - Self.mostLoose
      draft.set(draft.nextRow, 1, words("… và \(rest) nội dung khác.", "… and \(rest) more."), bold)
      draft.nextRow += 1
    }
  }
}
