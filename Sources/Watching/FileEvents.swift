private import Glibc

/// The kernel's events about folders (inotify(7)). They only wake the watcher earlier: what counts is what a look sees,
/// since events overflow, and a share sends none for what other machines do.
struct FileEvents: ~Copyable {
  /// −1: there are none, and polling alone has to do.
  let descriptor: Int32
  /// The folders that are watched, by the kernel's numbers for them.
  private var watched: [[UInt8]: Int32] = [:]

  /// Asks the kernel for events.
  init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches these folders, and no others. Folders that cannot be watched are left to polling.
  mutating func watch(_ folders: Set<[UInt8]>) {
    guard descriptor >= 0 else { return }
    for (folder, number) in watched where !folders.contains(folder) {
      inotify_rm_watch(descriptor, number)
      watched[folder] = nil
    }
    let kinds = UInt32(
      IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB | IN_ONLYDIR)
    for folder in folders where watched[folder] == nil {
      let number = inotify_add_watch(descriptor, folder.map { CChar(bitPattern: $0) } + [0], kinds)
      if number >= 0 { watched[folder] = number }
    }
  }

  /// Takes all events away unread. A folder that was removed is watched again when it is back.
  mutating func drain() {
    guard descriptor >= 0 else { return }
    var isRemoved = false
    let capacity = 1 << 16
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer, capacity)
      guard count > 0 else { break }
      var position = 0
      while position + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
        if event.mask & UInt32(IN_IGNORED) != 0 { isRemoved = true }
        position += MemoryLayout<inotify_event>.size + Int(event.len)
      }
    }
    if isRemoved { watched = [:] }
  }
}
