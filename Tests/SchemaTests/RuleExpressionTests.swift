import Schema
import TestSupport
import Testing

@Suite("Expressions")
struct RuleExpressionTests {
  static let context = ExpressionContext(
    indicators: ["A01", "B01", "B02", "B03", "B10", "B-10", "01", "population2"],
    fields: ["communes", "A01"],
    measures: ["plan", "previous"])

  static func indicator(_ code: String, _ measure: String = "now") -> RuleExpression {
    .indicator(code: code, measure: measure)
  }

  @Test(
    "mean what is written",
    arguments: [
      ("B10 >= B01", RuleExpression.comparison(.greaterOrEqual, indicator("B10"), indicator("B01"))),
      ("B10 == B01", .comparison(.equal, indicator("B10"), indicator("B01"))),
      ("B10 != 1.5", .comparison(.unequal, indicator("B10"), .number(1.5))),
      ("B10≤population", .comparison(.lessOrEqual, indicator("B10"), .field("population"))),
      ("B-10 > B10", .comparison(.greater, indicator("B-10"), indicator("B10"))),
      ("01[plan] = 01", .comparison(.equal, indicator("01", "plan"), .number(1))),
      (
        "B01 + B02 * 2 - B03 = 0",
        .comparison(
          .equal,
          .arithmetic(
            .minus, .arithmetic(.plus, indicator("B01"), .arithmetic(.times, indicator("B02"), .number(2))),
            indicator("B03")), .number(0))
      ),
      (
        "-B01*2 < 3",
        .comparison(.less, .arithmetic(.times, .negative(indicator("B01")), .number(2)), .number(3))
      ),
      (
        "nếu B01 > 0 thì B02 >= 1 VÀ không B03 = 0",
        .implies(
          .comparison(.greater, indicator("B01"), .number(0)),
          .and(
            .comparison(.greaterOrEqual, indicator("B02"), .number(1)),
            .not(.comparison(.equal, indicator("B03"), .number(0)))))
      ),
      (
        "B01 > 0 or B02 > 0 and B03 > 0",
        .or(
          .comparison(.greater, indicator("B01"), .number(0)),
          .and(
            .comparison(.greater, indicator("B02"), .number(0)),
            .comparison(.greater, indicator("B03"), .number(0))))
      ),
      (
        "sum(B01:B03[plan], B10) = previous(B10)",
        .comparison(
          .equal, .call(.sum, [.range(from: "B01", to: "B03", measure: "plan"), indicator("B10")]),
          .call(.previous, [indicator("B10")]))
      ),
      ("both(B01; B02)", .call(.both, [indicator("B01"), indicator("B02")])),
      ("A01[now] > 0", .comparison(.greater, indicator("A01"), .number(0))),
    ])
  func meaning(text: String, expected: RuleExpression) throws {
    #expect(try RuleExpression(parsing: text, in: Self.context) == expected)
  }

  @Test("of derived columns read measures of their row")
  func derived() throws {
    let context = ExpressionContext(derivedFrom: ["now", "plan"])
    let expected = RuleExpression.arithmetic(
      .times, .arithmetic(.divided, .measure("now"), .measure("plan")), .number(100))
    #expect(try RuleExpression(parsing: "now / plan * 100", in: context) == expected)
    #expect(expected.description == "now / plan * 100")
  }

  @Test(
    "of derived columns have formulas and values, functions too; what lacks an operand has none",
    arguments: [
      ("round(now / plan * 100; 1)", "ROUND(((B2/A2)*100),1)", 42.9), ("sum(now; plan)", "(B2+A2)", 10),
      ("max(now; plan)", "IF(COUNT(B2,A2)=2,MAX(B2,A2),NA())", 7), ("abs(now - plan)", "ABS((B2-A2))", 4),
      ("round(now / plan)", "ROUND((B2/A2),0)", 0), ("sum(now; gone)", "(B2+C2)", nil),
    ] as [(String, String, Double?)])
  func derivedFormulas(_ text: String, _ formula: String, _ value: Double?) throws {
    let cells = ["plan": "A2", "now": "B2", "gone": "C2"]
    let made = DerivedFormula(cell: { cells[$0] }, value: { ["plan": 7.0, "now": 3][$0] })
    let expression = try RuleExpression(
      parsing: text, in: ExpressionContext(derivedFrom: ["now", "plan", "gone"]))
    #expect(made.text(of: expression) == formula)
    #expect(made.value(of: expression) == value)
  }

