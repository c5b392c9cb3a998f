internal import Schema

/// Which indicator of the judged round stands for one that is not asked in it, by `replaces`. Positions in
/// `CampaignSchema.indicators`.
struct IndicatorSuccession {
  /// The indicator that stands for each; itself where it is asked, or where there is none or several.
  let present: [Int]
  /// How many replacements lie between the two; 0: it stands for itself.
  let steps: [Int]
  /// What a figure is multiplied by where the two count in other units.
  let factor: [Double]

  /// For a schema and the judged round.
  init(_ schema: CampaignSchema, judged: Round?) {
    let positions = Dictionary(
      schema.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var newer = [[Int]](repeating: [], count: schema.indicators.count)
    var older = [[Int]](repeating: [], count: schema.indicators.count)
    for (index, indicator) in schema.indicators.enumerated() {
      guard let old = indicator.replaces.flatMap({ positions[$0] }), old != index else { continue }
      newer[old].append(index)
      older[index].append(old)
    }
    let asked = schema.indicators.map { schema.isAsked($0, in: judged) }
    func follow(_ start: Int, _ next: [[Int]]) -> (place: Int, steps: Int)? {
      var current = start
      for step in schema.indicators.indices {
        guard next[current].count == 1 else { return nil }
        current = next[current][0]
        if asked[current] { return (current, step + 1) }
      }
      return nil
    }
    let found = schema.indicators.indices.map { index in
      asked[index] ? (index, 0) : follow(index, newer) ?? follow(index, older) ?? (index, 0)
    }
    let present = found.map(\.0)
    self.present = present
    steps = found.map(\.1)
    factor = schema.indicators.indices.map { index in
      let (old, new) = (schema.indicators[index].scale, schema.indicators[present[index]].scale)
      return new > 0 ? old / new : 1
    }
  }

  /// Whether every indicator stands for itself.
  var isIdentity: Bool { present.enumerated().allSatisfy { $0.offset == $0.element } }
}
