import Facts
import Findings
import History
import Schema
import TestSupport
import Testing

@Suite("Corrections")
struct CorrectionPassTests {
  /// Two units, a count, a number, a date and a text, and what two of the cells say.
  private static func campaign() -> (schema: CampaignSchema, facts: FactTable) {
    let schema = CampaignSchema.forTests(
      units: 2,
      indicators: [.count("A"), .of(.number, "B"), .of(.date, "C"), .of(.text, "D")])
    var builder = FactBuilder(schema)
    builder.set("U01", ["A": 130, "B": 2.5])
    builder.set("U02", "A", .ambiguous, text: "7.063")
    return (schema, builder.table())
  }
  private static func correction(
    _ unit: String, _ indicator: String, was: String?, becomes: String
  ) -> FigureCorrection {
    var correction = Correction(unit: unit, indicator: indicator, becomes: becomes)
    correction.was = was
    correction.reason = "gõ thừa"
    correction.by = "Văn phòng"
    correction.date = CalendarDay(year: 2020, month: 9, day: 6)
    return FigureCorrection(correction)
  }
  private static func fact(_ unit: Int32, _ indicator: Int32, in table: FactTable) -> Fact? {
    table.facts.first { $0.unit == unit && $0.indicator == indicator && $0.subUnit < 0 }
  }

  @Test("A corrected figure keeps what was returned, why and by whom")
  func applied() throws {
    var (schema, facts) = Self.campaign()
    let unit = Int32(schema.reportingUnits[0])
    let outcomes = CorrectionPass(schema: schema, round: nil).apply(
      [Self.correction("U01", "A", was: "130", becomes: "13")], to: &facts)
    #expect(outcomes.map(\.result) == [.applied(before: "130")])
    let fact = try #require(Self.fact(unit, 0, in: facts))
    #expect(fact.figure == 13)
    #expect(facts.text(at: fact.correctedFrom) == "130")
    #expect(facts.text(at: fact.text) == "130", "the cell still says so")
    #expect(facts.text(at: fact.note) == "Sửa từ 130: gõ thừa (Văn phòng, 06/09/2020)")
  }

  @Test("A corrected day keeps the day that was returned") func day() throws {
    let (schema, _) = Self.campaign()
    var builder = FactBuilder(schema)
    builder.set("U01", "C", .date)
    var facts = builder.table()
    let place = try #require(facts.facts.firstIndex { $0.state == .date })
    facts.facts[place].value = 44072
    let outcomes = CorrectionPass(schema: schema, round: nil).apply(
      [Self.correction("U01", "C", was: "2020-08-29", becomes: "2020-08-30")], to: &facts)
    #expect(outcomes.map(\.result) == [.applied(before: "2020-08-29")])
    let fact = try #require(Self.fact(Int32(schema.reportingUnits[0]), 2, in: facts))
    #expect(facts.text(at: fact.correctedFrom) == "2020-08-29")
    #expect(facts.text(at: fact.text) == "2020-08-29")
    #expect(facts.text(at: fact.note)?.hasPrefix("Sửa từ 29/08/2020: gõ thừa") == true)
  }

  @Test(
    "What is corrected has to be there still, in whatever way it is written",
    arguments: [
      ("U01", "A", "130", "13", "13"), ("U01", "A", "130,0", "13", "13"), ("U01", "A", nil, "1.013", "1013"),
      ("U01", "A", "131", "13", "moved 130"), ("U01", "A", "131", "130", "needless"),
      ("U02", "A", "7.063", "7063", "7063"), ("U02", "A", "trống", "5", "moved 7.063"),
      ("U02", "B", "trống", "5", "5"), ("U02", "B", "blank", "2,5", "2.5"),
      ("U01", "B", "2.5", "2.75", "2.75"),
      ("U01", "B", "2,5", "nhiều", "unreadable"), ("U02", "C", nil, "29/8/2020", "44072"),
      ("U01", "A", nil, "trống", "blank"), ("U01", "X", nil, "1", "none"), ("U09", "A", nil, "1", "none"),
    ] as [(String, String, String?, String, String)])
  func fits(unit: String, indicator: String, was: String?, becomes: String, expected: String) {
    var (schema, facts) = Self.campaign()
    let outcomes = CorrectionPass(schema: schema, round: nil).apply(
      [Self.correction(unit, indicator, was: was, becomes: becomes)], to: &facts)
    var result = ""
    switch outcomes.first?.result {
    case .applied:
      let fact = outcomes.first?.fact.map { facts.facts[$0] }
      let value = fact?.value ?? .nan
      result = value.isNaN ? fact?.state.name ?? "" : value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .moved(let now): result = "moved \(now)"
    case .needless: result = "needless"
    case .noSuchFigure: result = "none"
    case .unreadable: result = "unreadable"
    case .overruled: result = "overruled"
    case nil: result = "nothing"
    }
    #expect(result == expected)
  }

  @Test(
    "Of two corrections of a figure the first given counts, the second is told, and another round's is none")
  func precedence() throws {
    var (schema, facts) = Self.campaign()
    var other = Self.correction("U01", "A", was: nil, becomes: "99")
    other.round = "2019-4"
    let outcomes = CorrectionPass(schema: schema, round: "2020-1").apply(
      [
        other, Self.correction("U01", "A", was: "130", becomes: "13"),
        Self.correction("U01", "A", was: "130", becomes: "14"),
      ], to: &facts)
    #expect(outcomes.map(\.result) == [.applied(before: "130"), .overruled(by: .text("13"))])
    // Lines for several values that may be returned: the one that fits counts.
    var (_, others) = Self.campaign()
    let ofValues = CorrectionPass(schema: schema, round: "2020-1").apply(
      [
        Self.correction("U01", "A", was: "140", becomes: "14"),
        Self.correction("U01", "A", was: "130", becomes: "13"),
      ], to: &others)
    #expect(ofValues.map(\.result) == [.moved(now: "130"), .applied(before: "130")])
    let fact = try #require(Self.fact(Int32(schema.reportingUnits[0]), 0, in: facts))
    #expect(fact.figure == 13)
  }

  @Test("A corrected cell is no longer called unreadable; what is judged anew stays")
  func mended() {
    var (schema, facts) = Self.campaign()
    func finding(_ code: String, _ unit: String) -> Finding {
      let rule = RuleDescription(
        code: code, name: "", level: 1, severity: .error, title: ("", ""), checks: ("", ""),
        matters: ("", ""),
        example: ("", ""), remedy: ("", ""))
      var finding = Finding(rule, message: FindingMessage(vietnamese: "", english: ""))
      finding.unit = unit
      finding.indicator = "A"
      finding.measure = "now"
      return finding
    }
    let found = [finding("T105", "U02"), finding("T105", "U01"), finding("S012", "U02")]
    let outcomes = CorrectionPass(schema: schema, round: nil).apply(
      [Self.correction("U02", "A", was: "7.063", becomes: "7063")], to: &facts)
    let left = MendedFindings.removed(from: found, by: outcomes, in: facts, schema: schema)
    #expect(left.map { "\($0.code) \($0.unit ?? "")" } == ["T105 U01", "S012 U02"])
  }
}
