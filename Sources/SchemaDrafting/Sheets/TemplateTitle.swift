internal import Cells
internal import Schema
internal import VietnameseText

/// The title, the office and the header block that stand above the first table.
struct TemplateTitle {
  /// The title; empty where none was found.
  var title = ""
  /// The office that asks, as printed at the upper left; empty where none was found.
  var issuer = ""
  /// Which header block is printed.
  var header = HeaderBlock.none

  private static let beginnings = [
    "bao cao", "bieu", "thong ke", "tong hop", "kiem ke", "bang", "ket qua", "mau", "danh sach", "phieu",
    "ke hoach",
    "tinh hinh", "report", "form", "statistics", "phu luc",
  ]
  private static let mottos = [
    "cong hoa xa hoi", "doc lap", "doan tncs", "dang cong san", "***", "so:", "mau so", "bieu so",
    "ban hanh kem",
  ]

  /// Looks above a row. `round`: where the round stands, which is no part of the title of all rounds.
  init(_ sheet: TemplateSheet, before: Int, round: CellReference? = nil) {
    var best: (score: Int, text: String, row: Int)?
    for row in sheet.rows where row < before {
      for cell in sheet.cells(inRow: row) where cell.kind == .text && !cell.isTyped {
        let bare = cell.bare
        if bare.hasPrefix("doan tncs") { header = .youthUnion }
        if bare.hasPrefix("cong hoa xa hoi"), header == .none { header = .state }
        guard !Self.mottos.contains(where: { bare.hasPrefix($0) }), !bare.contains(":"),
          cell.text.count <= 300
        else {
          continue
        }
        let isCapital = cell.text.filter(\.isLetter).allSatisfy { !$0.isLowercase }
        if issuer.isEmpty, row <= 3, cell.column <= 3, isCapital, cell.text.count >= 8,
          cell.text.contains(" "),
          !Self.beginnings.contains(where: { bare.hasPrefix($0) })
        {
          issuer = cell.text
          continue
        }
        var score = min(cell.text.count, 60) / 10
        if isCapital { score += 6 }
        if Self.beginnings.contains(where: { bare.hasPrefix($0) }) { score += 6 }
        if sheet.span(cell).count > 2 { score += 3 }
        if cell.text.count < 8 { score = 0 }
        if score > best?.score ?? 7 { best = (score, cell.text, row) }
      }
    }
    guard let best else { return }
    title = best.text
    // A title goes on in the next line, such as the campaign's name in quotation marks.
    if let next = sheet.cells(inRow: best.row + 1).first, sheet.cells(inRow: best.row + 1).count == 1,
      next.kind == .text,
      !next.isTyped, next.text.count >= 12, !next.text.contains(":"), !Filler.hasDots(next.text),
      next.row < before, CellReference(row: next.row, column: next.column) != round
    {
      title += " " + next.text
    }
  }
}
