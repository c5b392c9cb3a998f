private import Foundation

/// What the last run left in the output folder: the hashes of its outputs, as its run.json has them.
struct LastRun {
  /// The hashes by the outputs' paths relative to the folder.
  let hashes: [String: String]
  private let folder: FilePath

  /// Reads the run.json of a folder; no run.json, or none that can be read, is no last run.
  init(in folder: FilePath) {
    struct Run: Decodable {
      struct Output: Decodable {
        var file: String
        var sha256: String
      }
      var outputs: [Output]
    }
    self.folder = folder
    guard let bytes = try? SystemCalls.contents(of: folder.appending("run.json")),
      let last = try? JSONDecoder().decode(Run.self, from: Data(bytes))
    else {
      hashes = [:]
      return
    }
    hashes = Dictionary(last.outputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether an output is the one that the last run wrote; nil where there is no such file.
  func isUntouched(_ name: String) -> Bool? {
    guard let bytes = try? SystemCalls.contents(of: folder.appending(name)) else { return nil }
    return SHA256.hexadecimal(of: bytes) == hashes[name]
  }
}
