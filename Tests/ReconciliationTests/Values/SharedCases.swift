import Foundation

/// Tables of cases that lie beside the project, where they do: in the folder that TONGHOP_SHARED names, else in
/// `shared` beside the package.
enum SharedCases {
  /// The folder `domain`; nil where it is not there.
  static let folder: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let given = ProcessInfo.processInfo.environment["TONGHOP_SHARED"].map { URL(fileURLWithPath: $0) }
    let folder = (given ?? root.deletingLastPathComponent().appendingPathComponent("shared"))
      .appendingPathComponent("domain")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
  /// Whether the tables are there.
  static var areThere: Bool { folder != nil }

  /// The rows of a table by its headings; none where the tables are not there.
  static func rows(_ name: String) -> [[String: String]] {
    guard let folder, let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
    var text = String(decoding: data, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    let lines = parse(text)
    guard let headings = lines.first else { return [] }
    return lines.dropFirst().map { line in Dictionary(zip(headings, line)) { first, _ in first } }
  }

  /// Comma separated values with quotation marks (RFC 4180), scalar by scalar so that \r\n and combining marks stay apart.
  private static func parse(_ text: String) -> [[String]] {
    var lines: [[String]] = []
    var line: [String] = []
    var field = String.UnicodeScalarView()
    var quoted = false
    var scalars = Array(text.unicodeScalars)[...]
    func end() {
      line.append(String(field))
      field = String.UnicodeScalarView()
    }
    while let scalar = scalars.popFirst() {
      if quoted {
        if scalar == "\"" {
          if scalars.first == "\"" {
            field.append(scalar)
            scalars.removeFirst()
          } else {
            quoted = false
          }
        } else {
          field.append(scalar)
        }
      } else if scalar == "\"" {
        quoted = true
      } else if scalar == "," {
        end()
      } else if scalar == "\n" {
        end()
        lines.append(line)
        line = []
      } else if scalar != "\r" {
        field.append(scalar)
      }
    }
    if !field.isEmpty || !line.isEmpty {
      end()
      lines.append(line)
    }
    return lines
  }
}
