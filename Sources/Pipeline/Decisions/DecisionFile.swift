internal import Findings
internal import History

/// The campaign's `decisions.jsonl`: lines are added at its end and nothing in it is ever changed.
struct DecisionFile {
  /// Its name in the campaign's folder.
  static let name = "decisions.jsonl"
  /// The decisions, in the order of the lines.
  private(set) var book = DecisionBook()
  /// Lines that are no decisions.
  private(set) var notes: [RunNote] = []
  private let path: FilePath
  private var bytes: [UInt8] = []

  /// Reads the file of a campaign's folder; without one there are no decisions.
  init(in folder: FilePath) throws(RunError) {
    path = folder.appending(Self.name)
    guard (try? SystemCalls.status(of: path)) != nil else { return }
    do { bytes = try SystemCalls.contents(of: path) } catch {
      throw .unreadable(path: path.shown, system: error.text)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      if let decision = DecisionJSON.decision(Array(line)) {
        book.add(decision)
      } else {
        notes.append(
          RunNote(
            vietnamese:
              "decisions.jsonl, dòng \(number + 1): không đọc được; dòng này được giữ nguyên, không áp dụng.",
            english:
              "decisions.jsonl, line \(number + 1): cannot be read; it is kept as it is and not applied."))
      }
    }
  }

  /// Adds decisions, on the disk too, whole or not at all. Nothing is written where there are none.
  mutating func append(_ decisions: [Decision]) throws(RunError) {
    guard !decisions.isEmpty else { return }
    var grown = bytes
    // A line that was cut off stays a line of its own.
    if let last = grown.last, last != 0x0A { grown.append(0x0A) }
    for decision in decisions { grown.append(contentsOf: DecisionJSON.object(decision).line) }
    try WholeFile.write(grown, to: path)
    bytes = grown
    for decision in decisions { book.add(decision) }
  }
}
