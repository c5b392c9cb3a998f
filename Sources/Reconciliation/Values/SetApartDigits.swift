internal import Cells
internal import VietnameseText

/// Digits of a cell that are set apart from its figure by their look alone: struck out, or raised as the mark of a footnote is.
/// The text of the cell has them glued to the figure: 250 with a raised 1 behind it reads as 2501.
struct SetApartDigits: Equatable {
  /// The digits that are set apart, as they stand.
  let digits: String
  /// Whether they are struck out; else they stand above or below the line.
  let isStruck: Bool
  /// What is left of the text without them.
  let rest: String

  /// Finds them in a text; nil where there are none, or where nothing else is left.
  /// - Parameter runs: the runs that cover the text; runs of another text find nothing.
  init?(in text: String, runs: [TextRun]) {
    let bytes = Array(text.utf8)
    guard runs.contains(where: { $0.isStruck || $0.isRaised }), runs.allSatisfy({ $0.length > 0 }),
      runs.reduce(0, { $0 + $1.length }) == bytes.count
    else { return nil }
    var (apart, rest) = ([UInt8](), [UInt8]())
    var isStruck = false
    var start = 0
    for run in runs {
      let piece = bytes[start..<start + run.length]
      // The 2 of m² belongs to a unit of measure: a mark stands right behind a digit.
      let isMark = run.isRaised && bytes[..<start].last.map(Self.isDigit) == true
      if run.isStruck || isMark, piece.contains(where: Self.isDigit) {
        apart += piece
        isStruck = isStruck || run.isStruck
      } else {
        rest += piece
      }
      start += run.length
    }
    guard !apart.isEmpty, rest.contains(where: Self.isDigit) else { return nil }
    digits = TextKey.trimmed(String(decoding: apart, as: UTF8.self))
    self.rest = String(decoding: rest, as: UTF8.self)
    self.isStruck = isStruck
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