  @Test(
    "say where they are wrong, what was expected and what was probably meant",
    arguments: [
      ("", 1, "ends too early; expected an indicator", nil),
      ("B10 >=", 7, "ends too early; expected an indicator", nil),
      ("B10 >= B100", 8, "\"B100\" is not in the schema", "B10"),
      ("B10 => B01", 5, "expected an operator", ">="),
      ("B10 > B01 && B02 > 1", 11, "expected an operator", "and"),
      ("B10 > 0,5", 8, "expected an operator", "0.5"),
      ("B10 > 0 adn B02 > 0", 9, "expected an operator", "and"),
      ("B10-B01 > 0", 1, "not in the schema", "B10 - B01"),
      ("B10- B01 > 0", 1, "not in the schema", "B10 -"),
      ("B10[pln] > 0", 5, "expected the name of a measure", "plan"),
      ("B10[plan > 0", 10, "expected \"]\"", nil),
      ("B1O[plan] > 0", 1, "expected the code of an indicator", "B10"),
      ("(B10 > 0", 9, "expected an operator or \")\"", nil),
      ("B10 > 0)", 8, "expected an operator or the end", nil),
      ("B10 + 1", 1, "a condition", nil),
      ("B10", 1, "a condition", nil),
      ("not B10", 5, "a condition", nil),
      ("B01 > 0 and (B02 + 1)", 13, "a condition", nil),
      ("(B10 > 0) + 1 > 0", 1, "a number", nil),
      ("1 < B10 < 3", 9, "two comparisons in a row", nil),
      ("if B10 > 0 B01 > 0", 12, "expected an operator or \"then\"", nil),
      ("sun(B01:B03) > 0", 1, "expected the name of a function", "sum"),
      ("sum(B03:B01) > 0", 5, "B01 stands before B03", "B01:B03"),
      ("sum(B01:B3) > 0", 9, "expected the code of an indicator", "B03"),
      ("abs(B01; B02) > 0", 1, "takes 1 arguments", nil),
      ("previous(B01 + 1) > 0", 10, "the code of an indicator", nil),
      ("abs(B01:B03) > 0", 8, "expected an operator, \";\" or \")\"", nil),
      ("sum() > 0", 5, "expected an indicator", nil),
      ("A01 > 0", 1, "an indicator and a unit's field", nil),
      ("B10 > 5%", 8, "expected an operator", "/ 100"),
      ("số B10 > 0", 1, "not in the schema", nil),
      ("B10 @ 3", 5, "found \"@\"", nil),
    ] as [(String, Int, String, String?)])
  func errors(text: String, column: Int, words: String, suggestion: String?) throws {
    let error = #expect(throws: ExpressionError.self) {
      _ = try RuleExpression(parsing: text, in: Self.context)
    }
    #expect(error?.column == column)
    #expect(error?.message.english.contains(words) == true, "\(error?.message.english ?? "")")
    #expect(error?.suggestion == suggestion)
    #expect(error?.message.vietnamese.hasPrefix("Cột \(column)") == true)
  }

  @Test("that are printed and read again are the same", arguments: 0..<40 as Range<UInt64>)
  func printing(seed: UInt64) throws {
    var random = RandomExpression(seed: seed)
    for depth in 0..<25 {
      let expression = random.condition(depth: depth % 7)
      let text = expression.description
      #expect(try RuleExpression(parsing: text, in: RandomExpression.context) == expression, "\(text)")
    }
  }

  @Test("do not fall over whatever the text", arguments: 0..<20 as Range<UInt64>)
  func hostile(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "(", ")", "[", "]", "B01", "sum", "if ", "then ", "not ", " and ", "1", ".", ":", ";", "-", "<", "=",
      "é", "\u{0}",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in random.pick(pieces, default: "") }
        .joined()
      do {
        let read = try RuleExpression(parsing: text, in: Self.context)
        #expect(try RuleExpression(parsing: read.description, in: Self.context) == read)
      } catch {
        #expect(error.column >= 1 && error.column <= text.count + 1, "\(text)")
      }
    }
  }

  @Test(
    "that are too deep or too long are refused",
    arguments: [
      String(repeating: "(", count: 5_000) + "B01",
      String(repeating: "not ", count: 2_000) + "B01 > 0",
      "0 <" + String(repeating: " -", count: 4_000) + "B01",
      String(repeating: "if B01 > 0 then ", count: 600) + "B01 > 0",
      "0 < " + Array(repeating: "B01", count: 1_000).joined(separator: "+"),
      "0 < sum(" + Array(repeating: "B01", count: 2_400).joined(separator: ";") + ")",
      String(repeating: " ", count: 20_000),
    ])
  func limits(text: String) {
    let error = #expect(throws: ExpressionError.self) {
      _ = try RuleExpression(parsing: text, in: Self.context)
    }
    #expect(error?.reason == .tooLarge)
  }

  @Test("have their ranges written out in the order of the schema")
  func ranges() throws {
    let read = try RuleExpression(parsing: "B10 = sum(B01:B03[plan]; 1)", in: Self.context)
    #expect(
      try read.expandingRanges(in: Self.context).description
        == "B10 = sum(B01[plan]; B02[plan]; B03[plan]; 1)")
  }

  @Test("whose ranges would grow without bound are refused")
  func hugeRanges() throws {
    let context = ExpressionContext(indicators: (0..<5_000).map { "I\($0)" })
    let text = "0 < sum(" + Array(repeating: "I0:I4999", count: 100).joined(separator: ";") + ")"
    let read = try RuleExpression(parsing: text, in: context)
    #expect(throws: ExpressionError.self) { _ = try read.expandingRanges(in: context) }
  }
}
