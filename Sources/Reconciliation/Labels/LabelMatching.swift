internal import Schema

/// A row of a form, as far as its label is to be recognised.
struct LabelledRow {
  /// The row on the sheet.
  var row: Int
  /// The form of its label, and its number.
  var label: TextForm, labelForm: Int32
  /// Its printed code, as text.
  var code: String?
  /// Its printed number, as `IndicatorIndex.numberKey` has it.
  var number: String
  /// The key of its unit of measure; 0 where there is none.
  var unit: Int32
  /// The section whose heading stands above it: a position in the layout's sections.
  var section: Int?
  /// The row of a title that the schema does not know, where it is the nearest title above.
  var title: Int? = nil
  /// Whether that title is one of no section, so that a label which stands in several sections names none of them here.
  var isStrange = false
  /// Whether a value or a unit of measure stands in it, as in the row of an indicator.
  var looksAsked: Bool
}

/// What became of the rows of a form.
struct LabelMatching {
  /// How a row was recognised.
  struct Match {
    /// The row: a position among the rows given.
    var row: Int
    /// The indicator: a position in the layout.
    var indicator: Int
    /// How.
    var recognition: IndicatorIndex.Recognition
    /// How alike the texts are; 1 for all but `.score` and codes.
    var score: Double
    /// Whether somebody has to look: the score is low, or another indicator is nearly as alike.
    var isDoubtful: Bool
  }
  /// The rows that are indicators, by row.
  var matches: [Match] = []
  /// Rows that claim an indicator which another row has: row and indicator.
  var repeated: [(row: Int, indicator: Int)] = []
  /// For rows that no indicator claimed, the most alike of the missing ones and its score.
  var nearest: [Int: (indicator: Int, score: Double)] = [:]
  /// Rows below the title of a section that the schema does not have, whose label stands in several of its own.
  var strange: [Int] = []

  /// Recognises rows. Surest first: printed code, label, alias, words; where a label stands twice section, number,
  /// unit of measure and order decide; then likeness, in order first, and what is left as one assignment.
  /// `titled`: the sections whose titles stand on the sheet.
  init(
    _ rows: [LabelledRow], titled: Set<Int>, plan: LayoutPlan, thresholds: Thresholds, session: ReadingSession
  ) {
    let (index, sections, units) = (plan.index, plan.sections, plan.unitKeys)
    var taken = Array(repeating: -1, count: index.count)
    var matchOfRow = [Match?](repeating: nil, count: rows.count)
    var open: [Int] = []
    var contested: [(row: Int, candidates: [Int], recognition: IndicatorIndex.Recognition)] = []
    var claims = Array(repeating: 0, count: index.count)
    var candidates: [(IndicatorIndex.Recognition, [Int])?] = []
    for (position, row) in rows.enumerated() {
      var found: (IndicatorIndex.Recognition, [Int])?
      if let code = row.code, case let coded = index.indicators(code: code), !coded.isEmpty {
        found = (.code, coded)
      }
      if found == nil, let (recognition, named) = index.exact(row.label) {
        found = (recognition, Self.candidates(named, of: row, sections: sections, titled: titled))
        if found?.1.isEmpty == true { strange.append(position) }
      }
      candidates.append(found)
      for indicator in found?.1 ?? [] { claims[indicator] += 1 }
    }
    for (position, found) in candidates.enumerated() {
      guard let (recognition, named) = found else {
        open.append(position)
        continue
      }
      if named.isEmpty { continue }
      if named.count == 1, let only = named.first, claims[only] == 1 {
        taken[only] = position
        matchOfRow[position] = Match(
          row: position, indicator: only, recognition: recognition, score: 1, isDoubtful: false)
      } else {
        contested.append((position, named, recognition))
      }
    }

    resolve(
      contested, rows: rows, index: index, sections: sections, units: units, taken: &taken,
      matchOfRow: &matchOfRow)
    compare(
      open, rows: rows, plan: plan, thresholds: thresholds, session: session, taken: &taken,
      matchOfRow: &matchOfRow)
    repeated += claimedAgain(rows, by: matchOfRow, plan: plan, thresholds: thresholds, session: session)
      .filter { claim in !repeated.contains { $0.row == claim.row } }

    matches = matchOfRow.compactMap { $0 }
  }

  /// The indicators that a row may be of those with its label: none below a title that is no section's; those of another
  /// section only where that one has no title on the sheet, or the row's own section has no such label.
  private static func candidates(_ named: [Int], of row: LabelledRow, sections: [Int?], titled: Set<Int>)
    -> [Int]
  {
    guard named.count > 1 else { return named }
    if row.isStrange { return [] }
    guard let section = row.section else { return named }
    let own = named.filter { sections[$0] == section || sections[$0].map { !titled.contains($0) } ?? true }
    return own.isEmpty ? named : own
  }

