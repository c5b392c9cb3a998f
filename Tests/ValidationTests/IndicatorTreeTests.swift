import Schema
import TestSupport
import Testing
import Validation

@Suite struct IndicatorTreeTests {
  /// The parents of indicators with these numbers, by their numbers.
  private func parents(
    _ numbers: [String], hierarchy: Bool = true, change: (inout CampaignSchema) -> Void = { _ in }
  ) -> [String?] {
    var schema = CampaignSchema.forTests(
      units: 1,
      indicators: numbers.enumerated().map { place, number in
        Indicator.count("I\(place)").with { $0.number = number }
      })
    schema.layouts[0].hierarchyByNumber = hierarchy
    change(&schema)
    return IndicatorTree(schema).parents.map { $0.map { numbers[$0] } }
  }

  @Test("Printed numbers make parts of their totals where the layout says so")
  func numbers() {
    #expect(parents(["1", "1.1", "1.1.2", "1.2.", "2", "10"]) == [nil, "1", "1.1", "1", nil, nil])
    #expect(parents(["101", "1011", "1012", "102", "10121"]) == [nil, "101", "101", nil, "1012"])
    #expect(parents(["I", "1", "a)", "-"]) == [nil, nil, nil, nil])
    #expect(parents(["1", "1.1"], hierarchy: false) == [nil, nil])
  }

  @Test("Numbers begin anew in each section, and what an indicator says itself counts")
  func exceptions() {
    #expect(
      parents(["1", "1.1", "1", "1.1"]) { schema in
        for place in 0..<4 { schema.indicators[place].section = place < 2 ? "A" : "B" }
      } == [nil, "1", nil, "1"])
    let explicit = parents(["1", "2", "1.1"]) { schema in
      schema.indicators[2].parent = "I1"
      schema.indicators[2].relation = .ofWhich
    }
    #expect(explicit == [nil, nil, "2"])
  }

  @Test("A balance of printed numbers is judged as any other")
  func balance() {
    var scenario = Scenario(
      .forTests(
        units: 2,
        indicators: ["1", "1.1", "1.2"].enumerated().map { place, number in
          Indicator.count("I\(place)").with { $0.number = number }
        }))
    scenario.schema.layouts[0].hierarchyByNumber = true
    scenario.fill(["I0": 7, "I1": 3, "I2": 4])
    scenario.facts.set("U02", "I0", 9)
    #expect(scenario.outcome().summary == ["B130 U02 I0"])
  }
}
