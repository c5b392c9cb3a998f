import Cells

/// The worksheet part: a state machine of which each event is one `switch`. It does no input and throws nothing.
enum WorksheetPart {
  typealias StatePointer = UnsafeMutablePointer<WorksheetState>

  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: WorksheetState.self)
      start(local, XMLAttributes(attributes), frame, state)
    },
    end: { data, _ in
      guard let frame = FramePointer(data), frame.close() else { return }
      end(frame, frame.pointee.state.assumingMemoryBound(to: WorksheetState.self))
    },
    text: { data, bytes, count in
      guard let frame = FramePointer(data), let bytes, frame.pointee.skipped == 0 else { return }
      text(bytes, count, frame, frame.pointee.state.assumingMemoryBound(to: WorksheetState.self))
    })

  // MARK: Start tags

  @inline(__always)
  private static func start(
    _ name: XMLBytes, _ attributes: XMLAttributes, _ frame: FramePointer, _ state: StatePointer
  ) {
    switch state.pointee.position {
    // Cells.
    case .row:
      guard name.equals(UInt8(ascii: "c")) else { return frame.skip() }
      state.pointee.position = .cell
      beginCell(attributes, frame, state)
    // A formula, a value, an inline text.
    case .cell:
      if name.equals(UInt8(ascii: "v")) {
        beginValue(frame, state)
      } else if name.equals(UInt8(ascii: "f")) {
        beginFormula(attributes, frame, state)
      } else if name.equals("is") {
        beginInline(frame, state)
      } else {
        frame.skip()
      }
    // Rows.
    case .sheetData:
      guard name.equals("row") else { return frame.skip() }
      state.pointee.position = .row
      beginRow(attributes, frame, state)
    // Values, formulas and texts hold no elements.
    case .value, .formula, .inlineText, .runText: frame.fail(.contradiction(.elementInText))
    // A text, or runs; phonetic runs are no part of the text.
    case .inline:
      if name.equals(UInt8(ascii: "t")) {
        state.pointee.position = .inlineText
      } else if name.equals(UInt8(ascii: "r")) {
        state.pointee.text.beginRun()
        state.pointee.position = .run
      } else {
        frame.skip()
      }
    // Properties, then the text.
    case .run:
      if name.equals(UInt8(ascii: "t")) {
        state.pointee.position = .runText
      } else if name.equals("rPr"), state.pointee.options.contains(.fonts) {
        state.pointee.position = .runProperties
      } else {
        frame.skip()
      }
    case .runProperties:
      state.pointee.text.takeProperty(name, attributes)
      frame.skip()
    // `col`, which holds nothing.
    case .columns:
      if name.equals("col") { addColumns(attributes, state) }
      frame.skip()
    // `mergeCell`, which holds nothing.
    case .mergedCells:
      if name.equals("mergeCell") { addMerge(attributes, frame, state) }
      frame.skip()
    // Columns, cells, merged ranges, and much that does not matter.
    case .worksheet: startPart(name, frame, state)
    // One of the roots that sheets have.
    case .document:
      guard name.equals("worksheet") || name.equals("macrosheet") || name.equals("dialogsheet") else {
        return frame.fail(.unexpectedRoot(found: name.string, expected: "worksheet"))
      }
      state.pointee.position = .worksheet
    }
  }

  private static func startPart(_ name: XMLBytes, _ frame: FramePointer, _ state: StatePointer) {
    if name.equals("sheetData") {
      state.pointee.position = .sheetData
      state.pointee.sheetDataCount += 1
      if state.pointee.sheetDataCount == 2 {
        state.pointee.warnings.add(
          "The sheet has its cells in more than one sheetData element.", sheet: state.pointee.sheetName)
      }
    } else if name.equals("mergeCells") {
      state.pointee.position = .mergedCells
    } else if name.equals("cols"), state.pointee.options.contains(.hidden) {
      state.pointee.position = .columns
    } else {
      frame.skip()
    }
  }

  @inline(__always)
  private static func beginValue(_ frame: FramePointer, _ state: StatePointer) {
    if state.pointee.hasValue { return frame.fail(.contradiction(.twoValues)) }
    state.pointee.hasValue = true
    if state.pointee.hasInline {
      // Where both are, the type says which counts.
      if state.pointee.type == .inline { return frame.skip() }
      state.pointee.text.removeAll()
    }
    state.pointee.position = .value
  }

  private static func beginInline(_ frame: FramePointer, _ state: StatePointer) {
    if state.pointee.hasInline { return frame.fail(.contradiction(.twoValues)) }
    state.pointee.hasInline = true
    if state.pointee.hasValue {
      guard state.pointee.type == .inline else { return frame.skip() }
      state.pointee.text.removeAll()
    }
    state.pointee.position = .inline
  }

  private static func beginFormula(_ attributes: XMLAttributes, _ frame: FramePointer, _ state: StatePointer)
  {
    state.pointee.hasFormula = true
    guard state.pointee.options.contains(.formulas) else { return frame.skip() }
    state.pointee.position = .formula
    state.pointee.formula.removeAll()
    state.pointee.formulas.sharedIndex = nil
    state.pointee.formulas.arrayRange = nil
    guard let type = attributes.value("t") else { return }
    if type.equals("shared") {
      state.pointee.formulas.sharedIndex = attributes.value("si")?.unsigned
    } else if type.equals("array") || type.equals("dataTable"), let range = attributes.value("ref") {
      state.pointee.formulas.arrayRange = CellRange(range.string)
    }
  }

  private static func addColumns(_ attributes: XMLAttributes, _ state: StatePointer) {
    guard let hidden = attributes.value("hidden"), hidden.isTrue,
      let first = attributes.value("min")?.unsigned,
      let last = attributes.value("max")?.unsigned, first >= 1, first <= last,
      first <= CellReference.lastColumn,
      state.pointee.hiddenColumns.count < CellReference.lastColumn
    else { return }
    state.pointee.hiddenColumns.append(first...min(last, CellReference.lastColumn))
  }

  private static func addMerge(_ attributes: XMLAttributes, _ frame: FramePointer, _ state: StatePointer) {
    guard state.pointee.merges.count < state.pointee.limits.mergedRanges else {
      return frame.fail(.tooLarge(.mergedRanges, maximum: state.pointee.limits.mergedRanges))
    }
    guard let text = attributes.value("ref"), let range = range(text) else {
      return state.pointee.warnings.add(
        "'\(printable(attributes.value("ref")?.string ?? ""))' is no range of cells that could be merged.",
        sheet: state.pointee.sheetName)
    }
    state.pointee.merges.append(range)
  }

  // MARK: End tags

  @inline(__always)
  private static func end(_ frame: FramePointer, _ state: StatePointer) {
    switch state.pointee.position {
    case .value: state.pointee.position = .cell
    case .cell:
      let cells = state.pointee.cells.count
      finishCell(frame, state)
      if state.pointee.rowIsDisordered || state.pointee.rowIsLate, state.pointee.cells.count == cells {
        state.pointee.blanks.add(place(state.pointee.cellRow, state.pointee.cellColumn))
      }
      state.pointee.position = .row
    case .row:
      finishRow(state)
      state.pointee.position = .sheetData
    case .formula:
      state.pointee.formulas.finish(
        CellReference(row: state.pointee.cellRow, column: state.pointee.cellColumn),
        text: state.pointee.formula)
      state.pointee.position = .cell
    case .inlineText:
      state.pointee.text.endText()
      state.pointee.position = .inline
    case .runText:
      state.pointee.text.endText()
      state.pointee.position = .run
    case .runProperties: state.pointee.position = .run
    case .run:
      state.pointee.text.endRun()
      state.pointee.position = .inline
    case .inline: state.pointee.position = .cell
    case .sheetData, .columns, .mergedCells: state.pointee.position = .worksheet
    case .worksheet: state.pointee.position = .document
    case .document: break
    }
  }

  // MARK: Text

  @inline(__always)
  private static func text(
    _ bytes: UnsafePointer<CChar>, _ count: Int32, _ frame: FramePointer, _ state: StatePointer
  ) {
    switch state.pointee.position {
    case .value, .inlineText, .runText:
      state.pointee.text.append(bytes, count, frame, limit: state.pointee.limits.textBytes)
    case .formula:
      state.pointee.formula.append(UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), Int(count))
      if state.pointee.formula.count > state.pointee.limits.textBytes {
        frame.fail(.tooLarge(.textBytes, maximum: state.pointee.limits.textBytes))
      }
    default: break
    }
  }
}

extension WorkbookReadError.Detail {
  /// `v` or `is` more than once.
  static let twoValues = Self("the cell holds two values", "ô chứa hai giá trị")
}
