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
  /// What the run has to tell that is no finding.
  let notes: [RunNote]

  /// The page of a run.
  init(_ report: RunReport, sourceFolder: String?) {
    result = report.result
    workbook = FilePath(bytes: report.workbook.name).shown
    outputs = report.outputs
    notes = report.notes
    self.sourceFolder = sourceFolder
    words = Wording(schema: result.schema)
  }

  /// Writes the page. `isWatched`: whether a watcher asked for the run; what the page says of it is kept then, its
  /// troubles excepted. A page that cannot be written is no reason for a run to fail.
  func write(in folder: FilePath, isWatched: Bool) {
    var notice = WatchNotice(state: .unwatched).html(in: words)
    if isWatched, let old = Self.notice(of: Self.read(in: folder)), !old.contains("class=\"alarm\"") {
      notice = old
    }
    Self.write(Array(html(notice: notice).utf8), in: folder)
  }

  // MARK: the watcher's part

  /// Writes the watcher's part of a page anew. Without a page one is made that says no more than that, where the folder is
  /// there or `makesFolder`.
  package static func note(
    _ notice: WatchNotice, in folder: FilePath, language: Language?, makesFolder: Bool = true
  ) {
    let old = read(in: folder)
    let spoken = language ?? (NoticePlace.contains("<html lang=\"en\">", old) ? .english : .vietnamese)
    let words = Wording(language: spoken)
    let part = notice.html(in: words)
    if let place = NoticePlace.range(in: old) {
      let blank = UInt8(ascii: " ")
      var page = old[..<place.lowerBound] + Array("\n\(part)\n".utf8) + old[place.upperBound...]
      // The blanks at its end give way, so that the page stays as long as it is.
      while page.last == blank { page.removeLast() }
      page += Array(repeating: blank, count: max(0, old.count - page.count))
      if !page.elementsEqual(old) { write(Array(page), in: folder) }
    } else {
      if makesFolder { try? SystemCalls.makeFolder(folder) }
      guard (try? SystemCalls.status(of: folder))?.kind == .folder else { return }
      let title = words("Tình hình nộp báo cáo", "State of the returns")
      let page = PageFrame.page(title: title, language: spoken, body: "<h1>\(title)</h1>\n" + marked(part))
      write(Array(page.utf8), in: folder)
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
  static func marked(_ notice: String) -> String {
    NoticePlace.opening + "\n" + notice + "\n" + NoticePlace.closing
  }

  /// The watcher's part of a page.
  private static func notice(of page: [UInt8]) -> String? {
    NoticePlace.range(in: page).map { place in
      String(decoding: page[place].dropFirst().dropLast(), as: UTF8.self)
    }
  }

  private static func read(in folder: FilePath) -> [UInt8] {
    (try? SystemCalls.contents(of: folder.appending(name))) ?? []
  }

  /// Writes the page under a temporary name and renames it. On a full disk it is written over the old one, in the space
  /// that this has already: a page that says why nothing goes on is what is needed then.
  private static func write(_ bytes: [UInt8], in folder: FilePath) {
    let target = folder.appending(name)
    let temporary = folder.appending(OutputFolder.temporaryName(name))
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
