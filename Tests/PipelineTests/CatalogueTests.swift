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

  @Test("The page of the documentation is what the rules say") func document() {
    #expect(
      Golden.difference(of: Catalogue.document, from: "Sources/Pipeline/Pipeline.docc/RuleCatalogue.md")
        == nil)
  }
}
