package import Schema
internal import VietnameseText

/// Labels of a schema that the matching of labels could take for one another.
package enum LikeLabels {
  /// Two indicators, by their positions in the schema, and how alike their labels are, from 0 to 1.
  package struct Pair: Sendable, Equatable {
    /// The earlier and the later one.
    package var first: Int, second: Int
    /// How alike.
    package var score: Double
  }

  /// The pairs of one layout and section whose labels are alike and that no printed code tells apart; equal labels are
  /// left out, since only their numbers can tell those apart.
  /// - Parameter least: the score from which on they count as alike.
  package static func pairs(in schema: CampaignSchema, least: Double) -> [Pair] {
    let labels = schema.indicators.map { LabelSyllables($0.label) }
    let sets = labels.map { Set($0.syllables.map(\.toned)) }
    let score = LabelScore(labels: labels)
    var pairs: [Pair] = []
    for second in labels.indices {
      for first in 0..<second where areConfusable(schema.indicators[first], schema.indicators[second]) {
        let (one, other) = (labels[first], labels[second])
        let shorter = min(one.syllables.count, other.syllables.count)
        let longer = max(one.syllables.count, other.syllables.count)
        // Longer labels, or labels of other words, cannot reach such a score.
        guard Double(shorter) >= 0.8 * Double(longer), one != other,
          sets[first].intersection(sets[second]).count * 2 >= min(sets[first].count, sets[second].count)
        else { continue }
        let likeness = score.score(one, other)
        if likeness >= least { pairs.append(Pair(first: first, second: second, score: likeness)) }
      }
    }
    return pairs
  }

  private static func areConfusable(_ one: Indicator, _ other: Indicator) -> Bool {
    one.section == other.section && !Set(one.layouts).isDisjoint(with: other.layouts)
      && (one.printedCode == nil || one.printedCode == other.printedCode)
  }
}
