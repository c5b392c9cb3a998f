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
  /// The parsers; those of the series where the workbook is one of a series.
  let tools: ReadingTools
  /// The parts that workbooks of the series have in common; nil: the workbook stands alone.
  private let knownParts: KnownParts?

  /// Opens the package of a file; throws what the file is if it is none.
  init(_ file: InputFile, limits: ReadingLimits, series: WorkbookSeries?) throws(WorkbookReadError) {
    self.limits = limits
    tools = series?.tools ?? ReadingTools(limits: limits)
    knownParts = series?.knownParts
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
  }

  // MARK: Parts

  /// The part that a target of a relationship leads to, if it is there.
  func entry(target: String, from source: String) throws(WorkbookReadError) -> ZipEntry? {
    try budget.check(1024 + target.utf8.count)
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
    _ entry: ZipEntry, _ handlers: PartHandlers, _ initial: @autoclosure () -> State,
    result: (inout State) -> Result
  ) throws(WorkbookReadError) -> Result {
    guard State.isOftenTheSame, let knownParts else {
      return try parse(entry, handlers, initial(), result: result)
    }
    if let known: Result = try knownParts.result(of: entry, in: archive, kind: State.self) { return known }
    let read = try parse(entry, handlers, initial(), result: result)
    knownParts.keep(read, of: entry, in: archive, kind: State.self)
    return read
  }

  private func parse<State: PartState, Result>(
    _ entry: ZipEntry, _ handlers: PartHandlers, _ initial: State, result: (inout State) -> Result
  ) throws(WorkbookReadError) -> Result {
    // The state owns memory of its own, which is given back whatever cannot be opened below.
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: initial)
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    guard entry.size <= limits.structureBytes else {
      throw WorkbookReadError(
        .tooLarge(.partBytes, maximum: limits.structureBytes), at: .init(part: entry.shownName))
    }
    let (parser, inflater) = try tools.take()
    defer { tools.giveBack(parser, inflater) }
    let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
    parser.begin(handlers, state: UnsafeMutableRawPointer(state))
    try parser.parse(stream, budget: budget)
    return result(&state.pointee)
  }

  // MARK: Opening

  /// The name of the workbook part: by the package's relationships, else where it usually is.
  private func findWorkbook() throws(WorkbookReadError) -> String? {
    let root = try readRelationships(of: "")
    var workbooks: Set<String> = []
    for relationship in root.all where relationship.type == "officeDocument" && !relationship.isExternal {
      let entry = try entry(target: relationship.target, from: "")
      workbooks.insert(entry?.partName ?? PartName.resolve(relationship.target, from: ""))
    }
    guard workbooks.count < 2 else {
      throw WorkbookReadError(
        .contradiction(.init("the package names two main parts", "tệp nêu hai phần chính khác nhau")))
    }
    guard let relationship = root.first(type: "officeDocument") else {
      return archive.entry(named: "xl/workbook.xml")?.partName
    }
    guard let entry = try entry(target: relationship.target, from: "") else {
      let format = FileFormat.detect(archive)
      let target = PartName.resolve(relationship.target, from: "")
      throw WorkbookReadError(
        format == .workbook || format == .zip ? .missingPart(target) : .otherFormat(format))
    }
    // The workbook of a binary package is no XML.
    guard !entry.partName.hasSuffix(".bin") else { throw WorkbookReadError(.otherFormat(.xlsb)) }
    return entry.partName
  }

  /// Refuses a document type declaration also in the parts that are not parsed: programs that open the workbook later
  /// may be less careful. Only what stands before the root element is unpacked.
  func refuseDocumentTypes(except parsed: Set<String>) throws(WorkbookReadError) {
    var buffer: UnsafeMutableRawPointer?
    defer { buffer?.deallocate() }
    for entry in archive.entries where !parsed.contains(entry.partName) && Self.isXML(entry.partName) {
      let known: Bool? = try? knownParts?.result(of: entry, in: archive, kind: Prolog.self)
      if known == false { continue }
      let room = buffer ?? .allocate(byteCount: Self.prologPiece, alignment: 8)
      buffer = room
      do throws(WorkbookReadError) {
        if try hasDocumentType(entry, room) {
          throw WorkbookReadError(.documentType, at: .init(part: entry.shownName))
        }
        knownParts?.keep(false, of: entry, in: archive, kind: Prolog.self)
      } catch  where error.errorClass == .tooLarge || error.errorClass == .unsafeXML {
        throw error.located(part: entry.shownName)
      } catch {
        // A part that is broken does not matter here.
      }
      try budget.check(1024)
    }
  }

  private func hasDocumentType(
    _ entry: ZipEntry, _ buffer: UnsafeMutableRawPointer
  ) throws(WorkbookReadError) -> Bool {
    let (parser, inflater) = try tools.take()
    defer { tools.giveBack(parser, inflater) }
    let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
    var prolog = Prolog()
    // Mostly the first piece shows the root.
    var piece = 512
    while case let got = try stream.read(into: buffer, capacity: piece), got > 0 {
      switch prolog.look(at: UnsafeRawBufferPointer(start: buffer, count: got)) {
      case .documentType: return true
      case .noDocumentType: return false
      case .unfinished: try budget.check(got)
      }
      piece = Self.prologPiece
    }
    return false
  }

  /// How much of a part is looked at in one go.
  private static let prologPiece = 64 << 10

  private static func isXML(_ name: String) -> Bool {
    name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".vml")
  }
}

/// What the handlers of a part fill. It lies at one address until the part is done.
protocol PartState {
  /// Whether workbooks of one template mostly have the same bytes in such a part, so that it is worth keeping
  /// (`KnownParts`). Only for parts of which nothing but the result is left, no warning either.
  static var isOftenTheSame: Bool { get }
  /// Gives back memory that is not Swift's to free.
  func free()
}

extension PartState {
  static var isOftenTheSame: Bool { false }
  func free() {}
}
