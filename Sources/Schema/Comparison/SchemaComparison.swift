internal import VietnameseText

/// In what two schemas differ, in words that staff understand, and what that means for returns on the old template.
package struct SchemaComparison: Sendable {
  /// The older and the newer schema.
  let old: CampaignSchema, new: CampaignSchema
  /// The differences by part, in the order of the schema.
  package private(set) var changes: [SchemaChange] = []

  /// Compares two schemas. Equal ones have no changes.
  package init(_ old: CampaignSchema, _ new: CampaignSchema) {
    self.old = old
    self.new = new
    compareCampaign()
    compareRounds()
    compareUnits()
    compareLayouts()
    compareSections()
    compareIndicators()
    compareChoices()
    compareRules()
    compareThresholds()
    compareDecisions()
    if !changes.isEmpty { addEffects() }
  }

  /// Adds a change.
  mutating func add(
    _ area: SchemaChange.Area, _ kind: SchemaChange.Kind, _ code: String? = nil, key: String? = nil,
    before: String? = nil, after: String? = nil, _ vietnamese: String, _ english: String
  ) {
    changes.append(
      SchemaChange(
        area: area, kind: kind, code: code, key: key, before: before, after: after,
        sentence: SchemaSentence(vietnamese: vietnamese, english: english)))
  }

  /// Adds a change for each key of a thing that differs. `name`: the thing in words, before the key.
  mutating func compare(_ area: SchemaChange.Area, _ code: String?, name: String, _ fields: [ComparedField]) {
    for field in fields where field.differs {
      let what = field.sentence
      let start = name.isEmpty ? "" : name + ": "
      changes.append(
        SchemaChange(
          area: area, kind: .changed, code: code, key: field.key, before: field.before, after: field.after,
          sentence: SchemaSentence(vietnamese: start + what.vietnamese, english: start + what.english)))
    }
  }

  /// Things with codes: added, dropped, and the pairs that both sides have. Order of the new side, dropped ones last.
  mutating func pairs<Thing>(
    _ area: SchemaChange.Area, _ before: [Thing], _ after: [Thing], code: (Thing) -> String,
    name: (Thing) -> String, word: (vietnamese: String, english: String)
  ) -> [(Thing, Thing)] {
    let known = Dictionary(before.map { (code($0), $0) }) { first, _ in first }
    let now = Set(after.map(code))
    var both: [(Thing, Thing)] = []
    for thing in after {
      if let former = known[code(thing)] { both.append((former, thing)); continue }
      add(
        area, .added, code(thing), after: name(thing),
        "\(code(thing)) “\(name(thing))”: thêm \(word.vietnamese)",
        "\(code(thing)) “\(name(thing))”: \(word.english) added")
    }
    for thing in before where !now.contains(code(thing)) {
      add(
        area, .dropped, code(thing), before: name(thing),
        "\(code(thing)) “\(name(thing))”: bỏ \(word.vietnamese)",
        "\(code(thing)) “\(name(thing))”: \(word.english) dropped")
    }
    return both
  }

  /// The codes that stand in another order than before, as few as explain it.
  static func moved(_ before: [String], _ after: [String]) -> [String] {
    let places = Dictionary(before.enumerated().map { ($1, $0) }) { first, _ in first }
    let common = after.compactMap { code in places[code].map { (code, $0) } }
    // The longest run that kept its order stays where it is (patience sorting).
    var piles: [Int] = []
    var tops: [Int] = []
    var previous = [Int?](repeating: nil, count: common.count)
    for (index, item) in common.enumerated() {
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if piles[middle] < item.1 { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tops[low - 1] : nil
      if low == piles.count {
        piles.append(item.1)
        tops.append(index)
      } else {
        piles[low] = item.1
        tops[low] = index
      }
    }
    var stays = Set<Int>()
    var at = tops.last
    while let index = at {
      stays.insert(index)
      at = previous[index]
    }
    return common.indices.filter { !stays.contains($0) }.map { common[$0].0 }
  }
}
