package import Findings
private import Glibc

/// One watcher a folder: `history/watch.lock` is locked as long as its process lives, and says who that is.
package final class WatchLock: Sendable {
  /// The file, relative to the campaign's folder.
  static let file = "history/watch.lock"
  private let lock: FolderLock
  private let path: FilePath

  /// Why there is no lock.
  package enum Failure: Error, Sendable {
    /// Another watcher holds it; who, as it wrote itself.
    case held(by: String)
    /// The file cannot be written.
    case notWritable(path: String, system: String)

    /// What to say.
    package var message: FindingMessage {
      switch self {
      case .held(let who):
        FindingMessage(
          vietnamese:
            "Thư mục này đã có chương trình theo dõi (\(who)). Mỗi thư mục chỉ cần một; dừng chương trình kia trước.",
          english:
            "This folder is being watched already (\(who)). One watcher a folder is enough; stop the other one first."
        )
      case .notWritable(let path, let system):
        FindingMessage(
          vietnamese: "\(path): không ghi được (\(system)). Kiểm tra quyền ghi vào thư mục.",
          english: "\(path): cannot be written (\(system)). Check the folder's permissions.")
      }
    }
  }

  /// Whether the folder that stands there now is the one that is locked.
  package var isHeld: Bool { lock.stands(at: path) }

  /// Whether a folder has been watched before.
  package static func wasTaken(in folder: FilePath) -> Bool {
    (try? SystemCalls.status(of: folder.appending(file))) != nil
  }

  /// Takes the lock of a campaign's folder. `who`: what the next one is told of this process.
  package init(_ folder: FilePath, who: String) throws(Failure) {
    let path = folder.appending(Self.file)
    do throws(SystemCalls.Failure) {
      try SystemCalls.makeFolder(path.parent)
      // The file is never removed: a lock on a name that is gone locks nobody out.
      if (try? SystemCalls.status(of: path)) == nil { try SystemCalls.write([], to: path) }
    } catch {
      throw .notWritable(path: path.shown, system: error.text)
    }
    guard let lock = FolderLock(path) else {
      let holder = (try? SystemCalls.contents(of: path)) ?? []
      let text = FilePath(bytes: holder.filter { $0 >= 0x20 }).shown
      throw .held(by: text.isEmpty ? "?" : String(text.prefix(200)))
    }
    self.lock = lock
    self.path = path
    do { try SystemCalls.write(Array(who.utf8), to: path) } catch {
      throw .notWritable(path: path.shown, system: error.text)
    }
  }
}
