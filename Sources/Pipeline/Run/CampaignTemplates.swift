internal import Cells
internal import Findings
internal import Schema
internal import WorkbookReading

/// The blank workbooks that were sent out, where the layouts of a schema name them.
struct CampaignTemplates {
  /// The workbooks, each once.
  private(set) var workbooks: [Workbook] = []
  /// The hash of each file's bytes, in the order of the layouts; empty where it cannot be read.
  private(set) var hashes: [String] = []
  /// Those that are not there or cannot be read: the run goes on without them.
  private(set) var notes: [RunNote] = []

  /// Reads the templates that a schema names, beside its file.
  init(of schema: CampaignSchema, beside schemaPath: FilePath) {
    var seen: Set<String> = []
    for name in schema.layouts.compactMap(\.template) where seen.insert(name).inserted {
      let path = schemaPath.parent.appending(name)
      hashes.append((try? SystemCalls.contents(of: path)).map { SHA256.hexadecimal(of: $0) } ?? "")
      do throws(WorkbookReadError) {
        workbooks.append(try WorkbookReader.readWorkbook(pathBytes: path.bytes, options: .all))
      } catch {
        notes.append(
          RunNote(
            vietnamese:
              "Biểu mẫu \(name) nêu trong lược đồ: \(error.sentenceInVietnamese) Bỏ qua biểu mẫu này.",
            english: "The template \(name) that the schema names: \(error.message) It is left out."))
      }
    }
  }
}
