internal import SheetPlan

/// Keeps a form that is a little too long for a page on one, so that its signatures do not stand alone on the next: a page that
/// is made to fit has no breaks of its own (Excel leaves manual ones out of account).
enum SinglePage {
  /// Forms that are longer than so many pages go on over several: smaller letters would be too small.
  private static let most = 1.25
  /// The short and the long side of A4 in inches.
  private static let paper = (short: 8.27, long: 11.69)
  /// The height in points of rows that have none.
  private static let standardHeight = 15.0

  /// Makes a sheet fit one page where it nearly does. Its rows have their heights already.
  static func set(in sheet: inout PlannedSheet) {
    guard sheet.print.paper == .a4, sheet.print.fit == PageFit(wide: 1, high: 0) else { return }
    let margins = sheet.print.margins
    let (across, down) =
      sheet.print.isLandscape ? (paper.long, paper.short) : (paper.short, paper.long)
    let (roomAcross, roomDown) = (across - margins.left - margins.right, down - margins.top - margins.bottom)
    // A character is seven pixels wide and a column has five besides; 96 pixels are an inch.
    let width = sheet.columns.reduce(0) { sum, column in
      sum + Double(column.last - column.first + 1) * (column.width * 7 + 5) / 96
    }
    let rows = sheet.rows.map(\.row).max() ?? 0
    let height =
      (sheet.rows.reduce(0) { $0 + ($1.height ?? standardHeight) } + Double(rows - sheet.rows.count)
        * standardHeight) / 72
    guard width > 0, roomAcross > 0, roomDown > 0 else { return }
    if height * min(1, roomAcross / width) <= roomDown * most { sheet.print.fit = PageFit(wide: 1, high: 1) }
  }
}
