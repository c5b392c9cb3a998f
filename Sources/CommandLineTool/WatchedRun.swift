private import Dispatch
private import Glibc
internal import Pipeline
private import Synchronization
internal import Watching

/// A run of `consolidate` in a process of its own, started by the watcher: whatever becomes of it, a crash or a lack of
/// memory, the watcher lives on, and stays as small as it is.
final class WatchedRun: Sendable {
  /// How a run ended.
  struct End: Sendable {
    /// The exit code; nil: a signal ended it.
    var code: Int32?
    /// What it said to the person at the screen, line by line.
    var lines: [String]
  }

  private let process = Mutex<pid_t>(0)

  /// Runs the program itself with arguments; the files that may be read are handed over by standard input.
  func end(of arguments: [String], readable: [WatchedPath: FileSight]) async -> End {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: self.run(arguments, readable)) }
    }
  }

  /// Asks the run to end, where there is one.
  func terminate(with number: Int32 = SIGTERM) {
    process.withLock { if $0 > 0 { kill($0, number) } }
  }

  private func run(_ arguments: [String], _ readable: [WatchedPath: FileSight]) -> End {
    var messages: [Int32] = [-1, -1]
    var list: [UInt8] = []
    for (path, sight) in readable {
      list += path + [0] + Array("\(sight.size) \(sight.modified) \(sight.changed) \(sight.inode)".utf8) + [0]
    }
    guard let input = Self.file(of: list), pipe(&messages) == 0 else {
      return End(code: nil, lines: [String(cString: strerror(errno))])
    }
    for end in messages { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let failure = start(arguments, input: input, messages: messages[1])
    close(input)
    close(messages[1])
    defer { close(messages[0]) }
    guard failure == 0 else { return End(code: nil, lines: [String(cString: strerror(failure))]) }
    let said = Self.all(of: messages[0], atMost: 1 << 20)
    var status: Int32 = 0
    let id = process.withLock { $0 }
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    process.withLock { $0 = 0 }
    let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    return End(code: status & 0x7F == 0 ? (status >> 8) & 0xFF : nil, lines: lines)
  }

  /// A file without a name that holds some bytes: a run that begins anew after a crash reads it once more.
  private static func file(of bytes: [UInt8]) -> Int32? {
    var name: [CChar] = "/tmp/tonghop-XXXXXX".utf8CString.map { $0 }
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return nil
      }
      rest = rest.dropFirst(count)
    }
    return descriptor
  }

  /// Starts the process in a group of its own, so that a key on the terminal reaches the watcher alone. The error's number.
  private func start(_ arguments: [String], input: Int32, messages: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The watcher ignores these; its runs do not.
    var usual = sigset_t()
    sigemptyset(&usual)
    for number in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var strings: [UnsafeMutablePointer<CChar>?] = (["tonghop"] + arguments).map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    return process.withLock { process in
      posix_spawn(&process, "/proc/self/exe", &actions, &attributes, &strings, environ)
    }
  }

  /// All bytes that a pipe or a file gives, of a talkative one the first.
  private static func all(of descriptor: Int32, atMost most: Int = .max) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      // A run that says more than this has said enough; the rest is taken and dropped.
      if bytes.count < most { bytes.append(contentsOf: block[..<count]) }
    }
  }

  /// The list that a watcher handed over by standard input, in the run's own process.
  static func received() -> [FilePath: SettledFile] {
    lseek(STDIN_FILENO, 0, SEEK_SET)
    let parts = all(of: STDIN_FILENO).split(separator: 0)
    var files: [FilePath: SettledFile] = [:]
    for place in stride(from: 0, to: parts.count - 1, by: 2) {
      let numbers = parts[place + 1].split(separator: UInt8(ascii: " "))
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 4 else { continue }
      files[FilePath(bytes: Array(parts[place]))] = SettledFile(
        size: numbers[0], modified: numbers[1], changed: numbers[2], inode: numbers[3])
    }
    return files
  }
}
