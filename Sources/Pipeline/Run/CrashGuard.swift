private import Glibc

/// One workbook's crash must not end the run.
///
/// No input is known to make the reader trap; should one do so all the same (or run out of stack or memory while it is
/// read), the signal's handler starts the program again in the same process, by `execve`, with the file's path in an
/// environment variable. The new run does everything again but does not open that file: it becomes a finding (F001). No
/// output is written before all files were read, so nothing can be half-written. What is allowed in a signal's handler
/// (signal-safety(7)) is all that is used there: memory that was set aside before, `pthread_self`, `sigprocmask`, `execve`.
package enum CrashGuard {
  /// The environment variable that names the files that crashed earlier attempts, separated by line feeds.
  static let variable = "TONGHOP_CRASHED_ON"
  /// How many files may crash a run before it gives up.
  private static let mostRestarts = 64

  /// What the handler needs, allocated once and never freed.
  private struct State {
    /// Which thread reads which file.
    var slots: UnsafeMutablePointer<(thread: pthread_t, path: UnsafeMutablePointer<CChar>?)>
    var slotCount: Int32
    /// `NAME=path\npath\n…`, with room for one more path.
    var entry: UnsafeMutablePointer<CChar>
    var entryLength: Int
    var entryCapacity: Int
    /// The environment with `entry` as its last string.
    var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  }
  nonisolated(unsafe) private static var state: UnsafeMutablePointer<State>?

  /// The files that crashed earlier attempts of this run, as absolute or relative paths as the run saw them.
  static func crashed() -> Set<FilePath> {
    guard let value = getenv(variable) else { return [] }
    let bytes = UnsafeBufferPointer(start: value, count: strlen(value)).map { UInt8(bitPattern: $0) }
    return Set(bytes.split(separator: UInt8(ascii: "\n")).map { FilePath(bytes: Array($0)) })
  }

  /// Makes ready for a crash: from now on a fatal signal in a thread that reads a file starts the program again. Called
  /// by the tool before any thread was started; a second call does nothing.
  package static func install() {
    guard state == nil, crashed().count < mostRestarts else { return }
    let made = UnsafeMutablePointer<State>.allocate(capacity: 1)
    let slotCount = 256
    let slots = UnsafeMutablePointer<(thread: pthread_t, path: UnsafeMutablePointer<CChar>?)>.allocate(
      capacity: slotCount)
    slots.initialize(repeating: (0, nil), count: slotCount)
    let known = variable + "=" + (getenv(variable).map { String(cString: $0) } ?? "")
    let capacity = known.utf8.count + 2 * Int(PATH_MAX) + 2
    let entry = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    entry.initialize(repeating: 0, count: capacity)
    for (offset, byte) in known.utf8.enumerated() { entry[offset] = CChar(bitPattern: byte) }
    made.initialize(
      to: State(
        slots: slots, slotCount: Int32(slotCount), entry: entry, entryLength: known.utf8.count,
        entryCapacity: capacity,
        environment: environment(endingIn: entry), arguments: CommandLine.unsafeArgv))
    state = made
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV, SIGFPE] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { CrashGuard.restart(after: $0) }
      action.sa_flags = Int32(bitPattern: UInt32(SA_NODEFER)) | SA_ONSTACK
      sigaction(number, &action, nil)
    }
  }

  /// The environment as it is, without the variable, and with another entry.
  private static func environment(
    endingIn entry: UnsafeMutablePointer<CChar>
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let string = next.pointee {
      if !String(cString: string).hasPrefix(variable + "=") { kept.append(strdup(string)) }
      next = next.advanced(by: 1)
    }
    let all = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: kept.count + 2)
    all.initialize(from: kept + [entry, nil], count: kept.count + 2)
    return all
  }

  /// Reads a file while the guard knows that this thread does, with a stack of its own for the handler.
  static func reading<Result>(_ path: FilePath, slot: Int, _ body: () -> Result) -> Result {
    guard let state, slot < Int(state.pointee.slotCount) else { return body() }
    let text = path.cString
    return text.withUnsafeBufferPointer { _ in
      let copy = strdup(text)
      let spare = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
      var stack = stack_t(ss_sp: spare, ss_flags: 0, ss_size: 1 << 16)
      var before = stack_t()
      sigaltstack(&stack, &before)
      state.pointee.slots[slot] = (pthread_self(), copy)
      defer {
        state.pointee.slots[slot] = (0, nil)
        sigaltstack(&before, nil)
        spare.deallocate()
        free(copy)
      }
      return body()
    }
  }

  /// The signal's handler.
  private static func restart(after number: Int32) {
    if let state {
      let thread = pthread_self()
      for index in 0..<Int(state.pointee.slotCount) where state.pointee.slots[index].thread == thread {
        guard let path = state.pointee.slots[index].path else { continue }
        let length = strlen(path)
        guard state.pointee.entryLength + length + 2 < state.pointee.entryCapacity else { continue }
        memcpy(state.pointee.entry + state.pointee.entryLength, path, length)
        state.pointee.entry[state.pointee.entryLength + length] = 0x0A
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        execve("/proc/self/exe", state.pointee.arguments, state.pointee.environment)
      }
    }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// For tests of this guard alone: traps when a file's name holds the text of `TONGHOP_TEST_CRASH`.
  static func crashOnPurpose(_ path: FilePath) {
    guard let wanted = getenv("TONGHOP_TEST_CRASH"), wanted.pointee != 0 else { return }
    let name = String(decoding: path.name, as: UTF8.self)
    if name.contains(String(cString: wanted)) { raise(SIGILL) }
  }
}
