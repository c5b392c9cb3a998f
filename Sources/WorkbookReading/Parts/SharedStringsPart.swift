import Cells

/// The table of shared strings (ECMA-376 Part 1, 18.4.9).
enum SharedStringsPart {
  /// Where the parser is.
  enum Position: UInt8 { case document, table, item, text, run, runProperties, runText }

  /// What the handlers fill. String `i` of the file gets the index `i + 1` in the table.
  struct State: PartState {
    var position = Position.document
    var texts = TextTable()
    /// The indices of empty texts, ascending: cells that name them are blank.
    var empty: [UInt32] = []
    /// Runs with fonts, by index of the text, and the bytes that they take.
    var runs: [UInt32: [TextRun]] = [:], runBytes = 0
    /// The text of the item that is open.
    var item = RichText()
    var wantsRuns: Bool
    var limits: ReadingLimits
    var warnings: WarningList

    func free() { item.text.free() }
  }

  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .document:
        guard local.equals("sst") else {
          return frame.fail(.unexpectedRoot(found: local.string, expected: "sst"))
        }
        state.pointee.position = .table
      case .table:
        guard local.equals("si") else { return frame.skip() }
        state.pointee.position = .item
      // A text, or runs; phonetic runs are no part of the text.
      case .item:
        if local.equals(UInt8(ascii: "t")) {
          state.pointee.position = .text
        } else if local.equals(UInt8(ascii: "r")) {
          state.pointee.position = .run
          state.pointee.item.beginRun()
        } else {
          frame.skip()
        }
      // Properties, then the text.
      case .run:
        if local.equals(UInt8(ascii: "t")) {
          state.pointee.position = .runText
        } else if local.equals("rPr"), state.pointee.wantsRuns {
          state.pointee.position = .runProperties
        } else {
          frame.skip()
        }
      case .runProperties:
        state.pointee.item.takeProperty(local, XMLAttributes(attributes))
        frame.skip()
      // Texts hold no elements.
      case .text, .runText: frame.fail(.contradiction(.elementInText))
      }
    },
    end: { data, _ in
      guard let frame = FramePointer(data), frame.close() else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .document: break
      case .table: state.pointee.position = .document
      case .item:
        finishItem(frame, state)
        state.pointee.position = .table
      case .text:
        state.pointee.item.endText()
        state.pointee.position = .item
      case .run:
        state.pointee.item.endRun()
        state.pointee.position = .item
      case .runProperties: state.pointee.position = .run
      case .runText:
        state.pointee.item.endText()
        state.pointee.position = .run
      }
    },
    text: { data, bytes, count in
      guard let frame = FramePointer(data), let bytes, frame.pointee.skipped == 0 else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      guard state.pointee.position == .text || state.pointee.position == .runText else { return }
      state.pointee.item.append(bytes, count, frame, limit: state.pointee.limits.textBytes)
    })

  static func finishItem(_ frame: FramePointer, _ state: UnsafeMutablePointer<State>) {
    guard state.pointee.texts.count <= state.pointee.limits.sharedStrings else {
      return frame.fail(.tooLarge(.sharedStrings, maximum: state.pointee.limits.sharedStrings))
    }
    let text = state.pointee.item.text.buffer
    if text.count > state.pointee.limits.cellTextUnits, utf16Units(text) > state.pointee.limits.cellTextUnits
    {
      let index = state.pointee.texts.count - 1
      state.pointee.warnings.add(
        "Shared string \(index) is longer than the 32767 characters a cell may hold.")
    }
    let index = state.pointee.texts.append(utf8: text)
    if text.isEmpty { state.pointee.empty.append(index) }
    if state.pointee.wantsRuns, state.pointee.item.hasLooks {
      state.pointee.runs[index] = state.pointee.item.runs
      state.pointee.runBytes += state.pointee.item.runBytes
    }
    state.pointee.item.removeAll()
  }
}

/// A text that is put together from runs, as shared and inline strings and comments have them.
struct RichText {
  /// The text so far, escapes decoded up to the last end of a `t`.
  var text = TextBuffer()
  /// The runs that are done.
  private(set) var runs: [TextRun] = []
  /// What the open run says of its look; its length is not known yet.
  private var look = TextRun(length: 0, fontName: nil)
  /// Whether a run says anything of its look that is kept.
  private(set) var hasLooks = false
  /// The bytes that the runs take, about.
  var runBytes: Int { runs.reduce(96) { $0 + MemoryLayout<TextRun>.stride + ($1.fontName?.utf8.count ?? 0) } }
  private var textStart = 0
  private var runStart = 0

