/// The phrase of an indicator with its figure in it: "over" stands there exactly where the figure is a lower bound.
enum PhraseText {
  /// What is written where the figure goes.
  static let place = "{value}"
  /// Words that say that a figure is a lower bound.
  private static let overWords = ["trên", "hơn", "over", "more than", "at least"]

  /// The text before and after the figure, and the figure with the word before it.
  static func parts(_ phrase: String, figure: String, isLowerBound: Bool, over: String)
    -> (before: String, figure: String, after: String)
  {
    guard let range = phrase.firstRange(of: place) else { return (phrase + " ", figure, "") }
    var before = String(phrase[..<range.lowerBound])
    let after = String(phrase[range.upperBound...])
    var said: String?
    for word in overWords {
      let head = before.trimmedEnd
      guard head.lowercased().hasSuffix(word) else { continue }
      let start = head.index(head.endIndex, offsetBy: -word.count)
      guard start == head.startIndex || head[head.index(before: start)] == " " else { continue }
      said = String(head[start...])
      before = String(head[..<start])
    }
    let shown = isLowerBound ? (said ?? over) + " " + figure : figure
    return (before, shown, after)
  }
}

extension String {
  /// Without spaces at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
  /// With its first letter in upper case, the rest as it stands.
  var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
