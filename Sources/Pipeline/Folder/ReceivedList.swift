internal import Findings
internal import VietnameseText

/// `received.csv`: when workbooks were received, as the office noted it.
package struct ReceivedList: Sendable {
  /// Seconds since 1970 by the NFC of the relative path, and by the bare name where only one entry has it.
  private var moments: [String: Int] = [:]
  /// What could not be read.
  package private(set) var problems: [RunNote] = []

  /// No list.
  package init() {}

  /// Reads the list; columns `file` and `received_at` by their names, else the first two.
  package init(bytes: [UInt8], clock: CampaignClock) {
    guard let records = try? CSVRecords.read(bytes) else {
      problems.append(
        RunNote(
          vietnamese: "received.csv: có dấu ngoặc kép không đóng; bỏ qua cả tệp.",
          english: "received.csv: the quotes do not close; the list is left alone."))
      return
    }
    guard let head = records.first else { return }
    let names = head.map { TextKey.bare($0).replacing(" ", with: "_") }
    let named = names.firstIndex(of: "file")
    let fileColumn = named ?? 0
    let momentColumn = names.firstIndex(of: "received_at") ?? 1
    for (index, record) in records.enumerated().dropFirst(named == nil ? 0 : 1) {
      guard record.count > max(fileColumn, momentColumn),
        let seconds = clock.seconds(of: record[momentColumn])
      else {
        problems.append(
          RunNote(
            vietnamese: "received.csv, dòng \(index + 1): không đọc được thời điểm; bỏ qua.",
            english: "received.csv, record \(index + 1): no moment; left alone."))
        continue
      }
      // A day alone is its end, and that still belongs to the day.
      let isDay = !record[momentColumn].contains(":")
      moments[Self.key(record[fileColumn])] = isDay ? seconds - 1 : seconds
    }
  }

  /// When a file was received; nil where the list does not name it.
  package func seconds(for relative: String) -> Int? {
    // Most folders have no list: then thousands of paths need no keys.
    if moments.isEmpty { return nil }
    return moments[Self.key(relative)]
      ?? moments[Self.key(relative.split(separator: "/").last.map(String.init) ?? relative)]
  }

  /// A path as staff write it: NFC, forward slashes.
  private static func key(_ path: String) -> String { TextKey.singleSpaced(path.replacing("\\", with: "/")) }
}
