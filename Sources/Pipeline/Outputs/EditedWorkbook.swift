private import Foundation

/// What staff typed into the last consolidated workbook is never lost.
enum EditedWorkbook {
  /// Keeps a consolidated workbook that is about to be replaced and that is not the one the last run wrote, as
  /// `edited/<name>_<first 8 of its hash>.xlsx`. The path relative to the output folder; nil where there was nothing to keep.
  static func keep(_ name: String, in folder: FilePath) throws(RunError) -> String? {
    let workbook = folder.appending(name)
    guard let bytes = try? SystemCalls.contents(of: workbook) else { return nil }
    let hash = SHA256.hexadecimal(of: bytes)
    guard hash != lastHash(of: name, in: folder) else { return nil }
    let stem = name.hasSuffix(".xlsx") ? String(name.dropLast(5)) : name
    let kept = "edited/\(stem)_\(hash.prefix(8)).xlsx"
    let target = folder.appending(kept)
    if (try? SystemCalls.status(of: target)) != nil { return kept }
    let temporary = target.parent.appending(".tonghop-edited.part")
    do {
      try SystemCalls.makeFolder(target.parent)
      try SystemCalls.write(bytes, to: temporary)
      try SystemCalls.rename(temporary, to: target)
    } catch {
      SystemCalls.remove(temporary)
      throw .notWritable(path: target.shown, system: error.text)
    }
    return kept
  }

  /// The hash that the last run.json gives for an output; nil where there is none.
  private static func lastHash(of name: String, in folder: FilePath) -> String? {
    struct LastRun: Decodable {
      struct Output: Decodable {
        var file: String
        var sha256: String
      }
      var outputs: [Output]
    }
    guard let bytes = try? SystemCalls.contents(of: folder.appending("run.json")),
      let last = try? JSONDecoder().decode(LastRun.self, from: Data(bytes))
    else { return nil }
    return last.outputs.first { $0.file == name }?.sha256
  }
}
