import Cells

/// The fast lane for shared strings: takes `<si><t>…</t></si>`, with or without `xml:space="preserve"`. Runs with fonts,
/// phonetic runs and all else are expat's.
struct CanonicalTexts: CanonicalLane {
  typealias StatePointer = UnsafeMutablePointer<SharedStringsPart.State>

  static var itemStart: StaticString { "<si>" }
  static var itemEnd: StaticString { "</si>" }
  static var containerEnd: StaticString { "</sst>" }
  static var depth: Int { 1 }

  private let frame: FramePointer
  private let state: StatePointer
  /// The longest text that needs no look at its length.
  private let longestText: Int

  /// A feed for a part of shared strings.
  /// - Parameter known: what was met around the strings of other workbooks; nil: nobody remembers.
  static func feed(
    _ parser: ExpatParser, _ state: StatePointer, size: Int, usesLane: Bool, known: KnownSurrounds? = nil
  ) -> LaneFeed<CanonicalTexts> {
    LaneFeed(
      parser, size: size, usesLane: usesLane, limits: state.pointee.limits,
      isAmongItems: { state.pointee.position == .table },
      begin: { CanonicalTexts(parser.sharedFrame, state) },
      surrounds: known.map { surrounds($0, parser, state) })
  }

  /// Nothing is told around strings: the numbers of them that the root states are not believed.
  private static func surrounds(
    _ known: KnownSurrounds, _ parser: ExpatParser, _ state: StatePointer
  ) -> LaneSurrounds<CanonicalTexts> {
    let warned = state.pointee.warnings.mark
    let texts = state.pointee.texts.count
    return LaneSurrounds(
      known: known,
      begin: { _ in CanonicalTexts(parser.sharedFrame, state) },
      progress: { LaneProgress(texts: state.pointee.texts.count - texts) },
      told: {
        guard state.pointee.position == .document, state.pointee.warnings.mark == warned else { return nil }
        return KnownSurrounds.Told(merges: [], hiddenColumns: [])
      },
      tell: { _ in state.pointee.position = .document })
  }

  private init(_ frame: FramePointer, _ state: StatePointer) {
    self.frame = frame
    self.state = state
    longestText = min(state.pointee.limits.cellTextUnits, state.pointee.limits.textBytes)
  }

  @inline(__always)
  func takeItem(_ start: Bytes, to end: Bytes) -> Bytes? {
    var at = start
    guard CanonicalBytes.begins(at, "<t"), state.pointee.texts.count <= state.pointee.limits.sharedStrings
    else {
      return nil
    }
    at += 2
    if CanonicalBytes.begins(at, " xml:space=\"preserve\"") { at += 21 }
    guard at.pointee == UInt8(ascii: ">") else { return nil }
    at += 1
    let first = at
    if CanonicalBytes.skipText(&at), CanonicalBytes.begins(at, "</t></si>") {
      let text = UnsafeBufferPointer(start: first, count: at - first)
      if text.count <= longestText, !StringEscapes.mayOccur(in: text), at + 9 <= end {
        let index = state.pointee.texts.append(utf8: text)
        if text.isEmpty { state.pointee.empty.append(index) }
        return at + 9
      }
    }
    at = first
    guard CanonicalBytes.text(&at, into: &state.pointee.item.text),
      state.pointee.item.text.count <= longestText,
      CanonicalBytes.begins(at, "</t></si>"), at + 9 <= end
    else {
      state.pointee.item.removeAll()
      return nil
    }
    state.pointee.item.endText()
    SharedStringsPart.finishItem(frame, state)
    return at + 9
  }
}
