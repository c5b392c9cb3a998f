import Cells
import Glibc

/// The fast lane: takes rows that are written the way Excel and most other programs write them, byte for byte, without
/// expat. Whatever is not in that form is left to expat, which alone finds errors and gives warnings.
///
/// Canonical is
///
///     row  = <row r="N" …> cell* </row>  |  <row r="N" …/>
///     cell = <c r="A1" s="N" t="T"> formula? value? </c>  |  <c …/>
///
/// with the row's other attributes of 18.3.1.73 in any order, cells ascending and each in its row, and a value that the
/// cell's type allows. Behind the bytes stand zeros (`CanonicalBytes.padding`).
struct CanonicalRows: CanonicalLane {
  typealias StatePointer = WorksheetPart.StatePointer

  static var itemStart: StaticString { "<row " }
  static var itemEnd: StaticString { "</row>" }
  static var containerEnd: StaticString { "</sheetData>" }
  static var depth: Int { 2 }

  /// What expat's handlers share, and the state that the cells go into.
  let frame: FramePointer
  let state: StatePointer
  /// Whether the root declares the prefix `x14ac`, with which Excel names the descent of a row's font.
  let knowsDescent: Bool
  /// Whether formulas are wanted.
  let wantsFormulas: Bool
  /// Shared strings below this index can be named without looking whether they are empty.
  private let sharedStrings: Int
  /// The longest text that needs no look at its length.
  private let longestText: Int

  /// The number of the row that is taken; it and the quotation mark behind it as bytes, and which of them count.
  private(set) var row = 0
  private var rowText: UInt64 = 0
  private var rowMask: UInt64 = 0
  private var rowTextLength = 0
  private var isHidden = false
  /// The column of the last cell of the row.
  private(set) var lastColumn = 0

  /// A lane into a worksheet's state.
  init(_ frame: FramePointer, _ state: StatePointer, knowsDescent: Bool) {
    self.frame = frame
    self.state = state
    self.knowsDescent = knowsDescent
    wantsFormulas = state.pointee.options.contains(.formulas)
    sharedStrings = state.pointee.sharedWithEmpty == nil ? state.pointee.sharedTexts - 1 : 0
    longestText = min(state.pointee.limits.cellTextUnits, state.pointee.limits.textBytes)
  }

  // MARK: Rows

  @inline(__always)
  mutating func takeItem(_ start: Bytes, to end: Bytes) -> Bytes? {
    let cells = state.pointee.cells.count
    let texts = state.pointee.texts.count
    guard let next = takeRow(start), next <= end else {
      // As if nothing had been looked at; expat puts the same formulas in the same places again.
      state.pointee.cells.truncate(to: cells)
      state.pointee.texts.removeLast(state.pointee.texts.count - texts)
      return nil
    }
    WorksheetPart.openRow(row, isHidden: isHidden, firstCell: cells, state)
    state.pointee.lastColumn = lastColumn
    WorksheetPart.finishRow(state)
    return next
  }

  /// Takes a row from its first attribute on: the place behind it, or nil.
  private mutating func takeRow(_ start: Bytes) -> Bytes? {
    var at = start
    guard let isEmpty = takeRowAttributes(&at) else { return nil }
    lastColumn = 0
    if isEmpty { return at }
    while CanonicalBytes.begins(at, "<c r=\"") {
      at += 6
      guard takeCell(&at) else { return nil }
    }
    return CanonicalBytes.begins(at, "</row>") ? at + 6 : nil
  }

  /// Takes a row's attributes and the end of its tag: whether the row is empty.
  private mutating func takeRowAttributes(_ at: inout Bytes) -> Bool? {
    row = 0
    isHidden = false
    var seen: UInt32 = 0
    while true {
      guard let found = CanonicalBytes.attribute(&at),
        let name = RowAttribute(found.name, found.nameLength),
        name != .descent || knowsDescent, seen & name.bit == 0
      else { return nil }
      seen |= name.bit
      if name == .number {
        guard takeRowNumber(found.value, found.valueLength) else { return nil }
      } else if name == .hidden {
        guard found.valueLength == 1, found.value[0] &- 48 < 2 else { return nil }
        isHidden = found.value[0] == UInt8(ascii: "1")
      }
      if at.pointee == UInt8(ascii: " ") {
        at += 1
        continue
      }
      guard row > 0 else { return nil }
      if at.pointee == UInt8(ascii: ">") {
        at += 1
        return false
      }
      guard CanonicalBytes.begins(at, "/>") else { return nil }
      at += 2
      return true
    }
  }

  private mutating func takeRowNumber(_ digits: Bytes, _ length: Int) -> Bool {
    guard length > 0, length <= 7, digits[0] != UInt8(ascii: "0") else { return false }
    for index in 0..<length {
      guard case let digit = digits[index] &- 48, digit < 10 else { return false }
      row = row &* 10 &+ Int(digit)
    }
    rowTextLength = length + 1
    rowMask = rowTextLength == 8 ? .max : (1 << UInt64(rowTextLength * 8)) - 1
    rowText = word(digits)
    // Of a row that is not further than those before, expat looks whether its cells are theirs.
    return row <= CellReference.lastRow && row > state.pointee.furthestRow
  }

