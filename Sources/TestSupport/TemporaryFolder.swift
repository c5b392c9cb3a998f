private import Foundation

/// A folder for one test, removed with all that is in it when the test ends.
package final class TemporaryFolder {
  /// Its path.
  package let path: String

  /// Makes a folder of its own.
  package init() throws {
    path = NSTemporaryDirectory() + "tonghop-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder, with the folders above it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    let target = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }
  /// Writes a text file below the folder.
  package func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }
  /// The bytes of a file below the folder.
  package func contents(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name)))
  }
  /// Removes a file below the folder.
  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
  /// The relative paths of all files below the folder, sorted.
  package var files: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
