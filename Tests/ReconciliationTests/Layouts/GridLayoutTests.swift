import Facts
import Findings
import Reconciliation
import Schema
import Cells
import Facts
import Findings
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("A grid is read by its headings and the names of its rows")
struct GridLayoutTests {
  static let oddities: [FormLayoutTests.Oddity] = [
    FormLayoutTests.Oddity("as the template has it") { _ in },
    FormLayoutTests.Oddity("lower and to the right") { $0.move(rows: 4, columns: 1) },
    FormLayoutTests.Oddity("a merged heading that was taken apart") {
      $0.merges = ["A1:E1", "A3:A4", "B3:B4", "E3:E4"]
    },
    FormLayoutTests.Oddity("a group's title above the headings") { sheet in
      sheet.insertRows(1, before: 3)
      sheet["C3"] = "Số liệu đến ngày 29/8"
      sheet.merges = ["A3:A5", "B3:B5", "C3:E3", "C4:D4", "E4:E5"]
    },
    FormLayoutTests.Oddity("the total first") { sheet in
      let total = (3...5).map { sheet.cells[CellReference(row: 9, column: $0)] }
      sheet.deleteRow(9)
      sheet.insertRows(1, before: 6)
      sheet["B6"] = "Tổng cộng"
      for (position, content) in total.enumerated() {
        // The sums themselves are not what this is about.
        if case .formula(_, let value?) = content {
          sheet.cells[CellReference(row: 6, column: 3 + position)] = value
        }
      }
    },
    FormLayoutTests.Oddity("columns exchanged") { sheet in
      sheet.merges = ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]
      for row in 3...9 {
        let (c, d, e) = (sheet["C\(row)"], sheet["D\(row)"], sheet["E\(row)"])
        sheet["C\(row)"] = e
        sheet["D\(row)"] = c
        sheet["E\(row)"] = d
      }
      for (letter, value) in [("C", 35.0), ("D", 90), ("E", 42)] { sheet["\(letter)9"] = .number(value) }
      sheet["C5"] = "(3)"
      sheet["D5"] = "(4)"
      sheet["E5"] = "(5)"
    },
    FormLayoutTests.Oddity("rows in another order") { sheet in
      for letter in ["B", "C", "D", "E"] {
        let first = sheet["\(letter)6"]
        sheet["\(letter)6"] = sheet["\(letter)8"]
        sheet["\(letter)8"] = first
      }
    },
    FormLayoutTests.Oddity("names as people write them") { sheet in
      sheet["B6"] = "TT. Tân Hiệp"
      sheet["B7"] = "TÂN HỘI"
      sheet["B8"] = "X. Thạnh Đông "
    },
    FormLayoutTests.Oddity("a signature below") { sheet in
      sheet["B11"] = "Người lập biểu"
      sheet["D11"] = "Bí thư"
      sheet["D15"] = "Trần Thị B"
    },
    FormLayoutTests.Oddity("any sheet name") { $0.name = "Sheet2" },
  ]

  @Test(arguments: oddities)
  func `a harmless oddity changes no fact and is no warning`(oddity: FormLayoutTests.Oddity) throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.grid()
    oddity.change(&sheet)
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(fixture.facts(one).filter { $0.contains("/") }.sorted() == CampaignFixture.gridFacts.sorted())
    #expect(one.findings.filter { $0.severity < .info }.map(\.message.english) == [])
    #expect(one.content.cells.isConserved)
  }

  // Half of the columns stand in the first of the two rows, and the others were lost.
  @Test(arguments: ["Xã,phường,thị trấn", "Xã / phường / thị trấn", nil])
  func `two heading rows are read whole under another heading of the rows`(name: String?) throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("indicators: [B10, B11, D01]", with: "indicators: [B10, B11, D01, D03]"))
    var sheet = CampaignFixture.grid()
    sheet["B3"] = name.map { .text($0) }
    sheet["F3"] = "Kinh phí thực hiện"
    for (row, figure) in zip(6...9, [100.0, 200, 300, 600]) { sheet["F\(row)"] = .number(figure) }
    sheet.merges.append("F3:F4")
    let one = try fixture.one([CampaignFixture.form(), sheet])
    let facts = fixture.facts(one).filter { $0.contains("/") }
    #expect(facts.filter { !$0.contains("D03") }.sorted() == CampaignFixture.gridFacts.sorted())
    #expect(facts.filter { $0.contains("D03") }.count == 3)
    #expect(one.findings.filter { $0.severity < .info }.map(\.message.english) == [])
  }

  @Test func `homonyms are told apart by the row that names one in full`() throws {
    let yaml = CampaignFixture.yaml.replacing("name: Xã Tân Hội", with: "name: Xã Tân Hiệp")
    let fixture = try CampaignFixture(yaml)
    var sheet = CampaignFixture.grid()
    sheet["B7"] = "Tân Hiệp"
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(fixture.facts(one).contains("30853/B10 = 30"))
    #expect(fixture.findings(one) == [])
  }

  @Test func `a row that names no unit is said to belong to none`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.grid()
    sheet["B7"] = "Xã Vĩnh Tân"
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(
      one.findings.map(\.message.vietnamese).contains {
        $0.hasPrefix("Dòng 7 “Xã Vĩnh Tân” không thuộc đơn vị nào")
      })
  }

  @Test func `running numbers that are printed in blank rows are the template's, other numbers are said`()
    throws
  {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.grid()
    let total = (2...5).map { sheet.cells[CellReference(row: 9, column: $0)] }
    sheet.deleteRow(9)
    sheet.insertRows(1, before: 6)
    for (position, content) in total.enumerated() {
      guard case .formula(_, let value?) = content else { continue }
      sheet.cells[CellReference(row: 6, column: 2 + position)] = value
    }
    sheet["B6"] = "Tổng cộng"
    for number in 4...10 { sheet["A\(number + 6)"] = .number(Double(number)) }
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(fixture.findings(one) == [])
    #expect(one.content.cells.isConserved)
    sheet["A13"] = 70
    let other = try fixture.one([CampaignFixture.form(), sheet])
    #expect(fixture.findings(other).map { $0.prefix(9) } == ["S018 info"])
  }

  @Test func `free rows keep their labels, filled down where there are two`() throws {
    let yaml = CampaignFixture.yaml
      .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: [Mặt hàng, Thị trường]")
      .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1")
    let fixture = try CampaignFixture(yaml)
    let sheet = SheetBuilder(
      "Biểu 2",
      [
        ["Mặt hàng", "Thị trường", "Cây xanh trồng mới", "Lượt nữ dự", "Tổng số lượt người dự"],
        ["Hạt điều", "Đức", 1, 2, 3], [nil, "Pháp", 4, 5, 6], ["Gạo", "Đức", 7, 8, 9],
        ["Tổng cộng", nil, 12, 15, 18],
      ])
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(
      fixture.facts(one).filter { $0.contains("D01") && $0.contains("/") } == [
        "Hạt điều > Đức/D01 = 1", "Hạt điều > Pháp/D01 = 4", "Gạo > Đức/D01 = 7",
      ])
    #expect(one.printedTotals.map(\.value).sorted() == [12, 15, 18])
    #expect(fixture.findings(one) == [])
  }

  @Test func `free rows with one label column borrow the text to their left where labels come twice`() throws
  {
    let yaml = CampaignFixture.yaml
      .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Thị trường")
      .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1")
    let fixture = try CampaignFixture(yaml)
    let sheet = SheetBuilder(
      "Biểu 2",
      [
        ["Mặt hàng", "Thị trường", "Cây xanh trồng mới", "Lượt nữ dự", "Tổng số lượt người dự"],
        ["Hạt điều", "Đức", 1, 2, 3], ["Gạo", "Đức", 7, 8, 9],
      ])
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(
      fixture.facts(one).filter { $0.contains("D01") && $0.contains("/") } == [
        "Hạt điều > Đức/D01 = 1", "Gạo > Đức/D01 = 7",
      ])
  }

  @Test func `printed column codes are the surest identity`() throws {
    let yaml = CampaignFixture.yaml
      .replacing(
        "{code: B10, label: Tổng số lượt người dự",
        with: "{code: B10, printed_code: C-101, label: Tổng số lượt người dự"
      )
      .replacing("{code: B11, label: Lượt nữ dự", with: "{code: B11, printed_code: C-102, label: Lượt nữ dự")
      .replacing("aliases: [Lượt người dự > Tổng số], ", with: "").replacing(
        "aliases: [Lượt người dự > Nữ], ", with: "")
    let fixture = try CampaignFixture(yaml)
    var sheet = CampaignFixture.grid()
    sheet["C2"] = "C-101"
    sheet["D2"] = "C-102"
    let one = try fixture.one([CampaignFixture.form(), sheet])
    #expect(fixture.facts(one).filter { $0.contains("/") }.sorted() == CampaignFixture.gridFacts.sorted())
    #expect(fixture.findings(one) == [])
  }

  // They were said to be missing, as if their rows had been taken out.
  @Test func `rows of sub-units that are blank at the end of a grid are there`() throws {
    let fixture = try CampaignFixture()
    var grid = CampaignFixture.grid()
    for row in 6...8 { grid["A\(row)"] = nil }
    for letter in ["B", "C", "D", "E"] { grid["\(letter)9"] = nil }
    for letter in ["C", "D", "E"] { for row in [7, 8] { grid["\(letter)\(row)"] = nil } }
    let one = try fixture.one([CampaignFixture.form(), grid])
    #expect(fixture.facts(one, places: true).contains("30856/B10 = blank @C8"))
    #expect(fixture.findings(one) == [])
    grid["B8"] = nil
    #expect(
      fixture.findings(try fixture.one([CampaignFixture.form(), grid])) == ["S011 error Biểu 2! 30856"])
  }
}
