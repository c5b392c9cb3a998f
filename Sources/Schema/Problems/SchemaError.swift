/// A schema that cannot be used, with everything that was found wrong at once, in the order of the file.
package struct SchemaError: Error, Sendable, Equatable {
  /// What is wrong; at least one problem.
  package var problems: [SchemaProblem]
  /// How many more there were beyond those that are kept.
  package var furtherProblems: Int
  /// An error.
  package init(problems: [SchemaProblem], furtherProblems: Int = 0) {
    self.problems = problems
    self.furtherProblems = furtherProblems
  }

  /// All problems, one a line.
  package func text(in language: Language) -> String {
    var lines = problems.map { $0.sentence.text(in: language) }
    if furtherProblems > 0 {
      lines.append(
        SchemaSentence(
          vietnamese: "… và \(furtherProblems) lỗi nữa.", english: "… and \(furtherProblems) more problems."
        ).text(in: language))
    }
    return lines.joined(separator: "\n")
  }

  /// All problems in both languages, one a line.
  package var message: SchemaSentence {
    SchemaSentence(vietnamese: text(in: .vietnamese), english: text(in: .english))
  }
}

extension SchemaError: CustomStringConvertible {
  /// All problems in English, one a line.
  package var description: String { text(in: .english) }
}
