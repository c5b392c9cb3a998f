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

  /// Sets a row's height.
  private func set(_ row: inout PlannedRow) {
    guard row.height == nil else { return }
    let number = row.row
    row.height = height(of: row.cells, look: \.look) { cell, metric in
      guard case .text(let text) = cell.content, !merged.contains(number << 14 | cell.column) else {
        return 1
      }
      return TextWidth.lines(
        of: text, columns: width(of: cell.column, metric), size: metric.size, bold: metric.bold)
    }
  }

  /// Rows of plain values with their heights. How wide their texts are is found once.
  private func setting(_ plain: PlainRows) -> PlainRows {
    let lengths = plain.texts.map(TextWidth.ofLine)
    var rows = plain
    rows.make = { position, row in
      plain.make(position, &row)
      guard row.height == nil else { return }
      row.height = height(of: row.cells, look: \.look) { cell, metric in
        guard case .text(let text) = cell.content else { return 1 }
        return lines(of: plain.texts[Int(text)], length: lengths[Int(text)], metric, Int(cell.column))
      }
    }
    return rows
  }

  /// The height that cells ask: that of the fullest, at most what Excel takes; nil where it is what a row has anyway. `lines`:
  /// how many lines a cell takes whose look wraps its text.
  private func height<Cell>(
    of cells: [Cell], look: (Cell) -> LookIndex, lines: (Cell, Metric) -> Int
  ) -> Double? {
    var height = 0.0
    for cell in cells {
      let position = Int(look(cell).position)
      guard metrics.indices.contains(position) else { continue }
      let metric = metrics[position]
      let count = metric.wraps ? lines(cell, metric) : 1
      height = max(height, TextWidth.height(lines: count, size: metric.size))
    }
    // 15 points is what a row has anyway.
    return height > 17.5 ? min(height, 409) : nil
  }

  /// The width that a column has for a text.
  private func width(of column: Int, _ metric: Metric) -> Double {
    (widths.indices.contains(column - 1) ? widths[column - 1] : Self.standardWidth) - metric.indent
  }

  /// How many lines a text takes in a column.
  private func lines(of text: String, length: Int, _ metric: Metric, _ column: Int) -> Int {
    let columns = width(of: column, metric)
    if length <= TextWidth.room(columns: columns, size: metric.size, bold: metric.bold) { return 1 }
    return TextWidth.lines(of: text, columns: columns, size: metric.size, bold: metric.bold)
  }
}
