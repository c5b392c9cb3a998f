import Cells
import Foundation
import WorkbookReading

/// What was read of a workbook, or why it was not, to be compared.
struct SheetContent: Equatable {
  private var cells: [[String]] = []
  private var texts: [UInt8] = []
  private var rest: [String] = []

  /// Of a workbook.
  init(_ workbook: Workbook) {
    cells = workbook.sheets.map { sheet in
      sheet.cells.map {
        "\($0.row) \($0.column) \($0.kind) \($0.number.bitPattern) \($0.text) \($0.style) \($0.flags.rawValue)"
      }
    }
    texts = workbook.texts.bytes
    rest = workbook.sheets.map {
      "\($0.formulas.map { "\($0.key)=\($0.value)" }.sorted()) \($0.merges) \($0.hiddenRows) \($0.hiddenColumns)"
    }
    rest += workbook.styles.map { "\($0)" } + ["\(workbook.properties) \(workbook.activeContent)"]
    rest += workbook.warnings.map { "\($0)" }
  }

  /// Of a file, alone or as the next one of a series.
  static func read(_ path: String, _ options: ReadingOptions, in series: WorkbookSeries? = nil)
    -> SheetContent
  {
    do throws(WorkbookReadError) {
      guard let series else {
        return SheetContent(try WorkbookReader.readWorkbook(path: path, options: options))
      }
      let bytes = Array(path.utf8)
      return SheetContent(
        try WorkbookReader(InputFile.opened(pathBytes: bytes), pathBytes: bytes, in: series).readWorkbook())
    } catch {
      return SheetContent(refusal: "\(error)")
    }
  }

  private init(refusal: String) { rest = [refusal] }
}

/// Workbooks that lie beside the project: the corpus in the folder that `TONGHOP_SHARED` names or in `../shared`, and the
/// hostile ones in the folder that `TONGHOP_HOSTILE` names, where somebody made them.
enum SharedWorkbooks {
  /// The folders that are there.
  static let folders: [String] = {
    let environment = ProcessInfo.processInfo.environment
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let shared = environment["TONGHOP_SHARED"] ?? root.appendingPathComponent("shared").path
    return [shared + "/corpus/open/files", environment["TONGHOP_HOSTILE"] ?? ""].filter {
      FileManager.default.fileExists(atPath: $0)
    }
  }()

  /// The files of a folder, sorted.
  static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }
}
