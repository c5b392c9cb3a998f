/// Where the unpacked bytes of a part come from, piece by piece.
protocol PartSource: AnyObject {
  /// How many bytes the part is said to hold.
  var size: Int { get }
  /// Bytes that were handed out.
  var position: Int { get }
  /// Whether everything was handed out, and found right.
  var isAtEnd: Bool { get }
  /// Hands out the next bytes: 0 only at the end. After the last bytes `isAtEnd` is true.
  func read(into target: UnsafeMutableRawPointer, capacity: Int) throws(WorkbookReadError) -> Int
}

extension PartSource {
  /// For how many bytes there has to be room next: one more than are left shows that the part is at its end.
  func room(upTo most: Int) -> Int { min(most, max(size - position, 0) + 1) }
}
