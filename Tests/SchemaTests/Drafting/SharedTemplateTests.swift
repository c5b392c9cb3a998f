import SchemaDrafting
import SchemaFiles
import Testing

@Suite("Drafts of real office templates", .enabled(if: SharedTemplates.areThere))
struct SharedTemplateTests {
  @Test("At least nine of ten things that people found in each template's list are found too")
  func agreement() throws {
    var right: [String: Int] = [:]
    var all = 0
    var agreed = 0
    var misses: [String] = []
    let list = try SharedTemplates.expected()
    #expect(list.count == 18)
    for expected in list {
      let file = expected["file"] ?? ""
      guard let draft = try? SharedTemplates.draft(file) else {
        misses.append("\(file): no draft")
        all += TemplateAgreement.columns.count
        continue
      }
      let agreement = TemplateAgreement(file: file, expected: expected, draft: draft)
      for column in TemplateAgreement.columns {
        let (agrees, found) = agreement.agreement(column)
        all += 1
        if agrees {
          agreed += 1; right[column, default: 0] += 1
        } else {
          misses.append("\(file) \(column): said '\(expected[column] ?? "")', found '\(found)'")
        }
      }
    }
    print("templates.csv: \(agreed) of \(all) agree")
    for column in TemplateAgreement.columns { print("  \(column): \(right[column] ?? 0) of \(list.count)") }
    for miss in misses { print("  - \(miss)") }
    #expect(agreed * 10 >= all * 9)
    for column in TemplateAgreement.columns {
      #expect((right[column] ?? 0) * 10 >= list.count * 9, "\(column)")
    }
  }

  @Test("Each draft can be read again as it stands, and gives the same schema") func loadable() throws {
    for expected in try SharedTemplates.expected() {
      let draft = try SharedTemplates.draft(expected["file"] ?? "")
      let text = SchemaYAMLWriter.yaml(of: draft.schema)
      let loaded = try SchemaFile.parse(yaml: text, fileName: "schema.yaml")
      #expect(loaded.schema == draft.schema, "\(expected["file"] ?? "")")
    }
  }
}
