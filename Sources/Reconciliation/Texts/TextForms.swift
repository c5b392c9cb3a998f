private import Glibc
internal import Cells
internal import VietnameseText

/// All texts met so far, each normalised once. The same labels stand in every workbook of a campaign, so a text is
/// looked up by its bytes and its keys are plain numbers.
struct TextForms {
  /// The forms; 0 is the blank text.
  private(set) var forms: [TextForm] = [.blank]
  /// Keys given out so far; 0 is the empty key.
  private var keys: [ExactText: Int32] = [ExactText(""): 0]
  /// The first form of each hash of bytes, and the next one of the same hash.
  private var first: [UInt64: Int32] = [:]
  private var next: [Int32] = [-1]
  /// The bytes of the forms' texts as they were met.
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// Bare keys of the units of measure that a bracket behind a label may name.
  private var units: Set<String>
  /// The labels of the schema by the keys of their words, and by those of what `LabelVariant` leaves of them; nil where
  /// that is the same of several.
  private var asked: Set<Int32> = []
  private var askedByVariant: [Int32: TextForm?] = [:]
  /// Whether all texts of the schema are taken in, so that further ones are those of returns.
  private var isOfReturns = false

  /// No texts yet.
  init(units: Set<String> = []) { self.units = units }

  /// How many forms there are.
  var count: Int { forms.count }

  /// The number of a text's form.
  mutating func form(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { form(utf8: $0) }
  }

  /// A text's form, taken in where it is new. (`forms[form(text)]` would read `forms` before it has grown.)
  mutating func taken(_ text: String) -> TextForm {
    let index = Int(form(text))
    return forms[index]
  }

  /// The form of a label of the schema, under which a return may print it otherwise; see `LabelVariant`.
  mutating func taken(label text: String) -> TextForm {
    let form = taken(text)
    guard !form.isBlank, form.label != 0, asked.insert(form.label).inserted else { return form }
    let variant = variantKey(LabelVariant(form.plain, units: units).words)
    askedByVariant[variant] = .some(askedByVariant[variant] == nil ? form : nil)
    return form
  }

  /// The number of the form of a text of valid UTF-8 bytes.
  mutating func form(utf8 text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if text.isEmpty { return 0 }
    let hash = Self.hash(text)
    var candidate = first[hash] ?? -1
    while candidate >= 0 {
      if isEqual(Int(candidate), text) { return candidate }
      candidate = next[Int(candidate)]
    }
    let made = makeForm(String(decoding: text, as: UTF8.self))
    let index = Int32(truncatingIfNeeded: forms.count)
    forms.append(made)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    next.append(first[hash] ?? -1)
    first[hash] = index
    return index
  }

  /// The number of a key, given out where it is new.
  mutating func key(_ text: String) -> Int32 {
    let key = ExactText(text)
    if let known = keys[key] { return known }
    let index = Int32(truncatingIfNeeded: keys.count)
    keys[key] = index
    return index
  }

  /// Ends the texts of the schema: what comes now stands in returns.
  mutating func endSchema() { isOfReturns = true }

  /// The key of words that `LabelVariant` left.
  private mutating func variantKey(_ words: String) -> Int32 {
    key(TextKey.tonedKey(ofFolded: TextKey.folded(words)))
  }

  /// The schema's label that a text is when signs are left out that say nothing; nil where there is none, or several.
  private mutating func label(meantBy plain: String) -> TextForm? {
    guard isOfReturns, !askedByVariant.isEmpty, LabelVariant.mayDiffer(plain) else { return nil }
    let variant = LabelVariant(plain, units: units)
    if let found = askedByVariant[variantKey(variant.words)] { return found }
    guard let words = variant.withoutDigit, let spaced = variant.withSpacedDigit,
      askedByVariant[variantKey(spaced)] == nil
    else { return nil }
    return askedByVariant[variantKey(words)] ?? nil
  }

  /// Normalises a text.
  private mutating func makeForm(_ text: String) -> TextForm {
    let plain = TextKey.singleSpaced(text)
    if plain.isEmpty { return .blank }
    let parts = LabelText(plain, units: units)
    let folded = TextKey.foldedKey(ofSpaced: plain)
    let bare = TextKey.bareKey(ofFolded: folded)
    let tonedText = TextKey.tonedKey(ofFolded: folded)
    let toned = key(tonedText)
    // Most texts have neither numbering nor brackets: their words are all of them.
    let isWhole = parts.words.utf8.count == plain.utf8.count
    let words = isWhole ? folded : TextKey.folded(parts.words)
    let bareWords = isWhole ? bare : TextKey.bareKey(ofFolded: words)
    var head = Substring(plain)
    if head.utf8.last == UInt8(ascii: ")"), head.hasSuffix(")"), let open = head.lastIndex(of: "("),
      open > head.startIndex
    {
      head = head[..<open]
      while head.last == " " { head.removeLast() }
    }
    var beforeColon: Int32 = 0
    var afterColon = ""
    if plain.utf8.count <= 400, plain.utf8.contains(UInt8(ascii: ":")), let colon = plain.firstIndex(of: ":"),
      colon > plain.startIndex
    {
      beforeColon = form(TextKey.singleSpaced(String(plain[..<colon])))
      afterColon = TextKey.singleSpaced(String(plain[plain.index(after: colon)...]))
    }
    let ownLabel = isWhole ? toned : key(TextKey.tonedKey(ofFolded: words))
    let meant = asked.contains(ownLabel) ? nil : label(meantBy: plain)
    return TextForm(
      plain: plain, folded: folded, key: toned, bare: key(bare), label: meant?.label ?? ownLabel,
      labelBare: meant?.labelBare ?? key(bareWords),
      head: head.utf8.count == plain.utf8.count ? toned : key(TextKey.toned(String(head))),
      words: meant?.words ?? parts.words,
      numbering: parts.numbering, beforeColon: beforeColon, afterColon: afterColon,
      hasMarks: bare != folded,
      namesTotal: TotalWords.names(bareWords),
      unitOfMeasure: plain.utf8.count <= 60 ? UnitOfMeasure(spaced: plain, toned: tonedText) : nil)
  }

  /// Whether a form was made from these bytes.
  private func isEqual(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = ends[index - 1]..<ends[index]
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      guard let own = UnsafeBufferPointer(rebasing: all[range]).baseAddress, let other = text.baseAddress
      else {
        return text.isEmpty
      }
      return memcmp(own, other, text.count) == 0
    }
  }

  /// FNV-1a over the bytes (Fowler, Noll, Vo).
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
