internal import Facts
internal import Schema

/// All figures of a unit: its own, and those of its rows.
extension PartsJoin {
  /// Puts what all parts say of a unit's own figures in the place of what the first says. `facts`: of each place, indicator ×
  /// measure, those of the parts; `position`: where the fact of a place stands in the table.
  func own(
    _ facts: [Int: [Fact]], measures: Int, in table: inout FactTable, position: (Int) -> Int
  ) {
    var joined: [Int: Fact] = [:]
    let whole = wholeParts(facts)
    for place in facts.keys.sorted() {
      let all = facts[place] ?? []
      guard var fact = self.joined(all, in: &table) else { continue }
      tellGaps(all.filter { whole.contains($0.file) && $0.state == .blank && $0.hasCell }, in: &fact, &table)
      joined[place] = fact
    }
    let made = joined
    let names = table.measures
    for place in facts.keys.sorted() {
      guard let fact = made[place] else { continue }
      let row = place - place % measures
      func other(_ name: String) -> Int? { names.firstIndex(of: name).map { row + $0 } }
      let again = recomputed(
        fact, of: facts[place] ?? [], said: { Self.said(other($0).flatMap { facts[$0] }) },
        figure: { other($0).flatMap { made[$0]?.figure } }, in: &table)
      table.facts[position(place)] = again ?? fact
    }
  }

  /// The files of the parts that answer at least half of what any part answers. A part that answers less was sent for some
  /// of the form only: what it leaves blank is the others' to say.
  private func wholeParts(_ facts: [Int: [Fact]]) -> Set<Int32> {
    var counts: [Int32: Int] = [:]
    var answered = 0
    for said in facts.values.map({ $0.filter { $0.state != .blank } }) where !said.isEmpty {
      answered += 1
      for file in Set(said.map(\.file)) { counts[file, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value * 2 >= answered }.keys)
  }

  /// The rows of the parts, those of the same sub-unit, indicator and measure made one, in the order in which they first stand.
  func rows(_ rows: [Fact], in table: inout FactTable) -> [Fact] {
    struct Key: Hashable {
      var row: String
      var indicator: Int32
      var measure: Int32
    }
    var order: [Key] = []
    var facts: [Key: [Fact]] = [:]
    for fact in rows {
      let key = Key(
        row: table.subUnits[Int(fact.subUnit)].code, indicator: fact.indicator, measure: fact.measure)
      if facts[key] == nil { order.append(key) }
      facts[key, default: []].append(fact)
    }
    var made: [Key: Fact] = [:]
    for key in order {
      guard let first = facts[key]?.first, var fact = joined(facts[key] ?? [], in: &table) else { continue }
      // The parts have the same row each under a position of its own.
      fact.subUnit = first.subUnit
      made[key] = fact
    }
    let known = made
    let names = table.measures
    for key in order {
      guard let fact = known[key] else { continue }
      func other(_ name: String) -> Key? {
        names.firstIndex(of: name).map { Key(row: key.row, indicator: key.indicator, measure: Int32($0)) }
      }
      let again = recomputed(
        fact, of: facts[key] ?? [], said: { Self.said(other($0).flatMap { facts[$0] }) },
        figure: { other($0).flatMap { known[$0]?.figure } }, in: &table)
      if let again { made[key] = again }
    }
    return order.compactMap { made[$0] }
  }

  /// How many facts say something.
  private static func said(_ facts: [Fact]?) -> Int {
    facts?.count { $0.state != .blank && $0.state != .notApplicable } ?? 0
  }
}
