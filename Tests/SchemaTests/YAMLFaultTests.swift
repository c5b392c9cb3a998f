import Schema
import SchemaFiles
import Testing

/// What makes a YAML text unusable as a whole: which of several things is said, and where.
@Suite("Of a text that cannot be a schema it is said")
struct YAMLFaultTests {
  typealias Reason = SchemaProblem.Reason

  /// The one problem of a text, as `line:column`, and its reason.
  private func fault(_ text: String) -> (place: String, reason: Reason)? {
    do {
      _ = try SchemaFile.parse(yaml: text, fileName: "schema.yaml")
      return nil
    } catch {
      #expect(error.problems.count == 1)
      guard let problem = error.problems.first else { return nil }
      return (problem.place.line.map { "\($0):\(problem.place.column ?? 0)" } ?? "", problem.reason)
    }
  }

  @Test(
    "that it is blank",
    arguments: [" \n\n", "# a\n  # b\n", "---\n", "--- # a\n...\n", "~"])
  func blank(text: String) {
    let found = fault(text)
    #expect(found?.reason == .blankFile)
    #expect(found?.place == "")
  }

  @Test(
    "which key stands twice: the first by the letters, where it stands first",
    arguments: [
      ("b: 1\na: 1\nb: 2\na: 2\n", "2:1", "a"),
      ("a: 1\n\"a\": 2\n", "1:1", "a"),
      ("d: 1\nd: 2\na: {c: 1, e: 1, e: 2, c: 2}\n", "3:5", "c"),
      ("a: 1\n!t a: 2\n", "1:1", "a"),
      ("{é: 1, e\u{301}: 2}\n", "1:2", "é"),
      ("? {a: 1, a: 2}\n: 1\n", "1:4", "a"),
      ((0..<40).map { "k\($0): v\n" }.joined() + "k30: v\nk3: v\nk4: v\n", "4:1", "k3"),
    ])
  func repeated(text: String, place: String, key: String) {
    let found = fault(text)
    #expect(found?.reason == .repeatedKey(key))
    #expect(found?.place == place)
  }

  @Test(
    "that it holds what a schema does not",
    arguments: [
      ("a:\n  - &x b\n", "2:5", .unsupportedYAML(.anchors)),
      ("&x a: b\n", "1:1", .unsupportedYAML(.anchors)),
      ("a: &x !t b\n", "1:4", .unsupportedYAML(.anchors)),
      ("a: [&x b, *x]\n", "1:5", .unsupportedYAML(.anchors)),
      ("&x a: 1\n*x : 2\n", "1:1", .unsupportedYAML(.anchors)),
      ("a: !t b\n", "1:4", .unsupportedYAML(.tags)),
      ("a: ! [b]\n", "1:4", .unsupportedYAML(.tags)),
      ("a: !!seq {b: c}\n", "1:4", .unsupportedYAML(.tags)),
      ("a: 1\n? [b]\n: &x c\n", "2:3", .unsupportedYAML(.complexKeys)),
      ("? {b: 1}\n: c\n? {b: 1}\n: d\n", "1:3", .unsupportedYAML(.complexKeys)),
      ("a: 1\n--- &x b\n", "2:5", .unsupportedYAML(.documents)),
      ("a: 1\n...\n---\n{b: !t c}\n", "4:1", .unsupportedYAML(.documents)),
      ("a: &x 1\n--- b\n", "1:4", .unsupportedYAML(.anchors)),
    ] as [(String, String, Reason)])
  func unsupported(text: String, place: String, reason: Reason) {
    let found = fault(text)
    #expect(found?.reason == reason)
    #expect(found?.place == place)
  }

  @Test(
    "that it is no YAML, also where something else is refused before",
    arguments: [
      ("a: &x 1\nb: [1\n", "3:1", "did not find expected ',' or ']'"),
      ("a: !t 1\nb: *x\n", "2:4", "found undefined alias"),
      ("a: &x [*x]\n", "1:8", "found undefined alias"),
      ("a: 1\n--- *x\n", "2:5", "found undefined alias"),
      ("a: 1\n---\nb: [1\n", "4:1", "did not find expected ',' or ']'"),
      ("a: 1\n...\nb: 2\n", "3:1", "did not find expected <document start>"),
      ("a: 1\n\tb: 2\n", "2:1", "found a tab character that violates indentation"),
      (String(repeating: "[", count: 60) + "\n", "2:1", "did not find expected node content"),
      ("é: đ\r\nẽ: \"ữ\u{7}\"\r\n", "2:6", "control characters are not allowed (U+7)"),
      ("a: 1\rb: \u{FFFE}\n", "2:4", "control characters are not allowed (U+FFFE)"),
      // After a character with which the next one makes a letter.
      ("a: \u{600}\u{FFFF}\n", "1:5", "control characters are not allowed (U+FFFF)"),
      ("a: \"\\ud800\"\n", "1:7", "found invalid Unicode character escape code"),
    ])
  func syntax(text: String, place: String, words: String) {
    let found = fault(text)
    #expect(found?.reason == .syntax(words))
    #expect(found?.place == place)
  }

  @Test("that a key stands twice, also where something else is refused before")
  func repeatedAfterAnchor() {
    #expect(fault("a: &x 1\nb: 1\nb: 2\n")?.reason == .repeatedKey("b"))
    #expect(fault("a: 1\n---\nb: 1\nb: 2\n")?.place == "3:1")
    let deep = String(repeating: "[", count: 30) + "{a: 1, a: 2}" + String(repeating: "]", count: 30)
    #expect(fault(deep)?.place == "1:32")
  }

  @Test("that it is nested too deeply, from the twenty-fifth level on")
  func depth() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(fault(nested(24))?.reason == .otherShape(found: .list, expected: .mapping))
    #expect(fault(nested(25))?.reason == .tooDeep(limit: 24))
    #expect(fault(nested(25))?.place == "1:25")
    #expect(
      fault(String(repeating: "{a: ", count: 24) + "b" + String(repeating: "}", count: 24))?.place == "1:97")
    #expect(fault(String(repeating: "- ", count: 24) + "b")?.place == "1:49")
  }

  @Test(
    "in a moment that it is nested too deeply, however deep it is",
    arguments: [
      ("[", "1:25"), ("{", "1:2"), ("- ", "1:49"), ("{a: ", "1:97"), ("? ", "1:3"), ("[{a: ", "1:61"),
    ])
  func abyss(opening: String, place: String) {
    let found = fault(String(repeating: opening, count: 1_000_000 / opening.utf8.count))
    #expect(found?.place == place)
    #expect(
      found?.reason == .tooDeep(limit: 24)
        || ["{", "? "].contains(opening) && found?.reason == .unsupportedYAML(.complexKeys))
  }
}
