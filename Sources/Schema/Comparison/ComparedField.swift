/// A key of the schema with what both sides say, in words.
struct ComparedField {
  /// The key.
  var key: String
  /// Its name in both languages.
  var vietnamese: String, english: String
  /// What each side says; blank: nothing.
  var before: String, after: String

  /// A key that is compared by its text.
  init(_ key: String, _ vietnamese: String, _ english: String, _ before: String?, _ after: String?) {
    self.key = key
    self.vietnamese = vietnamese
    self.english = english
    self.before = before ?? ""
    self.after = after ?? ""
  }
  /// A key that is yes or no.
  init(_ key: String, _ vietnamese: String, _ english: String, _ before: Bool, _ after: Bool) {
    self.init(key, vietnamese, english, before ? "có" : "không", after ? "có" : "không")
  }
  /// A list.
  init(_ key: String, _ vietnamese: String, _ english: String, _ before: [String]?, _ after: [String]?) {
    self.init(key, vietnamese, english, before?.joined(separator: "; "), after?.joined(separator: "; "))
  }

  /// Whether the sides differ.
  var differs: Bool { before != after }

  /// The difference in words.
  var sentence: SchemaSentence {
    switch (before.isEmpty, after.isEmpty) {
    case (true, _):
      SchemaSentence(
        vietnamese: "\(vietnamese): thêm “\(after)”", english: "\(english): now “\(Self.english(after))”")
    case (_, true):
      SchemaSentence(
        vietnamese: "\(vietnamese): bỏ “\(before)”",
        english: "\(english): no longer “\(Self.english(before))”")
    default:
      SchemaSentence(
        vietnamese: "\(vietnamese): “\(before)” → “\(after)”",
        english: "\(english): “\(Self.english(before))” → “\(Self.english(after))”")
    }
  }

  /// Yes and no are the only words of our own among the values.
  private static func english(_ text: String) -> String {
    text == "có" ? "yes" : text == "không" ? "no" : text
  }
}
