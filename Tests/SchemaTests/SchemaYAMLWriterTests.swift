import Schema
import SchemaFiles
import Testing

@Suite("Written schemas")
struct SchemaYAMLWriterTests {
  @Test("are read again as the same schema, whatever they hold", arguments: 0..<60 as Range<UInt64>)
  func lossless(seed: UInt64) throws {
    let schema = RandomSchema.schema(seed: seed)
    let yaml = SchemaYAMLWriter.yaml(of: schema)
    do {
      let read = try SchemaFile.parse(yaml: yaml, fileName: "f", unbuilt: .none).schema
      #expect(read.campaign == schema.campaign)
      #expect(read.rounds == schema.rounds)
      #expect(read.units == schema.units)
      for (one, other) in zip(read.layouts, schema.layouts) { #expect(one == other) }
      for (one, other) in zip(read.indicators, schema.indicators) { #expect(one == other) }
      #expect(read.rules == schema.rules)
      #expect(read.corrections == schema.corrections)
      #expect(read.accepted == schema.accepted)
      #expect(read == schema)
      #expect(SchemaYAMLWriter.yaml(of: read) == yaml)
    } catch {
      Issue.record("\(error)\n\(yaml)")
    }
  }

  @Test("keep every key")
  func everyKey() throws {
    let schema = try SchemaFile.parse(yaml: FullSchema.yaml, fileName: "f", unbuilt: .none).schema
    let yaml = SchemaYAMLWriter.yaml(of: schema)
    #expect(try SchemaFile.parse(yaml: yaml, fileName: "f", unbuilt: .none).schema == schema)
  }

  @Test(
    "are pleasant: one short thing a line, codes in quotes where another program would take them for numbers")
  func style() throws {
    let yaml = """
      schema: tonghop/1
      campaign: {code: T, title: "Thử: một"}
      units:
        - {code: 0899, name: Huyện A, aliases: [TP. A, Đ], level: no, reports: true, population: 1000.0}
      layouts: [{code: form, columns: {label: [Nội dung, "/^Chỉ tiêu$/"], value: =D}, unit_cell: {label: Đơn vị}}]
      indicators: [{code: B01, label: Số cuộc, type: count}]
      """
    let schema = try SchemaFile.parse(yaml: yaml, fileName: "f").schema
    #expect(
      SchemaYAMLWriter.yaml(of: schema) == """
        schema: tonghop/1
        campaign:
          code: T
          title: "Thử: một"
          language: vi
          number_locale: vi
          dash: zero
          time_zone: Asia/Ho_Chi_Minh
        version: "1.0"
        units:
          - {code: "0899", name: Huyện A, aliases: [TP. A, Đ], level: "no", reports: true, population: 1000}
        layouts:
          - code: form
            kind: form
            columns: {label: [Nội dung, "/^Chỉ tiêu$/"], value: "=D"}
            unit_cell: {label: Đơn vị}
        indicators:
          - {code: B01, label: Số cuộc, type: count}

        """)
  }
}
