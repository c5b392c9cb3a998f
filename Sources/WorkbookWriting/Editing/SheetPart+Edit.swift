import Cells
import SheetPlan

extension SheetPart {
  /// The part's bytes after a change of its rows and cells.
  /// - Parameters:
  ///   - formulas: how references in formulas follow.
  ///   - sheet: the sheet's name, as formulas have it.
  func edited(
    _ edit: SheetEdit?, map: RowMap?, formulas: FormulaRows, sheet: String, part: String
  ) throws(PackageEditError) -> [UInt8] {
    var changes = ByteChanges()
    if let edit, !edit.isBlank {
      changes.replace(data, try dataBytes(edit, map, formulas, sheet, part))
    } else {
      for row in rows {
        for cell in row.cells {
          guard let (_, text) = cell.formula, !text.isEmpty else { continue }
          let old = tags.text(text)
          let new = formulas.adjusted(old, on: sheet)
          if new != old { changes.replace(text, XMLText.escaped(new)) }
        }
      }
    }
    try adjustOthers(map, formulas, sheet, part, &changes)
    return changes.applied(to: tags.bytes)
  }

  // MARK: Rows and cells

  private func dataBytes(
    _ edit: SheetEdit, _ map: RowMap?, _ formulas: FormulaRows, _ sheet: String, _ part: String
  ) throws(PackageEditError) -> [UInt8] {
    var placed: [Int: Row] = [:]
    for row in rows {
      guard let number = map.map({ $0.row(row.number) }) ?? row.number else {
        // The formulas of its group have their text in the cell that goes.
        for cell in row.cells {
          guard let (tag, _) = cell.formula, let shared = tags.attribute("ref", of: tag),
            let range = CellRange(tags.text(shared)), range.first.row != range.last.row
          else { continue }
          throw .unfit(part)
        }
        continue
      }
      placed[number] = row
    }
    let cells = Dictionary(grouping: edit.cells, by: \.key.row)
    let models = usualStyles(of: edit.rows?.models ?? [])
    let continued = ContinuedFormulas(self, edit.rows)
    let fresh = Set(
      (edit.rows?.order ?? []).enumerated().compactMap { $1 == nil ? (edit.rows?.first ?? 1) + $0 : nil })
    var bytes = Array("<\(prefix)sheetData>".utf8)
    for number in Set(placed.keys).union(cells.keys).union(fresh).sorted() {
      var contents: [Int: SheetEdit.Content] = [:]
      for (place, content) in cells[number] ?? [] { contents[place.column] = content }
      if let row = placed[number] {
        bytes += rowBytes(row, at: number, contents, edit, map, formulas, sheet)
      } else {
        bytes += newRow(
          number, contents, styles: models,
          formulas: continued.formulas(at: number, in: placed, formulas, sheet), edit)
      }
    }
    return bytes + Array("</\(prefix)sheetData>".utf8)
  }

  /// A row that was there.
  private func rowBytes(
    _ row: Row, at number: Int, _ contents: [Int: SheetEdit.Content], _ edit: SheetEdit, _ map: RowMap?,
    _ formulas: FormulaRows, _ sheet: String
  ) -> [UInt8] {
    let isMoved = number != row.number
    if !isMoved, contents.isEmpty, !row.cells.contains(where: { $0.formula != nil }) {
      return Array(tags.bytes[row.range])
    }
    var known: [Int: [UInt8]] = [:]
    for cell in row.cells {
      known[cell.column] =
        contents[cell.column].map {
          cellBytes($0, at: CellReference(row: number, column: cell.column), style: style(of: cell))
        } ?? kept(cell, row: number, map, formulas, sheet)
    }
    for (column, content) in contents where known[column] == nil {
      let place = CellReference(row: number, column: column)
      known[column] = cellBytes(content, at: place, style: look(of: place, edit, near: row))
    }
    var bytes = rowTag(row.tag, number: number)
    for column in known.keys.sorted() { bytes += known[column] ?? [] }
    return bytes + Array("</\(prefix)row>".utf8)
  }

  /// The style that most of some rows have in each column; the first of equally frequent ones.
  private func usualStyles(of numbers: [Int]) -> [Int: String] {
    let models = Set(numbers)
    var counts: [Int: [(style: String, count: Int)]] = [:]
    for row in rows where models.contains(row.number) {
      for cell in row.cells {
        guard let style = style(of: cell) else { continue }
        if let place = counts[cell.column]?.firstIndex(where: { $0.style == style }) {
          counts[cell.column]?[place].count += 1
        } else {
          counts[cell.column, default: []].append((style, 1))
        }
      }
    }
    return counts.compactMapValues { list in
      list.reduce(list.first) { best, next in (best?.count ?? 0) < next.count ? next : best }?.style
    }
  }

