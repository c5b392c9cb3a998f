import Cells
import Foundation
import TestSupport
import Testing
import WorkbookReading

/// The fast lane against expat alone (`ReadingOptions.expatAlone`): whatever the bytes, cells, texts, formulas, warnings and errors are the same.
@Suite("The fast lane and expat alone give the same")
struct FastLaneTests {
  /// How many mutations are tried.
  static let mutations =
    ProcessInfo.processInfo.environment["TONGHOP_MUTATIONS"].flatMap(Int.init) ?? 4_000

  @Test("Rows as programs write them", arguments: CanonicalSheets.all.indices)
  func canonical(index: Int) throws {
    let bytes = Array(CanonicalSheets.all[index].utf8)
    for options in [ReadingOptions.all, []] {
      #expect(difference([bytes[...]], options) == nil)
      for cut in stride(from: 1, to: bytes.count, by: 7) {
        #expect(difference([bytes[..<cut], bytes[cut...]], options) == nil, "cut at \(cut)")
      }
    }
    let sheet = try PartReading.worksheet([bytes[...]], sharedStrings: 9, options: .all)
    #expect(sheet.cells.count >= 4)
  }

  @Test func `mutations of such rows`() {
    var random = SeededRandom(seed: 20_261_126)
    for index in 0..<Self.mutations {
      var bytes = Array(CanonicalSheets.all[random.below(CanonicalSheets.all.count)].utf8)
      for _ in 0...random.below(3) { SheetMutation.apply(to: &bytes, &random) }
      let cut = random.below(bytes.count + 1)
      let pieces = random.below(2) == 0 ? [bytes[...]] : [bytes[..<cut], bytes[cut...]]
      guard let difference = difference(pieces, random.below(2) == 0 ? .all : []) else { continue }
      Issue.record("mutation \(index): \(difference)\n\(String(decoding: bytes, as: UTF8.self))")
      return
    }
  }

  @Test func `rows between a head and a tail that were met before`() throws {
    var taken = 0
    for options in [ReadingOptions.all, []] {
      let memory = PartReading.Memory()
      for sheet in CanonicalSheets.all + CanonicalSheets.all {
        #expect(difference([Array(sheet.utf8)[...]], options, memory) == nil)
      }
      taken += memory.taken
    }
    #expect(taken > 0)
    // A head and a tail that say something only where they come together, or more than is remembered.
    let root = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    let rows = [
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
      "<row r=\"7\" hidden=\"1\"><c r=\"B7\"><v>2</v></c></row>",
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>",
      "<row r=\"3\"><c r=\"A3\"><v>1</w></c></row>",
    ]
    let heads = [
      root + "<sheetData>", root + "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>",
      root + "<sheetData><x:row xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>",
      root + "<!-- <row --><sheetData>", root + "<sheetData/><sheetData>",
    ]
    let tails = [
      "</sheetData></worksheet>",
      "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>",
      "</sheetData><mergeCells><mergeCell ref=\"A1:\"/></mergeCells></worksheet>", "</sheetData>",
      "</sheetData><sheetData><row r=\"9\"><c r=\"A9\"><v>9</v></c></row></sheetData></worksheet>",
    ]
    for options in [ReadingOptions.all, []] {
      let memory = PartReading.Memory()
      for _ in 0..<2 {
        for head in heads {
          for tail in tails {
            for row in rows {
              #expect(difference([Array((head + row + tail).utf8)[...]], options, memory) == nil)
            }
          }
        }
      }
      #expect(memory.taken > 10)
    }
  }

  @Test func `mutations of rows between a head and a tail that were met before`() {
    var random = SeededRandom(seed: 20_261_127)
    for index in 0..<Self.mutations {
      let memory = PartReading.Memory()
      let sheet = Array(CanonicalSheets.all[random.below(CanonicalSheets.all.count)].utf8)
      let options: ReadingOptions = random.below(2) == 0 ? .all : []
      _ = outcome([sheet[...]], options, usesLane: true, memory)
      var bytes = sheet
      for _ in 0...random.below(2) { SheetMutation.apply(to: &bytes, &random) }
      guard let difference = difference([bytes[...]], options, memory) else { continue }
      Issue.record("mutation \(index): \(difference)\n\(String(decoding: bytes, as: UTF8.self))")
      return
    }
  }

  @Test func `mutations of shared strings`() {
    var random = SeededRandom(seed: 7)
    for index in 0..<Self.mutations {
      var bytes = Array(CanonicalSheets.strings[random.below(CanonicalSheets.strings.count)].utf8)
      for _ in 0..<random.below(4) { SheetMutation.apply(to: &bytes, &random) }
      let cut = random.below(bytes.count + 1)
      let pieces = random.below(2) == 0 ? [bytes[...]] : [bytes[..<cut], bytes[cut...]]
      let fast = stringsOutcome(pieces, usesLane: true)
      let alone = stringsOutcome(pieces, usesLane: false)
      guard fast != alone else { continue }
      Issue.record(
        "mutation \(index): with the lane\n\(fast)\nexpat alone\n\(alone)\n\(String(decoding: bytes, as: UTF8.self))"
      )
      return
    }
  }

