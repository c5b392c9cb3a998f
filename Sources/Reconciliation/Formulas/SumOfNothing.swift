internal import Cells

/// Totals by formula whose parts nobody filled in: programs store 0 for them, and nobody said 0.
struct SumOfNothing {
  /// The sheet.
  let sheet: SheetView
  /// Totals of totals are followed so far.
  private static let deepest = 4

  /// Whether a cell holds a sum over cells that are all blank, or still to come.
  func holds(_ index: Int, depth: Int = 0) -> Bool {
    let cell = sheet.sheet.cells[index]
    guard cell.kind == .number, cell.number == 0, cell.flags.contains(.formula), depth < Self.deepest,
      let (formula, _) = sheet.session.formula(behind: cell.reference, on: sheet.sheet), formula.isArithmetic,
      formula.terms.allSatisfy({ $0.operation == .cell || $0.operation == .sum }),
      !formula.covers(cell.reference)
    else { return false }
    return formula.ranges.allSatisfy { range in
      sheet.rows(in: range.rows).allSatisfy { row in
        sheet.cells(inRow: row).allSatisfy { other in
          !range.columns.contains(Int(sheet.sheet.cells[other].column)) || saysNothing(other, depth: depth)
        }
      }
    }
  }

  /// Whether a part is blank, still to come, or such a total itself.
  private func saysNothing(_ index: Int, depth: Int) -> Bool {
    switch sheet.sheet.cells[index].kind {
    case .text:
      let plain = sheet.form(index).plain
      if plain.allSatisfy({ ".…_ ".contains($0) }) { return true }
      return NumberWords.pending.contains(NumberToken.tokens(of: plain)[...])
    case .number: return holds(index, depth: depth + 1)
    case .formulaWithoutValue: return true
    default: return false
    }
  }
}
