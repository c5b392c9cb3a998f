private import Glibc
private import Synchronization

/// How many are closing a file, and where standard error led before the first of them.
private let closing = Mutex((count: 0, kept: CInt(-1)))

/// libxlsxwriter prints to standard error what goes wrong when it closes a file. Our own error says it in a sentence, so
/// the library's lines are kept from the user's screen while a body runs. Standard error belongs to the whole process:
/// messages of other threads in that moment would be lost too, so this is for closing a file only. Several files may be
/// closed at once: the first leads standard error away, the last leads it back. `fflush(nil)` flushes every stream, standard
/// error among them.
func withoutLibraryMessages<Result>(_ body: () -> Result) -> Result {
  closing.withLock { state in
    if state.count == 0 { state.kept = silenced() }
    state.count += 1
  }
  defer {
    closing.withLock { state in
      state.count -= 1
      if state.count == 0 { restore(state.kept) }
    }
  }
  return body()
}

/// Leads standard error nowhere; where it led before, negative where that failed.
private func silenced() -> CInt {
  fflush(nil)
  let kept = dup(STDERR_FILENO)
  let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
  if kept >= 0, nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
  if nowhere >= 0 { close(nowhere) }
  return kept
}

/// Leads standard error where it led before.
private func restore(_ kept: CInt) {
  guard kept >= 0 else { return }
  fflush(nil)
  dup2(kept, STDERR_FILENO)
  close(kept)
}
