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
}
