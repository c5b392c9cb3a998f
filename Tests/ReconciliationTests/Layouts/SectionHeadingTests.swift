import Cells
import Facts
import Findings
import Reconciliation
import TestSupport
import Testing

@Suite("Sections whose headings say their own title over the labels")
struct SectionHeadingTests {
  static let yaml = """
    schema: tonghop/1
    campaign: {code: T, title: Charges, language: en}
    units:
      - {code: KG, name: Kiên Giang}
      - {code: "904", name: Tân Hiệp, parent: KG, reports: true}
    layouts:
      - code: form
        sheet: Form
        kind: form
        columns: {code: [CPT Code, 2018 CPT Code], label: Evaluation Services, value: Average Charge}
        unit_cell: {label: Unit}
        sections: repeat
    sections: [{code: A, title: Evaluation Services}, {code: B, title: Radiology Services}]
    indicators:
      - {code: "99282", printed_code: "99282", section: A, label: "Emergency Room Visit, Level 2", type: count}
      - {code: "99213", printed_code: "99213", section: A, label: "Outpatient Visit, 15 minutes", type: count}
      - {code: "71046", printed_code: "71046", section: B, label: "X-Ray, Chest, two views", type: count}
      - {code: "70450", printed_code: "70450", section: B, label: "CT Scan, Head, without contrast", type: count}
    """

  // The heading of a later section names codes and values but not the labels, which made its rows nobody's where a
  // code was rewritten.
  @Test func `labels stand below the title of each section`() throws {
    let fixture = try CampaignFixture(Self.yaml)
    let sheet = SheetBuilder(
      "Form",
      [
        ["Unit", "Tân Hiệp"],
        ["Evaluation Services", "2018 CPT Code", "Average Charge"],
        ["Emergency Room Visit, Level 2", 99282, 11],
        ["Outpatient Visit, 15 minutes", 99213, 12],
        ["Radiology Services", "2018 CPT Code", "Average Charge"],
        ["X-Ray, Chest, two views", 71020, 13],
        ["CT Scan, Head, without contrast", 70450, 14],
      ])
    let one = try fixture.one([sheet])
    #expect(fixture.facts(one) == ["99282 = 11", "99213 = 12", "71046 = 13", "70450 = 14"])
    #expect(one.findings.filter { $0.severity < .info }.map(\.code) == [])
  }

  // The heading over the rows that hospitals add themselves began a section of the form once more.
  @Test func `a heading that ends the table begins no section`() throws {
    let yaml = Self.yaml.replacing("sections: repeat", with: "sections: repeat\n    stop: [Other Services]")
    let fixture = try CampaignFixture(yaml)
    let sheet = SheetBuilder(
      "Form",
      [
        ["Unit", "Tân Hiệp"],
        ["Evaluation Services", "2018 CPT Code", "Average Charge"],
        ["Emergency Room Visit, Level 2", 99282, 11],
        ["Outpatient Visit, 15 minutes", 99213, nil],
        ["Radiology Services", "2018 CPT Code", "Average Charge"],
        ["X-Ray, Chest, two views", 71046, 13],
        ["CT Scan, Head, without contrast", 70450, 14],
        ["Other Services", "2018 CPT Code", "Average Charge"],
        ["Outpatient Visit, 15 minutes", 99213, 15],
      ])
    let one = try fixture.one([sheet])
    #expect(fixture.facts(one) == ["99282 = 11", "99213 = blank", "71046 = 13", "70450 = 14"])
  }
}
