internal import Cells

/// The texts of plain rows on their way into a list, each kept once.
package struct PlainTexts: Sendable {
  /// The texts.
  package private(set) var texts: [String] = []
  private var known: [ExactText: Int32] = [:]
  /// No texts yet.
  package init() {}

  /// The position of a text; −1 for the empty one and for none.
  package mutating func add(_ text: String?) -> Int32 {
    guard let text, !text.isEmpty else { return -1 }
    let key = ExactText(text)
    if let known = known[key] { return known }
    let position = Int32(truncatingIfNeeded: texts.count)
    known[key] = position
    texts.append(text)
    return position
  }
  /// The positions of those texts of a list that are wanted; −1 for the others.
  package mutating func add(_ list: [String], where isWanted: [Bool]) -> [Int32] {
    list.indices.map { isWanted.indices.contains($0) && isWanted[$0] ? add(list[$0]) : -1 }
  }
}
