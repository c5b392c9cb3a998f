import Findings
import Testing
import Validation

@Suite struct CatalogueTests {
  @Test("Every rule is described once, in both languages")
  func descriptions() {
    let codes = Validator.rules.map(\.code)
    #expect(Set(codes).count == codes.count)
    for rule in Validator.rules {
      for text in [rule.title, rule.checks, rule.matters, rule.example, rule.remedy] {
        #expect(
          !text.vietnamese.isEmpty && !text.english.isEmpty && text.vietnamese != text.english, "\(rule.code)"
        )
      }
    }
  }
}
