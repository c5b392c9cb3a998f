package import Cells
package import Schema

/// Reads schemas from their files.
package enum SchemaFile {
  /// The largest file that is read, in bytes.
  package static let sizeLimit = 16 << 20

  /// The schema of a `schema.yaml`.
  /// - Throws: everything that is wrong with it.
  package static func read(
    path: String, unbuilt: UnbuiltKeys = .current
  ) throws(SchemaError) -> LoadedSchema {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes: [UInt8]
    switch FileBytes.read(path: path, limit: sizeLimit) {
    case .success(let read): bytes = read
    case .failure(.tooLarge): throw error(.tooLarge(limit: sizeLimit), in: name)
    case .failure(.unreadable(let words)): throw error(.unreadableFile(words), in: name)
    }
    return try parse(bytes: bytes, fileName: name, unbuilt: unbuilt)
  }

  /// The schema of a file's bytes.
  /// - Parameter fileName: how problems name the file.
  /// - Throws: everything that is wrong with it.
  package static func parse(
    bytes: [UInt8], fileName: String, unbuilt: UnbuiltKeys = .current
  ) throws(SchemaError) -> LoadedSchema {
    guard bytes.count <= sizeLimit else { throw error(.tooLarge(limit: sizeLimit), in: fileName) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw error(.notUTF8, in: fileName) }
    return try parse(yaml: text, fileName: fileName, unbuilt: unbuilt)
  }

  /// The schema of a YAML text.
  /// - Parameter fileName: how problems name the text.
  /// - Throws: everything that is wrong with it.
  package static func parse(
    yaml: String, fileName: String, unbuilt: UnbuiltKeys = .current
  ) throws(SchemaError) -> LoadedSchema {
    guard yaml.utf8.count <= sizeLimit else { throw error(.tooLarge(limit: sizeLimit), in: fileName) }
    let text = yaml.unicodeScalars.first == "\u{FEFF}" ? String(yaml.unicodeScalars.dropFirst()) : yaml
    let tree = try YAMLTree.root(of: text, file: fileName)
    if tree.isNull { throw error(.blankFile, in: fileName) }
    return try SchemaReader.schema(of: tree, file: fileName, unbuilt: unbuilt)
  }

  /// The schema of a workbook whose cells were read.
  /// - Parameter fileName: how problems name the workbook.
  /// - Throws: everything that is wrong with it, each at its sheet and cell.
  package static func parse(
    workbook: Workbook, fileName: String, unbuilt: UnbuiltKeys = .current
  ) throws(SchemaError) -> LoadedSchema {
    let problems = ProblemCollector(
      file: fileName, unbuilt: unbuilt, sheets: workbook.sheets.map(\.name))
    guard let tree = BookTree.root(of: workbook, problems: problems) else {
      throw problems.error ?? error(.blankFile, in: fileName)
    }
    return try SchemaReader.schema(of: tree, problems: problems)
  }

  private static func error(_ reason: SchemaProblem.Reason, in file: String) -> SchemaError {
    SchemaError(problems: [SchemaProblem(place: SchemaPlace(file: file), reason: reason)])
  }
}
