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

@Suite("Whose a workbook is")
struct UnitIdentityTests {
  /// Signs and what they come to: the unit's code and the finding.
  struct Case: CustomTestStringConvertible, Sendable {
    var cell: CellContent?
    var header = "TỈNH ĐOÀN KIÊN GIANG"
    var file = "bao cao 117.xlsx"
    var sheet = "Biểu 1"
    var stamp: String?
    var unit: String?
    var finding: String?
    var testDescription: String {
      "cell \(String(describing: cell)), header \(header), file \(file), stamp \(stamp ?? "–")"
    }
  }

  static let cases: [Case] = [
    Case(cell: "Huyện Tân Hiệp", unit: "904"),
    Case(cell: "h. tân hiệp", unit: "904"),
    Case(cell: "TAN HIEP", unit: "904"),
    Case(cell: "904", unit: "904"),
    Case(cell: "Huyện Phú Quý", unit: nil, finding: "I020 fatal Biểu 1!C3"),
    Case(cell: nil, unit: nil, finding: "I020 fatal"),
    Case(cell: "………", unit: nil, finding: "I020 fatal"),
    Case(cell: nil, header: "BCH HUYỆN ĐOÀN TÂN HIỆP", unit: "904"),
    Case(cell: nil, file: "Bao cao Tan Hiep.xlsx", unit: "904"),
    Case(cell: nil, file: "Tân Hiệp/so lieu.xlsx", unit: "904"),
    Case(cell: nil, file: "An Bien.xlsx", unit: "905"),
    Case(
      cell: "Huyện Tân Hiệp", file: "Bao cao An Bien.xlsx", unit: "904", finding: "I021 warning Biểu 1!C3"),
    Case(cell: "Huyện Tân Hiệp", header: "HUYỆN ĐOÀN AN BIÊN", unit: "904"),
    Case(
      cell: "Huyện Tân Hiệp", header: "HUYỆN ĐOÀN AN BIÊN", file: "An Biên.xlsx", unit: "904",
      finding: "I021 fatal Biểu 1!C3"),
    Case(cell: nil, header: "HUYỆN ĐOÀN AN BIÊN", file: "An Minh.xlsx", unit: "905", finding: "I021 warning"),
    Case(cell: nil, stamp: "905", unit: "905"),
    // A stamp of somebody who is not asked, such as the province itself.
    Case(cell: nil, stamp: "KG", unit: nil, finding: "I020 fatal"),
    Case(cell: "Huyện An Biên", stamp: "905", unit: "905"),
    Case(cell: "Huyện Tân Hiệp", stamp: "905", unit: "905", finding: "I021 fatal Biểu 1!C3"),
    Case(
      cell: "Huyện Phú Quý", header: "HUYỆN ĐOÀN AN BIÊN", file: "An Biên.xlsx", unit: "905",
      finding: "I021 warning Biểu 1!C3"),
  ]

