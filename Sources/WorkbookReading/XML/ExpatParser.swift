private import CExpat
import Glibc

/// Called for a start tag: the frame, the name, the attributes.
typealias StartHandler =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) ->
  Void
/// Called for an end tag: the frame, the name.
typealias EndHandler = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void
/// Called for a piece of character data: the frame, the bytes, how many.
typealias TextHandler = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int32) -> Void

/// A part's handlers.
struct PartHandlers {
  var start: StartHandler
  var end: EndHandler
  var text: TextHandler?
}

/// One expat parser, used for part after part. The only file that sees expat.
///
/// Handlers never throw: they note a reason in the frame and stop the parser; the error is thrown when expat has returned.
final class ExpatParser {
  private let parser: XML_Parser
  private let frame: FramePointer
  private let memory: ParserMemory
  private let tokenBytes: Int, parserBytes: Int
  /// Bytes given to expat so far, and the index of the last token it began.
  private var fed = 0
  private var reached = 0
  /// Whether it was given anything since it was as new.
  private var isUsed = false

  /// Bytes given to expat by the last `feed`.
  private(set) var lastCount = 0
  /// What expat mixes into its hashes. Its own choice would ask the system anew for every part.
  private static let salt = UInt.random(in: 1...UInt.max)

  /// Bytes given to expat at once.
  private static let chunk = 64 << 10

  /// A parser; throws only for want of memory.
  init(limits: ReadingLimits) throws(WorkbookReadError) {
    memory = ParserMemory(bytes: limits.parserBytes)
    memory.use()
    var suite = XML_Memory_Handling_Suite(
      malloc_fcn: { ParserMemory.allocate($0) }, realloc_fcn: { ParserMemory.reallocate($0, $1) },
      free_fcn: { ParserMemory.release($0) })
    var separator = XML_Char(bitPattern: ParseFrame.separator)
    guard let parser = XML_ParserCreate_MM(nil, &suite, &separator) else {
      memory.free()
      throw WorkbookReadError(.tooLarge(.memoryBytes, maximum: limits.parserBytes))
    }
    self.parser = parser
    tokenBytes = limits.tokenBytes
    parserBytes = limits.parserBytes
    frame = .allocate(capacity: 1)
    frame.initialize(
      to: ParseFrame(
        state: UnsafeMutableRawPointer(frame), parser: parser, maximumDepth: limits.depth,
        maximumNamespace: limits.namespaceBytes))
  }

  deinit {
    XML_ParserFree(parser)
    memory.free()
    frame.pointee.namespace?.deallocate()
    frame.deinitialize(count: 1)
    frame.deallocate()
  }

