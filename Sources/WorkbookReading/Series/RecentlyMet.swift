import Glibc

/// The last few of what was met: where all places are taken, the next one takes the oldest's.
struct RecentlyMet<One> {
  /// Those that are kept.
  private(set) var all: [One] = []
  private var oldest = 0
  private let most: Int

  /// Room for so many.
  init(most: Int) { self.most = most }

  /// Puts one in.
  mutating func put(_ one: One) {
    guard all.count == most else { return all.append(one) }
    all[oldest] = one
    oldest = (oldest + 1) % most
  }

  /// Changes the first one that is looked for.
  /// - Returns: whether there is one.
  mutating func change(where isWanted: (One) -> Bool, _ change: (inout One) -> Void) -> Bool {
    guard let place = all.firstIndex(where: isWanted) else { return false }
    change(&all[place])
    return true
  }
}

extension [UInt8] {
  /// Whether these are the same bytes.
  func equals(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard count == bytes.count else { return false }
    return withUnsafeBytes { own in
      guard let one = own.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(one, other, bytes.count) == 0
    }
  }
}
