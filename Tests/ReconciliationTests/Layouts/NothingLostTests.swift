import Cells
import Facts
import Findings
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("What stands a little beside its place")
struct NothingLostTests {
  @Test("a section's title over the whole table counts, in whatever order the sections stand") func titles()
    throws
  {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    // The second section first; both titles over the whole row, in the column of running numbers.
    let lines: [[CellContent?]] = [
      ["II. MÔI TRƯỜNG", nil, nil, nil, nil], ["1", "Cây xanh trồng mới", "cây", 35, nil],
      ["2", "Lượt người tham gia", "lượt người", 80, nil],
      ["3", "Kinh phí thực hiện", "nghìn đồng", 4200, nil],
      ["4", "Ngày ra quân", "ngày", .date(year: 2020, month: 8, day: 29), nil],
      ["5", "Ưu điểm", nil, "Được nhân dân ủng hộ.", nil],
      ["I. TUYÊN TRUYỀN", nil, nil, nil, nil], ["1", "Tổng số cuộc tuyên truyền", "cuộc", 7, nil],
      ["1.1", "- Giáo dục truyền thống", "cuộc", 4, nil], ["1.2", "- Cải cách hành chính", "cuộc", 3, nil],
      ["2", "Lượt người tham gia", "lượt người", 120, nil], ["3", "Tờ rơi đã phát", "tờ", 500, nil],
    ]
    for (row, line) in lines.enumerated() {
      for (column, content) in line.enumerated() {
        form[CellReference(row: 7 + row, column: 1 + column).description] = content
      }
    }
    form.merges += ["A7:E7", "A13:E13"]
    let one = try fixture.one([form, CampaignFixture.grid()])
    let facts = fixture.facts(one)
    #expect(facts.contains("A04 = 120") && facts.contains("D02 = 80"), "\(facts)")
    #expect(fixture.findings(one).allSatisfy { $0.hasPrefix("S013") }, "\(fixture.findings(one))")
  }

  @Test("another unit of measure in the label is T112") func unitInLabel() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["B16"] = "Kinh phí thực hiện (nghìn đồng)"
    #expect(try fixture.findings(fixture.one([form, CampaignFixture.grid()])).isEmpty)
    form["B16"] = "Kinh phí thực hiện (triệu đồng)"
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(
      fixture.findings(one).contains { $0.hasPrefix("T112") },
      "\(fixture.findings(one)) \(fixture.facts(one))")
    // As the template has it, and the schema too.
    let own = try CampaignFixture(
      CampaignFixture.yaml.replacing("Kinh phí thực hiện", with: "Kinh phí thực hiện (triệu đồng)"))
    #expect(try !own.findings(own.one([form, CampaignFixture.grid()])).contains { $0.hasPrefix("T112") })
  }

  @Test("what cannot be read in a row of totals is said") func totals() throws {
    let fixture = try CampaignFixture()
    for (text, code) in [
      ("xem chi tiết", "T100"), ("90/95", "T111"), ("90", ""), ("-5", "T106"), ("(5)", "T106"),
      ("12,5", "T107"),
      ("(ước 90)", ""),
    ] {
      var grid = CampaignFixture.grid()
      grid["C9"] = .text(text)
      let findings = fixture.findings(try fixture.one([CampaignFixture.form(), grid]))
      #expect(
        findings.filter { !$0.hasPrefix("T102") && !$0.hasPrefix("T103") }
          == (code.isEmpty ? [] : ["\(code) warning Biểu 2!C9 Tổng cộng B10"]))
    }
  }

  @Test(
    "a first row of figures is no row of column numbers",
    arguments: [["1", "A", "2", "3"], ["1", "2", "A", "3"], ["", "", "1", "2%"]])
  func firstRow(cells: [String]) throws {
    let fixture = try CampaignFixture()
    var grid = CampaignFixture.grid()
    for column in 0..<5 {
      let text = column < cells.count ? cells[column] : ""
      grid[CellReference(row: 5, column: column + 1).description] =
        text.isEmpty ? nil : Int(text).map { .number(Double($0)) } ?? .text(text)
    }
    let one = try fixture.one([CampaignFixture.form(), grid])
    #expect(fixture.findings(one).contains { $0.contains("Biểu 2!") }, "\(fixture.findings(one))")
  }

  @Test(
    "letters and percent signs among column numbers are no content",
    arguments: [
      ["A", "B", "1", "2", "C"], ["1", "2", "3", "4=3/2 (%)", "5"], ["A", "B", "C", "D", "E"],
      ["a", "b", "c", "1", "2"],
      ["(A)", "(B)", "(C)", "(1)", "(2)"],
    ])
  func columnNumbers(numbers: [String]) throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    for (column, text) in numbers.enumerated() {
      form[CellReference(row: 6, column: column + 1).description] =
        Int(text).map { .number(Double($0)) } ?? .text(text)
    }
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(fixture.findings(one).isEmpty, "\(fixture.findings(one))")
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
  }

  @Test("a sheet that is named after a layout and a unit is that unit's") func sheetOfUnit() throws {
    let fixture = try CampaignFixture()
    var other = CampaignFixture.form()
    other.name = "Biểu 1 An Biên"
    other["C3"] = "Huyện An Biên"
    other["D14"] = 36
    let all = fixture.reconciler.reconcile(
      WorkbookBuilder.workbook([CampaignFixture.form(), other]), file: "x.xlsx")
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["904", "905"])
    #expect(all.map { fixture.facts($0).filter { $0.hasPrefix("D01") } } == [["D01 = 35"], ["D01 = 36"]])
  }

  @Test(arguments: ["Nơi nhận:", "NGƯỜI LẬP", "Tân Hiệp, ngày 30/8/2020", "Điện thoại"])
  func `whoever signs right below a form is none of its rows`(label: String) throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("stop: [Người lập biểu]", with: "stop: []"))
    var form = CampaignFixture.form()
    form["B19"] = .text(label)
    form["D19"] = "TM. BAN CHẤP HÀNH"
    #expect(try fixture.findings(fixture.one([form, CampaignFixture.grid()])) == [])
    form["B19"] = "Ưu điểm khác"
    #expect(try fixture.findings(fixture.one([form, CampaignFixture.grid()])) == ["S018 warning Biểu 1!D19"])
  }

  @Test("a copy of a sheet with the same figures is said once") func copies() throws {
    let fixture = try CampaignFixture()
    var copy = CampaignFixture.form()
    copy.name = "Biểu 1 (2)"
    let equal = try fixture.one([CampaignFixture.form(), copy, CampaignFixture.grid()])
    #expect(fixture.facts(equal).filter { !$0.contains("/") } == CampaignFixture.formFacts)
    #expect(fixture.findings(equal) == ["S014 warning Biểu 1 (2)!D8"])
    // What differs is said of each figure, as ever.
    copy["D14"] = 36
    let other = try fixture.one([CampaignFixture.form(), copy, CampaignFixture.grid()])
    #expect(
      fixture.findings(other).sorted() == ["S014 error Biểu 1 (2)!D14 D01", "S014 warning Biểu 1 (2)!D8"])
  }
}
