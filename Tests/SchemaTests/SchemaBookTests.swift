import Cells
import Schema
import SchemaFiles
import TestSupport
import Testing

@Suite("A schema kept as a workbook")
struct SchemaBookTests {
  @Test(
    "is the same schema as the one it was written from, whatever that holds",
    arguments: 0..<80 as Range<UInt64>)
  func lossless(seed: UInt64) {
    let schema = RandomSchema.schema(seed: seed, isForCells: true)
    let book = BookCells.workbook(of: SchemaBookWriter.plan(of: schema))
    expectSame(book, schema)
  }

  @Test("is the same after it was written to a file", arguments: 100..<104 as Range<UInt64>)
  func file(seed: UInt64) throws {
    let schema = RandomSchema.schema(seed: seed, isForCells: true)
    let folder = try TemporaryFolder()
    expectSame(try BookCells.written(SchemaBookWriter.plan(of: schema), in: folder.path), schema)
  }

  @Test("keeps every key, in both languages", arguments: [Language.vietnamese, .english])
  func everyKey(language: Language) throws {
    var schema = try SchemaFile.parse(yaml: FullSchema.yaml, fileName: "f", unbuilt: .none).schema
    schema.campaign.language = language
    let folder = try TemporaryFolder()
    let book = try BookCells.written(SchemaBookWriter.plan(of: schema), in: folder.path)
    expectSame(book, schema)
    #expect(
      book.sheets.map(\.name) == [
        "thong_tin", "ky", "don_vi", "sap_nhap", "bo_cuc", "cot", "muc", "chi_tieu", "quy_tac", "lua_chon",
        "sua_so", "giai_trinh",
      ])
  }

  private func expectSame(_ book: Workbook, _ schema: CampaignSchema) {
    do {
      let loaded = try SchemaFile.parse(workbook: book, fileName: "schema.xlsx", unbuilt: .none)
      let read = loaded.schema
      #expect(read.campaign == schema.campaign)
      #expect(read.rounds == schema.rounds)
      for (one, other) in zip(read.units, schema.units) where one != other {
        #expect(one == other)
      }
      for (one, other) in zip(read.layouts, schema.layouts) where one != other { #expect(one == other) }
      for (one, other) in zip(read.indicators, schema.indicators) where one != other {
        #expect(one == other)
      }
      #expect(read.rules == schema.rules)
      #expect(read.sections == schema.sections)
      #expect(read.choices == schema.choices)
      #expect(read.crosswalk == schema.crosswalk)
      #expect(read.thresholds == schema.thresholds)
      #expect(read.corrections == schema.corrections)
      #expect(read.accepted == schema.accepted)
      #expect(read == schema)
      #expect(loaded.notes.allSatisfy { $0.key.hasPrefix("layouts.") }, "\(loaded.notes)")
    } catch {
      Issue.record("\(error)\n\(SchemaYAMLWriter.yaml(of: schema))")
    }
  }
}
