internal import Findings
package import Schema

/// `TÌNH HÌNH.html`: who has returned, what is doubtful, where the outputs lie, on one page that needs nothing else.
///
/// It is no output of the run in the sense of run.json: whoever watches the folder goes on writing to it.
package struct StatusPage {
  /// Its name in the folder of the outputs.
  package static let name = "TÌNH HÌNH.html"
  let result: RunResult
  /// The consolidated workbook's name beside the page.
  let workbook: String
  /// The outputs that lie beside it, by their names.
  let outputs: Set<String>
  /// What leads from the page to the source files; nil: they cannot be linked to.
  let sourceFolder: String?
  let words: Wording

  /// The page of a run.
  init(_ report: RunReport, sourceFolder: String?) {
    result = report.result
    workbook = FilePath(bytes: report.workbook.name).shown
    outputs = report.outputs
    self.sourceFolder = sourceFolder
    words = Wording(language: result.schema.campaign.language)
  }

  /// Writes the page. `isWatched`: whether a watcher asked for the run; what the page says of it is kept then, its
  /// troubles excepted. A page that cannot be written is no reason for a run to fail.
  func write(in folder: FilePath, isWatched: Bool) {
    var notice = WatchNotice(state: .unwatched).html(in: words)
    if isWatched, let old = Self.notice(of: Self.read(in: folder)), !old.contains("class=\"alarm\"") {
      notice = old
    }
    Self.write(html(notice: notice), in: folder)
  }

  // MARK: the watcher's part

  private static let opening = "<!--watch-->"
  private static let closing = "<!--/watch-->"

  /// Writes the watcher's part of a page anew. Without a page one is made that says no more than that, where the folder is
  /// there or `makesFolder`.
  package static func note(
    _ notice: WatchNotice, in folder: FilePath, language: Language?, makesFolder: Bool = true
  ) {
    let old = read(in: folder)
    let spoken = language ?? (old.contains("<html lang=\"en\">") ? .english : .vietnamese)
    let words = Wording(language: spoken)
    let part = notice.html(in: words)
    if let first = old.range(of: opening), let last = old.range(of: closing),
      first.upperBound <= last.lowerBound
    {
      var page = String(old[..<first.upperBound] + "\n" + part + "\n" + old[last.lowerBound...])
      // The blanks at its end give way, so that the page stays as long as it is.
      while page.utf8.last == UInt8(ascii: " ") { page.removeLast() }
      page += String(repeating: " ", count: max(0, old.utf8.count - page.utf8.count))
      if page != old { write(page, in: folder) }
    } else {
      if makesFolder { try? SystemCalls.makeFolder(folder) }
      guard (try? SystemCalls.status(of: folder))?.kind == .folder else { return }
      let title = words("Tình hình nộp báo cáo", "State of the returns")
      write(
        PageFrame.page(title: title, language: spoken, body: "<h1>\(title)</h1>\n" + marked(part)), in: folder
      )
    }
  }

  /// Tells on a page that is there why a run came to nothing; what it says of a watcher is the watcher's to say.
  static func note(_ troubles: [FindingMessage], in folder: FilePath, language: Language?) {
    let old = read(in: folder)
    guard let part = notice(of: old), part.contains("data-state=\"unwatched\"") else { return }
    var notice = WatchNotice(state: .unwatched)
    notice.troubles = troubles
    note(notice, in: folder, language: language, makesFolder: false)
  }

  /// The watcher's part between its marks.
  static func marked(_ notice: String) -> String { opening + "\n" + notice + "\n" + closing }

  /// The watcher's part of a page.
  private static func notice(of page: String) -> String? {
    guard let first = page.range(of: opening), let last = page.range(of: closing),
      first.upperBound <= last.lowerBound
    else { return nil }
    return String(page[first.upperBound..<last.lowerBound].dropFirst().dropLast())
  }

  private static func read(in folder: FilePath) -> String {
    (try? SystemCalls.contents(of: folder.appending(name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Writes the page under a temporary name and renames it. On a full disk it is written over the old one, in the space
  /// that this has already: a page that says why nothing goes on is what is needed then.
  private static func write(_ page: String, in folder: FilePath) {
    let target = folder.appending(name)
    let temporary = folder.appending(OutputFolder.temporaryName(name))
    let bytes = Array(page.utf8)
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(bytes, to: temporary)
      try SystemCalls.rename(temporary, to: target)
    } catch {
      SystemCalls.remove(temporary)
      guard error.isFullDisk, let size = try? SystemCalls.status(of: target).size, bytes.count <= size
      else { return }
      let blank = [UInt8](repeating: UInt8(ascii: " "), count: size - bytes.count)
      try? SystemCalls.overwrite(target, with: bytes + blank)
    }
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
