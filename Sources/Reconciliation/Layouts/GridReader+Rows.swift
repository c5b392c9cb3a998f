internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Whose the rows of a grid are.
extension GridReader {
  /// The row of a form turned round, whose columns are the indicators: the first one with a figure, else the first one
  /// that is there. What stands in further rows is nobody's.
  func ownRow(_ rows: [Row], area: inout ReturnDraft.TableArea) -> [(row: Row, subUnit: SubUnit?)] {
    let wanted = rows.filter { (only?.contains($0.row) ?? true) && !$0.isTotal }
    guard let own = wanted.first(where: \.hasFigure) ?? wanted.first(where: \.isFilled) ?? wanted.first else {
      return []
    }
    for row in wanted where row.row != own.row { leave(row, text: row.name, area: &area) }
    return [(own, nil)]
  }

  /// The rows of units below the reporting unit.
  func unitRows(_ rows: [Row], area: inout ReturnDraft.TableArea) -> [(row: Row, subUnit: SubUnit?)] {
    var result: [(row: Row, subUnit: SubUnit?)] = []
    var rowOf: [Int: Row] = [:]
    let wanted = rows.filter { (only?.contains($0.row) ?? true) && !$0.isTotal }
    let texts = wanted.map(\.name)
    for ((row, text), match) in zip(zip(wanted, texts), unitMatches(texts)) {
      guard case .one(let found, let certainty) = match else {
        leave(row, text: text, area: &area)
        continue
      }
      if let before = rowOf[found] {
        addRepeated(row, before: before, unit: found)
        continue
      }
      rowOf[found] = row
      let below = schema.units[found]
      result.append((row, SubUnit(code: below.code, unit: found, label: text.nfc)))
      if certainty == .similar {
        draft.add(
          DoubtfulLabelRule.description,
          DoubtfulLabelRule.message(found: text, label: below.name, score: nil),
          sheet: sheet, row: row.row, column: table.rowLabels.last ?? 1
        ) {
          $0.subUnit = below.code
          $0.raw = text
        }
      }
    }
    return result
  }

  /// The units below that labels name. Of homonyms (Xã and Thị trấn Vĩnh Thuận) those that another row names in full
  /// are not meant by a row that leaves the word for what it is out.
  func unitMatches(_ texts: [String]) -> [UnitMatch] {
    guard let unit = draft.unit else { return texts.map { _ in .none(nearest: []) } }
    var matches = texts.map { text in
      text.isEmpty ? UnitMatch.none(nearest: []) : context.compiled.units.match(text, among: .below(unit))
    }
    var taken = Set<Int>()
    for case .one(let found, _) in matches { taken.insert(found) }
    for position in matches.indices {
      guard case .several(let candidates) = matches[position] else { continue }
      let free = candidates.filter { !taken.contains($0) }
      guard free.count == 1, let found = free.first else { continue }
      matches[position] = .one(found, certainty: .key1)
      taken.insert(found)
    }
    return matches
  }

  /// A row that is no unit's: without figures it is text of the template, else somebody has to look.
  func leave(_ row: Row, text: String, area: inout ReturnDraft.TableArea) {
    if row.isFilled {
      area.rowTexts[row.row] = text
    } else {
      passOver(row)
    }
  }

