internal import Cells

/// Gives rows the height that their wrapped texts need. Programs other than Excel do not do it by themselves when they
/// open a workbook, and a text that is cut reads as another one.
package struct RowHeights: Sendable {
  /// What the height depends on, by look.
  private struct Metric: Sendable {
    var wraps: Bool, size: Double, bold: Bool, indent: Double
  }
  private let metrics: [Metric]
  /// The columns' widths, from column 1.
  private let widths: [Double]
  /// Merged cells, which do not count: row and column of their first cell.
  private let merged: Set<Int>
  /// The width of columns that have none.
  private static let standardWidth = 8.43

  /// The heights of a sheet's rows.
  private init(_ sheet: PlannedSheet, _ looks: LookTable) {
    metrics = looks.looks.map {
      Metric(wraps: $0.wraps, size: $0.size, bold: $0.isBold, indent: Double($0.indent) * 1.3)
    }
    var widths = [Double](repeating: Self.standardWidth, count: sheet.columns.map(\.last).max() ?? 0)
    for column in sheet.columns {
      for place in column.first...column.last { widths[place - 1] = column.width }
    }
    self.widths = widths
    merged = Set(sheet.merges.map { $0.first.row << 14 | $0.first.column })
  }

  /// Sets the heights of all rows that have none yet. Rows of a table stay one line high.
  package static func set(in sheet: inout PlannedSheet, looks: LookTable) {
    let heights = RowHeights(sheet, looks)
    for position in sheet.rows.indices { heights.set(&sheet.rows[position]) }
    guard sheet.table == nil, let make = sheet.generated?.make else { return }
    if let plain = sheet.generated?.plain {
      sheet.generated = GeneratedRows(heights.setting(plain))
      return
    }
    sheet.generated?.make = { position, row in
      make(position, &row)
      heights.set(&row)
    }
  }

  /// Sets a row's height: that of its fullest cell, at most what Excel takes.
  private func set(_ row: inout PlannedRow) {
    guard row.height == nil else { return }
    var height = 0.0
    for cell in row.cells {
      let position = Int(cell.look.position)
      guard metrics.indices.contains(position) else { continue }
      let metric = metrics[position]
      var lines = 1
      if metric.wraps, case .text(let text) = cell.content, !merged.contains(row.row << 14 | cell.column) {
        let width = widths.indices.contains(cell.column - 1) ? widths[cell.column - 1] : Self.standardWidth
        lines = TextWidth.lines(
          of: text, columns: width - metric.indent, size: metric.size, bold: metric.bold)
      }
      height = max(height, TextWidth.height(lines: lines, size: metric.size))
    }
    // 15 points is what a row has anyway.
    if height > 17.5 { row.height = min(height, 409) }
  }

  /// Rows of plain values with their heights. How wide their texts are is found once.
  private func setting(_ plain: PlainRows) -> PlainRows {
    let lengths = plain.texts.map(TextWidth.ofLine)
    var rows = plain
    rows.make = { position, row in
      plain.make(position, &row)
      guard row.height == nil else { return }
      var height = 0.0
      for cell in row.cells {
        let look = Int(cell.look.position)
        guard metrics.indices.contains(look) else { continue }
        let metric = metrics[look]
        var lines = 1
        if metric.wraps, case .text(let text) = cell.content {
          lines = self.lines(of: plain.texts[Int(text)], length: lengths[Int(text)], metric, cell.column)
        }
        height = max(height, TextWidth.height(lines: lines, size: metric.size))
      }
      if height > 17.5 { row.height = min(height, 409) }
    }
    return rows
  }
  /// How many lines a text takes in a column.
  private func lines(of text: String, length: Int, _ metric: Metric, _ column: Int32) -> Int {
    let place = Int(column) - 1
    let columns = (widths.indices.contains(place) ? widths[place] : Self.standardWidth) - metric.indent
    if length <= TextWidth.room(columns: columns, size: metric.size, bold: metric.bold) { return 1 }
    return TextWidth.lines(of: text, columns: columns, size: metric.size, bold: metric.bold)
  }
}
