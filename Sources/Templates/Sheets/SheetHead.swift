internal import Findings
internal import Schema
internal import SheetPlan

/// What stands above the tables of a sheet: the header block of the office, title, unit and round, how to fill it in.
struct SheetHead {
  /// The template.
  let request: TemplateRequest
  /// The tables of the sheet.
  let tables: [TableLayout]
  /// What the sheet is called in the schema; nil: the schema does not name it.
  let sheetTitle: String?

  /// The first and the last column of all tables.
  private var all: ClosedRange<Int> {
    let last = tables.map(\.all.upperBound).max() ?? 2
    return 1...max(last, 2)
  }

  /// Draws it from row 1 on.
  func draw(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let named = NamedCells(request: request, tables: tables)
    let taken = named.drawFixed(on: &draft, canvas: &canvas)
    func skip(_ draft: inout SheetDraft) { while taken.contains(draft.nextRow) { draft.nextRow += 1 } }
    drawOffice(on: &draft, canvas: &canvas, skip: skip)
    drawTitle(on: &draft, canvas: &canvas, skip: skip)
    named.drawLabelled(on: &draft, canvas: &canvas, skip: skip)
    drawHelp(on: &draft, canvas: &canvas, skip: skip)
    // The tables begin below everything that has its place.
    if let lowest = taken.max(), lowest < 100 { draft.nextRow = max(draft.nextRow, lowest + 1) }
    draft.nextRow += 1
  }

  /// Where the left half ends: the column after which two fifths of the width are used.
  private func middle(_ draft: SheetDraft) -> Int {
    let whole = draft.width(of: all)
    let left = all.dropLast().first { draft.width(of: 1...$0) >= whole * 0.4 }
    return left ?? max(all.upperBound - 1, 1)
  }

  /// The header block (Nghị định 30/2020/NĐ-CP, Phụ lục I, for state offices).
  private func drawOffice(
    on draft: inout SheetDraft, canvas: inout TemplateCanvas, skip: (inout SheetDraft) -> Void
  ) {
    let campaign = request.schema.campaign
    let words = request.words
    let above = (request.isRoot ? campaign.superior ?? "" : campaign.issuer).uppercased()
    let own = (request.isRoot ? campaign.issuer : request.reportingUnit.name).uppercased()
    let middle = middle(draft)
    func row(_ left: String, bold: Bool, _ right: String, rightBold: Bool, italic: Bool = false) {
      skip(&draft)
      let row = draft.nextRow
      draft.set(row, 1...middle, left, canvas.looks.office(bold: bold), bold: true)
      draft.set(
        row, middle + 1...all.upperBound, right, canvas.looks.office(bold: rightBold, italic: italic),
        bold: true)
      draft.nextRow += 1
    }
    switch campaign.header {
    case .none: return
    case .youthUnion:
      row(
        above, bold: false, words("ĐOÀN TNCS HỒ CHÍ MINH", "HO CHI MINH COMMUNIST YOUTH UNION"),
        rightBold: true)
      row(own, bold: true, "", rightBold: false)
      row("***", bold: false, "", rightBold: false)
    case .state:
      row(
        above, bold: false, words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
        rightBold: true)
      row(
        own, bold: true, words("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        rightBold: true)
    }
    draft.nextRow += 1
  }

  /// What it is about.
  private func drawTitle(
    on draft: inout SheetDraft, canvas: inout TemplateCanvas, skip: (inout SheetDraft) -> Void
  ) {
    let campaign = request.schema.campaign
    skip(&draft)
    draft.set(
      draft.nextRow, all, campaign.title.uppercased(), canvas.looks.title(size: 14), size: 14, bold: true)
    draft.nextRow += 1
    let isShown = tables.allSatisfy { $0.layout.roundCell == nil }
    let line = [sheetTitle, isShown ? request.roundName : nil].compactMap { $0 }.joined(separator: " – ")
    if !line.isEmpty {
      skip(&draft)
      draft.set(draft.nextRow, all, line, canvas.looks.title(size: 13, bold: false))
      draft.nextRow += 1
    }
    if campaign.header == .none, tables.allSatisfy({ $0.layout.unitCell == nil }) {
      skip(&draft)
      draft.set(draft.nextRow, all, request.reportingUnit.name, canvas.looks.title(size: 13))
      draft.nextRow += 1
    }
    if campaign.synthetic, request.filling.kind != .blank {
      skip(&draft)
      let look = canvas.looks.free {
        $0.isBold = true
        $0.colour = TemplateLooks.Palette.alarm
        $0.horizontal = .centre
        $0.wraps = true
      }
      draft.set(
        draft.nextRow, all,
        request.words("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES"), look,
        bold: true)
      draft.nextRow += 1
    }
    draft.nextRow += 1
  }

  /// How to fill it in.
  private func drawHelp(
    on draft: inout SheetDraft, canvas: inout TemplateCanvas, skip: (inout SheetDraft) -> Void
  ) {
    guard request.filling.kind != .final else { return }
    skip(&draft)
    let look = canvas.looks.free {
      $0.size = 11
      $0.isItalic = true
      $0.colour = TemplateLooks.Palette.quiet
      $0.wraps = true
      $0.horizontal = .left
    }
    draft.set(
      draft.nextRow, all,
      request.words(
        "Chỉ nhập vào ô nền vàng nhạt; ô xanh tự tính, ô xám không phải nhập. Không phát sinh thì ghi 0, chưa có số liệu thì ghi “…”.",
        "Fill in the light yellow cells only; green ones are computed, grey ones are not asked. Nothing happened: 0; no figure yet: “…”."
      ), look, size: 11)
    draft.nextRow += 1
  }
}
