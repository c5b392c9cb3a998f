internal import Findings
internal import VietnameseText

/// Texts of a workbook inside a sentence.
enum TextExcerpt {
  /// A text in quotation marks, one line, cut after eight words.
  static func quoted(_ text: String) -> String { "“" + cut(text) + "”" }
  /// Two texts in quotation marks so that where they differ is in what is shown: words that both begin with are left out
  /// where the texts are too long.
  static func quoted(_ first: String, beside second: String) -> (first: String, second: String) {
    let texts = [first, second].map { TextKey.singleSpaced($0).split(separator: " ") }
    var shared = 0
    if texts.contains(where: { $0.count > 8 }) {
      while shared < min(texts[0].count, texts[1].count) - 1, texts[0][shared] == texts[1][shared] {
        shared += 1
      }
      shared = max(shared - 2, 0)
    }
    func shown(_ words: [Substring]) -> String {
      (shared > 0 ? "“…" : "“") + cut(words.dropFirst(shared).joined(separator: " ")) + "”"
    }
    return (shown(texts[0]), shown(texts[1]))
  }
  /// A text without the marks.
  static func cut(_ text: String) -> String { MessageLength.cut(text) }
}

extension String {
  /// With its first letter in upper case, the rest as it stands.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
