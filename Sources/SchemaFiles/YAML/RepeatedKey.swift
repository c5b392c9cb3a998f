/// Looks for keys that stand twice in one mapping.
enum RepeatedKey {
  /// How many keys are compared with each other; more are looked up.
  private static let few = 16

  /// The first of the keys that stand twice, by the letters, where it stands first; nil where each stands once.
  static func first(in entries: [SchemaEntry]) -> SchemaEntry? {
    if entries.count <= few, !hasPair(entries) { return nil }
    var places: [String: Int] = [:]
    places.reserveCapacity(entries.count)
    var found: Int?
    for index in entries.indices {
      let place = places[entries[index].key, default: index]
      if place == index {
        places[entries[index].key] = index
      } else if found.map({ entries[place].key < entries[$0].key }) ?? true {
        found = place
      }
    }
    return found.map { entries[$0] }
  }

  private static func hasPair(_ entries: [SchemaEntry]) -> Bool {
    for index in entries.indices {
      for earlier in 0..<index where entries[earlier].key == entries[index].key { return true }
    }
    return false
  }
}
