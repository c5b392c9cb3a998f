internal import Cells
internal import SheetPlan

/// The links of plain rows as elements of their sheet (ECMA-376 Part 1, 18.3.1.47 hyperlink), what they repeat made once.
struct PlainLinkBytes: Sendable {
  /// A file: its number among the sheet's; what stands in a link behind its cell where the link leads to a place in the file
  /// (`" r:id="rIdF1" location="`), and to the file as such; what stands between place and tip (`" tooltip="NAME › `); the units
  /// of its name.
  private struct File: Sendable {
    var number: Int
    var beforePlace: [UInt8], relationship: [UInt8], beforeTip: [UInt8]
    var units: Int
  }
  /// What stands before a cell in a place, as attributes have it, and its units.
  private struct Sheet: Sendable {
    var opening: [UInt8]
    var units: Int
  }
  /// Nil: a file whose path is too long for Excel.
  private let files: [File?]
  private let sheets: [Sheet]
  /// What stands before and behind a cell in links to sheets of this workbook; behind it with the tip and without.
  private let tabs: [(opening: [UInt8], end: [UInt8], withTip: [UInt8])]
  private let plain: PlainRows
  private let longest: Int
  /// The most units that a tip may have, and those that a cell's name has at most.
  private static let longestTip = 255, longestCell = 10

  /// The links of rows, to files that a sheet's body knows by numbers; `longest`: the units that a place may have.
  /// `sheetName` gives the name on the tab for a name of the plan.
  init(_ plain: PlainRows, body: SheetBody, longest: Int, sheetName: (String) -> String) {
    self.plain = plain
    self.longest = longest
    func attribute(_ text: String) -> [UInt8] {
      var bytes: [UInt8] = []
      SheetBody.append(attribute: text, to: &bytes)
      return bytes
    }
    files = plain.files.map { file in
      guard let number = body.number(of: file.path, longest: longest) else { return nil }
      // A name that cannot be shown as it stands is left to the long way.
      let isPlain = !CellText.needsCare(file.name, longest: Self.longestTip)
      let relationship = Array("\" r:id=\"\(SheetBody.identifier(ofTarget: number))\"".utf8)
      return File(
        number: number, beforePlace: relationship + Self.location, relationship: relationship,
        beforeTip: [Self.quote] + Self.tip + attribute(file.name + " › "),
        units: isPlain ? file.name.utf16.count : Self.longestTip)
    }
    sheets = plain.sheets.map { opening in
      let isPlain = !CellText.needsCare(opening, longest: Self.longestTip)
      return Sheet(opening: attribute(opening), units: isPlain ? opening.utf16.count : Self.longestTip)
    }
    tabs = plain.tabs.map { name in
      let tip = LinkAddress.tip(of: .sheet(name: name, cell: "", tip: name)) ?? ""
      let end = "\" display=\"\"/>"
      return (
        Self.location + attribute(SheetNaming.quoted(sheetName(name)) + "!"), Array(end.utf8),
        [Self.quote] + Self.tip + attribute(tip) + Array(end.utf8)
      )
    }
  }

  private static let opening = Array("<hyperlink ref=\"".utf8), quote = UInt8(ascii: "\"")
  private static let location = Array(" location=\"".utf8), tip = Array(" tooltip=\"".utf8)
  private static let end = Array("/>".utf8), quotedEnd = Array("\"/>".utf8)

  /// Appends a link of a row; the number of the file it leads to, −1 for a sheet of this workbook, nil where Excel would not
  /// take it.
  func append(_ link: PlainLink, of row: Int, to bytes: inout [UInt8]) -> Int? {
    if link.file < 0 { return appendInner(link, of: row, to: &bytes) }
    guard files.indices.contains(Int(link.file)), let file = files[Int(link.file)] else { return nil }
    bytes.append(contentsOf: Self.opening)
    append(row: row, column: Int(link.column), to: &bytes)
    guard sheets.indices.contains(Int(link.sheet)) else {
      bytes.append(contentsOf: file.relationship)
      bytes.append(contentsOf: Self.end)
      return file.number
    }
    let sheet = sheets[Int(link.sheet)]
    guard file.units + 3 + sheet.units + Self.longestCell <= Self.longestTip else {
      bytes.append(contentsOf: file.relationship)
      appendLong(link, to: &bytes)
      return file.number
    }
    bytes.append(contentsOf: file.beforePlace)
    appendPlace(sheet, link, to: &bytes)
    if link.hasTip {
      bytes.append(contentsOf: file.beforeTip)
      appendPlace(sheet, link, to: &bytes)
    }
    bytes.append(contentsOf: Self.quotedEnd)
    return file.number
  }

  /// Appends a link to a sheet of this workbook.
  private func appendInner(_ link: PlainLink, of row: Int, to bytes: inout [UInt8]) -> Int? {
    guard tabs.indices.contains(Int(link.sheet)) else { return nil }
    let tab = tabs[Int(link.sheet)]
    bytes.append(contentsOf: Self.opening)
    append(row: row, column: Int(link.column), to: &bytes)
    bytes.append(Self.quote)
    bytes.append(contentsOf: tab.opening)
    append(row: Int(link.toRow), column: Int(link.toColumn), to: &bytes)
    bytes.append(contentsOf: link.hasTip ? tab.withTip : tab.end)
    return -1
  }

  /// The rest of a link whose texts may have to be cut.
  private func appendLong(_ link: PlainLink, to bytes: inout [UInt8]) {
    let planned = plain.link(link)
    if case .file(_, let place?, _) = planned, place.utf16.count <= longest {
      bytes.append(contentsOf: Self.location)
      SheetBody.append(attribute: place, to: &bytes)
      bytes.append(Self.quote)
    }
    if let text = LinkAddress.tip(of: planned) {
      bytes.append(contentsOf: Self.tip)
      SheetBody.append(attribute: text, to: &bytes)
      bytes.append(Self.quote)
    }
    bytes.append(contentsOf: Self.end)
  }
  private func appendPlace(_ sheet: Sheet, _ link: PlainLink, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: sheet.opening)
    append(row: Int(link.toRow), column: Int(link.toColumn), to: &bytes)
  }
  private func append(row: Int, column: Int, to bytes: inout [UInt8]) {
    ByteChunk(lettersOf: column).append(to: &bytes)
    ByteChunk(digitsOf: row).append(to: &bytes)
  }
}
