/// A sentence about a schema in both languages.
package struct SchemaSentence: Sendable, Hashable {
  /// The sentence in Vietnamese and in English.
  package var vietnamese: String, english: String
  /// A sentence.
  package init(vietnamese: String, english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }
  /// The sentence in one of the languages.
  package func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
