internal import VietnameseText

/// `received.csv`: when workbooks were received, as the office noted it.
package struct ReceivedList: Sendable {
  /// Seconds since 1970 by the NFC of the relative path, and by the bare name where only one entry has it.
  private var moments: [String: Int] = [:]
  /// Entries that could not be read, as `line N: …`.
  package private(set) var problems: [String] = []

  /// No list.
  package init() {}

  /// Reads the list; columns `file` and `received_at` by their names, else the first two.
  package init(bytes: [UInt8], clock: CampaignClock) {
    guard let records = try? CSVRecords.read(bytes), let head = records.first else {
      problems.append("received.csv: the quotes do not close")
      return
    }
    let names = head.map { TextKey.bare($0).replacing(" ", with: "_") }
    let named = names.firstIndex(of: "file")
    let fileColumn = named ?? 0
    let momentColumn = names.firstIndex(of: "received_at") ?? 1
    for (index, record) in records.enumerated().dropFirst(named == nil ? 0 : 1) {
      guard record.count > max(fileColumn, momentColumn),
        let seconds = clock.seconds(of: record[momentColumn])
      else {
        problems.append("received.csv, record \(index + 1): no moment")
        continue
      }
      moments[Self.key(record[fileColumn])] = seconds
    }
  }

  /// When a file was received; nil where the list does not name it.
  package func seconds(for relative: String) -> Int? {
    moments[Self.key(relative)]
      ?? moments[Self.key(relative.split(separator: "/").last.map(String.init) ?? relative)]
  }

  /// A path as staff write it: NFC, forward slashes.
  private static func key(_ path: String) -> String { TextKey.singleSpaced(path.replacing("\\", with: "/")) }
}
