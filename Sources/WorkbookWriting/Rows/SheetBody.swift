internal import Cells
internal import SheetPlan

/// The rows of a sheet that were handed over as bytes, deflated as they come, and the links of their cells.
///
/// The library never sees them: a relationship of its own for each of forty thousand links, and a way of every byte over
/// two temporary files, would be half of what a workbook costs. They are put into its package when that is finished.
final class SheetBody {
  /// The rows: stretches that have ended, and the one that rows are added to.
  private(set) var stretches: [DeflatedStretch] = []
  private var open: DeflateStretch?
  /// The links as elements of the sheet (ECMA-376 Part 1, 18.3.1.47 hyperlink).
  private(set) var links: [UInt8] = []
  /// The files that links may lead to, by their numbers, and whether one does.
  private var files: [(path: String, isUsed: Bool)] = []
  /// The numbers of the files by their paths; nil: a path that is left out.
  private var numbers: [ExactText: Int?] = [:]

  /// Adds rows.
  func add(_ bytes: UnsafeRawBufferPointer) {
    let stretch = open ?? DeflateStretch()
    stretch.add(bytes)
    open = stretch
  }
  /// Adds stretches of rows that have ended.
  func add(_ more: [DeflatedStretch]) {
    end()
    stretches += more
  }
  /// Ends the rows so far at a whole byte.
  func end() {
    guard let open else { return }
    open.end(isLast: false)
    stretches.append(open.deflated)
    self.open = nil
  }
  /// Whether there are no rows.
  var isEmpty: Bool { open == nil && stretches.isEmpty }

  /// Adds links that stand ready as elements, to files by their numbers; −1: to a sheet of this workbook.
  func add(links more: ArraySlice<UInt8>, to numbers: some Sequence<Int>) {
    links += more
    for number in numbers where number >= 0 { files[number].isUsed = true }
  }
  /// The files that links lead to.
  var targets: [(number: Int, path: String)] {
    files.enumerated().filter(\.element.isUsed).map { ($0.offset, $0.element.path) }
  }

  /// The attributes of links behind their cells: of links to whole files by the files' numbers, and of the last link to a
  /// cell of the workbook. Many links are the same but for their cells.
  private var wholeFiles: [[UInt8]] = []
  private var lastSheet: (name: String, cell: String, tip: String?, attributes: [UInt8])?

  /// The identifier of the relationship to a file, which none of the library's has.
  static func identifier(ofTarget number: Int) -> String { "rIdF\(number + 1)" }

  /// Adds a link; false where Excel would not take it. `sheetName` gives the name on the tab for a name of the plan.
  func add(
    _ link: PlannedLink, row: Int, column: Int, longest: Int, sheetName: (String) -> String
  ) -> Bool {
    switch link {
    case .file(let path, let place, _):
      guard let number = number(of: path, longest: longest) else { return false }
      files[number].isUsed = true
      begin(row, column)
      links.append(contentsOf: wholeFiles[number])
      if let place, place.utf16.count <= longest { Self.append(" location=\"", place, to: &links) }
      if let tip = LinkAddress.tip(of: link) { Self.append(" tooltip=\"", tip, to: &links) }
    case .sheet(let name, let cell, let tip):
      begin(row, column)
      if let last = lastSheet, last.name == name, last.cell == cell, last.tip == tip {
        links.append(contentsOf: last.attributes)
      } else {
        var attributes: [UInt8] = []
        Self.append(" location=\"", SheetNaming.quoted(sheetName(name)) + "!" + cell, to: &attributes)
        if let tip = LinkAddress.tip(of: link) { Self.append(" tooltip=\"", tip, to: &attributes) }
        attributes += " display=\"\"".utf8
        links.append(contentsOf: attributes)
        lastSheet = (name, cell, tip, attributes)
      }
    }
    links.append(contentsOf: Self.end)
    return true
  }
  private static let opening = Array("<hyperlink ref=\"".utf8), end = Array("/>".utf8)

  /// The number of a file; nil where its path is too long for Excel.
  func number(of path: String, longest: Int) -> Int? {
    let key = ExactText(path)
    if let known = numbers[key] { return known }
    guard let target = LinkAddress.target(of: path, longest: longest) else {
      numbers[key] = .some(nil)
      return nil
    }
    let number = files.count
    files.append((target, false))
    wholeFiles.append(Array(" r:id=\"\(Self.identifier(ofTarget: number))\"".utf8))
    numbers[key] = number
    return number
  }

  /// The digits of the last row that had a link, and the letters of columns by the column, none for 0.
  private var row = (number: 0, digits: [UInt8]())
  private var letters: [[UInt8]] = [[]]

  private func begin(_ row: Int, _ column: Int) {
    if row != self.row.number { self.row = (row, Array(String(row).utf8) + [UInt8(ascii: "\"")]) }
    while letters.count <= column {
      letters.append(Array(CellReference.letters(ofColumn: letters.count).utf8))
    }
    links.append(contentsOf: Self.opening)
    links.append(contentsOf: letters[column])
    links.append(contentsOf: self.row.digits)
  }
  private static func append(_ name: StaticString, _ value: String, to bytes: inout [UInt8]) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    append(attribute: value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends the value of an attribute, what would end it escaped.
  static func append(attribute value: String, to bytes: inout [UInt8]) {
    var value = value
    value.withUTF8 { value in
      // Up to where nothing needs it, as a rule the end.
      var done = 0
      for (place, byte) in value.enumerated() {
        guard let escaped = escape(byte) else { continue }
        bytes.append(contentsOf: value[done..<place])
        escaped.withUTF8Buffer { bytes.append(contentsOf: $0) }
        done = place + 1
      }
      bytes.append(contentsOf: value[done...])
    }
  }
  private static func escape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x0A: "&#xA;"
    default: nil
    }
  }
}
