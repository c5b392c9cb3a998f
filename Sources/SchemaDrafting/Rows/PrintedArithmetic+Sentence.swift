internal import Findings
internal import VietnameseText

extension PrintedArithmetic {
  /// The sentence leaves room for what is reported and computed, which is said behind it.
  private static let mostWords = MessageLength.mostWords - 5

  /// The arithmetic as whoever fills in the form reads it, by headings or labels instead of printed numbers, which the
  /// form that is sent out numbers anew: `“Tổng số” phải bằng “Lúa” + “Hoa màu”.` `whole`: what stands before "="; `name`:
  /// the text of a number or code. The longest texts are cut where the sentence would be too long.
  func sentence(of whole: String, name: (String) -> String?) -> String {
    let names = Dictionary(references.map { ($0, name($0).map(Self.bare) ?? "(\($0))") }) { first, _ in first
    }
    let whole = Self.bare(whole)
    func sentence(cutAt words: Int) -> String {
      func quoted(_ text: String) -> String { "“\(MessageLength.cut(text, words: words, letters: 60))”" }
      func called(_ reference: String) -> String { quoted(names[reference] ?? reference) }
      let text = expression(
        name: { called($0) },
        between: { first, last in [called(first), "…"] + (last.isEmpty ? [] : [called(last)]) })
      return "\(quoted(whole)) phải bằng \(text ?? "công thức in trong biểu")."
    }
    var longest = ([whole] + names.values).map { MessageLength.words(in: $0) }.max() ?? 1
    while longest > 2, MessageLength.words(in: sentence(cutAt: longest)) > Self.mostWords { longest -= 1 }
    return sentence(cutAt: longest)
  }

  /// A text without the arithmetic in brackets at its end: `Tổng số đơn (1=2+3+4)` → `Tổng số đơn`.
  private static func bare(_ text: String) -> String {
    guard find(in: text) != nil, text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      open > text.startIndex
    else { return text }
    return TextKey.trimmed(String(text[..<open]))
  }
}
