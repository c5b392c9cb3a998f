/// The texts of which figures are made, as `UnitFigures` holds them, each packed once and named by its number from then on: a
/// quarter of a million figures are made of a few hundred.
package struct FigureTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each piece ends; the first entry is where the first begins.
  private var ends = [0]

  /// No texts yet.
  package init() {}

  /// Takes in texts that follow one another in a figure, as one piece; its number.
  package mutating func add(_ texts: String...) -> Int {
    for text in texts { Self.pack(text, to: &bytes) }
    ends.append(bytes.count)
    return ends.count - 2
  }

  /// Appends a piece; nothing for a number that was not given.
  @inline(__always) func append(_ number: Int, to figures: inout [UInt8]) {
    guard number >= 0, number + 1 < ends.count else { return }
    let (start, end) = (ends[number], ends[number + 1])
    bytes.withUnsafeBufferPointer {
      figures.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// Appends a text, its count of bytes before it.
  static func pack(_ text: String, to figures: inout [UInt8]) {
    var text = text
    text.withUTF8 { letters in
      var count = letters.count
      while count > 0x7F {
        figures.append(UInt8(truncatingIfNeeded: count) | 0x80)
        count >>= 7
      }
      figures.append(UInt8(truncatingIfNeeded: count))
      figures.append(contentsOf: letters)
    }
  }
  /// Appends a whole number as the text of its digits.
  static func pack(_ number: UInt64, to figures: inout [UInt8]) {
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    figures.append(UInt8(digits))
    let start = figures.count
    rest = number
    for _ in 0..<digits {
      figures.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    figures[start...].reverse()
  }
}

/// The value of a figure, as its text in facts.csv.
package enum FigureValue: Sendable {
  /// A whole number: its digits.
  case whole(UInt64)
  /// Any other value; empty: none.
  case text(String)
}
