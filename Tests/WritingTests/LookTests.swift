internal import Schema
import Consolidation
import Findings
import Testing
import WorkbookWriting
import Glibc

/// Workbooks to look at, only where a folder for them is named.
@Test("a workbook to look at is written where OUT names a folder")
func workbooksToLookAt() throws {
  guard let folder = getenv("OUT").map({ String(cString: $0) }) else { return }
  for (name, units, indicators) in [("small", 21, 40), ("large", 102, 40)] {
    var options = CampaignFixture.Options()
    options.units = units
    options.indicators = indicators
    options.findingsPerUnit = 3
    let run = CampaignFixture(options).result
    try WorkbookWriter.write(ConsolidatedWorkbook.plan(for: run), to: "\(folder)/\(name).xlsx")
  }
  var options = CampaignFixture.Options()
  (options.units, options.indicators, options.findingsPerUnit) = (5, 9, 1)
  (options.language, options.header) = (.english, .state)
  (options.hasPlan, options.hasGrid, options.synthetic) = (true, true, false)
  let run = CampaignFixture(options).result
  try WorkbookWriter.write(ConsolidatedWorkbook.plan(for: run), to: "\(folder)/english.xlsx")
}
