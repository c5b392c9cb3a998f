/// Where something stands in a schema.
package struct SchemaPlace: Sendable, Hashable {
  /// The file's name without its folder.
  package var file: String
  /// The sheet's name where the file is a workbook; nil in a text file.
  package var sheet: String?
  /// Line and column, 1-based, the column in Unicode scalars; on a sheet row and column. Nil where it is about the file
  /// or the sheet as a whole.
  package var line: Int?, column: Int?
  /// The way to it through the model, as `indicators[3].type`, places in lists 1-based; empty for the whole.
  package var path: String
  /// A place.
  package init(
    file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil, path: String = ""
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.path = path
  }

  /// The cell as a person writes it, `C17`; nil where the file is no workbook or no single cell is meant.
  package var cell: String? {
    guard sheet != nil, let line, let column else { return nil }
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(truncatingIfNeeded: 0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(line)
  }

  /// The place in words, without its path.
  package var description: SchemaSentence {
    if let sheet {
      let place = "\(file), \(sheet)" + (cell.map { "!\($0)" } ?? "")
      return SchemaSentence(vietnamese: place, english: place)
    }
    guard let line, let column else { return SchemaSentence(vietnamese: file, english: file) }
    return SchemaSentence(
      vietnamese: "\(file), dòng \(line), cột \(column)", english: "\(file), line \(line), column \(column)")
  }
}
