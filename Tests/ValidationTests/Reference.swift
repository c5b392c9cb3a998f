import Foundation

/// The plain reference of the value rules in Python, where it is at hand: `TONGHOP_REFERENCE` names its file, else it
/// lies in the folder `shared` that `TONGHOP_SHARED` names or that stands beside the package.
enum Reference {
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["TONGHOP_REFERENCE"] { return named }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      environment["TONGHOP_SHARED"]
      ?? package.deletingLastPathComponent().appendingPathComponent("shared").path
    return shared + "/statistics/reference.py"
  }()
  static var isThere: Bool { path.map { FileManager.default.fileExists(atPath: $0) } ?? false }

  struct Failure: Error { let text: String }

  /// Runs a Python script with the reference as `ref`, the decoded input as `data`; what it leaves in `out` comes back.
  static func run<Input: Encodable, Output: Decodable>(_ script: String, _ input: Input, as: Output.Type)
    throws -> Output
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = folder.appendingPathComponent("in.json")
    let result = folder.appendingPathComponent("out.json")
    try JSONEncoder().encode(input).write(to: data)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let whole = """
      import json, sys, math, importlib.util
      sys.dont_write_bytecode = True
      spec = importlib.util.spec_from_file_location("reference", sys.argv[1])
      ref = importlib.util.module_from_spec(spec); spec.loader.exec_module(ref)
      data = json.load(open(sys.argv[2]))
      \(script)
      json.dump(out, open(sys.argv[3], "w"))
      """
    process.arguments = ["python3", "-c", whole, path ?? "", data.path, result.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let trouble = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(text: String(decoding: trouble, as: UTF8.self))
    }
    return try JSONDecoder().decode(Output.self, from: Data(contentsOf: result))
  }
}
