private import Foundation

/// One run of the tool's executable, as a user would start it.
package struct ToolRun {
  /// The exit code; 128 and more for a signal.
  package var exitCode: Int32
  /// What it printed as its result.
  package var output: String
  /// What it said to the person at the screen.
  package var messages: String

  /// Runs the executable that was built beside the tests. `device`: where its result goes instead of to `output`.
  package init(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil, device: String? = nil
  ) throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(
      "tonghop")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = variables.merging(environment) { _, new in new }
    let results = Pipe()
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: errors) }
    if let device {
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: device))
    } else {
      process.standardOutput = results
    }
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    if device != nil { try results.fileHandleForWriting.close() }
    let printed = results.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    exitCode =
      process.terminationReason == .uncaughtSignal
      ? 128 + process.terminationStatus : process.terminationStatus
    output = String(decoding: printed, as: UTF8.self)
    messages = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }
}
