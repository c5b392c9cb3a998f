internal import Schema
import Consolidation
import Facts
import Findings
import Testing
import WorkbookWriting
import Glibc

/// Workbooks to look at, only where a folder for them is named.
@Test("a workbook to look at is written where OUT names a folder")
func workbooksToLookAt() throws {
  guard let folder = getenv("OUT").map({ String(cString: $0) }) else { return }
  for (name, units, indicators, findings) in [
    ("small", 21, 40, 3), ("large", 102, 40, 3), ("clean", 15, 12, 0), ("middle", 48, 20, 4),
  ] {
    var options = CampaignFixture.Options()
    options.units = units
    options.indicators = indicators
    options.findingsPerUnit = findings
    let run = CampaignFixture(options).result
    try WorkbookWriter.write(ConsolidatedWorkbook.plan(for: run), to: "\(folder)/\(name).xlsx")
  }
  var options = CampaignFixture.Options()
  (options.units, options.indicators, options.findingsPerUnit) = (5, 9, 1)
  (options.language, options.header) = (.english, .state)
  (options.hasPlan, options.hasGrid, options.synthetic) = (true, true, false)
  let run = CampaignFixture(options).result
  try WorkbookWriter.write(ConsolidatedWorkbook.plan(for: run), to: "\(folder)/english.xlsx")
  var long = CampaignFixture(options).result
  long.schema.campaign.title = String(repeating: "Chiến dịch thanh niên tình nguyện hè ", count: 6)
  for place in long.schema.units.indices {
    long.schema.units[place].name += " và các đơn vị sự nghiệp trực thuộc trên địa bàn liên huyện"
  }
  for place in long.schema.indicators.indices {
    long.schema.indicators[place].label += String(repeating: ", kể cả số phát sinh ngoài kế hoạch", count: 6)
  }
  for place in long.facts.facts.indices where long.facts.facts[place].state == .number {
    long.facts.facts[place].value *= 1e9
  }
  for place in long.totals.indices {
    long.totals[place].total = long.totals[place].total.map { $0 * 1e9 }
    long.totals[place].low = long.totals[place].total
    long.totals[place].high = long.totals[place].total
  }
  try WorkbookWriter.write(ConsolidatedWorkbook.plan(for: long), to: "\(folder)/long.xlsx")
}
