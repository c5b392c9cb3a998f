package import Findings
internal import Schema

/// What the page says of the watcher: that it watches, that it has stopped, what keeps it from its work. The rest of the
/// page is of the last run that came to its end; this part is written anew whenever something changes.
package struct WatchNotice: Sendable, Equatable {
  /// Whether somebody watches the folder.
  package enum State: String, Sendable {
    case unwatched, watching, stopped
  }
  /// Whether somebody does.
  package var state: State
  /// When it was so, in seconds since 1970; nil where nobody watches, so that a run's page depends on nothing but the run.
  package var moment: Int?
  /// The moment as people read it.
  package var shownMoment = ""
  /// What keeps the run from being done, each said once.
  package var troubles: [FindingMessage] = []
  /// Files that are still being written.
  package var waiting: [String] = []

  /// A notice.
  package init(state: State, moment: Int? = nil, shownMoment: String = "") {
    self.state = state
    self.moment = moment
    self.shownMoment = shownMoment
  }

  /// At most so many files are named.
  private static let mostNamed = 20

  /// The part of the page.
  func html(in words: Wording) -> String {
    let isAlarming = state == .stopped || !troubles.isEmpty
    var lines: [String] = []
    let beat = moment.map { " data-beat=\"\($0)\" data-shown=\"\(HTMLText.escaped(shownMoment))\"" } ?? ""
    lines.append(
      "<section id=\"watch\" class=\"\(isAlarming ? "alarm" : "calm")\" data-state=\"\(state.rawValue)\"\(beat)>"
    )
    switch state {
    case .unwatched: break
    case .watching:
      lines.append(
        "<p class=\"beat\">"
          + words(
            "Thư mục đang được theo dõi; lần kiểm tra gần nhất \(shownMoment).",
            "The folder is being watched; last looked at \(shownMoment).") + "</p>")
      // Shown by the script when the moment above is too old: whoever stopped the watcher had no time to say so.
      lines.append(
        "<p class=\"late\" hidden>"
          + words(
            "Chương trình theo dõi đã dừng từ \(shownMoment). Số liệu dưới đây có thể đã cũ; báo người phụ trách máy chạy lại.",
            "The watcher has stopped since \(shownMoment). What follows may be out of date; ask for it to be started again."
          ) + "</p>")
    case .stopped:
      lines.append(
        "<p>"
          + words(
            "Chương trình theo dõi đã dừng lúc \(shownMoment). Tệp gửi sau đó chưa được tổng hợp.",
            "The watcher was stopped at \(shownMoment). Files that came later are not consolidated.") + "</p>"
      )
    }
    if !troubles.isEmpty {
      lines.append(
        "<p>"
          + words(
            "Chưa tổng hợp lại được; số liệu dưới đây là của lần chạy trước.",
            "It could not be consolidated again; what follows is of the run before.") + "</p><ul>")
      for trouble in troubles { lines.append("<li>\(HTMLText.escaped(words(trouble)))</li>") }
      lines.append("</ul>")
    }
    if !waiting.isEmpty {
      let named = waiting.prefix(Self.mostNamed).map(HTMLText.escaped).joined(separator: ", ")
      let more = waiting.count > Self.mostNamed ? ", …" : ""
      lines.append(
        "<p>"
          + words("Đang chờ chép xong hoặc đóng lại: ", "Still being copied, or open: ") + named + more
          + "</p>")
    }
    lines.append("</section>")
    return lines.joined(separator: "\n")
  }
}
