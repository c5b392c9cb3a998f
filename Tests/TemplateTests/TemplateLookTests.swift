import Templates
import Testing
import WorkbookWriting

#if canImport(Foundation)
  import Foundation
#endif

@Test(
  "templates to look at are written where OUT names a folder",
  .enabled(if: ProcessInfo.processInfo.environment["OUT"] != nil))
func templatesToLookAt() throws {
  let folder = try #require(ProcessInfo.processInfo.environment["OUT"])
  for (number, schema) in (TemplateSchema.forms + TemplateSchema.grids).enumerated() {
    let template = try FilledTemplate(schema.yaml, unit: "904").template
    try WorkbookWriter.write(template.plan, to: "\(folder)/\(number + 1) \(schema.testDescription).xlsx")
  }
}
