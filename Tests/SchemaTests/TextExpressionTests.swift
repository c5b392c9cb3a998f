import Schema
import SchemaFiles
import TestSupport
import Testing

@Suite("Regular expressions of a schema")
struct TextExpressionTests {
  @Test(
    "are found as they are written, case ignored",
    arguments: [
      ("^Bi[eể]u ?[0-9]+$", "BIỂU 12", true), ("^Bi[eể]u ?[0-9]+$", "Biểu 12a", false),
      ("(Biểu|Bảng)\\s*\\d+(\\.\\d+)*$", "Bảng 1.2.3", true), ("^Cộng", "Tổng cộng", false),
      ("^(I|II)\\.", "ii. Một", true), ("a{2,3}b", "xaaab", true), ("^a{2,3}b", "aaaab", false),
      ("[^a-c]$", "abc", false), ("\\bxã\\b", "các xã khác", true), ("(?=Biểu)B.*2", "biểu 2", true),
      ("(?:a|)+$", "b", true), ("Người +lập", "NGƯỜI  LẬP BIỂU", true), (".*", "", true),
    ])
  func found(expression: String, text: String, isFound: Bool) throws {
    #expect(try TextExpression(expression).isFound(in: text) == isFound)
  }

  // (a+)+$ took minutes for forty letters that an x follows.
  @Test(
    "end, whatever the text",
    arguments: [
      "^(a+)+$", "^(a|a)*$", "(a|aa)+$", "^(a*)*(a*)*$", ".*.*.*.*=", "(.*a){12}$", "^((a{0,9}){0,9}){0,9}$",
    ])
  func end(expression: String) throws {
    let text = String(repeating: "a", count: 1000) + "x"
    #expect(try !TextExpression(expression).isFound(in: text))
  }

  @Test(
    "are refused where nothing bounds them",
    arguments: ["\\b(a+)+$", "(?=b)(a|a)*$", "((((){900}){900}){900}){900}"])
  func unbounded(expression: String) throws {
    #expect(throws: TextExpression.Fault.self) { try TextExpression(expression) }
    let yaml = """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units: [{code: A, name: A, reports: true}]
      layouts: [{code: form, sheet: '/\(expression)/', columns: {label: ND, value: KQ}}]
      indicators: [{code: B01, label: Một, type: count}]
      """
    let error = #expect(throws: SchemaError.self) { try SchemaFile.parse(yaml: yaml, fileName: "f") }
    #expect(error?.problems.map(\.place.path) == ["layouts[1].sheet"])
    #expect(error?.message.english.contains("a simpler regular expression") == true)
  }

  @Test("agree with the search that tries one way after the other", arguments: 1...20 as ClosedRange<UInt64>)
  func agree(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    func expression(_ depth: Int) -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let atom =
          depth > 0 && Int.random(in: 0...2, using: &random) == 0
          ? "(" + expression(depth - 1) + pick(["", "|" + expression(depth - 1)]) + ")"
          : pick(["a", "B", "ể", ".", "[ab]", "[^a]", "[a-cx]", "\\d", "\\w", "\\s", "\\.", "1"])
        return atom + pick(["", "", "", "*", "+", "?", "{2}", "{1,2}", "*?", "{1,}"])
      }.joined()
    }
    for _ in 0..<100 {
      let written = pick(["", "^"]) + expression(2) + pick(["", "$"])
      guard let bounded = BoundedExpression(written), let stepwise = try? Regex(written).ignoresCase() else {
        Issue.record("\(written) is not read")
        continue
      }
      for _ in 0..<10 {
        let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
          pick(["a", "A", "b", "c", "ể", "Ể", "1", ".", " ", "x"])
        }.joined()
        let expected = ((try? stepwise.firstMatch(in: text)) ?? nil) != nil
        #expect(bounded.isFound(in: text) == expected, "\(written) in \(text)")
      }
    }
  }
}
