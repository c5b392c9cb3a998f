private import Foundation

/// Golden files: texts of the repository that a test compares with what the code makes.
package enum Golden {
  /// The root of the package.
  package static var root: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }

  /// How a text differs from the golden file at a path below the root; nil where they are equal. With RECORD_GOLDEN=1
  /// the file is written, and that counts as a difference, so that nobody records by accident.
  package static func difference(of text: String, from path: String) -> String? {
    let file = URL(fileURLWithPath: root).appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      do { try Data(text.utf8).write(to: file) } catch { return "\(path): cannot be recorded: \(error)" }
      return "\(path): recorded; run again without RECORD_GOLDEN"
    }
    guard let data = try? Data(contentsOf: file) else {
      return "\(path): not there; record it with RECORD_GOLDEN=1"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected == text { return nil }
    let (had, has) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(had, has).enumerated().first { $1.0 != $1.1 }?.offset ?? min(had.count, has.count)
    let expectedLine = line < had.count ? String(had[line]) : "(end)"
    let actualLine = line < has.count ? String(has[line]) : "(end)"
    return "\(path), line \(line + 1): expected '\(expectedLine)', got '\(actualLine)'"
  }
}
