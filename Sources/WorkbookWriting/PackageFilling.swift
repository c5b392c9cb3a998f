internal import Glibc
private import SharedWork

/// Puts rows that were deflated apart into the sheets of a finished package, and their links with them.
///
/// A sheet's part becomes three stretches of one deflate stream: what the library wrote up to the end of its own rows,
/// the rows, and what follows them. All other parts are taken over as they stand.
struct PackageFilling {
  /// The file, for errors.
  private let path: String
  /// The package that the library wrote.
  private let package: [UInt8]
  /// The new one, in pieces, and how many bytes it has.
  private var pieces: [ArraySlice<UInt8>] = []
  private var count = 0
  /// The new central directory, and how many parts it names.
  private var directory: [UInt8] = []
  private var parts = 0

  /// Looks through a package and fills it in place.
  ///
  /// - `bodies`: by the numbers of the sheets, from 1.
  /// - `jobs`: on how many cores at most.
  /// - `told`: is told the bytes of the new package in their order, perhaps on another core.
  static func fill(
    _ path: String, with bodies: [Int: SheetBody], jobs: Int,
    told: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  ) throws(WorkbookWriteError) {
    let package = try contents(of: path)
    let found = package.withUnsafeBytes { PackageEntry.all(in: $0) }
    guard let entries = found else { throw WorkbookWriteError(.incompletePart("zip"), path: path) }
    let fillings = try fillings(of: bodies, in: entries, path: path)
    // What is filled and the look at what the library wrote need nothing of each other.
    let made = AllCores.map(fillings.count + 1, jobs: jobs) { place in
      Result { () throws(WorkbookWriteError) -> FilledPart? in
        if fillings.indices.contains(place) { return try fillings[place].part(in: package, path: path) }
        let looked = package.withUnsafeBytes { bytes in
          Result { () throws(WorkbookWriteError) in
            try WrittenPackage.check(entries, of: bytes, path: path)
          }
        }
        try looked.get()
        return nil
      }
    }
    // A part that the library left unfinished is the reason for whatever else went wrong.
    _ = try made.last?.get()
    var filled: [String: FilledPart] = [:]
    for (filling, made) in zip(fillings, made) { filled[filling.name] = try made.get() }
    var filling = PackageFilling(path: path, package: package)
    for entry in entries { try filling.add(entry, named: entry.name, filled[entry.name]) }
    if let model = entries.first {
      for new in fillings where new.entry == nil { try filling.add(model, named: new.name, filled[new.name]) }
    }
    filling.addDirectory()
    try filling.write(jobs: jobs, told: told)
  }

  private init(path: String, package: [UInt8]) {
    self.path = path
    self.package = package
  }

  // MARK: - Parts

  /// A part to be filled, and what with.
  private struct Filling: Sendable {
    var name: String
    /// Where the library wrote it; nil: it did not.
    var entry: PackageEntry?
    /// The rows and links of a sheet, or the files that its links lead to.
    var rows: [DeflatedStretch] = [], links: [UInt8] = [], targets: [(number: Int, path: String)] = []

    /// The part, filled.
    func part(in package: [UInt8], path: String) throws(WorkbookWriteError) -> FilledPart {
      var bytes: [UInt8]?
      if let entry {
        bytes = Deflate.inflated(package[entry.data], size: entry.size)
        if bytes == nil { throw WorkbookWriteError(.incompletePart(name), path: path) }
      }
      guard targets.isEmpty else {
        return try .relationships(bytes, named: name, to: targets, path: path)
      }
      return try .sheet(bytes ?? [], named: name, rows: rows, links: links, path: path)
    }
  }

