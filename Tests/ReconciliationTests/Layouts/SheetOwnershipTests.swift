import Cells
import Facts
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Whose a sheet is by its name")
struct SheetOwnershipTests {
  /// Two forms that ask the same label, on sheets with some names.
  private func fixture(_ first: String, _ second: String) throws -> CampaignFixture {
    func layout(_ code: String, _ sheet: String) -> String {
      "  - {code: \(code), sheet: \"\(sheet)\", kind: form, columns: {number: STT, label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}"
    }
    return try CampaignFixture(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: KG, name: Tỉnh Kiên Giang}
        - {code: "904", name: Huyện Tân Hiệp, level: district, parent: KG, reports: true}
      layouts:
      \(layout("f1", first))
      \(layout("f2", second))
      indicators:
        - {code: A, label: Tổng số cuộc, type: count, layout: f1}
        - {code: B, label: Tổng số cuộc, type: count, layout: f2}
      """)
  }
  private func sheet(_ name: String, _ value: CellContent?) -> SheetBuilder {
    SheetBuilder(
      name, [["Đơn vị", "Huyện Tân Hiệp"], ["STT", "Nội dung", "Kết quả"], [1, "Tổng số cuộc", value]])
  }

  // Each of two layouts took the other's sheet too: one figure became two.
  @Test(arguments: [
    ("1. Biểu", "2. Biểu"), ("a) Biểu", "b) Biểu"), ("Thu", "Thử"), ("Biểu", "Biểu (2)"), ("I", "II"),
    ("Biểu 1 (xã)", "Biểu 1 (huyện)"), ("Biểu 01/BC", "Biểu 02/BC"),
  ])
  func `a sheet with a layout's exact name is no other layout's`(first: String, second: String) throws {
    let fixture = try fixture(first, second)
    func tab(_ name: String) -> String { name.replacing("/", with: " ") }
    for values: (CellContent?, CellContent?) in [(nil, 7), (5, nil), (5, 7)] {
      let one = try fixture.one([sheet(tab(first), values.0), sheet(tab(second), values.1)])
      func said(_ code: String, _ value: CellContent?) -> String {
        if case .number(let number) = value { "\(code) = \(Int(number))" } else { "\(code) = blank" }
      }
      #expect(fixture.facts(one) == [said("A", values.0), said("B", values.1)])
      #expect(!fixture.findings(one).contains { $0.hasPrefix("S014") || $0.hasPrefix("S010") })
    }
  }

  @Test func `a sheet that is only like two layouts' names is that of the one that has none`() throws {
    let fixture = try fixture("Biểu thu", "Biểu thử")
    let one = try fixture.one([sheet("Biểu thu", 5), sheet("2. Bieu thu", 7)])
    #expect(fixture.facts(one) == ["A = 5", "B = 7"])
  }

  @Test func `a copy of a sheet beside the blank one is still read`() throws {
    let fixture = try fixture("Biểu 1", "Biểu 9")
    let one = try fixture.one([sheet("Biểu 1", nil), sheet("Biểu 1 (2)", 5), sheet("Biểu 9", 7)])
    #expect(fixture.facts(one) == ["A = 5", "B = 7"])
  }
}
