/// Places of blank cells, which are no cells: kept only where rows or cells do not ascend, so that another cell may have
/// the same place. Of so many that they would take much memory the first ones.
struct BlankPlaces {
  /// The places, as `WorksheetPart.place` counts them.
  private(set) var all: [Int] = []
  private static let most = 1_000_000

  /// Adds a place.
  mutating func add(_ place: Int) { if all.count < Self.most { all.append(place) } }

  /// Forgets all.
  mutating func removeAll() { all.removeAll(keepingCapacity: all.count < 1024) }
}
