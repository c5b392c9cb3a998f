import Cells
import Foundation
import SchemaDrafting
import WorkbookReading

/// Real templates that lie beside the project, where they do: in the folder that TONGHOP_SHARED names, else in
/// `../shared`.
enum SharedTemplates {
  static var folder: String? {
    let given = ProcessInfo.processInfo.environment["TONGHOP_SHARED"]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidates = [given, root.deletingLastPathComponent().appendingPathComponent("shared").path]
      .compactMap { $0 }
    return candidates.map { $0 + "/real/vietnam-templates" }.first {
      FileManager.default.fileExists(atPath: $0 + "/templates.csv")
    }
  }
  static var areThere: Bool { folder != nil }

  /// What `templates.csv` says of each file, by its columns.
  static func expected() throws -> [[String: String]] {
    guard let folder else { return [] }
    let text = try String(contentsOfFile: folder + "/templates.csv", encoding: .utf8)
    let records = records(of: text)
    guard let head = records.first else { return [] }
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  /// The draft of one of them.
  static func draft(_ file: String) throws -> SchemaDraft {
    let workbook = try WorkbookReader.readWorkbook(path: (folder ?? "") + "/" + file)
    let stem = String(file.dropLast(5))
    return try SchemaDrafter.draft([workbook], SchemaDraftOptions(fileName: stem))
  }

  /// The records of a text in CSV (RFC 4180).
  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuote = false
    for character in text {
      if isQuoted {
        if character == "\"" {
          isQuoted = false
          wasQuote = true
        } else {
          field.append(character)
        }
        continue
      }
      if character == "\"" {
        if wasQuote { field.append("\"") }
        isQuoted = true
        wasQuote = false
        continue
      }
      wasQuote = false
      switch character {
      case ",":
        record.append(field)
        field = ""
      case "\n", "\r\n", "\r":
        record.append(field)
        records.append(record)
        (record, field) = ([], "")
      default: field.append(character)
      }
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
    return records.filter { $0.count > 1 }
  }
}
