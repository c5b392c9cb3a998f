import Facts
import Findings
import Reconciliation
import Schema
import Cells
import TestSupport
import Testing

@Suite("A form is read by its headings and labels, wherever they stand")
struct FormLayoutTests {
  /// A harmless oddity of a return's form.
  struct Oddity: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var change: @Sendable (inout SheetBuilder) -> Void
    init(_ name: String, _ change: @escaping @Sendable (inout SheetBuilder) -> Void) {
      testDescription = name
      self.change = change
    }
  }

  static let oddities: [Oddity] = [
    Oddity("as the template has it") { _ in },
    Oddity("three rows lower") { $0.move(rows: 3, columns: 0) },
    Oddity("two columns to the right") { $0.move(rows: 0, columns: 2) },
    Oddity("a title row more") { $0.insertRows(1, before: 2) },
    Oddity("unit of measure and value exchanged") { $0.swapColumns(3, 4) },
    Oddity("label and number exchanged") { $0.swapColumns(1, 2) },
    Oddity("without the row of column numbers") { $0.deleteRow(6) },
    Oddity("column numbers as negative numbers") { sheet in
      for (column, letter) in ["A", "B", "C", "D", "E"].enumerated() {
        sheet["\(letter)6"] = .number(-Double(column + 1))
      }
    },
    Oddity("letters of columns that were exchanged") { sheet in
      for (letter, number) in zip(["A", "B", "C", "D", "E"], ["A", "C", "B", "D", "E"]) {
        sheet["\(letter)6"] = .text(number)
      }
    },
    Oddity("numbers of columns that were exchanged") { sheet in
      for (letter, number) in zip(["A", "B", "C", "D", "E"], [1.0, 3, 2, 4, 5]) {
        sheet["\(letter)6"] = .number(number)
      }
    },
    Oddity("column numbers with arithmetic") { sheet in
      sheet["D6"] = "(4)=(2)+(3)"
    },
    Oddity("blank rows between") { $0.insertRows(2, before: 13) },
    Oddity("labels in capitals") { sheet in
      for row in 8...18 {
        if case .text(let text) = sheet["B\(row)"] { sheet["B\(row)"] = .text(text.uppercased()) }
      }
    },
    Oddity("labels decomposed, with spaces") { sheet in
      for row in 8...18 {
        if case .text(let text) = sheet["B\(row)"] {
          sheet["B\(row)"] = .text("  " + text.replacing(" ", with: "  ").decomposedForTest + "\u{A0}")
        }
      }
    },
    Oddity("numbering in the label") { sheet in
      sheet["B8"] = "1. Tổng số cuộc tuyên truyền:"
      sheet["B9"] = "1.1 Giáo dục truyền thống"
      sheet["B10"] = "a) Cải cách hành chính"
      sheet["B14"] = "+ Cây xanh trồng mới (cây)"
    },
    Oddity("labels with marks of footnotes, leaders and other numbering") { sheet in
      sheet["B8"] = "Mục 1. Tổng số cuộc tuyên truyền (1)"
      sheet["B9"] = "a - Giáo dục truyền thống…"
      sheet["B10"] = "“Cải cách hành chính” ______"
      sheet["B14"] = "→ Cây xanh trồng mới [đơn vị: cây]"
    },
    Oddity("shortened headings") { sheet in
      sheet["A5"] = "S.T.T"
      sheet["C5"] = "Đ.vị tính"
    },
    Oddity("headings in capitals, with brackets") { sheet in
      sheet["B5"] = "NỘI DUNG"
      sheet["D5"] = "KẾT QUẢ (đợt 3)"
    },
    Oddity("a heading over two merged rows") { sheet in
      sheet.insertRows(1, before: 6)
      sheet.merges = ["A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6"]
    },
    Oddity("the value's heading in the lower of two heading rows") { sheet in
      sheet.insertRows(1, before: 6)
      sheet["D5"] = "Số liệu"
      sheet["D6"] = "Kết quả"
      sheet.merges = ["A5:A6", "B5:B6", "C5:C6", "E5:E6"]
    },
    Oddity("a heading more, without anything below") { $0["F5"] = "Ký nhận" },
    Oddity("the section's title in one cell") { sheet in
      sheet["A7"] = nil
      sheet["B7"] = "I. TUYÊN TRUYỀN"
    },
    Oddity("the heading once more before the second section") { sheet in
      sheet.insertRows(1, before: 14)
      for letter in ["A", "B", "C", "D", "E"] { sheet["\(letter)14"] = sheet["\(letter)5"] }
    },
    Oddity("labels of parts one column to the right, under no heading") { sheet in
      let cells = sheet.cells
      for (place, _) in cells where place.row >= 5 && place.column > 2 { sheet.cells[place] = nil }
      for (place, content) in cells where place.row >= 5 && place.column > 2 {
        sheet.cells[CellReference(row: place.row, column: place.column + 1)] = content
      }
      sheet["E8"] = 7
      for row in [9, 10] {
        sheet["C\(row)"] = sheet["B\(row)"]
        sheet["B\(row)"] = nil
      }
    },
    Oddity("a sheet name without diacritics") { $0.name = "BIEU 1 " },
    Oddity("any sheet name") { $0.name = "Sheet1" },
  ]

  @Test(arguments: oddities)
  func `a harmless oddity changes no fact and is no warning`(oddity: Oddity) throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    oddity.change(&sheet)
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
    #expect(one.findings.filter { $0.severity < .info }.map(\.message.english) == [])
    #expect(one.content.cells.isConserved)
    #expect(one.content.unit == 1)
    #expect(one.content.round == "2020-3")
  }

  @Test func `every fact knows its cell, also a blank one, and its note`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    sheet["D12"] = nil
    sheet.comments["D14"] = "Chưa kể xã đảo"
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    let facts = fixture.facts(one, places: true)
    #expect(facts.contains("A01 = 7 @D8"))
    #expect(facts.contains("A05 = blank @D12"))
    let table = one.content.facts
    let notes = table.facts.compactMap { fact in
      table.text(at: fact.note).map { "\(table.cell(of: fact) ?? "") \($0)" }
    }
    #expect(notes == ["D11 Ước tính", "D14 Chưa kể xã đảo"])
  }

  @Test func `a label that stands twice belongs to its section`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    // Within its section the row stands elsewhere; order alone would take the other one.
    sheet.cells = Dictionary(
      uniqueKeysWithValues: sheet.cells.map { place, content in
        let row = place.row == 15 ? 18 : place.row > 15 && place.row <= 18 ? place.row - 1 : place.row
        return (CellReference(row: row, column: place.column), content)
      })
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).contains("A04 = 120"))
    #expect(fixture.facts(one).contains("D02 = 80"))
    #expect(fixture.findings(one) == ["S013 info Biểu 1!B18 D02"])
  }

  @Test func `what does not apply to a unit is no fact, and x says so`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    sheet["C3"] = "Đoàn Trường Cao đẳng Kiên Giang"
    sheet["D12"] = "x"
    let one = try fixture.one([sheet])
    #expect(fixture.facts(one) == CampaignFixture.formFacts.filter { !$0.hasPrefix("A05") })
    #expect(fixture.findings(one) == [])
    sheet["D12"] = 5
    #expect(fixture.findings(try fixture.one([sheet])) == ["S018 warning Biểu 1!D12"])
  }

  @Test func `several value columns are measures of their own`() throws {
    let yaml = CampaignFixture.yaml.replacing(
      "columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}",
      with: """
        columns: {number: STT, label: Nội dung, unit: Đơn vị tính}
            values: [{column: Kế hoạch, measure: plan}, {column: Thực hiện > Trong kỳ, measure: now}, {column: Thực hiện > Lũy kế, measure: cumulative}]
        """)
    let fixture = try CampaignFixture(yaml)
    var sheet = SheetBuilder(
      "Biểu 1",
      [
        [nil, "Đơn vị:", "Huyện Tân Hiệp"], [nil, "Đợt:", "Đợt 3 năm 2020"],
        ["STT", "Nội dung", "Kế hoạch", "Thực hiện", nil],
        [nil, nil, nil, "Trong kỳ", "Lũy kế"],
        [1, "Tổng số cuộc tuyên truyền", 100, 7, 41],
      ])
    sheet.merges = ["A3:A4", "B3:B4", "C3:C4", "D3:E3"]
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    let table = one.content.facts
    let own = table.facts.filter { fixture.schema.indicators[Int($0.indicator)].code == "A01" }
    let figures = own.map { fact -> String in
      "\(table.measures[Int(fact.measure)]) \(fact.value) \(table.cell(of: fact) ?? "")"
    }
    #expect(Set(figures) == ["plan 100.0 C5", "now 7.0 D5", "cumulative 41.0 E5"])
    #expect(figures.count == 3)
  }

  @Test func `a row's unit of measure is that of the figures of its size`() throws {
    let yaml = CampaignFixture.yaml.replacing(
      "columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}",
      with: """
        columns: {number: STT, label: Nội dung, unit: Đơn vị tính}
            values: [{column: Kế hoạch, measure: plan}, {column: Kết quả, measure: now}]
        """)
    let fixture = try CampaignFixture(yaml)
    let rows: [[CellContent?]] = [
      [nil, "Đơn vị:", "Huyện Tân Hiệp"], [nil, "Đợt:", "Đợt 3 năm 2020"],
      ["STT", "Nội dung", "Đơn vị tính", "Kế hoạch", "Kết quả"],
    ]
    let one = try fixture.one([
      SheetBuilder("Biểu 1", rows + [[3, "Kinh phí thực hiện", "đồng", 9000, 4_200_000]])
    ])
    #expect(
      one.findings.filter { $0.code == "T112" }.map { "\($0.cell ?? "") \($0.suggestion ?? 0)" } == [
        "E4 4200.0"
      ])
    let other = try fixture.one([
      SheetBuilder("Biểu 1", rows + [[3, "Kinh phí thực hiện", "triệu đồng", 9000, 4]])
    ])
    #expect(
      other.findings.filter { $0.code == "T112" }.map { "\($0.cell ?? "") \($0.suggestion ?? 0)" } == [
        "E4 4000.0"
      ])
    let both = try fixture.one([
      SheetBuilder("Biểu 1", rows + [[3, "Kinh phí thực hiện", "triệu đồng", 9, 4]])
    ])
    #expect(both.findings.filter { $0.code == "T112" }.map { $0.cell ?? "" } == ["D4", "E4"])
  }

  @Test func `reworded headings on a sheet of any name, where the labels vouch for it`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    sheet.name = "Phân tích"
    sheet["D5"] = "Kết quả toàn huyện"
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
  }

  @Test func `columns can be named by letters`() throws {
    let yaml = CampaignFixture.yaml.replacing(
      "columns: {number: STT, label: Nội dung, unit: Đơn vị tính, value: Kết quả, note: Ghi chú}",
      with: "columns: {label: \"=B\", value: \"=D\"}")
    let fixture = try CampaignFixture(yaml)
    var sheet = CampaignFixture.form()
    for letter in ["A", "B", "C", "D", "E"] { sheet["\(letter)5"] = nil }
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).filter { !$0.contains("/") } == CampaignFixture.formFacts)
  }

  // The first row below the heading was taken for a second one, and its figure with it.
  @Test(
    "the column of figures alone can be named by its letter, in headings of one row and of two",
    arguments: [nil, "Số lượng"], [nil, "Q3"] as [String?])
  func valueByLetter(second: String?, first: String?) throws {
    let fixture = try CampaignFixture(
      CampaignFixture.yaml.replacing("value: Kết quả, note: Ghi chú}", with: "value: \"=D\", note: Ghi chú}"))
    func row(_ cells: [CellContent?]) -> [[CellContent?]] { [cells] }
    let sheet = SheetBuilder(
      "Biểu 1",
      row(["Đơn vị:", "Huyện Tân Hiệp"]) + row(["Đợt:", "Đợt 3 năm 2020"])
        + row(["STT", "Nội dung", "Đơn vị tính", first.map { .text($0) }, "Ghi chú"])
        + (second.map { row([nil, nil, nil, .text($0), nil]) } ?? [])
        + row(["1", "Tổng số cuộc tuyên truyền", "cuộc", 7, nil])
        + row(["1.1", "Giáo dục truyền thống", "cuộc", 4, nil])
        + row(["1.2", "Cải cách hành chính", "cuộc", 3, nil]))
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    for fact in ["A01 = 7", "A02 = 4", "A03 = 3"] { #expect(fixture.facts(one).contains(fact)) }
    #expect(!fixture.findings(one).contains { $0.hasPrefix("S018") })
  }

  // Its number in the STT column was said to be a figure beside the table.
  @Test func `a numbered row that is no longer asked is the template's at the end of a form too`() throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    let row: [(String, CellContent)] = [("A19", 6), ("B19", "Báo tường đã làm"), ("C19", "tờ")]
    for (place, content) in row {
      sheet[place] = content
    }
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.findings(one) == [])
    sheet["D19"] = 4
    let filled = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.findings(filled) == ["S018 warning Biểu 1!D19"])
  }

  // Half a tree made 6.650 thousands six and a half.
  @Test func `a fraction of what is counted does not tell how others are written`() throws {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    form["D16"] = "6.650"
    for text in ["0.5", "512.5"] {
      form["D14"] = .text(text)
      #expect(fixture.facts(try fixture.one([form, CampaignFixture.grid()])).contains("D03 = 6650"))
    }
    form["D14"] = "1,512"
    #expect(fixture.facts(try fixture.one([form, CampaignFixture.grid()])).contains("D03 = 6.65"))
  }

  @Test func `printed codes are the surest identity`() throws {
    let yaml = CampaignFixture.yaml
      .replacing("columns: {number: STT,", with: "columns: {number: STT, code: Mã số,")
      .replacing(
        "number: \"2\", label: Lượt người tham gia", with: "printed_code: \"05\", label: Lượt người tham gia")
    let fixture = try CampaignFixture(yaml)
    var sheet = CampaignFixture.form()
    sheet["F5"] = "Mã số"
    sheet["F11"] = 5
    sheet["B11"] = "Người tham gia các hoạt động"
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).contains("A04 = 120"))
    #expect(fixture.findings(one) == ["S017 warning Biểu 1!B11 A04"])
  }

  @Test func `two letters are column numbers where the form has two columns`() throws {
    let fixture = try CampaignFixture()
    let sheet = SheetBuilder(
      "Biểu 1",
      [
        ["Đơn vị:", "Huyện Tân Hiệp"], ["Đợt:", "Đợt 3 năm 2020"], [], ["Nội dung", "Kết quả"], ["A", "B"],
        ["Cây xanh trồng mới", 35], ["Kinh phí thực hiện", 4200],
      ])
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).contains("D03 = 4200"))
    #expect(!fixture.findings(one).contains { $0.hasPrefix("S018") })
  }
}

extension String {
  /// The text with its marks as characters of their own.
  var decomposedForTest: String {
    let pairs: [Character: String] = [
      "ổ": "o\u{302}\u{309}", "ố": "o\u{302}\u{301}", "ộ": "o\u{302}\u{323}", "ề": "e\u{302}\u{300}",
      "à": "a\u{300}",
      "á": "a\u{301}", "ạ": "a\u{323}", "ư": "u\u{31B}", "ờ": "o\u{31B}\u{300}", "ơ": "o\u{31B}",
      "ớ": "o\u{31B}\u{301}",
    ]
    return map { pairs[$0] ?? String($0) }.joined()
  }
}
