import Schema
import SchemaFiles
import Testing

@Suite("Commonly written YAML")
struct CommonYAMLTests {
  /// The quick reader gives what the full parser gives, or nothing.
  private func compare(_ text: String) {
    guard let quick = CommonYAML.root(of: text) else { return }
    do {
      let complete = try YAMLTree.complete(of: text, file: "f")
      #expect(quick == complete, "\(text)")
    } catch {
      Issue.record("The full parser refuses it: \(error)\n\(text)")
    }
  }

  static let samples = [
    "a: 1\nb: x y # z\nc:\n  - d\n  - e: f\n    g: 'h'\n  - {i: j, k: [l, \"m\", {}, []]}\nn:\n- o: p\n  q:\n  - r\ns: t\n",
    "a: {b: c,\n  d: [e,\n   f], g: h}\ni: j\n",
    "# c\na: b#c\n\n  # d\n'e f': \"g: h\"\n\"i\": j:k\nl: -5\nm: 12:30\nn: {o: 12:30, p: -1, q: a-b}\n",
    "đợt: Quý III năm 2020\nx: [Nội dung, Chỉ tiêu, '=H', /^B.*$/]\ny: …\n",
    "units:\n  - {code: KG, name: Tỉnh, population: 1723067}\n  - code: \"0899\"\n    name: TP\n    fields: {communes: 12}\n",
  ]

  @Test("is read as the full parser reads it", arguments: CommonYAMLTests.samples)
  func common(text: String) {
    #expect(CommonYAML.root(of: text) != nil)
    compare(text)
  }

  @Test("is what schemas are written in")
  func schemas() throws {
    for seed in 0..<20 as Range<UInt64> {
      compare(SchemaYAMLWriter.yaml(of: RandomSchema.schema(seed: seed)))
    }
    #expect(CommonYAML.root(of: FullSchema.yaml) != nil)
    #expect(CommonYAML.root(of: SmallSchema.yaml()) != nil)
    compare(FullSchema.yaml)
  }

  @Test(
    "is left to the full parser where it is uncommon",
    arguments: [
      "a: b\n  c\n", "a:\nb: c\n", "a: &x b\n", "a: \"\\n\"\n", "a: 'it''s'\n", "a: |\n  b\n", "a: b: c\n",
      "a: [b: c]\n",
      "a: {b, c}\n", "a: {b: }\n", "a: [b, ]\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "---\na: b\n",
      "a: b\n...\n", "a:\tb\n",
      "a: b\r\n", "- - a\n", "? a\n: b\n", "a: [b\n  c]\n", "a: {b: c\n}\n", "a: [b,\nc]\n", "a: !x b\n",
      "a : b\n", " a: b\n",
      "a: b\n c: d\n", "a:\n    - b\n  - c\n", "a: \"b\nc\"\n", "a: b\u{85}c\n", "a: b\u{2028}c\n", "a: %b\n",
      "a: @b\n", "a\n", "",
      "a: [b]c\n", "a: 'b' c\n", "a: {b: c?d}\n", "a: {b: c:,d}\n", "a: [b,,c]\n", "a: [b # c\n  ]\n",
      "a: - b\n",
    ])
  func uncommon(text: String) {
    #expect(CommonYAML.root(of: text) == nil)
  }

  @Test("is read alike, however it is altered", arguments: 0..<8 as Range<UInt64>)
  func altered(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      " ", "  ", "\n", "\n  ", "\n- ", ": ", ":", ", ", ",", "[", "]", "{", "}", "- ", "-", "# ", " #", "\"",
      "'", "x", "ờ", "?", "&a",
      "*a", "!", "|", ">", "%", "@", "\\", "a: b\n", "\n\n", "~", "null", "=", "<<", "--", "---\n", "\t",
      "\r", "\u{A0}",
    ].map { Array($0.unicodeScalars) }
    for sample in Self.samples {
      let scalars = Array(sample.unicodeScalars)
      for _ in 0..<150 {
        var altered = scalars
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let start = Int.random(in: 0...altered.count, using: &random)
          let end = min(altered.count, start + Int.random(in: 0...3, using: &random))
          altered.replaceSubrange(start..<end, with: random.pick(pieces, default: []))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: altered)
        compare(String(text))
      }
    }
  }
}
