private import Glibc

/// libxlsxwriter prints to standard error what goes wrong when it closes a file. Our own error says it in a sentence, so
/// the library's lines are kept from the user's screen while a body runs. Standard error belongs to the whole process:
/// messages of other threads in that moment would be lost too, so this is for closing a file only. `fflush(nil)` flushes every
/// stream, standard error among them.
func withoutLibraryMessages<Result>(_ body: () -> Result) -> Result {
  fflush(nil)
  let kept = dup(STDERR_FILENO)
  let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
  guard kept >= 0, nowhere >= 0 else {
    if kept >= 0 { close(kept) }
    if nowhere >= 0 { close(nowhere) }
    return body()
  }
  dup2(nowhere, STDERR_FILENO)
  close(nowhere)
  defer {
    fflush(nil)
    dup2(kept, STDERR_FILENO)
    close(kept)
  }
  return body()
}
