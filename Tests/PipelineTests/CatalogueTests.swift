import Findings
import Pipeline
import TestSupport
import Testing

@Suite("The catalogue of rules")
struct CatalogueTests {
  @Test("Every code and every name stands once") func unique() {
    #expect(Set(Catalogue.rules.map(\.code)).count == Catalogue.rules.count)
    #expect(Set(Catalogue.rules.map(\.name)).count == Catalogue.rules.count)
  }

  @Test("Every text of every rule is there in both languages", arguments: Catalogue.rules.map(\.code))
  func texts(code: String) throws {
    let rule = try #require(Catalogue.rule(code))
    for text in [rule.title, rule.checks, rule.matters, rule.example, rule.remedy] {
      #expect(!text.vietnamese.isEmpty && !text.english.isEmpty && text.vietnamese != text.english)
    }
  }

  // What units get told them to ask the unit.
  @Test("What is to be done about a unit's own return is said so that the unit can do it") func addressed() {
    let ofOffice: Set = ["M600", "M601", "I023", "P306", "P307"]
    for rule in Catalogue.rules where rule.severity <= .warning && !ofOffice.contains(rule.code) {
      #expect(!rule.remedy.english.hasPrefix("Ask"), "\(rule.code)")
      for words in ["Đề nghị đơn vị", "Hỏi", "received.csv"] {
        #expect(!rule.remedy.vietnamese.contains(words), "\(rule.code)")
      }
    }
  }

  @Test("The page of the documentation is what the rules say") func document() {
    #expect(
      Golden.difference(of: Catalogue.document, from: "Sources/Pipeline/Pipeline.docc/RuleCatalogue.md")
        == nil)
  }
}
