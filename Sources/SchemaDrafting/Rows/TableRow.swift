/// A row of a table below its heading.
struct TableRow {
  /// What a row is.
  enum Kind: Equatable {
    /// Something is asked there.
    case indicator
    /// The title of a part of the table.
    case section
    /// Words between rows, such as "Trong đó:".
    case words
    /// A row to fill in: blank, numbered only, or a filler.
    case open
  }
  /// The row, 1-based.
  var row: Int
  /// What it is.
  var kind = Kind.indicator
  /// Its label as printed, without bullets and numbering before it; empty where there is none.
  var label: String
  /// Its number, printed in the number column or before the label.
  var number: RowNumber
  /// The printed code and unit of measure.
  var code: String?, unit: String?
  /// How far its label is indented.
  var indent = 0
  /// Whether something stands in its value columns.
  var isFilled = false
  /// Whether units typed its label.
  var isTyped = false
  /// Arithmetic printed in its number, code or label, without what stands before "=".
  var arithmetic: String?
  /// What stands before "=" of that arithmetic: how the row is called in it, as the others are.
  var arithmeticName: String?
  /// The row above it in the tree: a position in the table's rows.
  var parent: Int?
  /// Whether it is the total of other rows.
  var isTotal = false
  /// Whether "trong đó" stands before it.
  var isOfWhich = false
  /// The section it stands in: a position in the table's rows.
  var section: Int?
}

extension TableRow {
  /// Whether its label is written in capitals.
  var isUppercase: Bool {
    let letters = label.filter(\.isLetter)
    return letters.count >= 3 && letters.allSatisfy { !$0.isLowercase }
  }
}