  /// Adds character data; too much of it stops the parser.
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<CChar>, _ count: Int32, _ frame: FramePointer, limit: Int) {
    text.append(UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), Int(count))
    if text.count > limit { frame.fail(.tooLarge(.textBytes, maximum: limit)) }
  }

  /// A `t` has ended: decodes its escapes.
  mutating func endText() {
    let piece = UnsafeBufferPointer(rebasing: text.buffer[textStart...])
    if StringEscapes.mayOccur(in: piece) {
      let decoded = StringEscapes.decoded(piece)
      text.truncate(to: textStart)
      decoded.withUnsafeBufferPointer { if let base = $0.baseAddress { text.append(base, $0.count) } }
    }
    textStart = text.count
  }

  /// An `r` begins.
  mutating func beginRun() {
    // Text before the first run, which the schema does not allow, is a run without a font.
    if text.count > runStart { runs.append(TextRun(length: text.count - runStart, fontName: nil)) }
    runStart = text.count
    look = TextRun(length: 0, fontName: nil)
  }

  /// Takes in an element of the properties of the open run: `rFont`, `strike`, `vertAlign`.
  mutating func takeProperty(_ name: XMLBytes, _ attributes: XMLAttributes) {
    let value = attributes.value("val")
    if name.equals("rFont") {
      if let value { look.fontName = value.string }
    } else if name.equals("strike") {
      // Without a value it is on (ECMA-376 Part 1, 18.4.10).
      look.isStruck = value.map { !["0", "false", "off"].contains($0.string) } ?? true
    } else if name.equals("vertAlign") {
      look.isRaised = value.map { ["superscript", "subscript"].contains($0.string) } ?? false
    }
  }

  /// An `r` has ended.
  mutating func endRun() {
    if look.fontName != nil || look.isStruck || look.isRaised { hasLooks = true }
    if text.count > runStart {
      look.length = text.count - runStart
      runs.append(look)
    }
    look = TextRun(length: 0, fontName: nil)
    runStart = text.count
  }

  /// Begins anew.
  @inline(__always)
  mutating func removeAll() {
    text.removeAll()
    textStart = 0
    runStart = 0
    if !runs.isEmpty { runs = [] }
    if hasLooks { hasLooks = false }
  }
}

extension WorkbookReadError.Detail {
  /// Markup inside a text.
  static let elementInText = Self("a text holds another element", "một văn bản lại chứa phần tử khác")
}

/// The shared strings of a workbook.
struct SharedStrings {
  /// The texts; shared string 0 of the file is text 1.
  var texts = TextTable()
  /// The indices of empty texts, ascending.
  var empty: [UInt32] = []
  /// The runs with a look of their own, by index of the text.
  var runs: [UInt32: [TextRun]] = [:]

  /// Whether a text is empty.
  func isEmpty(_ index: UInt32) -> Bool {
    var low = 0
    var high = empty.count
    while low < high {
      let middle = (low + high) / 2
      if empty[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < empty.count && empty[low] == index
  }
}

extension WorkbookPackage {
  /// Reads the shared strings, counting their memory as they come.
  func readSharedStrings(
    _ entry: ZipEntry, wantsRuns: Bool, warnings: WarningList, usesLane: Bool
  ) throws(WorkbookReadError) -> SharedStrings {
    let (parser, inflater) = try tools.take()
    defer { tools.giveBack(parser, inflater) }
    let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
    let state = UnsafeMutablePointer<SharedStringsPart.State>.allocate(capacity: 1)
    state.initialize(to: .init(wantsRuns: wantsRuns, limits: limits, warnings: warnings))
    defer {
      state.pointee.free()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    // Room for what its packed bytes may well hold; what the directory says alone reserves nothing.
    state.pointee.texts.reserve(bytes: min(entry.size, entry.packedSize * 8, limits.memoryBytes / 2))
    parser.begin(SharedStringsPart.handlers, state: UnsafeMutableRawPointer(state))
    let feed = CanonicalTexts.feed(
      parser, state, size: entry.size, usesLane: usesLane, known: tools.knownAroundStrings)
    var kept = 0
    do throws(WorkbookReadError) {
      var more = true
      while more {
        more = try feed.feed(from: stream)
        try budget.check(feed.lastCount)
        let now = state.pointee.texts.memory + state.pointee.runBytes + state.pointee.empty.count * 4
        try budget.keep(now - kept)
        kept = now
      }
    } catch {
      // Of a part that the lane read a piece of, expat says what is wrong when it has all of it.
      guard feed.wasFast, !error.isOfBudget else { throw error.located(part: entry.shownName) }
      budget.release(kept)
      return try readSharedStrings(
        entry, wantsRuns: wantsRuns, warnings: WarningList(limits: limits), usesLane: false)
    }
    return SharedStrings(
      texts: state.pointee.texts, empty: state.pointee.empty, runs: state.pointee.runs)
  }
}

extension TextTable {
  /// The bytes that it takes.
  var memory: Int { bytes.count + count * MemoryLayout<Int>.stride }
}
