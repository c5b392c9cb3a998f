import Facts
import Findings
import Schema
import Cells
import Facts
import Findings
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("What is wrong with a workbook's structure is said, with its cell")
struct StructureFindingTests {
  /// A mishap and the findings it has to give.
  struct Mishap: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var findings: [String]
    var change: @Sendable (inout SheetBuilder, inout SheetBuilder) -> Void
    init(
      _ name: String, _ findings: [String],
      _ change: @escaping @Sendable (inout SheetBuilder, inout SheetBuilder) -> Void
    ) {
      testDescription = name
      self.findings = findings
      self.change = change
    }
  }

  static let mishaps: [Mishap] = [
    Mishap("a formula without a result", ["F006 error Biểu 1!D8 A01"]) { form, _ in
      form["D8"] = .formula("SUM(D9:D10)", nil)
    },
    Mishap("a stale sum", ["F007 warning Biểu 1!D8 A01"]) { form, _ in form["D8"] = .formula("SUM(D9:D10)", 9)
    },
    Mishap("a stale total of the grid", ["F007 warning Biểu 2!C9 Tổng cộng B10"]) { _, grid in
      grid["C9"] = .formula("SUM(C6:C8)", 91)
    },
    Mishap("a hidden row", ["F009 warning Biểu 1!D14 D01"]) { form, _ in form.hiddenRows = [14] },
    Mishap("a hidden column of the grid", ["F009 warning Biểu 2!D6 30850 B11"]) { _, grid in
      grid.hiddenColumns = [4]
    },
    Mishap("a hidden sheet", ["F009 warning Biểu 2!E6"]) { _, grid in grid.state = .hidden },
    Mishap("a total that leaves out its last part", ["F010 warning Biểu 1!D8 A01"]) { form, _ in
      form["D8"] = .formula("SUM(D9:D9)", 4)
    },
    Mishap("a total that leaves out a commune", ["F010 warning Biểu 2!E9 Tổng cộng D01"]) { _, grid in
      grid["E9"] = .formula("SUM(E6:E7)", 15)
    },
    Mishap("a deleted row", ["S011 error Biểu 1! A04"]) { form, _ in form.deleteRow(11) },
    Mishap("a commune's row deleted", ["S011 error Biểu 2! 30853"]) { _, grid in
      grid.deleteRow(7)
      for (letter, value) in [("C", 60.0), ("D", 27), ("E", 30)] { grid["\(letter)8"] = .number(value) }
    },
    Mishap("a column deleted", ["S011 error Biểu 2! B11"]) { _, grid in
      for row in 3...9 { grid["D\(row)"] = nil }
      grid.merges.removeAll { $0.contains("D") }
    },
    Mishap("a reworded label", ["S012 warning Biểu 1!B14 D01"]) { form, _ in
      form["B14"] = "Số cây xanh trồng mới"
    },
    Mishap("two rows exchanged", ["S013 info Biểu 1!B9 A03"]) { form, _ in
      for letter in ["A", "B", "C", "D", "E"] {
        let first = form["\(letter)9"]
        form["\(letter)9"] = form["\(letter)10"]
        form["\(letter)10"] = first
      }
    },
    Mishap("a row twice, other figures", ["S014 error Biểu 1!D15 D01"]) { form, _ in
      form.insertRows(1, before: 15)
      for letter in ["A", "B", "C"] { form["\(letter)15"] = form["\(letter)14"] }
      form["D15"] = 37
    },
    Mishap("a row twice, the same figure", ["S014 warning Biểu 1!D15 D01"]) { form, _ in
      form.insertRows(1, before: 15)
      for letter in ["A", "B", "C", "D"] { form["\(letter)15"] = form["\(letter)14"] }
    },
    Mishap("a row twice, once reworded", ["S014 error Biểu 1!D15 D01"]) { form, _ in
      form.insertRows(1, before: 15)
      for letter in ["A", "C"] { form["\(letter)15"] = form["\(letter)14"] }
      form["B15"] = "Số cây xanh trồng mới"
      form["D15"] = 37
    },
    Mishap("a row of the unit's own under the number above it", ["S018 warning Biểu 1!D15"]) { form, _ in
      form.insertRows(1, before: 15)
      for letter in ["A", "C"] { form["\(letter)15"] = form["\(letter)14"] }
      form["B15"] = "Hàng rào cây được chăm sóc"
      form["D15"] = 3
    },
    Mishap("a commune twice", ["S014 error Biểu 2!D9 30856 B11"]) { _, grid in
      grid.insertRows(1, before: 9)
      for letter in ["A", "B", "C", "D", "E"] { grid["\(letter)9"] = grid["\(letter)8"] }
      grid["D9"] = 8
      for letter in ["C", "D", "E"] { grid["\(letter)10"] = nil }
    },
    Mishap("a typing error in a label", ["S012 warning Biểu 1!B10 A03"]) { form, _ in
      form["B10"] = "- Cải cách hàanh chính"
    },
    Mishap("a comma typed twice", ["S017 warning Biểu 1!B10 A03"]) { form, _ in
      form["B10"] = "- Cải cách,, hành chính"
    },
    Mishap("a sheet without diacritics", ["S017 warning Biểu 1!B8"]) { form, _ in
      form["B8"] = "Tong so cuoc tuyen truyen"
      form["B9"] = "- Giao duc truyen thong"
      form["B10"] = "- Cai cach hanh chinh"
      form["B11"] = "Luot nguoi tham gia"
      form["B12"] = "To roi da phat"
      form["B14"] = "Cay xanh trong moi"
      form["B15"] = "Luot nguoi tham gia"
      form["B16"] = "Kinh phi thuc hien"
    },
    Mishap("a row of the unit's own", ["S018 warning Biểu 1!D15"]) { form, _ in
      form.insertRows(1, before: 15)
      form["B15"] = "Số cuộc thi trực tuyến do đơn vị tự tổ chức"
      form["C15"] = "cuộc thi"
      form["D15"] = 3
    },
    Mishap("a column of the unit's own", ["S018 warning Biểu 1!F8"]) { form, _ in
      form["F5"] = "Cùng kỳ năm trước"
      form["F8"] = 6
      form["F9"] = 4
    },
    Mishap("a number beside the table", ["S018 info Biểu 1!H3"]) { form, _ in form["H3"] = 2020 },
    Mishap("a figure beside a section's title", ["S018 warning Biểu 1!D13"]) { form, _ in form["D13"] = 115 },
    Mishap("a commune that nobody knows", ["S018 warning Biểu 2!C9"]) { _, grid in
      grid.insertRows(1, before: 9)
      grid["B9"] = "Xã Phú Mỹ"
      grid["C9"] = 11
      for letter in ["C", "D", "E"] { grid["\(letter)10"] = nil }
    },
    Mishap("the unit of measure of a row is another", ["T112 error Biểu 1!D16 D03"]) { form, _ in
      form["C16"] = "đồng"
    },
    Mishap("words where a number is asked", ["T100 error Biểu 1!D14 D01"]) { form, _ in
      form["D14"] = "Đã thực hiện"
    },
  ]

  @Test(arguments: mishaps)
  func `a mishap gives exactly its findings`(mishap: Mishap) throws {
    let fixture = try CampaignFixture()
    var (form, grid) = (CampaignFixture.form(), CampaignFixture.grid())
    mishap.change(&form, &grid)
    let one = try fixture.one([form, grid])
    #expect(fixture.findings(one) == mishap.findings)
    #expect(one.content.cells.isConserved)
    for finding in one.findings {
      #expect(
        finding.message.vietnamese.split(separator: " ").count <= 25 + finding.message.vietnamese.count {
          $0 == "“"
        } * 8)
      #expect(finding.unit == "904" && finding.round == "2020-3" && finding.file == "bao cao.xlsx")
    }
  }

  @Test func `a label that means something else is never taken for an indicator`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["B12"] = "Tờ rơi đề phát"
    form["B14"] = "Cây cảnh bị đốn hạ"
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(fixture.facts(one).contains("D01 = blank"))
    #expect(fixture.findings(one).contains("S011 error Biểu 1! D01"))
    #expect(fixture.findings(one).contains("S018 warning Biểu 1!D14"))
    #expect(!fixture.findings(one).contains { $0.hasPrefix("S017") })
  }

  @Test func `figures of two rows that differ count neither`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form.insertRows(1, before: 15)
    for letter in ["A", "B", "C"] { form["\(letter)15"] = form["\(letter)14"] }
    form["D15"] = 37
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(fixture.facts(one).contains("D01 = ambiguous"))
  }

  @Test func `a form that is missing, and one whose headings are`() throws {
    let fixture = try CampaignFixture()
    #expect(fixture.findings(try fixture.one([CampaignFixture.form()])) == ["S010 error"])
    var form = CampaignFixture.form()
    for letter in ["A", "B", "C", "D", "E"] { form["\(letter)5"] = nil }
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(one.findings.filter { $0.code == "S010" }.map(\.sheet) == ["Biểu 1"])
    // A unit without communes has no grid to fill in.
    var other = CampaignFixture.form()
    other["C3"] = "Huyện An Minh"
    #expect(fixture.findings(try fixture.one([other])) == [])
  }

  @Test func `many columns that nobody asked for are not said one by one`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    for (position, letter) in ["F", "G", "H", "I", "J", "K", "L", "M"].enumerated() {
      form["\(letter)5"] = .text("Cột thêm \(position)")
      form["\(letter)9"] = 1
      form["\(letter)10"] = 2
    }
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(fixture.findings(one).count == 7)
    #expect(
      one.findings.last?.message.english
        == "2 more columns (L, M) are not in the template; 4 cells were not used.")
  }

  @Test func `a sheet that no layout names is said once`() throws {
    let fixture = try CampaignFixture()
    let side = SheetBuilder("Danh sách", [["Nguyễn Văn A", 1], ["Trần Thị B", 2]])
    let one = try fixture.one([CampaignFixture.form(), CampaignFixture.grid(), side])
    #expect(fixture.findings(one) == ["S018 info Danh sách!"])
    #expect(one.content.cells.unrecognised == 4)
  }

  @Test func `a blank copy of the template beside the filled sheet says nothing`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: [Biểu 1, Mẫu]"))
    var blank = CampaignFixture.form()
    blank.name = "Mẫu"
    for row in 8...18 { blank["D\(row)"] = nil }
    let one = try fixture.one([blank, CampaignFixture.form(), CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
    #expect(!one.findings.contains { $0.code == "S014" })
  }

  @Test func `the same form twice: equal figures are said, different ones count neither`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /^Biểu 1/"))
    var second = CampaignFixture.form()
    second.name = "Biểu 1 (2)"
    second["D14"] = 36
    for row in [8, 9, 10, 11, 12, 15, 16, 17, 18] { second["D\(row)"] = nil }
    let one = try fixture.one([CampaignFixture.form(), second, CampaignFixture.grid()])
    #expect(one.findings.filter { $0.code == "S014" }.map { $0.cell ?? "" } == ["D14"])
    #expect(fixture.facts(one).contains("D01 = ambiguous"))
    #expect(fixture.facts(one).contains("A01 = 7"))
  }

  @Test func `a constant where most returns have a formula`() throws {
    let fixture = try CampaignFixture()
    var returns: [ReconciledReturn] = []
    for position in 0..<6 {
      var form = CampaignFixture.form()
      form["C3"] = .text(["Huyện Tân Hiệp", "Huyện An Biên", "Huyện An Minh"][position % 3])
      if position == 5 { form["D8"] = 7 }
      returns.append(try fixture.one([form], file: "\(position).xlsx"))
    }
    fixture.reconciler.settle(&returns, earlier: [])
    let found = returns.flatMap(\.findings).filter { $0.code == "S016" }
    #expect(found.map { "\($0.file ?? "") \($0.cell ?? "") \($0.indicator ?? "")" } == ["5.xlsx D8 A01"])
    #expect(found.first?.message.english == "D8: a typed figure where 5 of 6 returns have a formula.")
  }

  @Test func `macros are mentioned once, legacy text is decoded and mentioned once`() throws {
    let fixture = try CampaignFixture()
    var workbook = WorkbookBuilder.workbook([CampaignFixture.form(), CampaignFixture.grid()])
    workbook.activeContent = [.macros]
    let all = fixture.reconciler.reconcile(workbook, file: "a.xlsm")
    #expect(all.flatMap(\.findings).map(\.code) == ["F008"])
  }

  @Test func `every rule of the structure is described in both languages, in order`() {
    let codes = Reconciler.rules.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    for code in ["F006", "F007", "F008", "F009", "F010", "I020", "I021", "I022"]
      + (10...18).map({ "S0\($0)" })
    {
      #expect(codes.contains(code))
    }
    for rule in Reconciler.rules {
      for text in [rule.title, rule.checks, rule.matters, rule.example, rule.remedy] {
        #expect(
          !text.vietnamese.isEmpty && !text.english.isEmpty && text.vietnamese != text.english, "\(rule.code)"
        )
      }
    }
  }
}