  /// Prepares for a part. `state` must stay where it is until the part is done.
  func begin(_ handlers: PartHandlers, state: UnsafeMutableRawPointer) {
    memory.use()
    if isUsed { _ = XML_ParserReset(parser, nil) }
    isUsed = false
    frame.pointee.state = state
    frame.pointee.depth = 0
    frame.pointee.skipped = 0
    frame.pointee.transparent.removeAll()
    frame.pointee.failure = nil
    frame.pointee.namespaceLength = 0
    frame.pointee.processed.removeAll()
    frame.pointee.canonical = CanonicalNotes()
    fed = 0
    reached = 0
    XML_SetHashSalt(parser, Self.salt)
    XML_SetUserData(parser, frame)
    XML_SetElementHandler(parser, handlers.start, handlers.end)
    XML_SetCharacterDataHandler(parser, handlers.text)
    // What a part that was watched, and that expat never saw, may have left.
    XML_SetXmlDeclHandler(parser, nil)
    XML_SetCdataSectionHandler(parser, nil, nil)
    // A part must not have a document type declaration at all (ECMA-376 Part 2, 8.1.4); without one there are no
    // entities to expand and nothing outside to fetch.
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      FramePointer(data)?.fail(.documentType)
    }
    XML_SetNamespaceDeclHandler(
      parser,
      { data, prefix, namespace in
        guard let frame = FramePointer(data) else { return }
        if let namespace, strlen(namespace) > frame.pointee.maximumNamespace {
          return frame.fail(.tooLarge(.namespaceBytes, maximum: frame.pointee.maximumNamespace))
        }
        if frame.pointee.canonical.isWatched { frame.noteDeclaration(prefix: prefix, namespace: namespace) }
      }, nil)
  }

  /// Besides, notes what the fast lane has to know: how the part is encoded, which names mean what, and where text is in
  /// CDATA sections. To be called between `begin` and the first bytes.
  func watchForCanonicalElements() {
    frame.pointee.canonical.isWatched = true
    XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      guard let frame = FramePointer(data), let encoding else { return }
      if strcasecmp(encoding, "UTF-8") != 0 { frame.pointee.canonical.isUTF8 = false }
    }
    XML_SetCdataSectionHandler(
      parser, { data in FramePointer(data)?.pointee.canonical.isInSection = true },
      { data in FramePointer(data)?.pointee.canonical.isInSection = false })
  }

  /// Whether expat has done with everything that it was given, and its next byte is content of an element at a depth in
  /// which names without a prefix are SpreadsheetML's.
  func standsAmongCanonicalElements(depth: Int) -> Bool {
    let frame = frame.pointee
    return reached == fed && frame.depth == depth && frame.skipped == 0 && frame.transparent.isEmpty
      && frame.failure == nil && frame.canonical.isPlain
  }

  /// Whether the root declares `x14ac`.
  var knowsDescent: Bool { frame.pointee.canonical.declaresDescent }

  /// Whether a handler, or the lane, has noted an error that is still to be thrown.
  var hasFailed: Bool { frame.pointee.failure != nil }

  /// Whether it holds little memory.
  var isLean: Bool { memory.left > parserBytes / 4 * 3 }

  /// What the handlers share.
  var sharedFrame: FramePointer { frame }

  /// Gives expat the next bytes of a part.
  /// - Returns: whether there is more.
  func feed(from stream: some PartSource) throws(WorkbookReadError) -> Bool {
    // A small part goes in at once.
    let room = stream.room(upTo: Self.chunk)
    isUsed = true
    memory.use()
    guard let buffer = XML_GetBuffer(parser, Int32(room)) else {
      throw error(.tooLarge(.memoryBytes, maximum: parserBytes))
    }
    let count = try stream.read(into: buffer, capacity: room)
    try parsed(count, XML_ParseBuffer(parser, Int32(count), stream.isAtEnd ? 1 : 0))
    return !stream.isAtEnd
  }

  /// Gives expat bytes from memory; the last piece says so.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(WorkbookReadError) {
    guard bytes.count <= Int(Int32.max) else { throw error(.tooLarge(.partBytes, maximum: Int(Int32.max))) }
    isUsed = true
    memory.use()
    try parsed(
      bytes.count,
      XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0))
  }

  /// Reads a whole part.
  func parse(_ stream: PartStream, budget: ReadingBudget) throws(WorkbookReadError) {
    do throws(WorkbookReadError) {
      var more = true
      while more {
        more = try feed(from: stream)
        try budget.check(lastCount)
      }
    } catch { throw error.located(part: stream.entry.shownName) }
  }

  /// Stops a parser, called by its own handlers.
  static func stop(_ parser: OpaquePointer) { _ = XML_StopParser(parser, 0) }

  /// Throws what the handlers noted, or what expat found.
  private func parsed(_ count: Int, _ status: XML_Status) throws(WorkbookReadError) {
    fed += count
    lastCount = count
    if let failure = frame.pointee.failure { throw error(failure) }
    guard status == XML_STATUS_OK else {
      let code = XML_GetErrorCode(parser)
      if code == XML_ERROR_NO_MEMORY { throw error(.tooLarge(.memoryBytes, maximum: parserBytes)) }
      let words = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
      throw error(
        .illFormedXML(
          words, line: Int(XML_GetCurrentLineNumber(parser)),
          column: Int(XML_GetCurrentColumnNumber(parser)) + 1))
    }
    // What expat holds back is one token that is not complete yet.
    reached = max(reached, Int(XML_GetCurrentByteIndex(parser)))
    if fed - reached > tokenBytes { throw error(.tooLarge(.tokenBytes, maximum: tokenBytes)) }
  }

  private func error(_ reason: WorkbookReadError.Reason) -> WorkbookReadError { WorkbookReadError(reason) }
}
