import Glibc

/// The package around a workbook (ECMA-376 Part 2): which part is which.
final class WorkbookPackage {
  /// The container.
  let archive: ZipArchive
  /// The limits.
  let limits: ReadingLimits
  /// What is left of time and memory.
  let budget: ReadingBudget
  /// The name of the workbook part.
  private(set) var workbookName = ""
  /// The relationships of the workbook part.
  private(set) var relationships = Relationships()
  private var inflaters: [Inflater] = []
  private var parsers: [ExpatParser] = []

  /// Opens the package of a file; throws what the file is if it is none.
  init(_ file: InputFile, limits: ReadingLimits) throws(WorkbookReadError) {
    self.limits = limits
    budget = ReadingBudget(fileSize: file.size, limits: limits)
    let head = try file.bytes(count: min(file.size, 4), at: 0)
    guard FileFormat.isZip(head) else {
      let format = try FileFormat.detect(file)
      if format == .unknown || format == .text || format == .zeros, ZipDirectory.endsLikeArchive(file) {
        throw WorkbookReadError(
          .damagedContainer(
            .init(
              "bytes stand before its first part, or its beginning is damaged",
              "có byte thừa trước phần đầu tiên, hoặc phần đầu bị hỏng")))
      }
      throw WorkbookReadError(.otherFormat(format))
    }
    archive = try ZipArchive(file, limits: limits)
    guard let name = try findWorkbook() else {
      let format = FileFormat.detect(archive)
      throw WorkbookReadError(format == .workbook ? .noWorkbookPart : .otherFormat(format))
    }
    workbookName = name
    relationships = try readRelationships(of: name)
    try refuseDocumentTypes()
  }

  // MARK: Parts

  /// The part that a target of a relationship leads to, if it is there.
  func entry(target: String, from source: String) -> ZipEntry? {
    let name = PartName.resolve(target, from: source)
    if let entry = archive.entry(named: name) { return entry }
    return PartName.percentDecoded(name).flatMap { archive.entry(named: $0) }
  }

  /// The relationships of a part; none if it has none.
  func readRelationships(of part: String) throws(WorkbookReadError) -> Relationships {
    guard let entry = archive.entry(named: PartName.relationships(of: part)) else { return Relationships() }
    let maximum = limits.relationships
    return try read(entry, Relationships.handlers, Relationships.State(maximum: maximum)) { $0.relationships }
  }

  /// Reads a whole part: `initial` is what its handlers fill, `result` takes out what is wanted.
  func read<State: PartState, Result>(
    _ entry: ZipEntry, _ handlers: PartHandlers, _ initial: State, result: (inout State) -> Result
  ) throws(WorkbookReadError) -> Result {
    try withParser { (parser, inflater) throws(WorkbookReadError) in
      let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
      let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
      state.initialize(to: initial)
      defer {
        state.pointee.free()
        state.deinitialize(count: 1)
        state.deallocate()
      }
      parser.begin(handlers, state: UnsafeMutableRawPointer(state))
      try parser.parse(stream, budget: budget)
      return result(&state.pointee)
    }
  }

  /// Lends a parser and an inflater.
  func withParser<Result>(
    _ body: (ExpatParser, Inflater) throws(WorkbookReadError) -> Result
  ) throws(WorkbookReadError) -> Result {
    let (parser, inflater) = try takeTools()
    defer { giveBack(parser, inflater) }
    return try body(parser, inflater)
  }

  /// A parser and an inflater, used before or new.
  func takeTools() throws(WorkbookReadError) -> (ExpatParser, Inflater) {
    if let parser = parsers.popLast(), let inflater = inflaters.popLast() { return (parser, inflater) }
    return (try ExpatParser(limits: limits), Inflater())
  }

  /// Takes back what `takeTools` gave.
  func giveBack(_ parser: ExpatParser, _ inflater: Inflater) {
    parsers.append(parser)
    inflaters.append(inflater)
  }

  // MARK: Opening

  /// The name of the workbook part: by the package's relationships, else where it usually is.
  private func findWorkbook() throws(WorkbookReadError) -> String? {
    let root = try readRelationships(of: "")
    guard let relationship = root.first(type: "officeDocument") else {
      return archive.entry(named: "xl/workbook.xml")?.partName
    }
    let target = PartName.resolve(relationship.target, from: "")
    guard let entry = entry(target: relationship.target, from: "") else {
      let format = FileFormat.detect(archive)
      throw WorkbookReadError(
        format == .workbook || format == .zip ? .missingPart(target) : .otherFormat(format))
    }
    // The workbook of a binary package is no XML.
    guard !entry.partName.hasSuffix(".bin") else { throw WorkbookReadError(.otherFormat(.xlsb)) }
    return entry.partName
  }

  /// Refuses a document type declaration also in those parts that are not read otherwise, but whose place is known:
  /// programs that open the workbook later may be less careful.
  private func refuseDocumentTypes() throws(WorkbookReadError) {
    for name in ["[content_types].xml", "docprops/core.xml", "docprops/app.xml", "docprops/custom.xml"] {
      guard let entry = archive.entry(named: name), entry.size <= 1 << 20 else { continue }
      let buffer = UnsafeMutableRawPointer.allocate(byteCount: entry.size + 1, alignment: 16)
      defer { buffer.deallocate() }
      // A part that is broken does not matter here.
      guard let count = try? bytes(of: entry, into: buffer), Self.mentionsDocumentType(buffer, count) else {
        continue
      }
      do throws(WorkbookReadError) {
        try read(entry, Self.emptyHandlers, EmptyState()) { _ in }
      } catch  where error.reason == .documentType {
        throw error
      } catch {}
    }
  }

  private func bytes(of entry: ZipEntry, into buffer: UnsafeMutableRawPointer) throws(WorkbookReadError)
    -> Int
  {
    try withParser { (_, inflater) throws(WorkbookReadError) in
      let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
      return try stream.read(into: buffer, capacity: entry.size + 1)
    }
  }

  /// Whether `<!DOCTYPE` stands there, in UTF-8 or in UTF-16 of either order.
  private static func mentionsDocumentType(_ bytes: UnsafeMutableRawPointer, _ count: Int) -> Bool {
    let all = UnsafeRawBufferPointer(start: bytes, count: count)
    var position = 0
    while let found = memchr(bytes + position, 0x3C, count - position) {
      position = found - bytes
      let rest = all[position...].prefix(18)
      if rest.starts(with: "<!DOCTYPE".utf8) || rest.filter({ $0 != 0 }).starts(with: "<!DOCTYPE".utf8) {
        return true
      }
      position += 1
    }
    return false
  }

  private struct EmptyState: PartState {}

  private static let emptyHandlers = PartHandlers(
    start: { data, _, _ in
      guard let frame = FramePointer(data) else { return }
      frame.pointee.depth += 1
      if frame.pointee.depth > frame.pointee.maximumDepth {
        frame.fail(.tooLarge(.depth, maximum: frame.pointee.maximumDepth))
      }
    },
    end: { data, _ in FramePointer(data)?.pointee.depth -= 1 },
    text: nil)
}

/// What the handlers of a part fill. It lies at one address until the part is done.
protocol PartState {
  /// Gives back memory that is not Swift's to free.
  func free()
}

extension PartState {
  func free() {}
}
