import Cells
import Facts
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Sheets that no layout takes, beside those with tables")
struct OtherSheetTests {
  /// The units of the returns, each with the first indicator's figure and what was found of units, rounds and sheets.
  private func read(
    _ sheets: [SheetBuilder], file: String = "bao cao.xlsx", yaml: String = CampaignFixture.yaml
  ) throws -> [String] {
    let fixture = try CampaignFixture(yaml)
    let all = fixture.reconciler.reconcile(WorkbookBuilder.workbook(sheets), file: file)
    #expect(all.allSatisfy { $0.content.cells.isConserved })
    #expect(all.reduce(0) { $0 + $1.content.cells.read } == sheets.reduce(0) { $0 + $1.cells.count })
    return all.map { one in
      let unit = one.content.unit.map { fixture.schema.units[$0].code } ?? "–"
      let figure = fixture.facts(one).first { $0.hasPrefix("D01") } ?? "–"
      let found = fixture.findings(one).filter { $0.hasPrefix("I0") || $0.hasPrefix("S018") }
      return ([unit, figure] + found).joined(separator: ", ")
    }
  }

  /// The form whose unit stands in its title, or behind words that the schema does not name.
  private func titled(behind words: String?) -> SheetBuilder {
    var form = CampaignFixture.form()
    (form["B3"], form["C3"]) = (nil, nil)
    if let words {
      (form["B3"], form["C3"]) = (.text(words), "Huyện An Biên")
    } else {
      form["A2"] = "HUYỆN AN BIÊN"
    }
    return form
  }

  // The whole return was the other unit's, and that unit's own was replaced.
  @Test(arguments: [nil, "Huyện:"], ["bao cao.xlsx", "Huyện An Biên.xlsx"])
  func `an example in the instructions names no unit where the form does`(words: String?, file: String) throws
  {
    let guide = SheetBuilder("Hướng dẫn", [["HƯỚNG DẪN"], ["Đơn vị: Huyện An Minh"], ["Số liệu ghi đủ", 3]])
    var notes = guide
    notes.name = "Ghi chú"
    let form = titled(behind: words)
    #expect(try read([form, guide], file: file) == ["905, D01 = 35, S018 info Hướng dẫn!"])
    #expect(try read([guide, form], file: file) == ["905, D01 = 35, S018 info Hướng dẫn!"])
    #expect(try read([notes, form], file: file) == ["905, D01 = 35, S018 info Ghi chú!"])
  }

  @Test func `nobody is named by an example alone, but by a cover`() throws {
    let guide = SheetBuilder("Hướng dẫn", [["Đơn vị: Huyện An Minh"]])
    var cover = guide
    cover.name = "Bìa"
    var form = CampaignFixture.form()
    (form["B3"], form["C3"]) = (nil, nil)
    #expect(try read([guide, form]) == ["–, –, I020 fatal"])
    #expect(try read([guide, form], file: "An Biên.xlsx") == ["905, D01 = 35"])
    #expect(try read([cover, form]) == ["906, D01 = 35"])
    // A unit below the one in the letterhead, and a name that is on no list in the form itself.
    form["A1"] = "TỈNH ĐOÀN – HUYỆN TÂN HIỆP"
    let below = try CampaignFixture(
      CampaignFixture.yaml.replacing(
        "name: Huyện An Minh, level: district, parent: KG",
        with: "name: Huyện An Minh, level: district, parent: \"904\""))
    #expect(try below.one([cover, form]).content.unit == 3)
    (form["A1"], form["B3"], form["C3"]) = (nil, "Đơn vị:", "Huyện Phú Quý")
    #expect(try read([cover, form]) == ["–, –, I020 fatal Biểu 1!C3"])
  }

  // The other unit's good return was replaced by one without any figure.
  @Test func `an example or a blank form is no return of the unit that it names`() throws {
    var example = CampaignFixture.form()
    example["C3"] = "Huyện An Minh"
    example["D14"] = 99
    var blank = example
    for row in 8...18 { blank["D\(row)"] = nil }
    for (name, other) in [("Ví dụ", example), ("Mẫu", blank), ("An Minh", blank), ("Sheet2", example)] {
      var sheet = other
      sheet.name = name
      #expect(
        try read([CampaignFixture.form(), sheet]) == ["904, D01 = 35, S018 info \(name)!"], "\(name)")
    }
    // Name and cell of the sheet are two signs, and then its figures are read.
    example.name = "An Minh"
    #expect(try read([CampaignFixture.form(), example]) == ["904, D01 = 35", "906, D01 = 99"])
  }

  @Test func `nor where the layout may stand on any sheet`() throws {
    let yaml = CampaignFixture.yaml.replacing("sheet: Biểu 1", with: "sheet: /.*/")
    var example = CampaignFixture.form()
    (example["C3"], example["D14"], example.name) = ("Huyện An Minh", 99, "Ví dụ")
    var blank = example
    for row in 8...18 { blank["D\(row)"] = nil }
    blank.name = "Mẫu"
    let form = CampaignFixture.form()
    #expect(try read([form, example], yaml: yaml) == ["904, D01 = 35, S018 info Ví dụ!"])
    #expect(try read([blank, form], yaml: yaml) == ["904, D01 = 35, S018 info Mẫu!"])
    // What was filled in on such a sheet alone is read.
    #expect(try read([example], yaml: yaml) == ["906, D01 = 99"])
    example.name = "Mẫu"
    #expect(try read([form, example], yaml: yaml) == ["904, D01 = 35", "906, D01 = 99"])
  }
}
