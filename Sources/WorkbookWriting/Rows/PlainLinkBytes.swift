internal import Cells
internal import SheetPlan

/// The links of plain rows as elements of their sheet (ECMA-376 Part 1, 18.3.1.47 hyperlink), what they repeat made once.
struct PlainLinkBytes: Sendable {
  private typealias Piece = LinkPieces.Piece
  /// A file: its number among the sheet's; what stands in a link behind its cell where the link leads to a place in the file
  /// (`" r:id="rIdF1" location="`), and to the file as such; what stands between place and tip (`" tooltip="NAME › `); the units
  /// of its name.
  private struct File: Sendable {
    var number: Int
    var beforePlace: Piece, relationship: Piece, beforeTip: Piece
    var units: Int
  }
  /// What stands before a cell in a place, as attributes have it, and its units.
  private struct Sheet: Sendable {
    var opening: Piece
    var units: Int
  }
  /// What the links are put together from.
  private let pieces: LinkPieces
  /// Nil: a file whose path is too long for Excel.
  private let files: [File?]
  private let sheets: [Sheet]
  /// What stands before and behind a cell in links to sheets of this workbook; behind it with the tip and without.
  private let tabs: [(opening: Piece, end: Piece, withTip: Piece)]
  /// What all links begin with, what those end with that lead to no place, and those that do.
  private let opening: Piece, end: Piece, quotedEnd: Piece
  private let plain: PlainRows
  private let longest: Int
  /// The most units that a tip may have, and those that a cell's name has at most.
  private static let longestTip = 255, longestCell = 10

  /// The links of rows, to files that a sheet's body knows by numbers; `longest`: the units that a place may have.
  /// `sheetName` gives the name on the tab for a name of the plan.
  init(_ plain: PlainRows, body: SheetBody, longest: Int, sheetName: (String) -> String) {
    self.plain = plain
    self.longest = longest
    var pieces = LinkPieces()
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
        number: number, beforePlace: pieces.add(relationship + Self.location),
        relationship: pieces.add(relationship),
        beforeTip: pieces.add([Self.quote] + Self.tip + attribute(file.name + " › ")),
        units: isPlain ? file.name.utf16.count : Self.longestTip)
    }
    sheets = plain.sheets.map { opening in
      let isPlain = !CellText.needsCare(opening, longest: Self.longestTip)
      return Sheet(
        opening: pieces.add(attribute(opening)), units: isPlain ? opening.utf16.count : Self.longestTip)
    }
    tabs = plain.tabs.map { name in
      let tip = LinkAddress.tip(of: .sheet(name: name, cell: "", tip: name)) ?? ""
      let end = Array("\" display=\"\"/>".utf8)
      return (
        pieces.add([Self.quote] + Self.location + attribute(SheetNaming.quoted(sheetName(name)) + "!")),
        pieces.add(end), pieces.add([Self.quote] + Self.tip + attribute(tip) + end)
      )
    }
    opening = pieces.add(Array("<hyperlink ref=\"".utf8))
    end = pieces.add(Array("/>".utf8))
    quotedEnd = pieces.add(Array("\"/>".utf8))
    self.pieces = pieces
  }

  private static let quote = UInt8(ascii: "\"")
  private static let location = Array(" location=\"".utf8), tip = Array(" tooltip=\"".utf8)

  /// Appends a link of a row; the number of the file it leads to, −1 for a sheet of this workbook, nil where Excel would not
  /// take it.
  func append(_ link: PlainLink, of row: Int, to bytes: inout [UInt8]) -> Int? {
    if link.file < 0 { return appendInner(link, of: row, to: &bytes) }
    guard files.indices.contains(Int(link.file)), let file = files[Int(link.file)] else { return nil }
    let sheet = sheets.indices.contains(Int(link.sheet)) ? sheets[Int(link.sheet)] : nil
    let isLong = sheet.map { file.units + 3 + $0.units + Self.longestCell > Self.longestTip } ?? false
    let most =
      opening.count + file.beforePlace.count + 2 * (sheet?.opening.count ?? 0) + file.beforeTip.count
      + quotedEnd.count + 3 * LinkPieces.Filling.longestCell
    pieces.append(atMost: most, to: &bytes) { room in
      room.put(opening)
      room.put(row: row, column: Int(link.column))
      guard let sheet, !isLong else {
        room.put(file.relationship)
        if !isLong { room.put(end) }
        return
      }
      room.put(file.beforePlace)
      room.put(sheet.opening)
      room.put(row: Int(link.toRow), column: Int(link.toColumn))
      if link.hasTip {
        room.put(file.beforeTip)
        room.put(sheet.opening)
        room.put(row: Int(link.toRow), column: Int(link.toColumn))
      }
      room.put(quotedEnd)
    }
    if isLong { appendLong(link, to: &bytes) }
    return file.number
  }

  /// Appends a link to a sheet of this workbook.
  private func appendInner(_ link: PlainLink, of row: Int, to bytes: inout [UInt8]) -> Int? {
    guard tabs.indices.contains(Int(link.sheet)) else { return nil }
    let tab = tabs[Int(link.sheet)]
    let most =
      opening.count + tab.opening.count + max(tab.end.count, tab.withTip.count)
      + 2 * LinkPieces.Filling.longestCell
    pieces.append(atMost: most, to: &bytes) { room in
      room.put(opening)
      room.put(row: row, column: Int(link.column))
      room.put(tab.opening)
      room.put(row: Int(link.toRow), column: Int(link.toColumn))
      room.put(link.hasTip ? tab.withTip : tab.end)
    }
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
    bytes += "/>".utf8
  }
}
