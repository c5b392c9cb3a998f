internal import Cells
internal import Schema
internal import SchemaFiles
internal import WorkbookReading

/// A schema's file, whichever of the two kinds it is: the bytes tell.
enum SchemaSource {
  /// Whether bytes are those of a workbook: a zip container, or one of the old kind or encrypted, which the reader
  /// refuses with its reason.
  static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// The schema of a file's bytes.
  /// - Parameter name: how problems name the file.
  static func loaded(
    _ bytes: [UInt8], name: String, unbuilt: UnbuiltKeys = .current
  ) throws(SchemaError) -> LoadedSchema {
    // A file that calls itself a workbook gets the reader's word on what it is.
    guard isWorkbook(bytes) || name.lowercased().hasSuffix(".xlsx") else {
      return try SchemaFile.parse(bytes: bytes, fileName: name, unbuilt: unbuilt)
    }
    return try SchemaFile.parse(workbook: workbook(bytes, name: name), fileName: name, unbuilt: unbuilt)
  }

  /// The cells of a workbook.
  static func workbook(_ bytes: [UInt8], name: String) throws(SchemaError) -> Workbook {
    do throws(WorkbookReadError) {
      return try WorkbookReader.readWorkbook(contents: bytes, options: [])
    } catch {
      throw SchemaError(problems: [
        SchemaProblem(
          place: SchemaPlace(file: name),
          reason: .unreadableWorkbook(
            SchemaSentence(vietnamese: error.messageInVietnamese, english: error.message)))
      ])
    }
  }
}
