internal import Findings
internal import Schema

/// What the page tells a watcher of the campaign's clock: the watcher itself knows no schema, and stays small.
package struct PageClock: Sendable, Equatable {
  /// Seconds east of Greenwich, as on the day of the run.
  package var offset: Int
  /// When returns are due, in seconds since 1970; nil: at no time.
  package var due: Int?

  /// The clock of a run.
  init?(_ result: RunResult) {
    // 2020-09-06T08:00:00+07:00
    let zone = result.asOf.suffix(6)
    let parts = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, let clock = try? CampaignClock(timeZone: result.schema.campaign.timeZone) else {
      return nil
    }
    offset = (zone.hasPrefix("-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60)
    due = result.round?.due.map { clock.seconds(of: $0) }
  }

  /// Its place in a page's head.
  var html: String {
    "<meta name=\"tonghop-clock\" content=\"\(offset) \(due.map { "\($0)" } ?? "")\">"
  }

  /// The clock of the page that lies in a folder of outputs; nil: there is none.
  package init?(in folder: FilePath) {
    let head = (try? SystemCalls.bytes(of: folder.appending(StatusPage.name), at: 0, count: 2048)) ?? []
    let text = String(decoding: head, as: UTF8.self)
    guard let content = text.firstRange(of: "name=\"tonghop-clock\" content=\"") else { return nil }
    let numbers = text[content.upperBound...].prefix { $0 != "\"" }.split(separator: " ").compactMap {
      Int($0)
    }
    guard let first = numbers.first else { return nil }
    (offset, due) = (first, numbers.dropFirst().first)
  }
}
