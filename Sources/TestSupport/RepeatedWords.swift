package import Findings

/// What a sentence and the advice beside it have both.
package enum RepeatedWords {
  /// Four words in a row of an advice that stand in a message too, in either language; nil: there are none.
  package static func first(of advice: FindingMessage, in message: FindingMessage) -> String? {
    first(of: advice.vietnamese, in: message.vietnamese) ?? first(of: advice.english, in: message.english)
  }
  /// The same of two texts.
  package static func first(of advice: String, in text: String) -> String? {
    let (wanted, said) = (words(advice), words(text))
    guard wanted.count >= 4, said.count >= 4 else { return nil }
    let runs = Set((0...said.count - 4).map { said[$0..<$0 + 4].joined(separator: " ") })
    return (0...wanted.count - 4).lazy.map { wanted[$0..<$0 + 4].joined(separator: " ") }.first(
      where: runs.contains)
  }
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
  }
}
