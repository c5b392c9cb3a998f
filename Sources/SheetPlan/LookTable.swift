/// The position of a look in a `LookTable`.
package struct LookIndex: Sendable, Hashable {
  /// The position, from 0.
  package var position: Int32
  /// A position.
  package init(_ position: Int32) { self.position = position }
  /// The default look.
  package static let standard = LookIndex(0)
}

/// The looks of a workbook, each kept once, so that a cell carries an index only.
package struct LookTable: Sendable {
  /// The looks; the first is the default one.
  package private(set) var looks: [CellLook] = [CellLook()]
  /// Looks already taken in.
  private var known: [CellLook: LookIndex] = [CellLook(): .standard]
  /// A table with the default look.
  package init() {}

  /// Takes in a look, or finds it.
  package mutating func index(of look: CellLook) -> LookIndex {
    if let index = known[look] { return index }
    let index = LookIndex(Int32(truncatingIfNeeded: looks.count))
    looks.append(look)
    known[look] = index
    return index
  }
}