  /// Gives contested indicators to the rows that fit best; the other rows repeat one.
  private mutating func resolve(
    _ contested: [(row: Int, candidates: [Int], recognition: IndicatorIndex.Recognition)],
    rows: [LabelledRow],
    index: IndicatorIndex, sections: [Int?], units: [Int32], taken: inout [Int],
    matchOfRow: inout [Match?]
  ) {
    guard !contested.isEmpty else { return }
    let wanted = Set(contested.flatMap(\.candidates)).sorted()
    let place = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, $0) })
    let anchors = matchOfRow
    let scores = contested.enumerated().map { order, claim -> [Double] in
      var line = Array(repeating: 0.0, count: wanted.count)
      let row = rows[claim.row]
      for indicator in claim.candidates {
        guard let column = place[indicator] else { continue }
        var score = 0.3
        if let section = row.section, sections[indicator] == section { score += 0.25 }
        if !row.number.isEmpty, row.number == index.numbers[indicator] { score += 0.12 }
        if row.unit != 0, row.unit == units[indicator] { score += 0.05 }
        if Self.isInOrder(row: claim.row, indicator: indicator, anchors: anchors) { score += 0.2 }
        if row.looksAsked { score += 0.02 }
        let shift = Double(order) / Double(contested.count) - Double(column) / Double(wanted.count)
        score += 0.04 * (1 - abs(shift))
        line[column] = score
      }
      return line
    }
    for (position, column) in Assignment.best(scores, least: 0.1) {
      let claim = contested[position]
      taken[wanted[column]] = claim.row
      matchOfRow[claim.row] = Match(
        row: claim.row, indicator: wanted[column], recognition: claim.recognition, score: 1, isDoubtful: false
      )
    }
    for (position, claim) in contested.enumerated() where matchOfRow[claim.row] == nil {
      let best = zip(wanted, scores[position]).filter { claim.candidates.contains($0.0) }.max { $0.1 < $1.1 }
      if let best { repeated.append((claim.row, best.0)) }
    }
  }

  /// Whether the indicators of the nearest recognised rows above and below stand around an indicator.
  private static func isInOrder(row: Int, indicator: Int, anchors: [Match?]) -> Bool {
    var above = row - 1
    while above >= 0, anchors[above] == nil { above -= 1 }
    if above >= 0, let before = anchors[above], before.indicator > indicator { return false }
    var below = row + 1
    while below < anchors.count, anchors[below] == nil { below += 1 }
    if below < anchors.count, let after = anchors[below], after.indicator < indicator { return false }
    return true
  }

  /// Recognises by likeness the rows that no exact text explains.
  private mutating func compare(
    _ open: [Int], rows: [LabelledRow], plan: LayoutPlan, thresholds: Thresholds, session: ReadingSession,
    taken: inout [Int], matchOfRow: inout [Match?]
  ) {
    let index = plan.index
    let missing = taken.indices.filter { taken[$0] < 0 }
    let wanting = open.filter { !rows[$0].label.isBlank }
    // Tables of thousands of unknown rows are registers, not forms: comparing all with all would tell nothing.
    guard !missing.isEmpty, !wanting.isEmpty, missing.count * wanting.count <= 200_000 else { return }
    let likeness = wanting.map { session.likeness(rows[$0].labelForm, in: plan) }
    var scores = wanting.indices.map { position in
      missing.map { indicator -> Double in
        var score = likeness[position][indicator]
        // The number can only break a tie or carry a reworded label to where somebody is asked.
        let number = rows[wanting[position]].number
        if !number.isEmpty, number == index.numbers[indicator], index.hasOwnNumber(indicator),
          number.count >= 3,
          score >= 0.4
        {
          score = max(score, min(score + 0.25, thresholds.labelAccept - 0.01))
        }
        return score
      }
    }
    var found: [(Int, Int)] = []
    let anchors = matchOfRow
    let ordered = scores.indices.map { position in
      missing.indices.map { column in
        Self.isInOrder(row: wanting[position], indicator: missing[column], anchors: anchors)
          ? scores[position][column] : 0
      }
    }
    found += Assignment.best(ordered, least: thresholds.labelAsk).map { ($0.row, $0.column) }
    let original = scores
    for (row, column) in found {
      for other in missing.indices { scores[row][other] = 0 }
      for other in wanting.indices { scores[other][column] = 0 }
    }
    found += Assignment.best(scores, least: thresholds.labelAsk).map { ($0.row, $0.column) }
    for (position, column) in found.sorted(by: { $0 < $1 }) {
      let row = wanting[position]
      let score = original[position][column]
      // Two labels are rivals where the row could nearly as well be the other one, whether that one is missing or not.
      let second = likeness[position].enumerated().filter { $0.offset != missing[column] }.reduce(0) {
        max($0, $1.element)
      }
      taken[missing[column]] = row
      matchOfRow[row] = Match(
        row: row, indicator: missing[column], recognition: .score, score: score,
        isDoubtful: score < thresholds.labelAccept || score - second < 0.08)
    }
    for position in wanting.indices where matchOfRow[wanting[position]] == nil {
      let best = missing.indices.max { original[position][$0] < original[position][$1] }
      if let best, original[position][best] >= 0.4 {
        nearest[wanting[position]] = (missing[best], original[position][best])
      }
    }
  }
}
