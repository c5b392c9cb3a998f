import SchemaFiles
import TestSupport
import Testing

@Suite("The tables of a schema's workbook")
struct SchemaBookReferenceTests {
  @Test("give every key of the model one home") func homes() { #expect(SchemaReference.homelessKeys == []) }

  @Test("give every heading one meaning") func headings() { #expect(SchemaReference.repeatedHeadings == []) }

  @Test("are what the page of the documentation says") func document() {
    #expect(
      Golden.difference(
        of: SchemaReference.document, from: "Sources/Pipeline/Pipeline.docc/SchemaReference.md") == nil)
  }
}
