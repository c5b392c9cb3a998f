/// A text as comparisons need it. Keys are numbers that `TextForms` gave out: equal keys, equal texts for the purpose.
final class TextForm: Sendable {
  /// The text in NFC, single-spaced; empty for white space only.
  let plain: String
  /// `TextKey.folded` of the text.
  let folded: String
  /// `TextKey.toned` of the whole text.
  let key: Int32
  /// `TextKey.bare` of the whole text.
  let bare: Int32
  /// `TextKey.toned` of its words, without numbering, bracketed unit and closing punctuation.
  let label: Int32
  /// `TextKey.bare` of its words.
  let labelBare: Int32
  /// `TextKey.toned` of the words before a bracket at the end: `Kết quả (tấn)` → that of `Kết quả`.
  let head: Int32
  /// The words that `label` is the key of.
  let words: String
  /// The numbering before the words.
  let numbering: String
  /// The number of the form of what stands before a colon, and what stands behind it; 0 where there is no colon.
  let beforeColon: Int32
  let afterColon: String
  /// Whether any letter carries a mark, so that the writer had a Vietnamese keyboard.
  let hasMarks: Bool
  /// Whether the words name a total or a sub-total.
  let namesTotal: Bool
  /// The unit of measure that the text is; nil for any other text, and where nothing is known of its worth.
  let unitOfMeasure: UnitOfMeasure?
  /// Whether the text is white space only.
  var isBlank: Bool { plain.isEmpty }

  /// A form from its parts.
  init(
    plain: String, folded: String, key: Int32, bare: Int32, label: Int32, labelBare: Int32, head: Int32,
    words: String,
    numbering: String, beforeColon: Int32, afterColon: String, hasMarks: Bool, namesTotal: Bool,
    unitOfMeasure: UnitOfMeasure?
  ) {
    self.plain = plain
    self.folded = folded
    self.key = key
    self.bare = bare
    self.label = label
    self.labelBare = labelBare
    self.head = head
    self.words = words
    self.numbering = numbering
    self.beforeColon = beforeColon
    self.afterColon = afterColon
    self.hasMarks = hasMarks
    self.namesTotal = namesTotal
    self.unitOfMeasure = unitOfMeasure
  }

  /// The form of a blank text.
  static let blank = TextForm(
    plain: "", folded: "", key: 0, bare: 0, label: 0, labelBare: 0, head: 0, words: "", numbering: "",
    beforeColon: 0,
    afterColon: "", hasMarks: false, namesTotal: false, unitOfMeasure: nil)
}
