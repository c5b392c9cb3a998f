internal import Glibc

/// Puts rows that were deflated apart into the sheets of a finished package, and their links with them.
///
/// A sheet's part becomes three stretches of one deflate stream: what the library wrote up to the end of its own rows,
/// the rows, and what follows them. All other parts are taken over as they stand.
struct PackageFilling {
  /// The file, for errors.
  private let path: String
  /// The finished package, and where the new one is written.
  private let package: [UInt8]
  private let descriptor: Int32
  private var written = 0
  /// The new central directory, and how many parts it names.
  private var directory: [UInt8] = []
  private var count = 0

  /// Fills a package in place; `bodies`: by the numbers of the sheets, from 1.
  static func fill(_ path: String, with bodies: [Int: SheetBody]) throws(WorkbookWriteError) {
    for body in bodies.values { body.end() }
    guard !bodies.values.contains(where: { $0.stretches.contains(where: \.hasFailed) }) else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path)
    }
    let package = try contents(of: path)
    let found = package.withUnsafeBytes { PackageEntry.all(in: $0) }
    guard let entries = found else { throw WorkbookWriteError(.incompletePart("zip"), path: path) }
    let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path) }
    var filling = PackageFilling(path: path, package: package, descriptor: descriptor)
    let outcome = Result { () throws(WorkbookWriteError) in try filling.write(entries, with: bodies) }
    let isClosed = close(descriptor) == 0
    let reason = errno
    try outcome.get()
    guard isClosed else { throw WorkbookWriteError(.cannotWrite(systemError: reason), path: path) }
  }

  private init(path: String, package: [UInt8], descriptor: Int32) {
    self.path = path
    self.package = package
    self.descriptor = descriptor
  }

  /// Writes all parts and the central directory.
  private mutating func write(
    _ entries: [PackageEntry], with bodies: [Int: SheetBody]
  ) throws(WorkbookWriteError) {
    var sheets: [String: SheetBody] = [:]
    var relationships: [String: SheetBody] = [:]
    for (number, body) in bodies {
      sheets["xl/worksheets/sheet\(number).xml"] = body
      if !body.targets.isEmpty { relationships["xl/worksheets/_rels/sheet\(number).xml.rels"] = body }
    }
    let names = Set(entries.map(\.name))
    guard let model = entries.first, sheets.keys.allSatisfy(names.contains) else {
      throw WorkbookWriteError(.incompletePart("zip"), path: path)
    }
    for entry in entries {
      if let body = sheets[entry.name] {
        try writeSheet(entry, with: body)
      } else if let body = relationships[entry.name] {
        try writeRelationships(part(entry), like: entry, named: entry.name, to: body.targets)
      } else {
        try write(
          entry, named: entry.name, checksum: nil, deflated: entry.data.count, size: entry.size,
          [package[entry.data]])
      }
    }
    for name in relationships.keys.sorted() where !names.contains(name) {
      let targets = relationships[name]?.targets ?? []
      let empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
      try writeRelationships(Array(empty.utf8), like: model, named: name, to: targets)
    }
    try writeDirectory()
  }

  // MARK: - Parts

  /// The bytes of a part.
  private func part(_ entry: PackageEntry) throws(WorkbookWriteError) -> [UInt8] {
    guard let bytes = Deflate.inflated(package[entry.data], size: entry.size) else {
      throw WorkbookWriteError(.incompletePart(entry.name), path: path)
    }
    return bytes
  }

  /// Writes a sheet with its rows.
  private mutating func writeSheet(_ entry: PackageEntry, with body: SheetBody) throws(WorkbookWriteError) {
    let bytes = try part(entry)
    guard let end = Self.place(of: "</sheetData>", in: bytes) else {
      throw WorkbookWriteError(.incompletePart(entry.name), path: path)
    }
    let (head, tail) = (DeflateStretch(), DeflateStretch())
    Self.add(bytes[..<end], to: head)
    head.end(isLast: false)
    guard body.links.isEmpty || Self.addTail(bytes, from: end, links: body.links, to: tail) else {
      throw WorkbookWriteError(.incompletePart(entry.name), path: path)
    }
    if body.links.isEmpty { Self.add(bytes[end...], to: tail) }
    tail.end(isLast: true)
    let stretches = [head.deflated] + body.stretches + [tail.deflated]
    guard !stretches.contains(where: \.hasFailed) else {
      throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path)
    }
    try write(
      entry, named: entry.name, checksum: DeflatedStretch.checksum(of: stretches),
      deflated: stretches.reduce(0) { $0 + $1.bytes.count }, size: stretches.reduce(0) { $0 + $1.size },
      stretches.map { $0.bytes[...] })
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

  /// Writes relationships with those of links to files (ECMA-376 Part 2, 6.5.3).
  private mutating func writeRelationships(
    _ bytes: [UInt8], like entry: PackageEntry, named name: String, to targets: [(number: Int, path: String)]
  ) throws(WorkbookWriteError) {
    guard let end = Self.place(of: "</Relationships>", in: bytes) else {
      throw WorkbookWriteError(.incompletePart(name), path: path)
    }
    var more: [UInt8] = []
    for (number, target) in targets {
      more += "<Relationship Id=\"\(SheetBody.identifier(ofTarget: number))\" Type=\"".utf8
      more += "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"".utf8
      SheetBody.append(attribute: target, to: &more)
      more += "\" TargetMode=\"External\"/>".utf8
    }
    let stretch = DeflateStretch()
    for piece in [bytes[..<end], more[...], bytes[end...]] { Self.add(piece, to: stretch) }
    stretch.end(isLast: true)
    guard !stretch.hasFailed else { throw WorkbookWriteError(.cannotWrite(systemError: ENOMEM), path: path) }
    try write(
      entry, named: name, checksum: DeflatedStretch.checksum(of: [stretch.deflated]),
      deflated: stretch.bytes.count,
      size: stretch.size, [stretch.bytes[...]])
  }

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

  // MARK: - Package

  /// Writes a part with the headers of another one, which has the same but for its name, sizes and checksum; nil: this one
  /// too.
  private mutating func write(
    _ entry: PackageEntry, named name: String, checksum: UInt32?, deflated: Int, size: Int,
    _ pieces: [ArraySlice<UInt8>]
  ) throws(WorkbookWriteError) {
    guard size <= Int(UInt32.max), written <= Int(UInt32.max) else {
      throw WorkbookWriteError(.cannotWrite(systemError: EFBIG), path: path)
    }
    func patched(_ range: Range<Int>, fixed: Int, at place: Int, nameAt: Int) -> [UInt8] {
      var header = Array(package[range.lowerBound..<range.lowerBound + fixed])
      func set(_ number: Int, at place: Int, _ length: Int) {
        for byte in 0..<length { header[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
      }
      if let checksum { set(Int(checksum), at: place, 4) }
      set(deflated, at: place + 4, 4)
      set(size, at: place + 8, 4)
      set(name.utf8.count, at: nameAt, 2)
      // No extra fields, no comment.
      set(0, at: nameAt + 2, 2)
      if nameAt == 28 {
        set(0, at: nameAt + 4, 2)
        set(written, at: 42, 4)
      }
      return header + Array(name.utf8)
    }
    directory += patched(entry.header, fixed: 46, at: 16, nameAt: 28)
    count += 1
    try write(patched(entry.local, fixed: 30, at: 14, nameAt: 26)[...])
    for piece in pieces { try write(piece) }
  }

  /// Writes the central directory and its end (APPNOTE.TXT 4.3.16).
  private mutating func writeDirectory() throws(WorkbookWriteError) {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    func append(_ number: Int, _ length: Int) {
      for byte in 0..<length { end.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
    for _ in 0..<2 { append(count, 2) }
    append(directory.count, 4)
    append(written, 4)
    append(0, 2)
    try write(directory[...])
    try write(end[...])
  }

  private mutating func write(_ bytes: ArraySlice<UInt8>) throws(WorkbookWriteError) {
    let failure = bytes.withUnsafeBytes { bytes -> Int32 in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        done += count
      }
      return 0
    }
    guard failure == 0 else { throw WorkbookWriteError(.cannotWrite(systemError: failure), path: path) }
    written += bytes.count
  }

  /// The bytes of a file.
  private static func contents(of path: String) throws(WorkbookWriteError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path)
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw WorkbookWriteError(.incompletePart("zip"), path: path) }
      done += count
    }
    return bytes
  }
}
