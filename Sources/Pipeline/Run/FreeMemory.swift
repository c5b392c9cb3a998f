private import CMalloc

/// Memory that was freed and is still held.
enum FreeMemory {
  /// How many facts a run has before it is worth the time.
  static let worthwhile = 200_000

  /// Gives it back to the system: what a worker freed serves that worker alone (glibc's arenas), and of a country's
  /// returns that is a good deal.
  static func giveBack() { _ = malloc_trim(0) }
}
