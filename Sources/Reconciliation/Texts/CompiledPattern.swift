internal import Schema

/// A list of accepted texts of the schema, made ready for comparison.
struct CompiledPattern {
  /// Accepted texts: their forms.
  var texts: [TextForm] = []
  /// Expressions.
  var expressions: [String] = []
  /// Columns named by letters, 1-based.
  var columns: [Int] = []
  /// Nothing is accepted.
  var isEmpty: Bool { texts.isEmpty && expressions.isEmpty && columns.isEmpty }

  /// How well a text fits; higher is better.
  enum Fit: Int, Comparable {
    case none, bare, head, words, whole
    static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
  }

  /// Makes patterns ready; their texts are taken into `forms`.
  init(_ patterns: [TextPattern], forms: inout TextForms) {
    for pattern in patterns {
      switch pattern {
      case .text(let text):
        texts.append(forms.taken(text))
      case .expression(let expression): expressions.append(expression)
      case .column(let column): columns.append(column)
      }
    }
  }

  /// How well a text fits.
  func fit(_ index: Int32, session: ReadingSession) -> Fit {
    let best = textFit(index, session: session)
    return best < .whole && expressionFits(index, session: session) ? .whole : best
  }

  /// Whether an expression accepts a text.
  func expressionFits(_ index: Int32, session: ReadingSession) -> Bool {
    !session.form(at: index).isBlank && expressions.contains { session.matches($0, form: index) }
  }

  /// How well a text fits the accepted ones, expressions left out.
  func textFit(_ index: Int32, session: ReadingSession) -> Fit {
    let form = session.form(at: index)
    guard !form.isBlank else { return .none }
    var best = Fit.none
    for text in texts {
      if text.key == form.key { return .whole }
      if text.label == form.label, form.label != 0 {
        best = max(best, .words)
      } else if form.head == text.key {
        best = max(best, .head)
      } else if text.bare == form.bare || (text.labelBare == form.labelBare && form.labelBare != 0),
        !form.hasMarks
      {
        best = max(best, .bare)
      }
    }
    return best
  }
}
