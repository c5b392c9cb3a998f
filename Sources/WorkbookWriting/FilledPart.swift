internal import Glibc

/// A part of a package whose bytes take the place of those that the library wrote, deflated.
struct FilledPart: Sendable {
  /// The bytes, in pieces.
  var pieces: [ArraySlice<UInt8>]
  /// The CRC-32 of what they become, and how long that is.
  var checksum: UInt32, size: Int

  /// A part of stretches of one deflate stream; `path`: the file, for errors.
  private init(_ stretches: [DeflatedStretch], path: String) throws(WorkbookWriteError) {
    guard !stretches.contains(where: \.hasFailed) else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path)
    }
    pieces = stretches.map { $0.bytes[...] }
    checksum = DeflatedStretch.checksum(of: stretches)
    size = stretches.reduce(0) { $0 + $1.size }
  }

  // MARK: - Sheets

  /// A sheet with its rows: what the library wrote up to the end of its own rows, the rows, and what follows them with the
  /// links.
  static func sheet(
    _ bytes: [UInt8], named name: String, rows: [DeflatedStretch], links: [UInt8], path: String
  ) throws(WorkbookWriteError) -> FilledPart {
    guard let end = place(of: "</sheetData>", in: bytes) else {
      throw WorkbookWriteError(.incompletePart(name), path: path)
    }
    let (head, tail) = (DeflateStretch(), DeflateStretch())
    add(bytes[..<end], to: head)
    head.end(isLast: false)
    guard links.isEmpty || addTail(bytes, from: end, links: links, to: tail) else {
      throw WorkbookWriteError(.incompletePart(name), path: path)
    }
    if links.isEmpty { add(bytes[end...], to: tail) }
    tail.end(isLast: true)
    return try FilledPart([head.deflated] + rows + [tail.deflated], path: path)
  }

  /// What may follow the links of a sheet (ECMA-376 Part 1, 18.3.1.99 worksheet), in its order.
  private static let behindLinks = [
    "<printOptions", "<pageMargins", "<pageSetup", "<headerFooter", "<rowBreaks", "<colBreaks",
    "<ignoredErrors",
    "<drawing", "<legacyDrawing", "<tableParts", "<extLst", "</worksheet>",
  ]

  /// Adds what follows the rows, with links: behind those that the library wrote, or where they belong.
  private static func addTail(
    _ bytes: [UInt8], from start: Int, links: [UInt8], to tail: DeflateStretch
  ) -> Bool {
    let known = place(of: "</hyperlinks>", in: bytes, from: start)
    let places = known.map { [$0] } ?? behindLinks.compactMap { place(of: $0, in: bytes, from: start) }
    guard let place = places.min() else { return false }
    add(bytes[start..<place], to: tail)
    if known == nil { add(Array("<hyperlinks>".utf8)[...], to: tail) }
    add(links[...], to: tail)
    if known == nil { add(Array("</hyperlinks>".utf8)[...], to: tail) }
    add(bytes[place...], to: tail)
    return true
  }

  // MARK: - Relationships

  /// Relationships with those of links to files (ECMA-376 Part 2, 6.5.3); `bytes`: what the library wrote, nil where it has none.
  static func relationships(
    _ bytes: [UInt8]?, named name: String, to targets: [(number: Int, path: String)], path: String
  ) throws(WorkbookWriteError) -> FilledPart {
    let bytes = bytes ?? Self.noRelationships
    guard let end = place(of: "</Relationships>", in: bytes) else {
      throw WorkbookWriteError(.incompletePart(name), path: path)
    }
    var more: [UInt8] = []
    for (number, target) in targets {
      more.append(contentsOf: Self.opening)
      more.append(contentsOf: SheetBody.identifier(ofTarget: number).utf8)
      more.append(contentsOf: Self.kind)
      SheetBody.append(attribute: target, to: &more)
      more.append(contentsOf: Self.ending)
    }
    let stretch = DeflateStretch()
    for piece in [bytes[..<end], more[...], bytes[end...]] { add(piece, to: stretch) }
    stretch.end(isLast: true)
    return try FilledPart([stretch.deflated], path: path)
  }
  private static let noRelationships = Array(
    ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>")
      .utf8)
  private static let opening = Array("<Relationship Id=\"".utf8)
  private static let kind = Array(
    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"".utf8
  )
  private static let ending = Array("\" TargetMode=\"External\"/>".utf8)

  // MARK: - Bytes

  private static func add(_ bytes: ArraySlice<UInt8>, to stretch: DeflateStretch) {
    bytes.withUnsafeBytes { stretch.add($0) }
  }

  /// Where a tag begins; nil: nowhere. Texts of cells and attributes hold no `<`.
  private static func place(of tag: String, in bytes: [UInt8], from start: Int = 0) -> Int? {
    let wanted = Array(tag.utf8)
    return bytes.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var place = start
      while place + wanted.count <= bytes.count {
        guard let found = memchr(base + place, Int32(UInt8(ascii: "<")), bytes.count - place) else {
          return nil
        }
        place = UnsafeRawPointer(found) - base
        guard place + wanted.count <= bytes.count else { return nil }
        if memcmp(base + place, wanted, wanted.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
