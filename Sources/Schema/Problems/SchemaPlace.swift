/// Where something stands in a schema.
package struct SchemaPlace: Sendable, Hashable {
  /// The file's name without its folder.
  package var file: String
  /// Line and column, 1-based, the column in Unicode scalars; nil where it is about the file as a whole.
  package var line: Int?, column: Int?
  /// The way to it through the model, as `indicators[3].type`, places in lists 1-based; empty for the whole.
  package var path: String
  /// A place.
  package init(file: String, line: Int? = nil, column: Int? = nil, path: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
  }

  /// The place in words, without its path.
  package var description: SchemaSentence {
    guard let line, let column else { return SchemaSentence(vietnamese: file, english: file) }
    return SchemaSentence(
      vietnamese: "\(file), dòng \(line), cột \(column)", english: "\(file), line \(line), column \(column)")
  }
}
