internal import Findings

/// What lies below a campaign's folder: which files could be returns, which are left alone, and why.
package struct FolderScan: Sendable {
  /// A file that may be a return.
  package struct Candidate: Sendable {
    /// Where it lies, and its path relative to the folder.
    package var path: FilePath, relative: FilePath
    /// Size and time.
    package var status: FileStatus
  }
  /// Files that may be returns, in byte order of their relative paths.
  package private(set) var candidates: [Candidate] = []
  /// Files that are no returns by their name or place, in the same order, with the reason.
  package private(set) var ignored: [(relative: FilePath, reason: IgnoreReason)] = []

  /// Why a file is no return.
  package enum IgnoreReason: String, Sendable {
    case hidden = "hidden file"
    case lock = "lock file of an open workbook"
    case temporary = "temporary file of another program"
    case folderLink = "link to a folder; not followed"
    case unreadableFolder = "folder that cannot be read"
    case noFile = "neither a file nor a folder"
    case consolidated = "consolidated workbook"
    case facts = "facts of a consolidation"
    case picture = "picture, sound or film"
    case text = "text or other file that is no workbook"
    case empty = "empty file"
    case unsettled = "still being written"
  }

  /// Looks through a folder and all below it. `excluded` are resolved paths of folders and files that are never inputs.
  package static func scan(_ folder: FilePath, excluding excluded: Set<FilePath>) throws(RunError)
    -> FolderScan
  {
    var scan = FolderScan()
    let names: [[UInt8]]
    do { names = try SystemCalls.names(in: folder) } catch {
      throw .noFolder(path: folder.shown, system: error.text)
    }
    scan.visit(names, in: folder, relative: FilePath(bytes: []), excluded: excluded, depth: 0)
    return scan
  }

  /// The folders below that cannot be read: what lies there is not known.
  var unreadableFolders: [FilePath] { ignored.filter { $0.reason == .unreadableFolder }.map(\.relative) }

  /// What there is to tell of links to folders: they are not followed, since they could lead in a circle.
  var linkNotes: [RunNote] {
    ignored.filter { $0.reason == .folderLink }.map { entry in
      let path = entry.relative.shown
      return RunNote(
        vietnamese:
          "\(path): là liên kết tới thư mục khác nên không đọc; hãy để báo cáo trong chính thư mục này.",
        english:
          "\(path): a link to another folder, which is not followed; put the returns into this folder itself."
      )
    }
  }

  /// Leaves out files that are still being written: all but those that have settled and are still the same. Files that are
  /// none of a watcher's business, `unwatched`, stay.
  mutating func leave(allBut settled: [FilePath: SettledFile], unwatched: ([UInt8]) -> Bool) {
    func isUnsettled(_ candidate: Candidate) -> Bool {
      let stamp = candidate.status.stamp
      let seen = SettledFile(
        size: stamp.size, modified: stamp.modified, changed: stamp.changed, inode: stamp.inode)
      return settled[candidate.relative] != seen && !unwatched(candidate.relative.bytes)
    }
    ignored += candidates.filter(isUnsettled).map { ($0.relative, .unsettled) }
    candidates.removeAll(where: isUnsettled)
  }

  /// Takes in the entries of a folder.
  private mutating func visit(
    _ names: [[UInt8]], in folder: FilePath, relative: FilePath, excluded: Set<FilePath>, depth: Int
  ) {
    let place = SystemCalls.resolved(folder)
    for name in names {
      let path = folder.appending(name)
      let shortened = relative.appending(name)
      if depth == 0, Self.isReserved(name) { continue }
      guard let own = try? SystemCalls.status(of: path, followingLinks: false) else { continue }
      // What is no link lies where its folder does: that spares a call for each of thousands of files.
      let resolved = own.kind == .link ? SystemCalls.resolved(path) : place?.appending(name)
      if let resolved, excluded.contains(resolved) { continue }
      if name.first == UInt8(ascii: ".") {
        if own.kind != .folder { ignored.append((shortened, .hidden)) }
        continue
      }
      switch own.kind {
      case .folder:
        guard depth < 64, let below = try? SystemCalls.names(in: path) else {
          ignored.append((shortened, .unreadableFolder))
          continue
        }
        visit(below, in: path, relative: shortened, excluded: excluded, depth: depth + 1)
      case .file:
        add(path, shortened, own, name)
      case .link:
        // A link to a file is read; a link to a folder could lead in a circle, and a broken one is the reader's to refuse.
        if let target = try? SystemCalls.status(of: path), target.kind == .folder {
          ignored.append((shortened, .folderLink))
        } else {
          add(path, shortened, (try? SystemCalls.status(of: path)) ?? own, name)
        }
      case .other:
        if Self.looksLikeWorkbook(name) {
          add(path, shortened, own, name)
        } else {
          ignored.append((shortened, .noFile))
        }
      }
    }
  }

  /// Takes in a file unless its name says that it is no return.
  private mutating func add(_ path: FilePath, _ relative: FilePath, _ status: FileStatus, _ name: [UInt8]) {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    if text.hasPrefix("~$") || text.hasPrefix(".~lock.") {
      ignored.append((relative, .lock))
    } else if text.hasSuffix(".tmp") || text.hasSuffix(".part") || text.hasSuffix(".crdownload")
      || text.hasSuffix("~")
    {
      ignored.append((relative, .temporary))
    } else {
      candidates.append(Candidate(path: path, relative: relative, status: status))
    }
  }

  private static let reserved = Set(
    ["output", "history", "received.csv", "decisions.jsonl", "schema.yaml", "schema.xlsx"].map {
      Array($0.utf8)
    })
  /// Names at the top of the folder that belong to the campaign, not to a unit.
  private static func isReserved(_ name: [UInt8]) -> Bool {
    reserved.contains(name)
  }
  /// Whether somebody meant a name to be a workbook.
  package static func looksLikeWorkbook(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv"].contains {
      text.hasSuffix($0)
    }
  }
}
