internal import VietnameseText

/// Texts of a workbook inside a sentence.
enum TextExcerpt {
  /// A text in quotation marks, one line, cut after eight words.
  static func quoted(_ text: String) -> String {
    let line = TextKey.singleSpaced(text)
    let words = line.split(separator: " ")
    let short = words.count > 8 ? words.prefix(8).joined(separator: " ") + "…" : line
    return "“" + (short.count > 70 ? short.prefix(70) + "…" : short) + "”"
  }
}

extension String {
  /// With its first letter in upper case, the rest as it stands.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
