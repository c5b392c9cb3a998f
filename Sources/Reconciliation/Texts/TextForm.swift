/// A text as comparisons need it. Keys are numbers that `TextForms` gave out: equal keys, equal texts for the purpose.
struct TextForm {
  /// The text in NFC, single-spaced; empty for white space only.
  var plain: String
  /// `TextKey.toned` of the whole text.
  var key: Int32
  /// `TextKey.bare` of the whole text.
  var bare: Int32
  /// `TextKey.toned` of its words, without numbering, bracketed unit and closing punctuation.
  var label: Int32
  /// `TextKey.bare` of its words.
  var labelBare: Int32
  /// `TextKey.toned` of the words before a bracket at the end: `Kết quả (tấn)` → that of `Kết quả`.
  var head: Int32
  /// The words that `label` is the key of.
  var words: String
  /// The numbering before the words.
  var numbering: String
  /// The number of the form of what stands before a colon, and what stands behind it; 0 where there is no colon.
  var beforeColon: Int32
  var afterColon: String
  /// Whether any letter carries a mark, so that the writer had a Vietnamese keyboard.
  var hasMarks: Bool
  /// Whether the text is white space only.
  var isBlank: Bool { plain.isEmpty }

  /// The form of a blank text.
  static let blank = TextForm(
    plain: "", key: 0, bare: 0, label: 0, labelBare: 0, head: 0, words: "", numbering: "", beforeColon: 0,
    afterColon: "", hasMarks: false)
}
