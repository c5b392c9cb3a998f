import Findings
import History
import Schema
import Testing

@Suite("Decisions")
struct DecisionBookTests {
  /// A decision about A of unit 01 in a round, whose finding has the round as its fingerprint.
  private static func decision(
    _ action: DecisionAction, was: Double?, value: Double? = nil, round: String = "1", reason: String? = nil
  ) -> Decision {
    var decision = Decision(fingerprint: round, code: "P300", action: action)
    decision.round = round
    decision.unit = "01"
    decision.figure = FigureName("A")
    decision.indicators = ["A"]
    decision.was = was.map { .number($0) }
    decision.value = value.map { .number($0) }
    decision.reason = reason
    return decision
  }
  private static func finding(_ value: Double?, round: String = "1", code: String = "P300") -> Finding {
    let rule = RuleDescription(
      code: code, name: "", level: 3, severity: .warning, title: ("", ""), checks: ("", ""),
      matters: ("", ""),
      example: ("", ""), remedy: ("", ""))
    var finding = Finding(rule, message: FindingMessage(vietnamese: "", english: ""))
    finding.round = round
    finding.unit = "01"
    finding.indicator = "A"
    finding.indicators = ["A"]
    finding.value = value
    return finding
  }

  @Test(
    "An explanation holds while the figure moves by no more than a tenth, and goes on in the next round",
    arguments: [
      (100, "1", "accepted"), (110, "1", "accepted"), (111, "1", "open again"), (90, "2", "accepted"),
      (120, "2", "nothing"),
    ] as [(Double, String, String)])
  func within(value: Double, round: String, expected: String) {
    let book = DecisionBook([Self.decision(.explain, was: 100)])
    let verdict = book.verdict(on: Self.finding(value, round: round), fingerprint: round)
    switch verdict {
    case .accepted: #expect(expected == "accepted")
    case .open(_, let noLongerFits): #expect(noLongerFits && expected == "open again")
    case nil: #expect(expected == "nothing")
    }
  }

  // An accepted balance was silent whatever became of its parts.
  @Test(
    "What a balance was held against may move as little as its figure",
    arguments: [
      ("B130", 90, 95, "accepted"), ("B130", 90, 60, "open again"), ("B130", nil, 60, "accepted"),
      ("P300", nil, 60, "accepted"), ("B130", 90, nil, "accepted"),
    ] as [(String, Double?, Double?, String)])
  func heldAgainst(code: String, then: Double?, now: Double?, expected: String) {
    var decision = Self.decision(.accept, was: 100)
    (decision.code, decision.against) = (code, then)
    var finding = Self.finding(100, code: code)
    finding.expected = now
    #expect(finding.heldAgainst == (code == "B130" ? now : nil))
    let verdict = DecisionBook([decision]).verdict(on: finding, fingerprint: "1")
    #expect(
      verdict == (expected == "accepted" ? .accepted(decision) : .open(decision, noLongerFits: true)))
    // Accepted once more, it is another decision.
    var again = decision
    again.against = now
    #expect(decision.says(again) == (then == now))
  }

  @Test("The latest decision counts; giving a figure back takes a correction and an explanation away")
  func latest() {
    var book = DecisionBook([Self.decision(.correct, was: 130, value: 13)])
    #expect(book.corrections(of: "1").map(\.becomes) == [.number(13)])
    // What is explained is the corrected figure, so the correction stays.
    book.add(Self.decision(.explain, was: 13))
    #expect(book.corrections(of: "1").map(\.becomes) == [.number(13)])
    book.add(Self.decision(.explain, was: 130))
    #expect(book.corrections(of: "1").isEmpty)
    book.add(Self.decision(.correct, was: 130, value: 14))
    #expect(book.corrections(of: "1").map(\.becomes) == [.number(14)])
    #expect(book.corrections(of: "2").isEmpty)
    book.add(Self.decision(.giveBack, was: 130))
    #expect(book.corrections(of: "1").isEmpty)
    let verdict = book.verdict(on: Self.finding(130), fingerprint: "1")
    #expect(verdict == .open(Self.decision(.giveBack, was: 130), noLongerFits: false))
    #expect(book.decisions.count == 5)
  }

  @Test("What stands already is not taken for something new")
  func standing() {
    let first = Self.decision(.explain, was: 100, reason: "hội chợ")
    let book = DecisionBook([first, Self.decision(.accept, was: 100)])
    #expect(book.holds(first) && !book.isStanding(first))
    #expect(book.isStanding(Self.decision(.accept, was: 100)))
    var shownNextRound = Self.decision(.accept, was: 100, round: "2")
    #expect(
      book.isStanding(shownNextRound), "the explanation of the round before is shown in the next workbook")
    shownNextRound.reason = "khác"
    #expect(!book.isStanding(shownNextRound))
  }

  @Test(
    "Decisions are known by their words in both languages, without tones too",
    arguments: [
      ("sửa", .correct), ("Sua", .correct), ("GIẢI TRÌNH", .explain), ("chap nhan", .accept),
      ("trả lại", .giveBack),
      ("return", .giveBack), ("explain", .explain), ("bỏ", nil), ("", nil),
    ] as [(String, DecisionAction?)])
  func words(word: String, action: DecisionAction?) { #expect(DecisionAction(word: word) == action) }
}
