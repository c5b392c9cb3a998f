/// The place of a cell on its sheet, 1-based as in `C17` (ECMA-376 Part 1, 18.18.62 ST_CellRef).
@frozen
public struct CellReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The row, from 1 to 1,048,576.
  public var row: Int
  /// The column, from 1 (`A`) to 16,384 (`XFD`).
  public var column: Int

  /// The last row a sheet can have.
  public static let lastRow = 1_048_576
  /// The last column a sheet can have.
  public static let lastColumn = 16_384

  /// A place given by numbers; nothing is checked.
  @inlinable
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `C17`, `$C$17` or `c17`; nil for anything else and for what lies beyond the grid.
  @inlinable
  public init?(_ text: some StringProtocol) {
    var row = 0
    var column = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"):
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard digits == 0, column <= Self.lastColumn else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard column > 0, row <= Self.lastRow else { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      default:
        return nil
      }
    }
    guard (1...Self.lastRow).contains(row), (1...Self.lastColumn).contains(column) else { return nil }
    self.init(row: row, column: column)
  }

  /// The letters of a column: 1 → `A`, 27 → `AA`. Empty for numbers below 1.
  public static func letters(ofColumn column: Int) -> String {
    columns.indices.contains(column) ? columns[column] : spelled(column)
  }
  /// The letters of the columns that returns and long tables have, by the column; none for 0.
  private static let columns = (0...702).map(spelled)
  private static func spelled(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    letters.reverse()
    return String(decoding: letters, as: UTF8.self)
  }

  /// The reference as a person writes it, `C17`.
  public var description: String { Self.letters(ofColumn: column) + String(row) }

  /// Row by row, left to right.
  public static func < (first: Self, second: Self) -> Bool {
    (first.row, first.column) < (second.row, second.column)
  }
}
