private import Glibc
private import Synchronization

/// Another program, run to its end within limits; nothing of it is left when it is over.
enum ChildProcess {
  /// How a program ended.
  enum Ending: Sendable, Equatable {
    /// By itself, with an exit code.
    case exited(Int32)
    /// By a signal that was not ours.
    case crashed(signal: Int32)
    /// Killed, because its time was over.
    case timedOut
    /// Never begun, with what the system says.
    case notStarted(String)
  }

  /// Runs a program and waits for it. It reads and prints nothing, gets none of our open files, and leads a process group
  /// of its own, which is killed with all that is in it when the time is over, and when the program itself has ended.
  /// - Parameters:
  ///   - arguments: the program's name or path, then its arguments.
  ///   - environment: `NAME=value`, all of it.
  ///   - seconds: how long it may take.
  ///   - memory: the address space of each of its processes, in bytes (RLIMIT_AS); nil: no limit.
  static func run(
    _ arguments: [String], environment: [String], seconds: Double, memory: Int? = nil
  ) -> Ending {
    endsWithUs
    // The limits are set by a shell that then becomes the program: there is no moment in which they do not hold.
    let limits = "ulimit -c 0; " + (memory.map { "ulimit -v \($0 / 1024); " } ?? "")
    let all = ["/bin/sh", "-c", limits + "exec \"$@\"", "sh"] + arguments
    var process = pid_t()
    let status = withSpawnSettings { actions, attributes in
      withCStrings(all) { argv in
        withCStrings(environment) { envp in posix_spawn(&process, "/bin/sh", actions, attributes, argv, envp)
        }
      }
    }
    guard status == 0 else { return .notStarted(String(cString: strerror(status))) }
    running.store(process, ordering: .sequentiallyConsistent)
    defer { running.store(0, ordering: .sequentiallyConsistent) }
    let ending = wait(for: process, seconds: seconds)
    // What the program started and left behind, and after a timeout the program itself.
    kill(-process, SIGKILL)
    if let ending { return ending }
    var ignored: Int32 = 0
    while waitpid(process, &ignored, 0) < 0, errno == EINTR {}
    return .timedOut
  }

  /// The process that runs, which leads its group; 0: none does.
  private static let running = Atomic<pid_t>(0)
  /// Has a signal that ends this program end the group of the one that runs, too: nobody would be left to watch its time.
  private static let endsWithUs: Void = {
    for number in [SIGTERM, SIGINT, SIGHUP] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else {
        continue
      }
      // Only what may be called in a handler (signal-safety(7)) is.
      action.__sigaction_handler.sa_handler = { number in
        let process = ChildProcess.running.load(ordering: .sequentiallyConsistent)
        if process > 0 { kill(-process, SIGKILL) }
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
    }
  }()

  /// Waits until a process has ended; nil when the time is over before.
  private static func wait(for process: pid_t, seconds: Double) -> Ending? {
    let deadline = now + seconds
    var pause: UInt32 = 1_000
    while true {
      var status: Int32 = 0
      let result = waitpid(process, &status, WNOHANG)
      if result == process {
        // wait(2): the low seven bits are the signal, the next byte the exit code.
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .crashed(signal: signal)
      }
      if result < 0, errno != EINTR { return .notStarted(String(cString: strerror(errno))) }
      if now >= deadline { return nil }
      usleep(pause)
      pause = min(pause * 2, 50_000)
    }
  }

  /// A clock that never jumps, in seconds.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Standard input and outputs lead nowhere (other files of ours close by themselves, O_CLOEXEC); a process group of its own, signals as they were
  /// before our own handlers.
  private static func withSpawnSettings(
    _ body: (UnsafePointer<posix_spawn_file_actions_t>, UnsafePointer<posix_spawnattr_t>) -> Int32
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    )
    return body(&actions, &attributes)
  }

  /// Strings as `execve` wants them.
  private static func withCStrings(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return EINVAL }
      return body(base)
    }
  }
}
