package import Findings

/// A table as it was found on a template.
package struct DraftedTable: Sendable {
  /// Which kind of layout it makes.
  package enum Kind: String, Sendable {
    /// One row an indicator.
    case form
    /// One row a sub-unit, or whatever units write.
    case grid
  }
  /// A column and what it is there for.
  package struct Column: Sendable, Equatable {
    /// The column, 1-based.
    package var column: Int
    /// What it is for.
    package var role: ColumnRole
    /// Its heading, several rows joined with " > "; empty where it has none.
    package var heading: String
  }
  /// The code of the layout that it became.
  package var layout: String
  /// The sheet's name.
  package var sheet: String
  /// The kind.
  package var kind: Kind
  /// The heading rows, without column numbers and codes.
  package var headingRows: ClosedRange<Int>
  /// The row of column numbers, and that of printed column codes.
  package var numberingRow: Int?, codesRow: Int?
  /// Its columns from left to right; blank ones without heading are left out.
  package var columns: [Column]
  /// The first and the last row of data; nil where no row is printed and none is open.
  package var dataRows: ClosedRange<Int>?
  /// Rows that are totals of others.
  package var totalRows: [Int]
  /// Columns that are totals of others, by the printed arithmetic.
  package var totalColumns: [Int]
  /// The merged ranges of the heading, as `A7:A9`.
  package var mergedHeadings: [String]
  /// The styles of numbering that its rows show, each by its first example: `I`, `1`, `1.1`, `a`.
  package var numbering: [String]
  /// The unit of measure stated for the whole table, and its cell; nil where there is none.
  package var unitOfMeasure: String?, unitOfMeasureCell: String?
  /// The cells in which the reporting unit and the round have to be given; nil where none was found.
  package var unitCell: String?, roundCell: String?

  /// The columns with a role.
  package func columns(_ role: ColumnRole) -> [Int] { columns.filter { $0.role == role }.map(\.column) }
}

/// A sheet, or a table of one, from which no layout is made.
package struct DeclinedTable: Sendable, Equatable {
  /// Why.
  package enum Reason: String, Sendable {
    /// Nothing looks like the heading of a table.
    case noTable
    /// A list whose rows have no figure: names, addresses, dates.
    case noFigures
    /// A list to choose from, as templates keep for their drop-downs.
    case lookup
  }
  /// The sheet's name, and the heading's first row where there is one.
  package var sheet: String, row: Int?
  /// Why.
  package var reason: Reason
}

extension DeclinedTable {
  /// Where it stands and why it was declined.
  package var sentence: FindingMessage {
    let why =
      switch reason {
      case .noTable:
        (
          "không thấy bảng có dòng tiêu đề (STT, Chỉ tiêu, Đơn vị tính, Kết quả …) nên không đưa vào bản nháp.",
          "no table with a heading row was found, so it is not in the draft."
        )
      case .noFigures:
        (
          "là danh sách, không có cột số liệu nào để tổng hợp, nên không đưa vào bản nháp.",
          "is a list without any column of figures to consolidate, so it is not in the draft."
        )
      case .lookup:
        (
          "là bảng danh mục để chọn, không phải biểu số liệu, nên không đưa vào bản nháp.",
          "is a list to choose from, not a form, so it is not in the draft."
        )
      }
    return FindingMessage(
      vietnamese: "'\(sheet)'" + (row.map { ", dòng \($0)" } ?? "") + ": " + why.0,
      english: "'\(sheet)'" + (row.map { ", row \($0)" } ?? "") + ": " + why.1)
  }
}