  @Test(arguments: cases)
  func `the signs are weighed`(test: Case) throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["C3"] = test.cell
    form["A1"] = .text(test.header)
    var sheets = [form]
    if let stamp = test.stamp {
      var sheet = SheetBuilder(
        "_tonghop", [["format", "tonghop/1"], ["role", "template"], ["unit", .text(stamp)]])
      sheet.state = .hidden
      sheets.append(sheet)
    }
    let one = try fixture.one(sheets, file: test.file)
    #expect(one.content.unit.map { fixture.schema.units[$0].code } == test.unit)
    #expect(fixture.findings(one).first { $0.hasPrefix("I02") } == test.finding)
    #expect((one.content.rejectedBy != nil) == (test.finding?.contains("fatal") == true))
    #expect(one.content.cells.isConserved)
  }

  @Test func `the cell stands on the named side of its label, or in the same cell, on several lines`() throws
  {
    for (side, change) in [
      (
        "right",
        { (sheet: inout SheetBuilder) in
          sheet["C3"] = nil
          sheet["E3"] = "Huyện Tân Hiệp"
        }
      ),
      (
        "below",
        { sheet in
          sheet["C3"] = nil
          sheet["B4"] = "Huyện Tân Hiệp"
        }
      ),
      (
        "same",
        { sheet in
          sheet["C3"] = nil
          sheet["B3"] = "Đơn vị: Huyện Tân Hiệp"
        }
      ),
    ] as [(String, (inout SheetBuilder) -> Void)] {
      let fixture = try CampaignFixture(
        CampaignFixture.yaml.replacing(
          "unit_cell: {label: Đơn vị}", with: "unit_cell: {label: Đơn vị, side: \(side)}"
        )
        .replacing("round_cell: {label: Đợt}", with: ""))
      var form = CampaignFixture.form()
      change(&form)
      #expect(try fixture.one([form]).content.unit == 1, "\(side)")
    }
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing(
        "unit_cell: {label: Đơn vị}", with: "unit_cell: {label: Đơn vị, lines: 2}"))
    var form = CampaignFixture.form()
    form.insertRows(1, before: 4)
    form["C3"] = "Đoàn Trường"
    form["C4"] = "Cao đẳng Kiên Giang"
    #expect(try fixture.one([form]).content.unit == 4)
  }

  @Test func `a cell named by its address`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("unit_cell: {label: Đơn vị}", with: "unit_cell: {cell: C3}"))
    #expect(try fixture.one([CampaignFixture.form()]).content.unit == 1)
  }

  @Test func `sheets that name different units are returns of their own`() throws {
    let fixture = try CampaignFixture(CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/"))
    var (first, second) = (CampaignFixture.form(), CampaignFixture.form())
    first.name = "Một"
    second.name = "Hai"
    second["C3"] = "Huyện An Minh"
    second["D14"] = 99
    let side = SheetBuilder("Ghi chú", [["Danh sách", 3]])
    let all = fixture.reconciler.reconcile(
      WorkbookBuilder.workbook([first, second, side]), file: "chung.xlsx")
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["904", "906"])
    #expect(all.map { fixture.facts($0).first { $0.hasPrefix("D01") } } == ["D01 = 35", "D01 = 99"])
    #expect(all.allSatisfy { $0.content.cells.isConserved })
    #expect(all.reduce(0) { $0 + $1.content.cells.read } == first.cells.count + second.cells.count + 2)
  }

  @Test func `a sheet of a unit that is on no list is a return of its own, and rejected`() throws {
    let fixture = try CampaignFixture(CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/"))
    var sheets = [CampaignFixture.form(), CampaignFixture.form(), CampaignFixture.form()]
    for (position, unit) in ["Huyện Tân Hiệp", "Huyện Phú Quý", "Huyện An Minh"].enumerated() {
      sheets[position].name = "Tờ \(position)"
      sheets[position]["C3"] = .text(unit)
    }
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook(sheets), file: "chung.xlsx")
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } ?? "–" } == ["904", "906", "–"])
    #expect(all.map(\.content.rejectedBy) == [nil, nil, "I020"])
    #expect(!all.flatMap(\.findings).contains { $0.code == "S014" })
    #expect(all.reduce(0) { $0 + $1.content.cells.read } == sheets.reduce(0) { $0 + $1.cells.count })
  }

  // Sheets were split only where more than one known unit was named: this one was counted for the other's.
  @Test(
    arguments: ["Huyện Phú Quý", "Thành phố Lạ", "Đoàn Viên Hải", "Phú Quý"].map { ($0, true) }
      // No names of units, or names of what belongs to the unit.
      + [
        "", "………", "triệu đồng", "lượt người", "Phòng Nội vụ", "Huyện, thành phố", "Xã Tân Hội",
        "Tỉnh Kiên Giang", "050740",
      ].map { ($0, false) })
  func `a sheet of nobody known beside one unit's is a return of its own`(text: String, isOwn: Bool) throws {
    let fixture = try CampaignFixture(CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/"))
    for isFirst in [true, false] {
      var (own, other) = (CampaignFixture.form(), CampaignFixture.form())
      (own.name, other.name) = ("Một", "Hai")
      own["D18"] = nil
      other["C3"] = text.isEmpty ? nil : .text(text)
      other["D14"] = 99
      let sheets = isFirst ? [own, other] : [other, own]
      let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook(sheets), file: "chung.xlsx")
      #expect(all.map(\.content.rejectedBy) == (isOwn ? [nil, "I020"] : [nil]))
      #expect(all.first?.content.unit == 1)
      if isOwn {
        #expect(all.first.map { fixture.facts($0).first { $0.hasPrefix("D01") } } == "D01 = 35")
        #expect(all.last.map(fixture.findings) == ["I020 fatal Hai!C3"])
        #expect(all.first.map(fixture.findings)?.contains { $0.hasPrefix("S014") } == false)
      }
      #expect(all.allSatisfy { $0.content.cells.isConserved })
      #expect(all.reduce(0) { $0 + $1.content.cells.read } == own.cells.count + other.cells.count)
    }
  }

  @Test func `a name near to that of the other sheets is taken for it, and asked about`() throws {
    let fixture = try CampaignFixture(CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/"))
    var (own, other) = (CampaignFixture.form(), CampaignFixture.form())
    (own.name, other.name) = ("Một", "Hai")
    other["C3"] = "Huyện Tâm Hiệpp"
    let one = try fixture.one([own, other])
    #expect(one.content.unit == 1)
    #expect(fixture.findings(one).first { $0.hasPrefix("I02") } == "I021 warning Hai!C3")
  }

  // It was taken for the unit whose name is one slip away without a word.
  @Test func `a mistyped name on one of several sheets is asked about`() throws {
    let fixture = try CampaignFixture(CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/"))
    func reconciled(_ sheets: [(name: String, unit: String)]) -> [String] {
      let built = sheets.map { sheet in
        var form = CampaignFixture.form()
        form.name = sheet.name
        form["C3"] = .text(sheet.unit)
        return form
      }
      let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook(built), file: "chung.xlsx")
      #expect(
        all.reduce(0) { $0 + $1.content.cells.read } == built.reduce(0) { $0 + $1.cells.count })
      return all.map { one in
        let unit = one.content.unit.map { fixture.schema.units[$0].code } ?? "–"
        return ([unit] + fixture.findings(one).filter { $0.hasPrefix("I02") || $0.hasPrefix("S014") })
          .joined(separator: ", ")
      }
    }
    #expect(
      reconciled([("1", "Huyện Tân Hiệpp"), ("2", "Huyện An Minh")]) == [
        "904, I020 warning 1!C3", "906",
      ])
    // Its name, or another sheet that has it right, says the same.
    #expect(reconciled([("Tân Hiệp", "Huyện Tân Hiệpp"), ("2", "Huyện An Minh")]) == ["904", "906"])
    // A name on no list, near to what the sheet's name says; it went with the sheet before it.
    #expect(
      reconciled([("1", "Huyện An Minh"), ("2", "Huyện An Biên"), ("Tân Hiệp", "Huyện Tâm Hiệpp")]) == [
        "906", "905", "904, I021 warning Tân Hiệp!C3",
      ])
    #expect(
      reconciled([("1", "Huyện An Minh"), ("Tân Hiệp", "Huyện Tâm Hiệpp")]) == [
        "906", "904, I021 warning Tân Hiệp!C3",
      ])
  }

  @Test func `a mistyped name in a column of every row is asked about`() throws {
    let (fixture, all) = try inColumn([
      ["r1", "Tân Hiệpp", 1, 1, 1], ["r2", "An Minh", 2, 2, 2], ["r3", "An Binh", 3, 3, 3],
      ["r4", "An Minhh", 4, 4, 4],
    ])
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["904", "906", nil])
    #expect(
      all.dropLast().map { fixture.findings($0).filter { $0.hasPrefix("I02") } } == [
        ["I020 warning Biểu 2!B2"], [],
      ])
  }

  @Test func `a unit of the list that does not report in the round is said to be on it`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing(
        "name: Huyện Tân Hiệp, level", with: "name: Huyện Tân Hiệp, valid_to: 2020-01-31, level"))
    let one = try fixture.one([CampaignFixture.form()])
    #expect(one.content.rejectedBy == "I020")
    #expect(one.findings.contains { $0.message.english.contains("is on the list") })
    var form = CampaignFixture.form()
    form["C3"] = "Huyện Phú Quý"
    #expect(try fixture.one([form]).findings.contains { $0.message.english.contains("is not on the list") })
  }

  @Test func `a code among other words, and in a file's name`() throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("code: \"906\"", with: "code: \"906001\""))
    var form = CampaignFixture.form()
    form["C3"] = "906001 (MST: 94-0535360)"
    #expect(try fixture.one([form]).content.unit == 3)
    form["C3"] = nil
    #expect(try fixture.one([form], file: "906001_Bieu25_2020.xlsx").content.unit == 3)
    // What is no name leaves the word to the file's name, and that is said.
    form["C3"] = "050740"
    let one = try fixture.one([form], file: "906001_Bieu25_2020.xlsx")
    #expect(one.content.unit == 3)
    #expect(fixture.findings(one).first == "I021 warning Biểu 1!C3")
  }

  /// The campaign whose second layout has a column for the unit, and what a sheet of such rows becomes.
  private func inColumn(_ rows: [[CellContent?]], merging: [String] = []) throws -> (
    fixture: CampaignFixture, returns: [ReconciledReturn]
  ) {
    let yaml = CampaignFixture.yaml
      .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Mã\n    unit_column: Huyện")
      .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1")
    let fixture = try CampaignFixture(yaml)
    var sheet = SheetBuilder(
      "Biểu 2",
      [["Mã", "Huyện", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"]] + rows)
    sheet.merges += merging
    return (
      fixture, fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
    )
  }

  @Test func `rows in which nobody known stands are nobody's`() throws {
    let rows: [[CellContent?]] = [
      ["r1", "An Biên", 1, 1, 1], ["r2", "An Biên", 2, 2, 2], ["r3", "Huyện Lạ", 3, 3, 3],
      ["r4", "An Minh", 4, 4, 4], ["", "Tổng cộng", 10, 10, 10], ["", "Người lập biểu", nil, nil, nil],
    ]
    for kept in [rows, Array(rows[0...2])] {
      let (fixture, all) = try inColumn(kept)
      #expect(
        all.map { $0.content.unit.map { fixture.schema.units[$0].code } }
          == (kept.count == 3 ? ["905", nil] : ["905", "906", nil]))
      #expect(fixture.facts(all[0]).filter { $0.contains("/D01") } == ["r1/D01 = 1", "r2/D01 = 2"])
      #expect(all.last?.content.rejectedBy == "I020")
      #expect(all.last.map(fixture.findings) == ["I020 fatal Biểu 2!B4"])
      #expect(all.dropLast().allSatisfy { fixture.findings($0).allSatisfy { $0.hasPrefix("S010") } })
    }
  }

  @Test func `a unit's name reaches over merged rows, and is guessed for blank ones`() throws {
    let rows: [[CellContent?]] = [
      ["r1", "An Biên", 1, 1, 1], ["r2", nil, 2, 2, 2], ["r3", "An Minh", 3, 3, 3], ["r4", nil, 4, 4, 4],
    ]
    for merges in [["B2:B3", "B4:B5"], []] {
      let (fixture, all) = try inColumn(rows, merging: merges)
      #expect(
        all.map { fixture.facts($0).filter { $0.contains("/D01") } } == [
          ["r1/D01 = 1", "r2/D01 = 2"], ["r3/D01 = 3", "r4/D01 = 4"],
        ])
      let guesses = all.flatMap(fixture.findings).filter { $0.hasPrefix("I020") }
      #expect(guesses == (merges.isEmpty ? ["I020 warning Biểu 2!B3", "I020 warning Biểu 2!B5"] : []))
      #expect(!all.flatMap(fixture.findings).contains { $0.hasPrefix("S018") })
    }
    let (fixture, all) = try inColumn([["r0", nil, 9, 9, 9]] + rows)
    #expect(all.last?.content.rejectedBy == "I020")
    #expect(fixture.facts(all[0]).filter { $0.contains("/D01") } == ["r1/D01 = 1", "r2/D01 = 2"])
  }

  @Test func `the unit can stand in a column of every row`() throws {
    let yaml = CampaignFixture.yaml
      .replacing("row_label: \"Xã, phường, thị trấn\"", with: "row_label: Mã\n    unit_column: Huyện")
      .replacing("rows: units", with: "rows: free").replacing("header_rows: 2", with: "header_rows: 1")
    let fixture = try CampaignFixture(yaml)
    let sheet = SheetBuilder(
      "Biểu 2",
      [
        ["Mã", "Huyện", "Tổng số lượt người dự", "Lượt nữ dự", "Cây xanh trồng mới"],
        ["r1", "An Biên", 1, 1, 1], ["r2", "H. An Biên", 2, 2, 2], ["r3", "An Minh", 3, 3, 3],
      ])
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook([sheet]), file: "x.xlsx")
    #expect(all.map { $0.content.unit.map { fixture.schema.units[$0].code } } == ["905", "906"])
    #expect(
      all.map { fixture.facts($0).filter { $0.contains("/D01") } } == [
        ["r1/D01 = 1", "r2/D01 = 2"], ["r3/D01 = 3"],
      ])
    #expect(all.reduce(0) { $0 + $1.content.cells.read } == 20)
  }

  // The cell alone was believed, and the return of the unit that it named was replaced.
  @Test func `letterhead and title of two sheets against the unit's cell are two signs`() throws {
    func findings(_ header: CellContent, _ title: CellContent, _ yaml: String = CampaignFixture.yaml) throws
      -> [String]
    {
      let fixture = try CampaignFixture(yaml)
      var (form, grid) = (CampaignFixture.form(), CampaignFixture.grid())
      form["A1"] = header
      grid["A1"] = title
      let one = try fixture.one([form, grid])
      #expect(one.content.unit.map { fixture.schema.units[$0].code } == "904")
      return fixture.findings(one).filter { $0.hasPrefix("I02") }
    }
    #expect(try findings("HUYỆN AN BIÊN", "Huyện An Biên – Biểu chi tiết") == ["I021 fatal Biểu 1!C3"])
    // One sign, twice the same words, and signs that contradict one another.
    #expect(try findings("HUYỆN AN BIÊN", "Biểu chi tiết") == [])
    #expect(try findings("HUYỆN AN BIÊN", "HUYỆN AN BIÊN") == [])
    #expect(try findings("HUYỆN AN BIÊN", "Huyện Tân Hiệp – Biểu chi tiết") == [])
    // Whom the unit reports to.
    let above = CampaignFixture.yaml.replacing(
      "name: Huyện Tân Hiệp, level: district, parent: KG",
      with: "name: Huyện Tân Hiệp, level: district, parent: \"905\"")
    #expect(try findings("HUYỆN AN BIÊN", "Huyện An Biên – Biểu chi tiết", above) == [])
  }

  @Test func `a file's name tells a unit where it can`() throws {
    let fixture = try CampaignFixture()
    #expect(fixture.reconciler.unit(mentionedInFileName: "Email/Bao cao Tan Hiep (1).xls") == 1)
    #expect(fixture.reconciler.unit(mentionedInFileName: "Zalo/An Minh/so lieu.pdf") == 3)
    #expect(fixture.reconciler.unit(mentionedInFileName: "An Minh va An Bien.xls") == nil)
    #expect(fixture.reconciler.unit(mentionedInFileName: "so lieu.xls") == nil)
  }

  @Test func `a unit of measure below the heading is no cell of the unit`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    sheet["B3"] = "Huyện:"
    sheet["C10"] = "đơn vị"
    let one = try fixture.one([sheet, CampaignFixture.grid()], file: "Huyện Tân Hiệp.xlsx")
    #expect(one.content.unit == 1)
    #expect(!fixture.findings(one).contains { $0.hasPrefix("I021") }, "\(fixture.findings(one))")
  }
}
