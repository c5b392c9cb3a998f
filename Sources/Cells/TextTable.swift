/// The texts of a workbook, each kept once as UTF-8 bytes and named by its index.
///
/// Index 0 is always the empty text. Texts are made into `String` only when somebody asks.
@frozen
public struct TextTable: Sendable {
  /// All texts one after the other, UTF-8.
  public private(set) var bytes: [UInt8]
  /// Where each text ends in `bytes`; text `i` begins where `i − 1` ends.
  public private(set) var ends: [Int]

  /// A table with the empty text only.
  public init() {
    bytes = []
    ends = [0]
  }

  /// How many texts there are, the empty one included.
  public var count: Int { ends.count }

  /// Takes in a text, without looking for an equal one; its index.
  @discardableResult
  public mutating func append(_ text: String) -> UInt32 {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
    return UInt32(truncatingIfNeeded: ends.count - 1)
  }

  /// Takes in a text of valid UTF-8 bytes; its index.
  @discardableResult
  public mutating func append(utf8 text: some Collection<UInt8>) -> UInt32 {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return UInt32(truncatingIfNeeded: ends.count - 1)
  }

  /// Takes in a text of valid UTF-8 bytes; its index.
  @discardableResult
  public mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return UInt32(truncatingIfNeeded: ends.count - 1)
  }

  /// Makes room for texts of so many bytes together.
  public mutating func reserve(bytes count: Int) { bytes.reserveCapacity(count) }

  /// Drops the first texts after the empty one; the others move to smaller indices.
  public mutating func removeFirst(_ number: Int) {
    guard number > 0, number < ends.count else { return }
    let length = ends[number]
    bytes.removeFirst(length)
    ends.removeSubrange(1...number)
    for index in ends.indices.dropFirst() { ends[index] -= length }
  }

  /// Drops the last texts, never the empty one.
  public mutating func removeLast(_ number: Int) {
    guard number > 0, number < ends.count else { return }
    ends.removeLast(number)
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  /// Where the bytes of a text lie in `bytes`; empty for an index the table does not hold.
  public func range(of index: UInt32) -> Range<Int> {
    let index = Int(index)
    guard index > 0, index < ends.count else { return 0..<0 }
    return ends[index - 1]..<ends[index]
  }

  /// The text with this index; empty for an index the table does not hold.
  public subscript(index: UInt32) -> String {
    let range = range(of: index)
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
