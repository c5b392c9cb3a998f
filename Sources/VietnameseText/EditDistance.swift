/// Distances between sequences.
package enum EditDistance {
  /// The optimal string alignment distance (Damerau–Levenshtein without repeated edits): insertions, deletions,
  /// substitutions and swaps of neighbours, each counting 1.
  package static func between<Element: Equatable>(_ first: [Element], _ second: [Element]) -> Int {
    Int(weighted(first, second) { $0 == $1 ? 0 : 1 })
  }

  /// The same with a cost for each substitution, from 0 (equal) to 1; other edits count 1.
  package static func weighted<Element: Equatable>(
    _ first: [Element], _ second: [Element], substitution: (Element, Element) -> Double
  ) -> Double {
    if first.isEmpty || second.isEmpty { return Double(max(first.count, second.count)) }
    var before: [Double] = []
    var previous = (0...second.count).map(Double.init)
    for row in 1...first.count {
      var current = [Double(row)]
      current.reserveCapacity(second.count + 1)
      for column in 1...second.count {
        let (a, b) = (first[row - 1], second[column - 1])
        var best = min(
          previous[column] + 1, current[column - 1] + 1,
          previous[column - 1] + (a == b ? 0 : substitution(a, b)))
        if row > 1, column > 1, a == second[column - 2], first[row - 2] == b, a != b {
          best = min(best, before[column - 2] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[second.count]
  }
}

extension EditDistance {
  /// The same as `between` for distances up to a limit, with a small part of its work: only the cells of the matrix that
  /// can lie on such a path are looked at. Nil beyond the limit.
  package static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    guard limit >= 0, abs(first.count - second.count) <= limit else { return nil }
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    let far = limit + 1
    var before = [Int](repeating: far, count: second.count + 1)
    var previous = (0...second.count).map { min($0, far) }
    var current = [Int](repeating: far, count: second.count + 1)
    for row in 1...first.count {
      let from = max(1, row - limit)
      let to = min(second.count, row + limit)
      guard from <= to else { return nil }
      current[0] = min(row, far)
      if from > 1 { current[from - 1] = far }
      var least = from == 1 ? current[0] : far
      for column in from...to {
        let isEqual = first[row - 1] == second[column - 1]
        var best = previous[column - 1] + (isEqual ? 0 : 1)
        best = min(best, current[column - 1] + 1, column < row + limit ? previous[column] + 1 : far)
        if row > 1, column > 1, !isEqual, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          best = min(best, before[column - 2] + 1)
        }
        current[column] = min(best, far)
        least = min(least, current[column])
      }
      if to < second.count { current[to + 1] = far }
      guard least <= limit else { return nil }
      (before, previous, current) = (previous, current, before)
    }
    return previous[second.count] <= limit ? previous[second.count] : nil
  }
}

/// "Did you mean": the nearest of the known names.
package enum NearestName {
  /// The known names nearest to one that is not known, nearest first; none where all are too far (more than a third
  /// of the letters, at least two).
  package static func suggestions(for name: String, in known: [String], limit: Int = 1) -> [String] {
    let wanted = Array(TextKey.bare(name).unicodeScalars)
    let scored = known.enumerated().compactMap { index, candidate -> (Int, Int, String)? in
      let letters = Array(TextKey.bare(candidate).unicodeScalars)
      let allowed = max(2, max(wanted.count, letters.count) / 3)
      guard abs(letters.count - wanted.count) <= allowed else { return nil }
      let distance = EditDistance.between(wanted, letters)
      return distance <= allowed && distance < max(wanted.count, letters.count)
        ? (distance, index, candidate) : nil
    }
    return scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map(\.2)
  }
  /// The nearest known name.
  package static func suggestion(for name: String, in known: [String]) -> String? {
    suggestions(for: name, in: known).first
  }
}