  /// As many of the next bytes as the row's number takes with its quotation mark, the first one lowest.
  @inline(__always)
  private func word(_ at: Bytes) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)) & rowMask
  }

  // MARK: Cells

  /// Takes a cell from its reference on.
  @inline(__always)
  private mutating func takeCell(_ at: inout Bytes) -> Bool {
    // Letters, then the row's own digits and a quotation mark.
    var column = 0
    while case let letter = at.pointee &- 64, letter >= 1, letter <= 26, column <= CellReference.lastColumn {
      column = column &* 26 &+ Int(letter)
      at += 1
    }
    guard column > lastColumn, column <= CellReference.lastColumn,
      word(at) == rowText
    else { return false }
    lastColumn = column
    at += rowTextLength

    var style: UInt32 = 0
    var type = WorksheetState.CellType.number
    var seen: UInt8 = 0
    while at.pointee == UInt8(ascii: " ") {
      if CanonicalBytes.begins(at, " s=\""), seen & 1 == 0 {
        seen |= 1
        at += 4
        guard let index = takeIndex(&at, below: state.pointee.kindOfStyle.count) else { return false }
        style = UInt32(truncatingIfNeeded: index)
      } else if CanonicalBytes.begins(at, " t=\""), seen & 2 == 0 {
        seen |= 2
        at += 4
        guard takeType(&at, &type) else { return false }
      } else {
        return false
      }
      guard at.pointee == UInt8(ascii: "\"") else { return false }
      at += 1
    }
    if at.pointee == UInt8(ascii: "/") {
      guard at[1] == UInt8(ascii: ">") else { return false }
      at += 2
      return true
    }
    guard at.pointee == UInt8(ascii: ">") else { return false }
    at += 1

    if CanonicalBytes.begins(at, "<v>") {
      at += 3
      // Most cells: a plain number, or a shared string.
      if type == .number, let number = takeNumber(&at) {
        guard CanonicalBytes.begins(at, "</v></c>") else { return false }
        at += 8
        if state.pointee.kindOfStyle[Int(style)] == NumberFormat.Kind.number.rawValue {
          state.pointee.cells.append(
            Cell(row: row, column: column, kind: .number, number: number, style: style))
        } else {
          describe(column, type, style, hasFormula: false)
          WorksheetPart.addFormatted(number, state.pointee.kindOfStyle[Int(style)], state)
        }
        return true
      }
      if type == .shared, let index = takeIndex(&at, below: sharedStrings) {
        guard CanonicalBytes.begins(at, "</v></c>") else { return false }
        at += 8
        state.pointee.cells.append(
          Cell(
            row: row, column: column, kind: .text, text: UInt32(truncatingIfNeeded: index &+ 1), style: style)
        )
        return true
      }
      return takeValue(&at, column, type, style, hasFormula: false)
    }
    return takeContent(&at, column, type, style)
  }

  /// A number without sign that is small enough; nil, with `at` where it was, for anything else.
  @inline(__always)
  private func takeIndex(_ at: inout Bytes, below end: Int) -> Int? {
    var position = at
    var index = 0
    while case let digit = position.pointee &- 48, digit < 10 {
      index = index &* 10 &+ Int(digit)
      if index >= end { return nil }
      position += 1
    }
    guard position > at else { return nil }
    at = position
    return index
  }

  @inline(__always)
  private func takeType(_ at: inout Bytes, _ type: inout WorksheetState.CellType) -> Bool {
    if at[1] == UInt8(ascii: "\"") {
      switch at[0] {
      case UInt8(ascii: "s"): type = .shared
      case UInt8(ascii: "n"): type = .number
      case UInt8(ascii: "b"): type = .boolean
      case UInt8(ascii: "e"): type = .error
      default: return false
      }
      at += 1
    } else if CanonicalBytes.begins(at, "str\"") {
      type = .string
      at += 3
    } else if CanonicalBytes.begins(at, "inlineStr\"") {
      type = .inline
      at += 9
    } else {
      return false
    }
    return true
  }

  /// A number of up to fifteen digits, which a double holds exactly; nil, with `at` where it was, for anything else.
  @inline(__always)
  private func takeNumber(_ at: inout Bytes) -> Double? {
    var position = at
    let isNegative = position.pointee == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var mantissa: UInt64 = 0
    var scale = 0
    let first = position
    while case let digit = position.pointee &- 48, digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      position += 1
    }
    var digits = position - first
    if position.pointee == UInt8(ascii: ".") {
      position += 1
      let point = position
      while case let digit = position.pointee &- 48, digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        position += 1
      }
      scale = position - point
      digits += scale
    }
    guard digits > 0, digits <= 15, position.pointee == UInt8(ascii: "<") else { return nil }
    at = position
    let number = Decimal.exact(mantissa, scale: scale)
    return isNegative ? -number : number
  }

  // MARK: Other cells

  /// Takes what stands between a cell's tags if it does not begin with its value.
  private func takeContent(
    _ at: inout Bytes, _ column: Int, _ type: WorksheetState.CellType, _ style: UInt32
  ) -> Bool {
    if type == .inline {
      guard CanonicalBytes.begins(at, "<is><t") else { return false }
      at += 6
      if CanonicalBytes.begins(at, " xml:space=\"preserve\"") { at += 21 }
      guard at.pointee == UInt8(ascii: ">") else { return false }
      at += 1
      let start = at
      if CanonicalBytes.skipText(&at), CanonicalBytes.begins(at, "</t></is></c>") {
        let text = UnsafeBufferPointer(start: start, count: at - start)
        at += 13
        if addText(text, column, style, hasFormula: false) { return true }
      }
      at = start
      describe(column, type, style, hasFormula: false)
      guard CanonicalBytes.text(&at, into: &state.pointee.text.text), isShort,
        CanonicalBytes.begins(at, "</t></is>")
      else { return false }
      at += 9
      state.pointee.text.endText()
      state.pointee.hasInline = true
      return finish(&at)
    }
    var hasFormula = false
    if at[0] == UInt8(ascii: "<"), at[1] == UInt8(ascii: "f") {
      guard takeFormula(&at) else { return false }
      hasFormula = true
      if CanonicalBytes.begins(at, "<v>") {
        at += 3
        return takeValue(&at, column, type, style, hasFormula: true)
      }
    }
    describe(column, type, style, hasFormula: hasFormula)
    return finish(&at)
  }

  /// Takes a value of any type, from behind its start tag on, to the end of its cell.
  private func takeValue(
    _ at: inout Bytes, _ column: Int, _ type: WorksheetState.CellType, _ style: UInt32, hasFormula: Bool
  ) -> Bool {
    let start = at
    if CanonicalBytes.skipText(&at), CanonicalBytes.begins(at, "</v></c>") {
      // Nothing to decode: the value is looked at where it lies.
      let text = UnsafeBufferPointer(start: start, count: at - start)
      if type == .number, let number = Decimal.parse(text) {
        at += 8
        describe(column, type, style, hasFormula: hasFormula)
        WorksheetPart.addFormatted(number, state.pointee.kindOfStyle[Int(style)], state)
        return true
      }
      if type == .string, addText(text, column, style, hasFormula: hasFormula) {
        at += 8
        return true
      }
    }
    at = start
    describe(column, type, style, hasFormula: hasFormula)
    guard type != .inline, type != .number, CanonicalBytes.text(&at, into: &state.pointee.text.text), isShort
    else { return false }
    // What would be warned of is expat's.
    let text = state.pointee.text.text.buffer
    if type == .shared {
      guard let index = Decimal.unsigned(text), index < state.pointee.sharedTexts &- 1 else { return false }
    } else if type == .boolean {
      guard text.count == 1, text[0] &- 48 < 2 else { return false }
    }
    guard CanonicalBytes.begins(at, "</v>") else { return false }
    at += 4
    state.pointee.hasValue = true
    return finish(&at)
  }

  /// Adds a text that holds no entity, if it holds no escape either and is not too long. An empty one is no cell.
  @inline(__always)
  private func addText(
    _ text: UnsafeBufferPointer<UInt8>, _ column: Int, _ style: UInt32, hasFormula: Bool
  ) -> Bool {
    guard text.count <= longestText, !StringEscapes.mayOccur(in: text) else { return false }
    guard !text.isEmpty else { return true }
    let local = state.pointee.texts.append(utf8: text)
    state.pointee.cells.append(
      Cell(
        row: row, column: column, kind: .text,
        text: UInt32(truncatingIfNeeded: state.pointee.sharedTexts &- 1 &+ Int(local)), style: style,
        flags: hasFormula ? .formula : []))
    return true
  }

  /// Tells the state of the cell, for its own functions to find what it is.
  private func describe(
    _ column: Int, _ type: WorksheetState.CellType, _ style: UInt32, hasFormula: Bool
  ) {
    state.pointee.cellRow = row
    state.pointee.cellColumn = column
    state.pointee.type = type
    state.pointee.style = style
    state.pointee.hasFormula = hasFormula
    state.pointee.hasValue = false
    state.pointee.hasInline = false
    state.pointee.text.removeAll()
  }

  private var isShort: Bool { state.pointee.text.text.count <= longestText }

  private func finish(_ at: inout Bytes) -> Bool {
    guard CanonicalBytes.begins(at, "</c>") else { return false }
    at += 4
    WorksheetPart.finishCell(frame, state)
    return true
  }
}