  /// Rows under whatever label stands there. Where a label comes twice, the text to its left tells them apart.
  func freeRows(_ rows: [Row], told: ToldTotals, area: inout ReturnDraft.TableArea) -> [(
    row: Row, subUnit: SubUnit?
  )] {
    var result: [(row: Row, subUnit: SubUnit)] = []
    var labels: [String] = []
    let wanted = rows.filter {
      (only?.contains($0.row) ?? true) && !$0.isTotal && !told.blocks.contains($0.row)
        && !told.doubtful.contains($0.row)
    }
    for row in rows where told.blocks.contains(row.row) { passOver(row) }
    for row in rows where told.doubtful.contains(row.row) {
      leave(row, text: label(of: row).plain, area: &area)
    }
    let ownLabels = wanted.map(\.name)
    var keys = Set<ExactText>(minimumCapacity: wanted.count)
    let isAmbiguous = wanted.contains { !$0.key.isEmpty && !keys.insert(ExactText($0.key)).inserted }
    let left = isAmbiguous ? distinguishing(wanted, ownLabels) : nil
    var before = ""
    let sums = blockSums(wanted)
    for (position, (row, named)) in zip(wanted, ownLabels).enumerated() {
      // A line that was left blank has no label but the one filled down from above.
      if !row.isFilled, row.label.isBlank {
        leave(row, text: "", area: &area)
        continue
      }
      if sums.sure.contains(position) {
        passOver(row)
        continue
      }
      if sums.doubtful.contains(position) {
        leave(row, text: label(of: row).plain, area: &area)
        continue
      }
      // A row without a label of its own is called by the text to its left.
      let own = named.isEmpty && row.isFilled ? textBefore(row, column: left) : named
      if own.isEmpty {
        leave(row, text: "", area: &area)
        continue
      }
      // A text over the whole width is a heading between the rows.
      if !row.isFilled, let merge = sheet.merge(row: row.row, column: table.rowLabels.last ?? 1),
        merge.columns.upperBound >= table.columns.first?.column ?? Int.max
      {
        passOver(row)
        continue
      }
      var label = own
      if let left, !named.isEmpty {
        let text = sheet.form(row: row.row, column: left).plain
        if !text.isEmpty { before = text }
        if !before.isEmpty { label = before + " > " + own }
      }
      labels.append(label)
      let code = label.nfc
      result.append((row, SubUnit(code: code, label: code)))
    }
    // Labels of their own that are all different need no numbers.
    if !isAmbiguous, result.allSatisfy({ $0.subUnit.code == $0.row.name && !$0.row.key.isEmpty }) {
      return result.map { ($0.row, $0.subUnit) }
    }
    return numbered(result).map { ($0.row, $0.subUnit) }
  }

  /// The text in a column to the left of a row's labels; of nil, right before them.
  private func textBefore(_ row: Row, column: Int?) -> String {
    let column = column ?? (table.rowLabels.first ?? 1) - 1
    guard column >= 1, column != table.number, let index = sheet.filledIndex(row: row.row, column: column),
      sheet.sheet.cells[index].kind == .text
    else { return "" }
    return sheet.form(index).plain
  }

  /// The column to the left of the labels whose texts make labels that come twice different; nil: none does.
  func distinguishing(_ rows: [Row], _ labels: [String]) -> Int? {
    guard let first = table.rowLabels.first else { return nil }
    for column in stride(from: first - 1, through: max(1, first - 3), by: -1) where column != table.number {
      var before = ""
      var seen = Set<String>()
      var isUnique = true
      for (row, label) in zip(rows, labels) where !label.isEmpty {
        if let index = sheet.filledIndex(row: row.row, column: column), sheet.sheet.cells[index].kind == .text
        {
          before = sheet.form(index).plain
        }
        if before.isEmpty || !seen.insert(TextKey.folded(before + " > " + label)).inserted {
          isUnique = false
          break
        }
      }
      if isUnique { return column }
    }
    return nil
  }

  /// Labels that still come twice get a number, and somebody is told.
  func numbered(_ rows: [(row: Row, subUnit: SubUnit)]) -> [(row: Row, subUnit: SubUnit)] {
    var result = rows
    var seen: [String: (count: Int, row: Int)] = [:]
    for position in result.indices {
      let row = result[position].row
      let code = result[position].subUnit.code
      let key = code == row.name ? row.key : TextKey.folded(code)
      guard let known = seen[key] else {
        seen[key] = (1, result[position].row.row)
        continue
      }
      seen[key] = (known.count + 1, known.row)
      let label = result[position].subUnit.label
      result[position].subUnit.code = "\(label) (\(known.count + 1))"
      guard known.count == 1, result[position].row.isFilled else { continue }
      let column = table.rowLabels.last ?? 1
      draft.add(
        RepeatedIndicatorRule.description, severity: .warning,
        RepeatedIndicatorRule.message(
          row: label,
          cells: (
            CellReference(row: known.row, column: column).description,
            CellReference(row: result[position].row.row, column: column).description
          )),
        sheet: sheet, row: result[position].row.row, column: column
      ) { $0.subUnit = label }
    }
    return result
  }
}
