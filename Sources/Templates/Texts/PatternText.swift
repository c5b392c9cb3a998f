internal import Schema
internal import VietnameseText

/// The text that a template shows for patterns of the schema.
enum PatternText {
  /// The first text given, else one that the first expression accepts; nil where there are letters only, or nothing.
  static func shown(_ patterns: [TextPattern]) -> String? {
    for case .text(let text) in patterns where !TextKey.isBlank(text) { return text }
    for case .expression(let expression) in patterns {
      if let sample = ExpressionSample.text(for: expression) { return sample }
    }
    return nil
  }

  /// The column that patterns name by its letters; nil where they name none.
  static func column(_ patterns: [TextPattern]) -> Int? {
    for case .column(let column) in patterns { return column }
    return nil
  }

  /// Whether a pattern is meant by a text.
  static func fits(_ pattern: TextPattern, _ text: String) -> Bool {
    switch pattern {
    case .text(let wanted): return TextKey.toned(wanted) == TextKey.toned(text)
    case .expression(let expression):
      return (try? TextExpression(expression))?.isFound(in: TextKey.singleSpaced(text)) == true
    case .column: return false
    }
  }

  /// The levels of a heading: `Tỷ lệ > So kế hoạch` stands in two rows.
  static func levels(of heading: String) -> [String] {
    heading.split(separator: ">").map { TextKey.singleSpaced(String($0)) }.filter { !$0.isEmpty }
  }
}
