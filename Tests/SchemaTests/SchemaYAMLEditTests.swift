import Schema
import SchemaFiles
import Testing

@Suite("Further names in a schema's text")
struct SchemaYAMLEditTests {
  /// A schema with one indicator that is written in some way.
  private static func schema(_ indicator: String, before: String = "") -> String {
    """
    \(before)schema: tonghop/1   # format
    campaign: {code: T, title: Thử}
    units:
      # the districts
      - {code: "1", name: Huyện Một, reports: true}
      - code: "2"
        name: Huyện Hai   # second
        aliases:
          - H. Hai
        reports: true
    layouts: [{code: form, sheet: Biểu, kind: form, columns: {label: Nội dung, value: Kết quả}}]
    indicators:
    \(indicator)
      - {code: B02, label: Số lượt người dự, type: count}   # the last one

    """
  }

  @Test(arguments: [
    (
      "  - {code: B01, label: Tổng số cuộc, type: count}",
      "aliases: [Số cuộc nói chuyện], label: Tổng số cuộc"
    ),
    ("  - {code: B01, aliases: [a, b], label: Tổng số cuộc, type: count}", "[Số cuộc nói chuyện, a, b]"),
    ("  - {code: B01, aliases: [], label: Tổng số cuộc, type: count}", "[Số cuộc nói chuyện]"),
    (
      "  - code: B01\n    label: Tổng số cuộc   # counted\n    type: count",
      "    aliases: [Số cuộc nói chuyện]\n    label: Tổng số cuộc   # counted"
    ),
    (
      "  - label: Tổng số cuộc\n    code: B01\n    type: count",
      "  - aliases: [Số cuộc nói chuyện]\n    label: Tổng số cuộc"
    ),
    (
      "  - code: B01\n    label: Tổng số cuộc\n    aliases:\n    - a\n    - b\n    type: count",
      "    - Số cuộc nói chuyện\n    - a\n"
    ),
  ])
  func `a name is put in where its author would write it, comments stay`(indicator: String, expected: String)
    throws
  {
    let text = Self.schema(indicator)
    let (edited, isRewritten) = try SchemaYAMLEdit.adding(
      [AddedAlias(.indicator("B01"), "Số cuộc nói chuyện")], to: text, fileName: "schema.yaml")
    #expect(!isRewritten)
    #expect(edited.contains(expected))
    #expect(edited.contains("# the districts") && edited.contains("# the last one"))
    #expect(edited.split(separator: "\n").count - text.split(separator: "\n").count <= 1)
    let schema = try SchemaFile.parse(yaml: edited, fileName: "schema.yaml").schema
    #expect(schema.indicators[0].aliases.first == "Số cuộc nói chuyện")
  }

  @Test func `names of units, of several owners, and names that need quotes`() throws {
    let text = Self.schema("  - {code: B01, label: Tổng số cuộc, type: count}", before: "\u{FEFF}")
    let aliases = [
      AddedAlias(.unit("1"), "H. 1: \"Một\", # mới"), AddedAlias(.unit("2"), "Hai"),
      AddedAlias(.indicator("B01"), "no"), AddedAlias(.indicator("B02"), "Số lượt người dự"),
      AddedAlias(.indicator("B99"), "nobody"),
    ]
    let (edited, isRewritten) = try SchemaYAMLEdit.adding(aliases, to: text, fileName: "schema.yaml")
    #expect(!isRewritten)
    #expect(edited.unicodeScalars.first == "\u{FEFF}")
    let before = try SchemaFile.parse(yaml: text, fileName: "schema.yaml").schema
    let schema = try SchemaFile.parse(yaml: edited, fileName: "schema.yaml").schema
    #expect(schema == before.adding(aliases))
    #expect(schema.units[0].aliases == ["H. 1: \"Một\", # mới"])
    #expect(schema.units[1].aliases == ["Hai", "H. Hai"])
    #expect(schema.indicators[1].aliases.isEmpty)
    let again = try SchemaYAMLEdit.adding(aliases, to: edited, fileName: "schema.yaml")
    #expect(again.text == edited)
  }

  @Test(arguments: [
    ("{code: B01, aliases: a, label: Tổng số cuộc, type: count}", "aliases: [b, a], label"),
    (
      "{code: B01, aliases: \"a, \\\"x\", label: Tổng số cuộc, type: count}",
      "aliases: [b, \"a, \\\"x\"], label"
    ),
    ("{code: B01, aliases: 'it''s', label: Tổng số cuộc, type: count}", "aliases: [b, 'it''s'], label"),
    ("code: B01\n    aliases: a  # so\n    label: Tổng số cuộc\n    type: count", "aliases: [b, a]  # so"),
  ])
  func `a single name becomes a list`(indicator: String, expected: String) throws {
    let text = Self.schema("  - " + indicator)
    let (edited, isRewritten) = try SchemaYAMLEdit.adding(
      [AddedAlias(.indicator("B01"), "b")], to: text, fileName: "schema.yaml")
    #expect(!isRewritten)
    #expect(edited.contains(expected))
  }

  @Test func `what cannot be edited is written anew without losing a key`() throws {
    // A text over several lines has no place for a second name.
    let text = Self.schema(
      "  - code: B01\n    aliases: >-\n      a\n      b\n    label: Tổng số cuộc\n    type: count")
    let before = try SchemaFile.parse(yaml: text, fileName: "schema.yaml").schema
    let alias = AddedAlias(.indicator("B01"), "b")
    let (edited, isRewritten) = try SchemaYAMLEdit.adding([alias], to: text, fileName: "schema.yaml")
    #expect(isRewritten)
    #expect(try SchemaFile.parse(yaml: edited, fileName: "schema.yaml").schema == before.adding([alias]))
  }

  @Test(arguments: 1...20)
  func `a random schema says the same and one name more`(seed: UInt64) throws {
    let schema = RandomSchema.schema(seed: seed)
    let text = SchemaYAMLWriter.yaml(of: schema)
    let aliases =
      schema.indicators.map { AddedAlias(.indicator($0.code), "Tên khác của \($0.code)") }.prefix(3)
      + schema.units.map { AddedAlias(.unit($0.code), "Nơi \($0.code)") }.prefix(3)
    let (edited, isRewritten) = try SchemaYAMLEdit.adding(Array(aliases), to: text, fileName: "s.yaml")
    #expect(!isRewritten)
    #expect(
      try SchemaFile.parse(yaml: edited, fileName: "s.yaml", unbuilt: .none).schema
        == schema.adding(Array(aliases)))
  }
}
