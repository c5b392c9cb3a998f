import Findings
import Schema
import SchemaFiles
import Testing

@Suite("The words of a campaign")
struct WordingTests {
  // Staff know a column by what stands above it; the schema's word for its measure is made up by the draft.
  @Test("A measure without a common name is called as its column is, a figure by both")
  func measures() throws {
    let yaml = """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units: [{code: P, name: Tỉnh}, {code: A, name: Huyện A, parent: P, reports: true}]
      layouts:
        - code: form
          columns: {label: Nội dung}
          values:
            - {column: Kết quả}
            - {column: Lũy kế, measure: cumulative}
            - {column: "So sánh (%) > Lũy kế so với kế hoạch", measure: luy_ke_so_voi_ke_hoach}
            - {column: "Nam > Tổng số", measure: tong_so}
            - {column: "Nữ > Tổng số", measure: tong_so_2}
            - {column: /^Khác/, measure: khac}
      indicators: [{code: A1, label: Một, type: count}]
      """
    let words = Wording(schema: try SchemaFile.parse(yaml: yaml, fileName: "f").schema)
    #expect(words.measure("luy_ke_so_voi_ke_hoach") == "Lũy kế so với kế hoạch")
    #expect(words.measure("cumulative") == "Lũy kế từ đầu năm")
    #expect(words.measure("tong_so") == "Nam > Tổng số" && words.measure("tong_so_2") == "Nữ > Tổng số")
    #expect(words.measure("khac") == "khac")
    #expect(words.figure(FigureName("A1")) == "A1")
    #expect(words.figure(FigureName("A1[tong_so]")) == "A1 – Nam > Tổng số")
  }

  @Test("A label that states its unit of measure gets no second one")
  func unitOfMeasure() {
    var indicator = Indicator(code: "A", label: "Ước thiệt hại (triệu đồng)", type: .money)
    #expect(indicator.withUnit(indicator.label) == indicator.label)
    indicator.unit = "triệu  đồng"
    #expect(indicator.withUnit(indicator.label) == indicator.label && indicator.statesUnit(indicator.label))
    #expect(indicator.withUnit("Kinh phí") == "Kinh phí (triệu  đồng)")
  }

  // The sentence said 834,505 and the column beside it 835.
  @Test("What arithmetic comes to is shown exactly, an estimate as about so much")
  func expectations() {
    let words = Wording(language: .vietnamese)
    var finding = Finding(
      RuleDescription(
        code: "B143", name: "x", level: 1, severity: .error, title: ("", ""), checks: ("", ""),
        matters: ("", ""), example: ("", ""), remedy: ("", "")),
      message: FindingMessage(vietnamese: "", english: ""))
    finding.expected = 834.505
    #expect(finding.expectation(in: words) == "834,505")
    finding.expected = 1000.0 / 3
    #expect(finding.expectation(in: words) == "333,333")
    finding.score = 5
    #expect(finding.expectation(in: words) == "333")
  }
}
