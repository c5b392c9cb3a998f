internal import Findings
internal import Cells
internal import Schema
internal import SheetPlan

/// The cells in which unit and round are filled in, as the layouts of a sheet name them.
struct NamedCells {
  /// The template.
  let request: TemplateRequest
  /// The tables of the sheet.
  let tables: [TableLayout]

  /// One of them with what stands in it.
  private struct Entry {
    var cell: NamedCell
    var usual: String
    var value: String
    var column: Int
  }

  /// What is to be written, each once.
  private var entries: [Entry] {
    let words = request.words
    var entries: [Entry] = []
    func add(_ cell: NamedCell?, _ usual: String, _ value: String?, _ table: TableLayout) {
      guard let cell, let value, !value.isEmpty else { return }
      guard
        !entries.contains(where: {
          $0.cell.label == cell.label && $0.cell.cell == cell.cell && $0.value == value
        })
      else { return }
      entries.append(
        Entry(cell: cell, usual: usual, value: value, column: table.labels.first ?? table.all.lowerBound))
    }
    for table in tables {
      add(table.layout.unitCell, words("Đơn vị", "Unit"), request.reportingUnit.name, table)
      add(table.layout.roundCell, words("Kỳ báo cáo", "Round"), request.roundName, table)
      if table.layout.unitOfMeasureCell?.cell != nil {
        add(
          table.layout.unitOfMeasureCell, words("Đơn vị tính", "Unit of measure"),
          TableHeading.unitOfMeasure(of: table, request), table)
      }
    }
    return entries
  }

  /// The label of a named cell without its colon.
  static func label(_ cell: NamedCell, usual: String) -> String {
    var label = PatternText.shown(cell.label) ?? usual
    while let last = label.last, last == ":" || last == " " { label.removeLast() }
    return label
  }

  /// Writes the cells that the schema names by their address; the rows that they take.
  func drawFixed(on draft: inout SheetDraft, canvas: inout TemplateCanvas) -> Set<Int> {
    var rows = Set<Int>()
    for entry in entries {
      guard let place = entry.cell.cell.flatMap({ CellReference($0) }) else { continue }
      rows.formUnion(place.row..<place.row + max(entry.cell.lines, 1))
      draft.set(place.row, place.column, entry.value, valueLook(&canvas))
      if place.column > 1, !draft.isTaken(place.row, place.column - 1) {
        draft.set(place.row, place.column - 1, entry.usual + ":", labelLook(&canvas))
      }
    }
    return rows
  }

  /// Writes those that stand beside a label, from the next row on.
  func drawLabelled(
    on draft: inout SheetDraft, canvas: inout TemplateCanvas, skip: (inout SheetDraft) -> Void
  ) {
    for entry in entries where entry.cell.cell == nil {
      skip(&draft)
      let label = Self.label(entry.cell, usual: entry.usual)
      switch entry.cell.side {
      case .same:
        draft.set(draft.nextRow, entry.column, "\(label): \(entry.value)", valueLook(&canvas))
      case .right:
        draft.set(draft.nextRow, entry.column, label + ":", labelLook(&canvas))
        draft.set(draft.nextRow, entry.column + 1, entry.value, valueLook(&canvas))
      case .below:
        draft.set(draft.nextRow, entry.column, label + ":", canvas.looks.free { $0.horizontal = .left })
        draft.nextRow += 1
        draft.set(draft.nextRow, entry.column, entry.value, valueLook(&canvas))
      }
      // A value may go on in the cells below it: they stay free.
      draft.nextRow += max(entry.cell.lines, 1)
    }
  }

  private func labelLook(_ canvas: inout TemplateCanvas) -> LookIndex {
    canvas.looks.free { $0.horizontal = .right }
  }
  private func valueLook(_ canvas: inout TemplateCanvas) -> LookIndex {
    canvas.looks.free {
      $0.isBold = true
      $0.horizontal = .left
    }
  }
}
