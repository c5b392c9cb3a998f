/// Which indicator is a part of which: as `parent` and `relation` say, and where a layout has `hierarchy: number`, as the
/// printed numbers do.
package struct IndicatorTree: Sendable {
  /// The total above each indicator, by position in the schema; nil: none. A parent without a relation is none.
  package private(set) var parents: [Int?]
  /// How each indicator relates to it.
  package private(set) var relations: [ParentRelation?]

  /// The tree of a schema.
  package init(_ schema: CampaignSchema) {
    var places: [String: Int] = [:]
    for (place, indicator) in schema.indicators.enumerated() where places[indicator.code] == nil {
      places[indicator.code] = place
    }
    parents = schema.indicators.map { indicator in
      indicator.relation == nil ? nil : indicator.parent.flatMap { places[$0] }
    }
    relations = schema.indicators.enumerated().map { place, indicator in
      indicator.parent == nil ? nil : indicator.relation
    }
    for layout in schema.layouts where layout.hierarchyByNumber { number(layout, schema) }
  }

  /// Makes parts of the indicators of a layout that say nothing themselves.
  private mutating func number(_ layout: SheetLayout, _ schema: CampaignSchema) {
    var places: [String: Int] = [:]
    let members = schema.indicators.indices.filter {
      schema.indicators[$0].layouts.contains(layout.code) && schema.indicators[$0].type.isNumeric
    }
    // Numbers begin anew in each section.
    func key(_ number: String, _ place: Int) -> String {
      (schema.indicators[place].section ?? "") + "|" + number
    }
    for place in members {
      guard let number = Self.number(of: schema.indicators[place]), places[key(number, place)] == nil else {
        continue
      }
      places[key(number, place)] = place
    }
    for place in members
    where schema.indicators[place].parent == nil && schema.indicators[place].relation == nil {
      guard let number = Self.number(of: schema.indicators[place]) else { continue }
      let above = Self.numbersAbove(number).lazy.compactMap { places[key($0, place)] }.first { $0 != place }
      guard let above else { continue }
      parents[place] = above
      relations[place] = .part
    }
  }

  /// The printed number, without a closing point or bracket.
  private static func number(of indicator: Indicator) -> String? {
    guard let printed = indicator.number ?? indicator.printedCode else { return nil }
    let trimmed = printed.filter { !$0.isWhitespace }
    let number = String(trimmed.reversed().drop { $0 == "." || $0 == ")" }.reversed())
    let isNumber = number.first?.isNumber == true && number.allSatisfy { $0.isNumber || $0 == "." }
    return isNumber ? number : nil
  }

  /// The numbers that a number may be part of, nearest first: 1.2.3 → 1.2, 1; 1011 → 101. Without points only codes of at least
  /// three digits have parts, for 10 is not part of 1.
  package static func numbersAbove(_ number: String) -> [String] {
    var parts = number.split(separator: ".").map(String.init)
    if parts.count > 1 {
      var found: [String] = []
      while parts.count > 1 {
        parts.removeLast()
        found.append(parts.joined(separator: "."))
      }
      return found
    }
    guard number.count > 3 else { return [] }
    return (3..<number.count).reversed().map { String(number.prefix($0)) }
  }

  /// The totals that an indicator is a part of, nearest first. A circle ends where it began.
  package func above(_ place: Int) -> [Int] {
    var found: [Int] = []
    var next = parents[place]
    while let above = next, above != place, !found.contains(above) {
      found.append(above)
      next = parents[above]
    }
    return found
  }
}
