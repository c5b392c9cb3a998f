import Schema
import TestSupport
import Testing
import Validation

@Suite(.enabled(if: Reference.isThere)) struct ReferenceAgreementTests {
  private struct BalanceCase: Codable {
    var total: Double?, parts: [Double?], relation: String, decimals: Int
  }

  @Test("Ten thousand balances agree with the reference", arguments: [1] as [UInt64])
  func balances(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let cases = (0..<10_000).map { _ -> BalanceCase in
      let decimals = Int.random(in: 0...2, using: &random)
      let unit = [1.0, 0.1, 0.01][decimals]
      func figure(_ most: Int) -> Double? {
        Int.random(in: 0..<8, using: &random) == 0
          ? nil : Double(Int.random(in: 0...most, using: &random)) * unit
      }
      let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in figure(9) }
      let relation = ["part", "of-which", "overlapping"][Int.random(in: 0..<3, using: &random)]
      let sum = parts.compactMap { $0 }.reduce(0, +) + Double(Int.random(in: -2...2, using: &random)) * unit
      return BalanceCase(
        total: Bool.random(using: &random) ? sum : figure(30), parts: parts, relation: relation,
        decimals: decimals)
    }
    let expected = try Reference.run(
      """
      out = []
      for c in data:
          f = ref.balance(c.get("total"), c["parts"], c["relation"], c["decimals"])
          out.append([f["code"], f.get("residual")] if f else ["", None])
      """, cases, as: [[Verdict?]].self)
    for (given, answer) in zip(cases, expected) {
      var unit = 0.5
      for _ in 0..<given.decimals { unit /= 10 }
      let verdict = BalanceVerdict.of(
        total: given.total, parts: given.parts, relation: ParentRelation(rawValue: given.relation) ?? .part
      ) { given.decimals == 0 ? 0 : Double($0 + 1) * unit }
      let code: String
      var residual: Double?
      switch verdict {
      case .holds: code = ""
      case .fails(let by): (code, residual) = (given.relation == "part" ? "B130" : "B131", by)
      case .failsDespiteBlanks(let by): (code, residual) = ("R121", by)
      case .notCheckable: code = "R122"
      }
      #expect(answer[0]?.text == code, "\(given)")
      if let residual { #expect(abs((answer[1]?.number ?? .nan) - residual) < 1e-9, "\(given)") }
    }
  }

  @Test("Exchanged digits and powers of ten agree with the reference", arguments: [1, 2, 3] as [UInt64])
  func slips(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let cases = (0..<300).map { _ -> [Double] in
      var figures = (0..<4).map { _ in Double(Int.random(in: 0...400, using: &random)) }
      let total = figures.reduce(0, +)
      let place = Int.random(in: 0..<4, using: &random)
      let swapped = DigitRepair.swaps(of: figures[place])
      figures[place] = Bool.random(using: &random) ? figures[place] * 10 : swapped.last ?? figures[place]
      return [total] + figures
    }
    let expected = try Reference.run(
      """
      out = []
      for t, *p in data:
          t, p = int(t), [int(x) for x in p]
          out.append([sorted(ref.transposed_digits(t, p)), sorted(ref.power_of_ten_part(t, p))])
      """, cases, as: [[[[Double]]]].self)
    for (given, answer) in zip(cases, expected) {
      func pairs(_ candidates: [DigitRepair.Candidate]) -> [[Double]] {
        candidates.map { [Double($0.cell), $0.figure] }.sorted { $0.lexicographicallyPrecedes($1) }
      }
      let parts = Array(given.dropFirst())
      #expect(pairs(DigitRepair.transposed(total: given[0], parts: parts)) == answer[0], "\(given)")
      let powers = DigitRepair.powersOfTen(total: given[0], parts: parts, tolerance: 0, isWhole: true)
      #expect(pairs(powers) == answer[1], "\(given)")
    }
  }

  private struct RuleCase: Codable {
    var values: [Double], states: [String], low: [Double?], high: [Double?], policy: String, sign: String
  }

  @Test("Three-valued rules agree with the reference", arguments: [1, 2, 3] as [UInt64])
  func rules(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let policies = MissingTreatment.allCases
    let cases = (0..<400).map { _ -> RuleCase in
      let states = (0..<4).map { _ in
        ["number", "number", "number", "blank", "pending", "not-applicable"][
          Int.random(in: 0..<6, using: &random)]
      }
      return RuleCase(
        values: (0..<4).map { _ in Double(Int.random(in: -3...6, using: &random)) }, states: states,
        low: (0..<4).map { _ in Bool.random(using: &random) ? 0 : nil },
        high: (0..<4).map { _ in
          Bool.random(using: &random) ? Double(Int.random(in: 1...4, using: &random)) : nil
        },
        policy: policies[Int.random(in: 0..<policies.count, using: &random)].rawValue,
        sign: ComparisonOperator.allCases[Int.random(in: 0..<6, using: &random)].rawValue)
    }
    // a + b − c against a · d / 2, and a ≥ 0.
    let expected = try Reference.run(
      """
      out = []
      for c in data:
          names = "abcd"
          op = {"<>": "!="}.get(c["sign"], c["sign"])
          def evaluate(v):
              left = ref.interval_sum([v["a"], v["b"], ref.interval_negative(v["c"])])
              right = ref.interval_ratio(ref.interval_product(v["a"], v["d"]), (2.0, 2.0))
              return ref.kleene_and(ref.compare(left, op, right), ref.kleene_not(ref.compare(v["a"], "<", (0.0, 0.0))))
          get = lambda key, i: c[key][i]
          operands = {n: (get("values", i), get("states", i), get("low", i), get("high", i)) for i, n in enumerate(names)}
          out.append(ref.rule(evaluate, operands, c["policy"]))
      """, cases, as: [String].self)
    let at = { (letter: String) in RuleExpression.indicator(code: letter, measure: "now") }
    for (given, answer) in zip(cases, expected) {
      let left = RuleExpression.arithmetic(.minus, .arithmetic(.plus, at("a"), at("b")), at("c"))
      let right = RuleExpression.arithmetic(.divided, .arithmetic(.times, at("a"), at("d")), .number(2))
      let sign = ComparisonOperator(rawValue: given.sign) ?? .equal
      let whole = RuleExpression.and(
        .comparison(sign, left, right), .not(.comparison(.less, at("a"), .number(0))))
      var table: [String: StatedOperand] = [:]
      for (place, letter) in ["a", "b", "c", "d"].enumerated() {
        switch given.states[place] {
        case "number": table[letter] = .figure(given.values[place])
        case "not-applicable": table[letter] = .notApplicable
        default: table[letter] = .missing(low: given.low[place], high: given.high[place])
        }
      }
      let verdict = RuleEvaluator(
        source: LetterSource(table: table), treatment: MissingTreatment(rawValue: given.policy) ?? .skip,
        tolerance: .absolute(0)
      ).verdict(whole)
      let code =
        switch verdict {
        case .passed: "passed"
        case .failed: "R120"
        case .failedDespiteBlanks: "R121"
        case .notCheckable: "R122"
        }
      #expect(code == answer, "\(given)")
    }
  }
}

/// A text or a number of the reference's answers.
private enum Verdict: Decodable {
  case string(String), double(Double)
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else {
      self = .double(try container.decode(Double.self))
    }
  }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .double(let number) = self { number } else { nil } }
}

private struct LetterSource: OperandSource {
  var table: [String: StatedOperand]
  func indicator(_ code: String, measure: String) -> StatedOperand { table[code] ?? .unknown }
  func previous(_ code: String, measure: String) -> StatedOperand { .unknown }
  func yearToDate(_ code: String, measure: String) -> [StatedOperand]? { nil }
  func field(_ name: String) -> StatedOperand { .unknown }
  func codes(from: String, to: String) -> [String] { [] }
  func isAnswered(_ code: String, measure: String) -> Truth { .unknown }
}
