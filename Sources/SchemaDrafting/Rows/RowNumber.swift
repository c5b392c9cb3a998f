internal import VietnameseText

/// The number before a row: `I`, `1`, `1.1`, `a)`, `-`.
struct RowNumber: Equatable {
  /// How a number is written; numbers of one style stand on one level.
  enum Style: Hashable {
    case none
    /// A, B, C
    case letter
    /// I, II, III
    case roman
    /// 1, 2; with points 1.1 (2 parts), 1.1.1 (3 parts)
    case arabic(parts: Int)
    /// a, b, c
    case small
    /// (1), (2)
    case bracketed
    case dash, plus, star
  }
  /// The style.
  var style: Style
  /// The number without brackets and points at its end; of dashes the dash.
  var text: String

  /// A row without a number.
  static let none = RowNumber(style: .none, text: "")

  /// Reads what stands in a number column. Nil where it is no number.
  init?(_ text: String) {
    let trimmed = TextKey.trimmed(text)
    switch trimmed {
    case "-", "–", "—", "−": self.init(style: .dash, text: "-"); return
    case "+": self.init(style: .plus, text: "+"); return
    case "*", "•", "·", "●", "▪": self.init(style: .star, text: "*"); return
    default: break
    }
    // "10=11+12": the arithmetic is read elsewhere.
    let named = TextKey.trimmed(String(trimmed.prefix { $0 != "=" }))
    let isBracketed = named.hasPrefix("(") && named.hasSuffix(")")
    let body = TextKey.trimmed(named, also: "().,:/-")
    guard (1...12).contains(body.count) else { return nil }
    if body.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "." }) {
      let parts = body.split(separator: ".").count
      self.init(style: isBracketed && parts == 1 ? .bracketed : .arabic(parts: parts), text: body)
    } else if body.count <= 6, body.allSatisfy({ "IVX".contains($0) }) {
      self.init(style: .roman, text: body)
    } else if body.count == 1, let letter = body.first, letter.isLetter {
      self.init(style: letter.isUppercase ? .letter : .small, text: body)
    } else if let first = body.split(separator: ".").first, body.contains("."),
      body.split(separator: ".").allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0.isNumber || $0.isLetter } }
      ),
      first.allSatisfy({ "IVX".contains($0) }) || first.count == 1
    {
      // I.1, A.2.1
      self.init(style: .arabic(parts: body.split(separator: ".").count), text: body)
    } else {
      return nil
    }
  }

  private init(style: Style, text: String) {
    self.style = style
    self.text = text
  }

  /// Takes the number off the beginning of a label: `I. CÔNG TÁC` → I and the rest; `- Nữ` → a dash and the rest.
  static func split(_ label: String) -> (number: RowNumber, rest: String) {
    let text = TextKey.trimmed(label)
    guard let first = text.first else { return (.none, "") }
    if "-–—−+*•·●▪".contains(first), let number = RowNumber(String(first)) {
      return (number, TextKey.trimmed(String(text.dropFirst())))
    }
    guard let end = text.firstIndex(of: " "), text.distance(from: text.startIndex, to: end) <= 10 else {
      return (.none, text)
    }
    let head = String(text[..<end])
    let isMarked = head.hasSuffix(".") || head.hasSuffix(")") || head.hasSuffix("/") || head.hasSuffix(":")
    let isPointed = head.contains(".") && head.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "." }
    guard isMarked || isPointed, let number = RowNumber(head) else { return (.none, text) }
    return (number, TextKey.trimmed(String(text[end...])))
  }
}
