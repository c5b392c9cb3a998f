import Cells

/// What a cell's stored value becomes.
extension WorksheetPart {
  /// A cell has ended: its value is added, if it has one.
  @inline(__always)
  static func finishCell(_ frame: FramePointer, _ state: StatePointer) {
    guard state.pointee.hasValue || state.pointee.hasInline else {
      if state.pointee.hasFormula { addBlankFormula(state) }
      return
    }
    switch state.pointee.type {
    case .number:
      if state.pointee.hasInline, !state.pointee.hasValue { return addText(state) }
      addNumber(state)
    case .shared: addShared(state)
    case .string, .inline:
      if state.pointee.hasValue, state.pointee.type == .string || !state.pointee.hasInline {
        state.pointee.text.endText()
      }
      addText(state)
    case .boolean: addBoolean(state)
    case .error: addError(state)
    case .date: addDate(state)
    case .unknown:
      if state.pointee.text.text.count > 0 {
        state.pointee.warn("The cell is of an unknown type; its value is kept as text.")
      }
      addText(state)
    }
  }

  @inline(__always)
  private static func add(
    _ kind: CellKind, number: Double = 0, text: UInt32 = 0, flags: CellFlags = [], _ state: StatePointer
  ) {
    state.pointee.cells.append(
      Cell(
        row: state.pointee.cellRow, column: state.pointee.cellColumn, kind: kind, number: number, text: text,
        style: state.pointee.style, flags: state.pointee.hasFormula ? flags.union(.formula) : flags))
  }

  private static func addBlankFormula(_ state: StatePointer) { add(.formulaWithoutValue, state) }

  @inline(__always)
  private static func addNumber(_ state: StatePointer) {
    state.pointee.text.text.terminate()
    let text = state.pointee.text.text.buffer
    guard let number = Decimal.parse(text) else {
      return addUnreadable(state, "is no number that a cell can hold")
    }
    let kind = state.pointee.kindOfStyle[Int(state.pointee.style)]
    if kind == NumberFormat.Kind.number.rawValue { return add(.number, number: number, state) }
    addFormatted(number, kind, state)
  }

  /// A number whose format is not one of plain numbers.
  static func addFormatted(_ number: Double, _ kind: UInt8, _ state: StatePointer) {
    switch NumberFormat.Kind(rawValue: kind)
      ?? state.pointee.styles.kind(of: number, style: state.pointee.style)
    {
    case .number: add(.number, number: number, state)
    case .percent: add(.number, number: number, flags: .percent, state)
    case .date:
      let date = SerialNumber.date(number, is1904: state.pointee.is1904)
      add(date.kind, number: date.number, state)
    case .duration: add(SerialNumber.durationKind(number), number: number, state)
    }
  }

  @inline(__always)
  private static func addShared(_ state: StatePointer) {
    guard let index = Decimal.unsigned(state.pointee.text.text.buffer) else {
      if isBlank(state) { return emptyValue(state) }
      return state.pointee.warn(
        "'\(printable(state.pointee.text.text.string))' is no index of a shared string; the cell is lost.",
        isLoss: true)
    }
    // Text 0 of the table is the empty text; shared string 0 is text 1.
    guard index < state.pointee.sharedTexts &- 1 else {
      return state.pointee.warn(
        "Shared string \(index) does not exist, the table holds \(state.pointee.sharedTexts - 1); the cell is lost.",
        isLoss: true)
    }
    let text = UInt32(truncatingIfNeeded: index &+ 1)
    if state.pointee.sharedWithEmpty?.isEmpty(text) == true { return }
    add(.text, text: text, state)
  }

  private static func addBoolean(_ state: StatePointer) {
    let text = state.pointee.text.text.string.trimmingSpaces
    switch text {
    case "1", "true", "TRUE", "True": add(.boolean, number: 1, state)
    case "0", "false", "FALSE", "False": add(.boolean, number: 0, state)
    case "": emptyValue(state)
    default: addUnreadable(state, "is neither true nor false")
    }
  }

  private static func addError(_ state: StatePointer) {
    guard state.pointee.text.text.count > 0 else { return emptyValue(state) }
    add(.error, text: appendText(state), state)
  }

  private static func addDate(_ state: StatePointer) {
    if isBlank(state) { return emptyValue(state) }
    guard let (kind, number) = ISODate.parse(state.pointee.text.text.buffer) else {
      return addUnreadable(state, "is no date of ISO 8601")
    }
    add(kind, number: number, flags: .isoDate, state)
  }

  private static func addText(_ state: StatePointer) {
    // An empty text is no cell, and the result of a formula that shows nothing is not lacking.
    guard state.pointee.text.text.count > 0 else { return }
    let limit = state.pointee.limits.cellTextUnits
    if state.pointee.text.text.count > limit, utf16Units(state.pointee.text.text.buffer) > limit {
      state.pointee.warn("The text is longer than the 32767 characters a cell may hold.")
    }
    let index = appendText(state)
    if state.pointee.text.hasLooks {
      state.pointee.runs[index] = state.pointee.text.runs
      state.pointee.runBytes += state.pointee.text.runBytes
    }
    add(.text, text: index, state)
  }

  /// A value that its cell's type does not allow: nothing that was typed is lost, so it is kept as text.
  private static func addUnreadable(_ state: StatePointer, _ why: String) {
    if isBlank(state) { return emptyValue(state) }
    state.pointee.warn("'\(printable(state.pointee.text.text.string))' \(why); it is kept as text.")
    add(.text, text: appendText(state), state)
  }

  /// An empty `v`: no cell; behind a formula: no result.
  private static func emptyValue(_ state: StatePointer) {
    if state.pointee.hasFormula { addBlankFormula(state) }
  }

  private static func isBlank(_ state: StatePointer) -> Bool {
    state.pointee.text.text.buffer.allSatisfy(Decimal.isSpace)
  }

  private static func appendText(_ state: StatePointer) -> UInt32 {
    let local = state.pointee.texts.append(utf8: state.pointee.text.text.buffer)
    return UInt32(truncatingIfNeeded: state.pointee.sharedTexts &- 1 &+ Int(local))
  }
}

extension String {
  /// Without white space of XML at its ends.
  fileprivate var trimmingSpaces: String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, Decimal.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, Decimal.isSpace(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
