import TestSupport
import Testing
import Validation

/// A square of figures with a total of each row and column: cells 0…8, row totals 9…11, column totals 12…14.
private struct Square {
  var figures: [Double]

  init(_ random: inout SeededRandom, wrong: Int) {
    figures = (0..<9).map { _ in Double(Int.random(in: 5...60, using: &random)) }
    for row in 0..<3 { figures.append((0..<3).reduce(0) { $0 + figures[row * 3 + $1] }) }
    for column in 0..<3 { figures.append((0..<3).reduce(0) { $0 + figures[$1 * 3 + column] }) }
    for _ in 0..<wrong {
      figures[Int.random(in: 0..<15, using: &random)] += Double(Int.random(in: 1...30, using: &random))
    }
  }
  var constraints: [Constraint] {
    let rows = (0..<3).map { row in (parts: (0..<3).map { row * 3 + $0 }, total: 9 + row) }
    let columns = (0..<3).map { column in (parts: (0..<3).map { $0 * 3 + column }, total: 12 + column) }
    return (rows + columns).map { parts, total in
      let residual = parts.reduce(0) { $0 + figures[$1] } - figures[total]
      return Constraint(
        kind: .total, total: total, parts: parts, row: nil, residual: residual, tolerance: 0,
        holds: residual == 0)
    }
  }
}

@Suite struct SmallestExplanationTests {
  @Test(
    "One wrong cell of a square is found with the figure it should have",
    arguments: 1...20 as ClosedRange<UInt64>)
  func one(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var square = Square(&random, wrong: 0)
    let cell = Int.random(in: 0..<9, using: &random)
    let right = square.figures[cell]
    square.figures[cell] += 7
    let found = SmallestExplanation.find(
      square.constraints, value: { square.figures[$0] }, weight: { _ in 1 })
    #expect(found == [SmallestExplanation.Change(cell: cell, figure: right)])
  }

  @Test("One balance alone says nothing; a formula is believed more than what was typed")
  func weights() {
    let figures = [3.0, 4, 9]
    let constraint = Constraint(
      kind: .total, total: 2, parts: [0, 1], row: nil, residual: -2, tolerance: 0, holds: false)
    #expect(SmallestExplanation.find([constraint], value: { figures[$0] }, weight: { _ in 1 }) == nil)
    let found = SmallestExplanation.find([constraint], value: { figures[$0] }, weight: { $0 == 1 ? 1 : 3 })
    #expect(found == [SmallestExplanation.Change(cell: 1, figure: 6)])
  }

  @Test(
    "Explanations are the reference's", .enabled(if: Reference.isThere),
    arguments: 1...3 as ClosedRange<UInt64>)
  func agreement(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let squares = (0..<40).map { Square(&random, wrong: 1 + $0 % 3) }
    let expected = try Reference.run(
      """
      out = []
      for v in data:
          balances = [{**{str(r * 3 + c): 1 for c in range(3)}, str(9 + r): -1} for r in range(3)]
          balances += [{**{str(r * 3 + c): 1 for r in range(3)}, str(12 + c): -1} for c in range(3)]
          f = ref.smallest_explanation({str(i): x for i, x in enumerate(v)}, balances)
          out.append(sorted([int(k), x] for k, x in f.items()) if f and None not in f.values() else [])
      """, squares.map(\.figures), as: [[[Double]]].self)
    for (square, answer) in zip(squares, expected) {
      let found =
        SmallestExplanation.find(square.constraints, value: { square.figures[$0] }, weight: { _ in 1 }) ?? []
      #expect(found.map { [Double($0.cell), $0.figure] } == answer, "\(square.figures)")
    }
  }
}
