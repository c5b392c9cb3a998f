/// What the cells of a column or of a file show about points and commas: how their unambiguous text numbers are written.
struct SeparatorEvidence: Sendable, Equatable {
  /// How many were written as 1.234,5.
  private(set) var vietnamese = 0
  /// How many were written as 1,234.5.
  private(set) var english = 0

  /// Nothing seen yet.
  init() {}

  /// Which way the cells are written: more than three of four agree. Nil where nothing or both was seen.
  var decision: SeparatorStyle? {
    if vietnamese > english * 3 { return .vietnamese }
    if english > vietnamese * 3 { return .english }
    return nil
  }

  /// Takes in a text number whose writing is beyond doubt.
  mutating func count(_ style: SeparatorStyle) {
    switch style {
    case .vietnamese: vietnamese += 1
    case .english: english += 1
    }
  }
  /// Takes in what another column or file shows.
  static func += (evidence: inout Self, other: Self) {
    evidence.vietnamese += other.vietnamese
    evidence.english += other.english
  }
}

/// How a number is written.
enum SeparatorStyle: Sendable, Equatable {
  /// 1.234,5
  case vietnamese
  /// 1,234.5
  case english
}