  /// The parts to be filled, those first that take longest: the sheets, then their relationships, in the order of the sheets'
  /// parts by name.
  private static func fillings(
    of bodies: [Int: SheetBody], in entries: [PackageEntry], path: String
  ) throws(WorkbookWriteError) -> [Filling] {
    let known = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var (sheets, relationships) = ([Filling](), [Filling]())
    for (number, body) in bodies.sorted(by: { $0.key < $1.key }) {
      body.end()
      let (sheet, related) = (
        "xl/worksheets/sheet\(number).xml", "xl/worksheets/_rels/sheet\(number).xml.rels"
      )
      guard let entry = known[sheet] else { throw WorkbookWriteError(.incompletePart("zip"), path: path) }
      sheets.append(Filling(name: sheet, entry: entry, rows: body.stretches, links: body.links))
      let targets = body.targets
      guard !targets.isEmpty else { continue }
      relationships.append(Filling(name: related, entry: known[related], targets: targets))
    }
    return sheets + relationships.sorted { $0.name < $1.name }
  }

  // MARK: - Package

  /// Adds a part with the headers of another one, which has the same but for its name, sizes and checksum. `filled` nil: the
  /// part as the library wrote it.
  private mutating func add(
    _ entry: PackageEntry, named name: String, _ filled: FilledPart?
  ) throws(WorkbookWriteError) {
    let bytes = filled?.pieces ?? [package[entry.data]]
    let size = filled?.size ?? entry.size
    guard size <= Int(UInt32.max), count <= Int(UInt32.max) else {
      throw WorkbookWriteError(.cannotWrite(systemError: EFBIG), path: path)
    }
    func patched(_ range: Range<Int>, fixed: Int, at place: Int, nameAt: Int) -> [UInt8] {
      var header = Array(package[range.lowerBound..<range.lowerBound + fixed])
      func set(_ number: Int, at place: Int, _ length: Int) {
        for byte in 0..<length { header[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
      }
      if let filled { set(Int(filled.checksum), at: place, 4) }
      set(bytes.reduce(0) { $0 + $1.count }, at: place + 4, 4)
      set(size, at: place + 8, 4)
      set(name.utf8.count, at: nameAt, 2)
      // No extra fields, no comment.
      set(0, at: nameAt + 2, 2)
      if nameAt == 28 {
        set(0, at: nameAt + 4, 2)
        set(count, at: 42, 4)
      }
      return header + Array(name.utf8)
    }
    directory += patched(entry.header, fixed: 46, at: 16, nameAt: 28)
    parts += 1
    add(patched(entry.local, fixed: 30, at: 14, nameAt: 26)[...])
    for piece in bytes { add(piece) }
  }

  /// Adds the central directory and its end (APPNOTE.TXT 4.3.16).
  private mutating func addDirectory() {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    func append(_ number: Int, _ length: Int) {
      for byte in 0..<length { end.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
    for _ in 0..<2 { append(parts, 2) }
    append(directory.count, 4)
    append(count, 4)
    append(0, 2)
    add(directory[...])
    add(end[...])
  }

  private mutating func add(_ piece: ArraySlice<UInt8>) {
    pieces.append(piece)
    count += piece.count
  }

  // MARK: - File

  /// Writes the package in the place of the one that the library wrote, and tells its bytes.
  private func write(
    jobs: Int, told: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  ) throws(WorkbookWriteError) {
    let path = path
    let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookWriteError(.cannotWrite(systemError: errno), path: path) }
    let outcome = Result { [pieces] () throws(WorkbookWriteError) in
      guard let told else { return try Self.write(pieces, to: descriptor, path: path) }
      _ = try BothAtOnce.run(jobs: jobs) { () throws(WorkbookWriteError) in
        try Self.write(pieces, to: descriptor, path: path)
      } _: { () throws(WorkbookWriteError) in
        for piece in pieces { piece.withUnsafeBytes(told) }
      }
    }
    let isClosed = close(descriptor) == 0
    let reason = errno
    try outcome.get()
    guard isClosed else { throw WorkbookWriteError(.cannotWrite(systemError: reason), path: path) }
  }

  private static func write(
    _ pieces: [ArraySlice<UInt8>], to descriptor: Int32, path: String
  ) throws(WorkbookWriteError) {
    for piece in pieces {
      let failure = piece.withUnsafeBytes { bytes -> Int32 in
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
    }
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
