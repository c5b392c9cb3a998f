/// Fills in the fields of a Word document. Word splits what was typed at once over several runs, so a field is looked for in
/// the text of a whole paragraph; everything else of the part stays byte by byte.
package struct TemplateFilling {
  /// The fields that were filled in, and those that are not known, in the order in which they stand.
  package private(set) var filled: [String] = [], unknown: [String] = []

  /// Nothing filled in yet.
  package init() {}

  /// Whether a part of a package can hold text with fields.
  package static func holdsText(_ name: String) -> Bool {
    guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return false }
    let base = name.dropFirst(5)
    return ["document", "header", "footer", "footnotes", "endnotes"].contains { base.hasPrefix($0) }
      && !base.contains("/")
  }

  /// The text of one element `w:t`.
  private struct Piece {
    /// The bytes of its text in the part.
    var range: Range<Int>
    /// Its text afterwards; nil: as it was.
    var replaced: [UInt8]?
  }

  /// The part with its fields filled in by `value`; what is not known stays as it stands.
  package mutating func fill(_ part: [UInt8], value: (String) -> String?) -> [UInt8] {
    var changes: [Piece] = []
    for paragraph in Self.paragraphs(part) {
      changes += fill(paragraph, of: part, value: value).filter { $0.replaced != nil }
    }
    guard !changes.isEmpty else { return part }
    var result: [UInt8] = []
    var position = 0
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += part[position..<change.range.lowerBound]
      result += change.replaced ?? []
      position = change.range.upperBound
    }
    return result + part[position...]
  }

  /// The pieces of text of each paragraph, paragraphs within paragraphs (text boxes) apart.
  private static func paragraphs(_ part: [UInt8]) -> [[Piece]] {
    var done: [[Piece]] = []
    var open: [[Piece]] = []
    var position = 0
    while let start = part[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = part[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
      position = end + 1
      let tag = part[(start + 1)..<end]
      let isEmpty = tag.last == UInt8(ascii: "/")
      let name = tag.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") || $0 == tag.first }
      switch String(decoding: name, as: UTF8.self) {
      case "w:p" where !isEmpty: open.append([])
      case "/w:p": if let last = open.popLast() { done.append(last) }
      case "w:t" where !isEmpty:
        let close = part[position...].firstIndex(of: UInt8(ascii: "<")) ?? part.endIndex
        if !open.isEmpty { open[open.count - 1].append(Piece(range: position..<close)) }
        position = close
      default: break
      }
    }
    return done + open
  }

  /// Fills in the fields of a paragraph: the piece where a field begins takes its value, the others lose their share.
  private mutating func fill(_ pieces: [Piece], of part: [UInt8], value: (String) -> String?) -> [Piece] {
    var pieces = pieces
    // All bytes of the paragraph's text, and the piece that each belongs to.
    var text: [UInt8] = []
    var owners: [Int] = []
    for (place, piece) in pieces.enumerated() {
      text += part[piece.range]
      owners += Array(repeating: place, count: piece.range.count)
    }
    var kept = [[UInt8]](repeating: [], count: pieces.count)
    var isChanged = false
    var position = 0
    while position < text.count {
      guard let end = Self.endOfField(text, from: position) else {
        kept[owners[position]].append(text[position])
        position += 1
        continue
      }
      let field = String(decoding: text[(position + 2)..<(end - 2)], as: UTF8.self)
      if let found = value(Self.plain(field)) {
        filled.append(field)
        kept[owners[position]] += Array(WordXML.escaped(found).utf8)
        isChanged = true
      } else {
        unknown.append(field)
        for place in position..<end { kept[owners[place]].append(text[place]) }
      }
      position = end
    }
    if isChanged { for place in pieces.indices { pieces[place].replaced = kept[place] } }
    return pieces
  }

  /// Where a field that begins at a position ends, behind its `}}`; nil: none begins there.
  private static func endOfField(_ text: [UInt8], from start: Int) -> Int? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    guard start + 4 < text.count, text[start] == open, text[start + 1] == open, text[start + 2] != open else {
      return nil
    }
    var place = start + 2
    // A field is a name, no sentence.
    while place + 1 < text.count, place - start < 200 {
      if text[place] == open { return nil }
      if text[place] == close { return text[place + 1] == close && place > start + 2 ? place + 2 : nil }
      place += 1
    }
    return nil
  }

  /// A field's name without the entities of XML.
  private static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&#xA0;", with: " ").replacing("&amp;", with: "&")
  }
}
