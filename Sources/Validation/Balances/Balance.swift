package import Schema

/// A total and what it is made of, as `IndicatorTree` has it. Positions in `CampaignSchema.indicators`.
package struct Balance: Sendable, Equatable {
  /// The total.
  package let total: Int
  /// What it is made of.
  package let parts: [Int]
  /// How they relate.
  package let relation: ParentRelation
  /// How it is named among the rules, as `B130:B01`.
  package let code: String
  /// What has to hold, for the Rules sheet.
  package let text: String

  /// The balances of a schema, in the order of their totals, `part` before `of-which` before `overlapping`.
  package static func all(of schema: CampaignSchema) -> [Balance] {
    let tree = IndicatorTree(schema)
    var children: [Int: [Int]] = [:]
    for (place, indicator) in schema.indicators.enumerated() where indicator.type.isNumeric {
      if let parent = tree.parents[place] { children[parent, default: []].append(place) }
    }
    var found: [Balance] = []
    for (place, total) in schema.indicators.enumerated() where total.type.isNumeric {
      for relation in [ParentRelation.part, .ofWhich, .overlapping] {
        let parts = (children[place] ?? []).filter { tree.relations[$0] == relation && $0 != place }
        if parts.isEmpty { continue }
        let codes = parts.map { schema.indicators[$0].code }
        let (code, text) =
          switch relation {
          case .part: ("B130:\(total.code)", "\(total.code) = \(codes.joined(separator: " + "))")
          case .ofWhich: ("B131:\(total.code)", "\(total.code) ≥ \(codes.joined(separator: " + "))")
          case .overlapping:
            ("B131:\(total.code):overlapping", "\(total.code) ≥ max(\(codes.joined(separator: "; ")))")
          }
        found.append(Balance(total: place, parts: parts, relation: relation, code: code, text: text))
      }
    }
    return found
  }
}

/// What can be said of a balance, figure by figure.
package enum BalanceVerdict: Sendable, Equatable {
  case holds
  /// B130, B131: it does not hold. The residual is the total less the sum (overlapping: less the largest part).
  case fails(residual: Double)
  /// R121: the parts that are there already exceed the total.
  case failsDespiteBlanks(residual: Double)
  /// R122: figures are missing.
  case notCheckable

  /// The verdict on a total and its parts; nil is a figure that is missing.
  /// - Parameters:
  ///   - tolerance: by how much the two sides may differ, for a number of parts that are there.
  ///   - canGrow: whether missing parts are known not to be negative.
  package static func of(
    total: Double?, parts: [Double?], relation: ParentRelation, canGrow: Bool = true,
    tolerance: (Int) -> Double
  ) -> BalanceVerdict {
    let known = parts.compactMap { $0 }
    guard let total, !known.isEmpty else { return .notCheckable }
    let allowed = tolerance(known.count)
    let sum = known.reduce(0, +)
    let exceeds = sum > total && !agree(sum, total, allowed)
    let isComplete = known.count == parts.count
    switch relation {
    case .overlapping:
      let largest = known.max() ?? 0
      if largest > total, !agree(largest, total, allowed) { return .fails(residual: total - largest) }
      return .holds
    case .ofWhich:
      if exceeds, isComplete || canGrow { return .fails(residual: total - sum) }
      return .holds
    case .part where isComplete:
      return agree(sum, total, allowed) ? .holds : .fails(residual: total - sum)
    case .part:
      return exceeds && canGrow ? .failsDespiteBlanks(residual: total - sum) : .notCheckable
    }
  }
}
