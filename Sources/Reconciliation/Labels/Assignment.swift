/// The assignment of rows to columns that has the greatest sum of scores.
enum Assignment {
  /// Pairs (row, column) of the best assignment; pairs that score below `least` are never made. The Hungarian method
  /// in the form of shortest augmenting paths (Kuhn 1955, Munkres 1957, Jonker and Volgenant 1987); above 300 rows
  /// or columns the best pairs are taken first instead.
  static func best(_ scores: [[Double]], least: Double) -> [(row: Int, column: Int)] {
    let rows = scores.count
    let columns = scores.first?.count ?? 0
    guard rows > 0, columns > 0 else { return [] }
    let pairs =
      max(rows, columns) <= 300 ? hungarian(scores, least: least) : greedy(scores, least: least)
    return pairs.filter { scores[$0.0][$0.1] >= least }.sorted { $0 < $1 }.map { (row: $0.0, column: $0.1) }
  }

  /// The best pairs first; of equal ones the upper, then the left.
  private static func greedy(_ scores: [[Double]], least: Double) -> [(Int, Int)] {
    var all: [(Double, Int, Int)] = []
    for (row, line) in scores.enumerated() {
      for (column, score) in line.enumerated() where score >= least { all.append((-score, row, column)) }
    }
    all.sort { $0 < $1 }
    var takenRows = Set<Int>()
    var takenColumns = Set<Int>()
    var pairs: [(Int, Int)] = []
    for (_, row, column) in all where !takenRows.contains(row) && !takenColumns.contains(column) {
      takenRows.insert(row)
      takenColumns.insert(column)
      pairs.append((row, column))
    }
    return pairs
  }

  /// Shortest augmenting paths over a square of costs; scores below `least` cost as much as no pair at all.
  private static func hungarian(_ scores: [[Double]], least: Double) -> [(Int, Int)] {
    let size = max(scores.count, scores.first?.count ?? 0)
    func cost(_ row: Int, _ column: Int) -> Double {
      guard row < scores.count, column < scores[row].count, scores[row][column] >= least else { return 1 }
      return 1 - scores[row][column]
    }
    // Rows and columns are counted from 1 here; 0 is the free column that an augmenting path begins from.
    var rowPotential = Array(repeating: 0.0, count: size + 1)
    var columnPotential = Array(repeating: 0.0, count: size + 1)
    var rowOf = Array(repeating: 0, count: size + 1)
    var way = Array(repeating: 0, count: size + 1)
    for row in 1...size {
      rowOf[0] = row
      var column = 0
      var shortest = Array(repeating: Double.infinity, count: size + 1)
      var used = Array(repeating: false, count: size + 1)
      repeat {
        used[column] = true
        let current = rowOf[column]
        var delta = Double.infinity
        var nextColumn = 0
        for candidate in 1...size where !used[candidate] {
          let reduced = cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
          if reduced < shortest[candidate] {
            shortest[candidate] = reduced
            way[candidate] = column
          }
          if shortest[candidate] < delta {
            delta = shortest[candidate]
            nextColumn = candidate
          }
        }
        for candidate in 0...size {
          if used[candidate] {
            rowPotential[rowOf[candidate]] += delta
            columnPotential[candidate] -= delta
          } else {
            shortest[candidate] -= delta
          }
        }
        column = nextColumn
      } while rowOf[column] != 0
      repeat {
        let previous = way[column]
        rowOf[column] = rowOf[previous]
        column = previous
      } while column != 0
    }
    return (1...size).compactMap { column in
      let row = rowOf[column] - 1
      return row < scores.count && column - 1 < (scores.first?.count ?? 0) ? (row, column - 1) : nil
    }
  }
}