  @Test func `rows that are longer than a piece, and many of them`() throws {
    var rows = ""
    for row in 1...3_000 {
      let text = String(repeating: "Đoàn &amp; Hội ", count: row % 400)
      rows +=
        "<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row)</v></c><c r=\"B\(row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    }
    let fixture = WorkbookFixture(rows: rows)
    let fast = try read(fixture)
    let alone = try read(fixture, options: [.all, .expatAlone])
    #expect(fast.sheets[0].cells.count == 5_993)
    #expect(SheetContent(fast) == SheetContent(alone))
  }

  @Test func `an error behind many rows is told at its own place`() {
    var rows = (1...5_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>\n" }.joined()
    rows += "<row r=\"5001\"><c r=\"A5001\"><v>1</w></c></row>"
    let error = refusal(WorkbookFixture(rows: rows))
    guard case .illFormedXML(_, let line, let column)? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == 5_002)
    #expect(column > 20)
  }

  @Test("Every workbook of the folders beside the project", .enabled(if: !SharedWorkbooks.folders.isEmpty))
  func sharedWorkbooks() async {
    let paths = SharedWorkbooks.folders.flatMap(SharedWorkbooks.files)
    #expect(!paths.isEmpty)
    await withTaskGroup(of: String?.self) { group in
      for path in paths {
        group.addTask {
          [ReadingOptions.all, []].allSatisfy {
            SheetContent.read(path, $0) == SheetContent.read(path, $0.union(.expatAlone))
          } ? nil : path
        }
      }
      for await path in group { #expect(path == nil, "read differently") }
    }
  }

  /// What differs between the two ways; nil if nothing does.
  private func difference(
    _ pieces: [ArraySlice<UInt8>], _ options: ReadingOptions, _ memory: PartReading.Memory? = nil
  ) -> String? {
    let fast = outcome(pieces, options, usesLane: true, memory)
    let alone = outcome(pieces, options, usesLane: false)
    return fast == alone ? nil : "with the lane\n\(fast)\nexpat alone\n\(alone)"
  }

  private func outcome(
    _ pieces: [ArraySlice<UInt8>], _ options: ReadingOptions, usesLane: Bool,
    _ memory: PartReading.Memory? = nil
  ) -> String {
    do throws(WorkbookReadError) {
      let sheet = try PartReading.worksheet(
        pieces, sharedStrings: 9, options: options, usesLane: usesLane, memory: memory)
      let cells = sheet.cells.map {
        "\($0.reference) \($0.kind) \($0.number.bitPattern) \($0.text) \($0.style) \($0.flags.rawValue)"
      }
      let formulas = sheet.formulas.map { "\($0.key)=\($0.value)" }.sorted()
      return """
        \(cells)
        \(sheet.texts.ends) \(String(decoding: sheet.texts.bytes, as: UTF8.self))
        \(formulas) \(sheet.hiddenRows) \(sheet.merges) \(sheet.warnings.map { "\($0)" })
        """
    } catch { return "\(error)" }
  }

  private func stringsOutcome(_ pieces: [ArraySlice<UInt8>], usesLane: Bool) -> String {
    do throws(WorkbookReadError) {
      let (texts, warnings) = try PartReading.sharedStrings(pieces, usesLane: usesLane)
      return "\(texts.ends) \(String(decoding: texts.bytes, as: UTF8.self)) \(warnings.map { "\($0)" })"
    } catch { return "\(error)" }
  }
}

/// Sheets that another core unpacks.
@Suite("Unpacking beside parsing gives the same")
struct ReadAheadTests {
  /// Rows whose sheet is larger than what another core is begun for.
  private let rows = (1...60_000).map {
    "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"B\($0)\" t=\"inlineStr\"><is><t>Đoàn \($0)</t></is></c></row>"
  }

  @Test("Cells, and errors at any place", arguments: [nil, 3, 30_000, 59_990])
  func same(damagedRow: Int?) throws {
    var rows = rows
    if let damagedRow { rows[damagedRow] = rows[damagedRow].replacing("</v>", with: "</w>") }
    var fixture = WorkbookFixture(rows: rows.joined())
    fixture.isDeflated = true
    let bytes = fixture.bytes
    #expect(content(bytes, [.all, .readsAhead]) == content(bytes, .all))
    #expect((refusal(bytes) == nil) == (damagedRow == nil))
  }

  @Test func `packed bytes that are damaged, and a cursor that is left`() throws {
    var fixture = WorkbookFixture(rows: rows.joined())
    fixture.isDeflated = true
    var bytes = fixture.bytes
    let reader = try WorkbookReader(contents: bytes, options: .readsAhead)
    let first = try reader.cursor(of: reader.sheets[0]).nextBatch { $0.cells.count }
    #expect((first ?? 0) > 0)
    bytes[bytes.count / 2] ^= 0xFF
    #expect(content(bytes, [.all, .readsAhead]) == content(bytes, .all))
  }

  private func content(_ bytes: [UInt8], _ options: ReadingOptions) -> String {
    do throws(WorkbookReadError) {
      let workbook = try WorkbookReader.readWorkbook(contents: bytes, options: options)
      return "\(workbook.sheets[0].cells.count) \(workbook.texts.count) \(workbook.texts.bytes.hashValue)"
    } catch { return "\(error)" }
  }
}
