internal import Cells
internal import Schema
internal import VietnameseText

/// A column of a grid that holds an indicator.
struct GridColumn: Equatable {
  /// The column, 1-based.
  var column: Int
  /// The indicator and the measure: positions in the layout's plan.
  var indicator: Int, measure: Int
  /// How its heading was recognised.
  var recognition: IndicatorIndex.Recognition
  /// How alike the texts are.
  var score: Double
  /// Whether somebody has to look.
  var isDoubtful: Bool
  /// The heading's text.
  var heading: String
}

/// A grid found on a sheet.
struct GridTable {
  /// Its layout: a position in the plans.
  var plan: Int
  /// The sheet: a position in the workbook.
  var sheet: Int
  /// The heading rows.
  var heading: ClosedRange<Int>
  /// A row of printed column codes, where there is one.
  var codesRow: Int?
  /// The columns of the row labels, in the order of the layout.
  var rowLabels: [Int]
  /// The columns of running numbers and of the reporting unit.
  var number: Int?, unitColumn: Int?
  /// The column of notes, and columns that are known and not read.
  var note: Int?, ignored: [Int]
  /// The columns of indicators, from left to right.
  var columns: [GridColumn]
  /// Every column that has a heading, from the first to the last.
  var all: ClosedRange<Int>
  /// The headings of columns that the layout does not know.
  var unknown: [Int: String]
  /// The row above the next table in its columns; nil: there is none.
  var end: Int?

  /// Whether a row holds a text that ends the table.
  func ends(atRow row: Int, on sheet: SheetView, plan: LayoutPlan) -> Bool {
    !plan.stop.isEmpty
      && sheet.cells(inRow: row).contains { index in
        sheet.sheet.cells[index].kind == .text && !sheet.isBlank(index)
          && sheet.session.mask(sheet.formIndex(index), in: plan).contains(.stop)
      }
  }

  /// Whether a row between the others says the heading again, as on a new page, or is the row of column numbers below that.
  /// `above`: the last such row.
  func repeatsHeading(_ row: Int, below above: Int?, on sheet: SheetView) -> Bool {
    let isGoingOn = above == row - 1
    let cells = sheet.cells(inRow: row)
    if isGoingOn, NumberingRow.holds(row, on: sheet, in: all, isExpected: false) { return true }
    if cells.contains(where: { sheet.sheet.cells[$0].kind == .number }) { return false }
    var count = 0
    for index in cells where !sheet.isBlank(index) {
      let column = Int(sheet.sheet.cells[index].column)
      guard all.contains(column) else { continue }
      guard sheet.sheet.cells[index].kind == .text else { return false }
      let key = sheet.form(index).key
      let isHeading = heading.contains { sheet.form(row: $0, column: column).key == key }
      if !isHeading { return false }
      count += 1
    }
    return count > (isGoingOn ? 0 : 1)
  }

  /// Whether a row holds totals: its labels, what stands for its number or for its unit say so, or where it has no label
  /// any other text before its figures.
  func holdsTotals(_ row: Int, on sheet: SheetView, plan: LayoutPlan) -> Bool {
    names(row, on: sheet) {
      sheet.session.mask($0, in: plan).contains(.total) || sheet.session.form(at: $0).namesTotal
    }
  }

  /// Whether such a row holds the sum of a page, or what was carried over from it.
  func holdsPageSum(_ row: Int, on sheet: SheetView) -> Bool {
    names(row, on: sheet) {
      let form = sheet.session.form(at: $0)
      return form.namesTotal && TotalWords.namePage(TextKey.bare(form.words))
    }
  }

  /// Whether a text that says what a row is fits.
  private func names(_ row: Int, on sheet: SheetView, _ fits: (Int32) -> Bool) -> Bool {
    func says(_ column: Int) -> Bool {
      guard let index = sheet.filledIndex(row: row, column: column), sheet.sheet.cells[index].kind == .text
      else { return false }
      return fits(sheet.formIndex(index))
    }
    if rowLabels.contains(where: says) || number.map(says) == true || unitColumn.map(says) == true {
      return true
    }
    guard let first = columns.first?.column, first > all.lowerBound,
      rowLabels.allSatisfy({ sheet.filledIndex(row: row, column: $0) == nil })
    else { return false }
    return (all.lowerBound..<first).contains(where: says)
  }
}
