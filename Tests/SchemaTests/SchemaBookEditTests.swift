import Cells
import Schema
import SchemaFiles
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

@Suite("A schema's workbook that is edited in place")
struct SchemaBookEditTests {
  @Test(
    "says the new schema afterwards, however far it is from the old one",
    arguments: 200..<210 as Range<UInt64>)
  func anything(seed: UInt64) throws {
    let old = RandomSchema.schema(seed: seed, isForCells: true)
    try expectEdit(from: old, to: RandomSchema.schema(seed: seed + 1000, isForCells: true))
  }

  @Test(
    "is changed no more than needed where rows come, go, move and change",
    arguments: 300..<308 as Range<UInt64>)
  func little(seed: UInt64) throws {
    let old = RandomSchema.schema(seed: seed, isForCells: true)
    var new = old
    new.campaign.title += "!"
    new.units[new.units.count - 1].name += "!"
    new.rules = Array(new.rules.dropFirst().reversed())
    new.corrections = Array(new.corrections.dropFirst())
    var section = IndicatorSection(code: "S-9", title: "mới")
    section.title += "; \"a\""
    new.sections.insert(section, at: 0)
    let edit = try expectEdit(from: old, to: new)
    #expect(edit.changedCells == 2 && edit.addedRows == 1)
    #expect(edit.removedRows == min(1, old.rules.count) + min(1, old.corrections.count))
    #expect(edit.isReordered == (old.rules.count > 2))
  }

  @Test("is not touched where nothing changed", arguments: 400..<404 as Range<UInt64>)
  func nothing(seed: UInt64) throws {
    let schema = RandomSchema.schema(seed: seed, isForCells: true)
    let folder = try TemporaryFolder()
    let book = try BookCells.written(SchemaBookWriter.plan(of: schema), in: folder.path)
    #expect(SchemaBookEdit(of: book, from: schema, to: schema)?.edits.isEmpty == true)
  }

  @discardableResult
  private func expectEdit(from old: CampaignSchema, to new: CampaignSchema) throws -> SchemaBookEdit {
    let folder = try TemporaryFolder()
    let book = try BookCells.written(SchemaBookWriter.plan(of: old), in: folder.path)
    let edit = try #require(SchemaBookEdit(of: book, from: old, to: new))
    let bytes = try WorkbookEdit.edited(folder.contents(of: "schema.xlsx"), edit.edits)
    let again = try WorkbookReader.readWorkbook(contents: bytes)
    do {
      let read = Self.ordered(
        try SchemaFile.parse(workbook: again, fileName: "schema.xlsx", unbuilt: .none).schema)
      let wanted = Self.ordered(new)
      #expect(read.campaign == wanted.campaign)
      #expect(read.rounds == wanted.rounds)
      for (one, other) in zip(read.units, wanted.units) where one != other { #expect(one == other) }
      for (one, other) in zip(read.layouts, wanted.layouts) where one != other { #expect(one == other) }
      for (one, other) in zip(read.indicators, wanted.indicators) where one != other {
        #expect(one == other)
      }
      #expect(read.rules == wanted.rules)
      #expect(read.choices == wanted.choices)
      #expect(read.corrections == wanted.corrections)
      #expect(read.accepted == wanted.accepted)
      #expect(read == wanted)
    } catch {
      Issue.record("\(error)")
    }
    return edit
  }

  /// Fields of units and words of the campaign have no order of their own in a workbook.
  private static func ordered(_ schema: CampaignSchema) -> CampaignSchema {
    var schema = schema
    for index in schema.units.indices { schema.units[index].fields.sort { $0.name < $1.name } }
    schema.campaign.notations.sort { $0.word < $1.word }
    return schema
  }
}
