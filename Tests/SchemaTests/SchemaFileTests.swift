import Schema
import SchemaFiles
import Testing

@Suite("A file that is no schema")
struct SchemaFileTests {
  @Test(
    "is refused whole, with its place",
    arguments: [
      ("", nil, "The file is empty"),
      ("# nothing\n", nil, "The file is empty"),
      ("null", nil, "The file is empty"),
      ("- a\n- b\n", 1, "Found a list; expected keys"),
      ("schema: tonghop/1\ncampaign: {code: T\nunits: []\n", 3, "This is not YAML"),
      ("schema: tonghop/1\n\tcampaign: x\n", 2, "This is not YAML"),
      ("schema: tonghop/1\nschema: tonghop/1\n", 1, "The key \"schema\" stands here twice"),
      ("schema: tonghop/1\n---\nschema: tonghop/1\n", 3, "more than one YAML document"),
      ("schema: &a tonghop/1\n", 1, "Anchors and aliases"),
      ("schema: tonghop/1\nunits: &u []\nlayouts: *u\n", 2, "Anchors and aliases"),
      ("schema: tonghop/1\nunits: !Quan trọng\n", 2, "Tags"),
      ("schema: tonghop/1\n? [a, b]\n: c\n", 2, "A key has to be one text"),
      ("schema: tonghop/1\nunits: \"a\u{7}\"\n", 2, "This is not YAML"),
      ("schema: tonghop/1\nunits: [*u]\n", 2, "This is not YAML: found undefined alias"),
      (
        "schema: tonghop/1\nunits: " + String(repeating: "[", count: 900)
          + String(repeating: "]", count: 900),
        2, "more than 24 levels"
      ),
      (String(repeating: "[", count: 100_000), 1, "more than 24 levels"),
      (String(repeating: "- ", count: 100_000), 1, "more than 24 levels"),
      (String(repeating: "{a: ", count: 900), 1, "more than 24 levels"),
      (String(repeating: "{a: ", count: 400), nil, "This is not YAML"),
    ] as [(String, Int?, String)])
  func whole(text: String, line: Int?, words: String) {
    let error = #expect(throws: SchemaError.self) {
      _ = try SchemaFile.parse(yaml: text, fileName: "schema.yaml")
    }
    #expect(error?.problems.count == 1)
    let problem = error?.problems.first
    if let line { #expect(problem?.place.line == line) }
    #expect(problem?.message.english.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("is not expanded where its aliases would grow without bound")
  func laughs() {
    // Every key of a level is the list of the level below, nine times: nothing may walk it.
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    text += "? *a29\n: 1\n"
    let error = #expect(throws: SchemaError.self) {
      _ = try SchemaFile.parse(yaml: text, fileName: "schema.yaml")
    }
    #expect(error?.problems.first?.reason == .unsupportedYAML(.anchors))
    #expect(error?.problems.first?.place.line == 1)
  }

  @Test("while & and * within texts mean nothing")
  func ampersands() throws {
    let yaml = SmallSchema.yaml(
      indicators: (1...20).map { "  - {code: B\($0), label: A & B * C \($0), unit: '*', type: count}\n" }
        .joined(),
      campaign: ", issuer: \"& *\"")
    #expect(try SchemaFile.parse(yaml: yaml, fileName: "f").schema.indicators[4].label == "A & B * C 5")
  }

  @Test("while lines of texts may begin with & and *")
  func bullets() throws {
    let yaml = SmallSchema.yaml(
      indicators: (1...20).map {
        "  - code: B\($0)\n    type: count\n    label: |\n      * Dòng \($0)\n"
      }.joined(),
      campaign: ", issuer: \"Sở\n  &Ban\"")
    let schema = try SchemaFile.parse(yaml: yaml, fileName: "f").schema
    #expect(schema.campaign.issuer == "Sở &Ban")
    #expect(schema.indicators[4].label == "* Dòng 5")
  }