  /// A row that was not there.
  private func newRow(
    _ number: Int, _ contents: [Int: SheetEdit.Content], styles: [Int: String], formulas: [Int: String],
    _ edit: SheetEdit
  ) -> [UInt8] {
    var bytes = Array("<\(prefix)row r=\"\(number)\">".utf8)
    for column in Set(contents.keys).union(styles.keys).union(formulas.keys).sorted() {
      let place = CellReference(row: number, column: column)
      let style = styles[column] ?? look(of: place, edit, near: nil)
      if contents[column] == nil, let formula = formulas[column] {
        bytes += "<\(prefix)c r=\"\(place)\"\(style.map { " s=\"\($0)\"" } ?? "")><\(prefix)f>".utf8
        bytes += XMLText.escaped(formula) + Array("</\(prefix)f></\(prefix)c>".utf8)
        continue
      }
      bytes += cellBytes(contents[column] ?? .blank, at: place, style: style)
    }
    return bytes + Array("</\(prefix)row>".utf8)
  }

  /// The opening tag of a row at a number; the hint about its columns is left out, since cells may be new.
  private func rowTag(_ tag: XMLTags.Tag, number: Int) -> [UInt8] {
    var attributes: [UInt8] = []
    let written = tags.bytes[tag.name.upperBound..<tag.range.upperBound - 1]
    let inner = tag.kind == .empty ? written.dropLast() : written
    var changes = ByteChanges()
    let offset = inner.startIndex
    let hint = Array("spans=\"".utf8)
    if let spans = tags.attribute("spans", of: tag),
      tags.bytes[..<spans.lowerBound].suffix(hint.count).elementsEqual(hint)
    {
      changes.replace(spans.lowerBound - hint.count - offset..<spans.upperBound + 1 - offset, [])
    }
    if let value = tags.attribute("r", of: tag) {
      changes.replace(value.lowerBound - offset..<value.upperBound - offset, "\(number)".utf8)
    } else {
      attributes = Array(" r=\"\(number)\"".utf8)
    }
    attributes += changes.applied(to: Array(inner))
    return Array("<\(prefix)row".utf8) + attributes + [UInt8(ascii: ">")]
  }

  /// A cell whose content stays, at a row; its formula follows.
  private func kept(
    _ cell: CellPlace, row: Int, _ map: RowMap?, _ formulas: FormulaRows, _ sheet: String
  ) -> [UInt8] {
    let offset = cell.range.lowerBound
    var changes = ByteChanges()
    let reference = CellReference(row: row, column: cell.column).description
    if let place = tags.attribute("r", of: cell.tag) {
      changes.replace(place.lowerBound - offset..<place.upperBound - offset, reference.utf8)
    } else {
      let end = cell.tag.name.upperBound - offset
      changes.replace(end..<end, " r=\"\(reference)\"".utf8)
    }
    if let (tag, text) = cell.formula {
      if let range = tags.attribute("ref", of: tag), let map {
        let moved = map.references(tags.text(range)) ?? tags.text(range)
        changes.replace(range.lowerBound - offset..<range.upperBound - offset, moved.utf8)
      }
      if !text.isEmpty {
        let adjusted = formulas.adjusted(tags.text(text), on: sheet)
        changes.replace(text.lowerBound - offset..<text.upperBound - offset, XMLText.escaped(adjusted))
      }
    }
    return changes.applied(to: Array(tags.bytes[cell.range]))
  }

  /// A cell with a new content.
  private func cellBytes(_ content: SheetEdit.Content, at place: CellReference, style: String?) -> [UInt8] {
    let start = "<\(prefix)c r=\"\(place)\"" + (style.map { " s=\"\($0)\"" } ?? "")
    switch content {
    case .blank: return style == nil ? [] : Array("\(start)/>".utf8)
    case .number(let number):
      let isWhole = number == number.rounded() && abs(number) < 1e15
      let digits = isWhole ? String(Int64(number)) : "\(number)"
      return Array("\(start)><\(prefix)v>\(digits)</\(prefix)v></\(prefix)c>".utf8)
    case .text(let text):
      let prepared = CellText.prepared(text, longest: WritingLimits.excel.textUnits, mark: "…")
      return Array("\(start) t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">".utf8)
        + XMLText.escaped(prepared) + Array("</\(prefix)t></\(prefix)is></\(prefix)c>".utf8)
    }
  }

  /// The style of a cell, as its attribute says it.
  private func style(of cell: CellPlace) -> String? { tags.attribute("s", of: cell.tag).map(tags.text) }

  /// The style of a cell that was not there: of the cell that it should look like, else of the nearest in its column.
  private func look(of place: CellReference, _ edit: SheetEdit, near row: Row?) -> String? {
    if let other = edit.looks[place] {
      return rows.first { $0.number == other.row }?.cells.first { $0.column == other.column }.flatMap(style)
    }
    let number = row?.number ?? place.row
    let candidates = rows.filter {
      $0.number > edit.headingRow && $0.cells.contains { $0.column == place.column }
    }
    let nearest = candidates.min { abs($0.number - number) < abs($1.number - number) }
    return nearest?.cells.first { $0.column == place.column }.flatMap(style)
  }

  // MARK: What stands around the rows

  /// Merges, validations, filters and the like follow the rows.
  private func adjustOthers(
    _ map: RowMap?, _ formulas: FormulaRows, _ sheet: String, _ part: String, _ changes: inout ByteChanges
  ) throws(PackageEditError) {
    for tag in others where tag.kind != .close {
      let name = tags.localName(tag)
      if let map {
        for attribute in ["ref", "sqref"] {
          guard let range = tags.attribute(attribute, of: tag), name != "selection", name != "pane" else {
            continue
          }
          let old = tags.text(range)
          guard let new = map.references(old) else { throw .unfit(part) }
          if new != old { changes.replace(range, new.utf8) }
        }
      }
      if tag.kind == .open, ["formula", "formula1", "formula2", "f", "sqref"].contains(name) {
        let end = tags.bytes[tag.range.upperBound...].firstIndex(of: UInt8(ascii: "<")) ?? tags.bytes.count
        let old = tags.text(tag.range.upperBound..<end)
        let new = name == "sqref" ? map?.references(old) ?? old : formulas.adjusted(old, on: sheet)
        if new != old { changes.replace(tag.range.upperBound..<end, XMLText.escaped(new)) }
      }
    }
  }
}
