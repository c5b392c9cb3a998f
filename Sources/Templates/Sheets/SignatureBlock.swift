internal import Findings
internal import Schema
internal import SheetPlan

/// Who signs, below the last table of a sheet, with the texts by which the schema knows that the table has ended.
struct SignatureBlock {
  /// The template.
  let request: TemplateRequest
  /// The tables of the sheet.
  let tables: [TableLayout]

  /// Draws it below a blank row.
  func draw(on draft: inout SheetDraft, canvas: inout TemplateCanvas) {
    let words = request.words
    let last = max(tables.map(\.all.upperBound).max() ?? 2, 2)
    let whole = draft.width(of: 1...last)
    let middle = (1..<last).first { draft.width(of: 1...$0) >= whole * 0.45 } ?? last - 1
    let stops = stops
    // A blank row keeps the table and what follows apart.
    draft.nextRow += 1
    let bold = canvas.looks.office(bold: true)
    let italic = canvas.looks.office(bold: false, italic: true)
    // Without figures, so that the line is not taken for one of a table.
    draft.set(
      draft.nextRow, middle + 1...last, words("Ngày … tháng … năm ……", "Date: ……"), italic)
    draft.nextRow += 1
    let top = draft.nextRow
    if let left = stops.left { draft.set(top, 1...middle, left, bold, bold: true) }
    draft.set(top, middle + 1...last, stops.right, bold, bold: true)
    draft.nextRow += 1
    let hint = words("(Ký, ghi rõ họ tên)", "(Signature and full name)")
    if stops.left != nil { draft.set(draft.nextRow, 1...middle, hint, italic) }
    draft.set(draft.nextRow, middle + 1...last, hint, italic)
    draft.nextRow += 1
    // Room for the signatures.
    draft.set(draft.nextRow, 1...middle, "", bold)
    draft.setHeight(60, row: draft.nextRow)
    draft.nextRow += 1
  }

  /// The texts of the two signers; on the left none where it could be taken for a line of the unit's own.
  private var stops: (left: String?, right: String) {
    let words = request.words
    var texts: [String] = []
    for table in tables {
      for pattern in table.layout.stop {
        if let text = PatternText.shown([pattern]), !texts.contains(text) { texts.append(text) }
      }
    }
    let head: String
    switch request.schema.campaign.header {
    case .youthUnion: head = words("TM. BAN THƯỜNG VỤ", "ON BEHALF OF THE STANDING COMMITTEE")
    case .state, .none: head = words("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE OFFICE")
    }
    let clerk = words("NGƯỜI LẬP BIỂU", "PREPARED BY")
    guard let first = texts.first else {
      let hasOwnLines = tables.contains { $0.layout.free != nil && $0.layout.free?.until == nil }
      return (hasOwnLines ? nil : clerk, head)
    }
    if texts.count > 1 { return (first, texts[1]) }
    let isClerk = ["lập", "prepared", "biểu"].contains { first.lowercased().contains($0) }
    return isClerk ? (first, head) : (clerk, first)
  }
}