  @Test("begins with a byte order mark, ends lines as Windows does, and is read all the same")
  func windows() throws {
    let text = "\u{FEFF}" + SmallSchema.yaml().split(separator: "\n").joined(separator: "\r\n")
    #expect(try SchemaFile.parse(yaml: text, fileName: "f").schema.campaign.title == "Thử")
    #expect(try SchemaFile.parse(bytes: Array(text.utf8), fileName: "f").schema.units.count == 1)
  }

  @Test("has byte order marks before its texts, where something was pasted, and they are no part of them")
  func pastedMarks() throws {
    let text = SmallSchema.yaml(
      campaign: ", \u{FEFF}issuer: \u{FEFF}Tỉnh Đoàn, superior: '\u{FEFF}Trung ương \u{FEFF}Đoàn'")
    let campaign = try SchemaFile.parse(yaml: text, fileName: "f").schema.campaign
    #expect(campaign.issuer == "Tỉnh Đoàn")
    #expect(campaign.superior == "Trung ương \u{FEFF}Đoàn")
  }

  @Test("is not UTF-8, too large, or not there")
  func bytes() {
    func reason(_ body: () throws -> LoadedSchema) -> SchemaProblem.Reason? {
      #expect(throws: SchemaError.self) { _ = try body() }?.problems.first?.reason
    }
    #expect(reason { try SchemaFile.parse(bytes: [0xFF, 0xFE, 0x73, 0x00], fileName: "f") } == .notUTF8)
    let large = String(repeating: "#", count: SchemaFile.sizeLimit + 1)
    #expect(
      reason { try SchemaFile.parse(yaml: large, fileName: "f") } == .tooLarge(limit: SchemaFile.sizeLimit))
    #expect(reason { try SchemaFile.read(path: "/dev/null") } == .unreadableFile("not a regular file"))
    #expect(reason { try SchemaFile.read(path: "/nonexistent/schema.yaml") } != nil)
  }

  @Test("shows all its faults at once, in the order of the file")
  func collected() {
    let yaml = """
      schema: tonghop/1
      campaign: {title: Thử, langauge: vi}
      units:
        - {code: A, name: A, parent: B, reports: maybe}
      layouts:
        - {code: form, columns: {labl: ND, value: KQ}}
      indicators:
        - {code: B01, label: Một, type: cuont, section: X}
        - {code: B 2, label: Hai, type: count}
      rules:
        - {code: R, expr: B02 > B01 +}
      """
    let error = #expect(throws: SchemaError.self) {
      _ = try SchemaFile.parse(yaml: yaml, fileName: "schema.yaml")
    }
    #expect(
      error?.problems.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.place.path)" } == [
        "2:11 campaign", "2:24 campaign", "4:32 units[1].parent", "4:44 units[1].reports",
        "6:18 layouts[1].columns", "6:28 layouts[1].columns", "8:35 indicators[1].type",
        "8:51 indicators[1].section", "9:12 indicators[2].code",
      ])
    #expect(error?.text(in: .vietnamese).split(separator: "\n").count == 9)
  }

  @Test("shows no more than a hundred faults and counts the rest")
  func many() {
    let lines = (0..<500).map { "  - {code: U\($0), name: A, reports: perhaps}\n" }.joined()
    let error = #expect(throws: SchemaError.self) {
      _ = try SchemaFile.parse(yaml: SmallSchema.yaml(units: lines), fileName: "f")
    }
    #expect(error?.problems.count == 100)
    #expect(error?.furtherProblems == 400)
    #expect(error?.text(in: .english).hasSuffix("… and 400 more problems.") == true)
  }

  @Test("is cut anywhere and gives an error or a schema, nothing else")
  func cut() {
    let scalars = Array(FullSchema.yaml.unicodeScalars)
    for end in stride(from: 0, to: scalars.count, by: 31) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[..<end])
      do {
        let loaded = try SchemaFile.parse(yaml: String(text), fileName: "f", unbuilt: .none)
        #expect(!loaded.schema.indicators.isEmpty)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }
}
