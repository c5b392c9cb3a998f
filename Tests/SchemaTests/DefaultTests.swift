import Schema
import SchemaFiles
import Testing

/// The smallest schema, with more keys put into it.
enum SmallSchema {
  /// A schema with one form.
  static func yaml(
    indicators: String = "  - {code: B01, label: Số cuộc, type: count}\n", campaign: String = "",
    more: String = "",
    units: String = "  - {code: '1', name: Huyện A, reports: true}\n"
  ) -> String {
    """
    schema: tonghop/1
    campaign: {code: T, title: Thử\(campaign)}
    units:
    \(units)layouts:
      - {code: form, columns: {label: Nội dung, value: Kết quả}}
    indicators:
    \(indicators)\(more)
    """
  }
}

@Suite("Defaults")
struct DefaultTests {
  @Test("of a schema that says only what is required")
  func smallest() throws {
    let loaded = try SchemaFile.parse(yaml: SmallSchema.yaml(), fileName: "schema.yaml")
    var expected = CampaignSchema(campaign: Campaign(code: "T", title: "Thử"))
    var unit = ReportingUnit(code: "1", name: "Huyện A")
    unit.reports = true
    expected.units = [unit]
    var form = SheetLayout(code: "form", kind: .form)
    form.columns.label = [.text("Nội dung")]
    form.values = [ValueColumn(column: [.text("Kết quả")])]
    expected.layouts = [form]
    var indicator = Indicator(code: "B01", label: "Số cuộc", type: .count)
    indicator.decimals = 0
    indicator.min = .number(0)
    indicator.layouts = ["form"]
    expected.indicators = [indicator]
    #expect(loaded.schema == expected)
    #expect(loaded.notes.isEmpty)
    #expect(loaded.schema.campaign.timeZone == "Asia/Ho_Chi_Minh")
    #expect(loaded.schema.campaign.dash == .zero)
    #expect(loaded.schema.version == "1.0")
  }

  @Test(
    "of an indicator depend on its type",
    arguments: [
      ("count", Aggregation.sum, Limit.number(0) as Limit?, 0 as Int?),
      ("number", .sum, nil, nil),
      ("money", .sum, .number(0), nil),
      ("percent", Aggregation.none, nil, nil),
      ("date", .distinct, nil, nil),
      ("text", .list, nil, nil),
      ("yesno", .list, nil, nil),
      ("choice(s)", .list, nil, nil),
      ("choice", .list, nil, nil),
    ])
  func types(type: String, aggregate: Aggregation, minimum: Limit?, decimals: Int?) throws {
    let yaml = SmallSchema.yaml(
      indicators: "  - {code: B01, label: Số, type: \(type)}\n", more: "choices: {s: [{code: a, label: A}]}\n"
    )
    let indicator = try #require(SchemaFile.parse(yaml: yaml, fileName: "f").schema.indicators.first)
    #expect(indicator.aggregate == aggregate)
    #expect(indicator.min == minimum)
    #expect(indicator.decimals == decimals)
    #expect(indicator.kind == .flow)
    #expect(!indicator.required)
  }

  @Test("are taken away by null: a count may be negative")
  func null() throws {
    let yaml = SmallSchema.yaml(
      indicators: "  - {code: B01, label: Số, type: count, min: null, decimals: ~}\n")
    let indicator = try #require(SchemaFile.parse(yaml: yaml, fileName: "f").schema.indicators.first)
    #expect(indicator.min == nil)
    #expect(indicator.decimals == nil)
  }

  @Test("of the layout: the first form and the grids that name the indicator")
  func layouts() throws {
    let yaml = """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units: [{code: A, name: A, reports: true}]
      layouts:
        - {code: g, kind: grid, row_label: Xã, indicators: [I1, I2]}
        - {code: f, columns: {label: Nội dung, value: Kết quả}}
        - {code: f2, columns: {label: Nội dung, value: Kết quả}}
      indicators:
        - {code: I1, label: Một, type: count}
        - {code: I2, label: Hai, type: count, layout: f2}
        - {code: I3, label: Ba, type: count}
        - {code: I4, label: Bốn, type: count, layout: [g]}
      """
    let schema = try SchemaFile.parse(yaml: yaml, fileName: "f").schema
    #expect(schema.indicators.map(\.layouts) == [["g", "f"], ["g", "f2"], ["f"], ["g"]])
    #expect(schema.layouts[0].indicators == ["I1", "I2", "I4"])
    #expect(schema.layouts.map(\.kind) == [.grid, .form, .form])
  }

  @Test("of values: every scalar is its text, whatever YAML makes of it")
  func scalars() throws {
    let yaml = SmallSchema.yaml(
      indicators:
        "  - {code: 0x1F, label: yes, type: count, number: 1.0, unit: 1e3, aliases: [no, 010, 2020-08-29, .inf]}\n",
      units: "  - {code: 0899, name: no, reports: true}\n  - {code: 1_0, name: 'null'}\n")
    let schema = try SchemaFile.parse(yaml: yaml, fileName: "f").schema
    #expect(schema.units.map(\.code) == ["0899", "1_0"])
    #expect(schema.units.map(\.name) == ["no", "null"])
    #expect(schema.indicators[0].code == "0x1F")
    #expect(schema.indicators[0].label == "yes")
    #expect(schema.indicators[0].number == "1.0")
    #expect(schema.indicators[0].aliases == ["no", "010", "2020-08-29", ".inf"])
  }

  @Test("are named once where a key is kept but not acted on")
  func notes() throws {
    let yaml = SmallSchema.yaml(
      indicators: """
          - {code: B01, label: Số, type: count, soft_max: 5, phrase: "{value} số"}
          - {code: B02, label: Số nữa, type: count, soft_max: 6}

        """, campaign: ", header: state", more: "thresholds: {outlier_z: 4.0, notice_z: 2}\n")
    let unbuilt = UnbuiltKeys(
      refused: [],
      kept: ["soft_max", "phrase"].map {
        UnbuiltKeys.Entry("indicators", $0, vietnamese: "chưa dùng", english: "not used")
      } + [
        UnbuiltKeys.Entry("campaign", "header", .otherThan("none"), vietnamese: "chưa", english: "not yet"),
        UnbuiltKeys.Entry("thresholds", "outlier_z", .otherThan("4"), vietnamese: "chưa", english: "not yet"),
        UnbuiltKeys.Entry("thresholds", "notice_z", .otherThan("3"), vietnamese: "chưa", english: "not yet"),
      ])
    let notes = try SchemaFile.parse(yaml: yaml, fileName: "schema.yaml", unbuilt: unbuilt).notes
    #expect(
      notes.map(\.key)
        == ["campaign.header", "indicators.soft_max", "indicators.phrase", "thresholds.notice_z"])
    #expect(notes[1].english == "schema.yaml, line 8, column 41: not used")
    #expect(notes[1].place.path == "indicators[1].soft_max")
  }
}
