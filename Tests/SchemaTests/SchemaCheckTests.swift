import Schema
import SchemaFiles
import Testing

@Suite("Doubtful matters of a schema")
struct SchemaCheckTests {
  private static let units = """
    units:
      - {code: P, name: Tỉnh, level: province, population: 10}
      - {code: A, name: Huyện A, aliases: [An], level: district, parent: P, reports: true, population: 5}
      - {code: B, name: Huyện B, level: district, parent: P, reports: true, population: 5}
      - {code: X, name: Xã X, level: commune, parent: A}

    """
  private static let layouts = """
    layouts:
      - {code: form, columns: {label: ND}, values: [{column: KQ}, {column: KH, measure: plan}]}
      - {code: grid, row_label: Xã, indicators: [I2, I3]}

    """
  private static let indicators = """
    indicators:
      - {code: I1, label: Một, type: count, max: 50}
      - {code: I2, label: Hai, type: count, number: '1'}
      - {code: I3, label: Ba, type: number}
      - {code: I4, label: Bốn, type: text, number: '4'}
      - {code: '05', label: Năm, type: count}

    """

  private static func warnings(
    units: String = units, layouts: String = layouts, indicators: String = indicators, more: String = ""
  ) throws -> [String] {
    let yaml = "schema: tonghop/1\ncampaign: {code: T, title: Thử}\n" + units + layouts + indicators + more
    let schema = try SchemaFile.parse(yaml: yaml, fileName: "f").schema
    return SchemaCheck.warnings(for: schema).map(\.english)
  }

  @Test("are none in a good schema")
  func none() throws {
    let rules = """
      rules:
        - {code: R1, expr: I2 >= I1}
        - {code: R2, expr: if I1 > 0 then I2 > 0 and count(I4) = 1}
        - {code: R3, expr: 'I1[plan] <= 1000 and 05[now] > I3'}
        - {code: R4, expr: I2 > I3, scope: row}
        - {code: R5, expr: both(I1; I4)}
      """
    #expect(try Self.warnings(more: rules).isEmpty)
  }

  @Test(
    "of rules",
    arguments: [
      ("I1 >= 0", "can never fail"),
      ("I1 <= 50", "can never fail"),
      ("I1 > 50", "can never hold"),
      ("I1 + I2 >= -1", "can never fail"),
      ("I3 = I3", "can never fail"),
      ("I3 < I3", "can never hold"),
      ("if I1 > 60 then I2 > 5", "can never fail"),
      ("not I1 * -1 > 0", "can never fail"),
      ("sum(I1; I2) < 0 or I1 >= 0", "can never fail"),
      ("max(I1; I2) < 0", "can never hold"),
      ("I4 > I1", "computes with I4, which is no number"),
      ("population > 3", "about no indicator"),
      ("I1 > 1.000", "read with a decimal point"),
      ("I1 > 05", "read as a number"),
      ("I3 >= I2", "repeats the rule R0"),
    ])
  func rules(expression: String, words: String) throws {
    let found = try Self.warnings(
      more: "rules:\n  - {code: R0, expr: I3 >= I2}\n  - {code: R1, expr: '\(expression)'}\n")
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("schema.yaml (rules[2]): ") == true)
    #expect(found.first?.contains(words) == true, "\(found)")
  }

  @Test("of rules for rows that no grid has together, and of measures that are not asked")
  func operands() throws {
    let found = try Self.warnings(
      layouts: "layouts:\n  - {code: form, columns: {label: ND, value: KQ}}\n"
        + "  - {code: plan, columns: {label: ND}, values: [{column: KH, measure: plan}]}\n"
        + "  - {code: grid, row_label: Xã, indicators: [I2, I3, '05']}\n",
      indicators: Self.indicators + "  - {code: I6, label: Sáu, type: count, layout: plan}\n",
      more: "rules:\n  - {code: R1, expr: I1 > I2, scope: row}\n  - {code: R2, expr: 'I1[plan] > I6[plan]'}\n"
    )
    #expect(found.count == 2)
    #expect(found.first?.contains("no grid holds all of its indicators") == true)
    #expect(found.last?.contains("I1[plan], which no layout asks for") == true)
  }

  @Test(
    "of indicators, units, rounds and layouts",
    arguments: [
      (
        "indicators", "  - {code: I6, label: Sáu, type: count, layout: []}\n",
        "No layout holds the indicator I6"
      ),
      (
        "indicators", "  - {code: I6, label: Sáu, type: count, applies_to: province}\n",
        "applies to no reporting unit"
      ),
      ("indicators", "  - {code: I6, label: một, type: count}\n", "I6 and I1 have the same label"),
      ("indicators", "  - {code: I6, label: Sáu, type: choice}\n", "choice without a list"),
      (
        "indicators", "  - {code: I6, label: Sáu, type: text, aggregate: mean}\n",
        "cannot be aggregated by arithmetic"
      ),
      ("indicators", "  - {code: I6, label: Sáu, type: count, cumulates: I1}\n", "not of kind cumulative"),
      ("indicators", "  - {code: I6, label: Sáu, type: count, phrase: sáu}\n", "has no {value}"),
      (
        "units", "  - {code: C, name: huyện  a, level: district, reports: true, population: 1}\n",
        "C and A are both called"
      ),
      ("layouts", "  - {code: f2, columns: {label: ND, value: KQ}}\n", "No indicator is in the layout f2"),
      ("layouts", "  - {code: g2, kind: grid, indicators: [I1]}\n", "has no row_label"),
      (
        "more",
        "corrections: [{unit: A, indicator: I1, becomes: 1}, {unit: A, indicator: I1, becomes: 2}, {unit: B, indicator: I1, becomes: 3}]\n",
        "A, I1 is corrected to 1 already; the correction to 2 has no effect"
      ),
      ("more", "rounds: [{code: R, due: 2020-02-01T17:00, closes: 2020-02-01T16:00}]\n", "closes before"),
      ("more", "rounds: [{code: R, date: 2020-02-02, due: 2020-02-01}]\n", "due before its date"),
    ])
  func others(section: String, line: String, words: String) throws {
    let found = try Self.warnings(
      units: section == "units" ? Self.units + line : Self.units,
      layouts: section == "layouts" ? Self.layouts + line : Self.layouts,
      indicators: section == "indicators" ? Self.indicators + line : Self.indicators,
      more: section == "more" ? line : "")
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(words) == true, "\(found)")
  }

  // Where a unit of measure changes, the new indicator has the label and number of the one that it replaces.
  @Test("of equal labels only where both are asked in one round", arguments: ["R1", "R2"])
  func succession(last: String) throws {
    let found = try Self.warnings(
      indicators: Self.indicators + "  - {code: I6, label: Sáu, type: count, valid_to: \(last)}\n"
        + "  - {code: I7, label: Sáu, type: count, valid_from: R2, replaces: I6}\n",
      more: "rounds: [{code: R1, date: 2020-02-01}, {code: R2, date: 2020-03-01}]\n")
    #expect(found.count(where: { $0.contains("I7 and I6 have the same label") }) == (last == "R1" ? 0 : 1))
  }

  @Test("of layouts that one table could be both of")
  func twins() throws {
    func found(_ second: String) throws -> [String] {
      try Self.warnings(
        layouts:
          "layouts:\n  - {code: f1, sheet: Biểu 1, columns: {label: Nội dung, value: KQ}}\n  - \(second)\n",
        indicators: "indicators:\n  - {code: I1, label: Một, type: count, layout: f1}\n"
          + "  - {code: I2, label: Hai, type: count, layout: f2}\n")
    }
    #expect(
      try found("{code: f2, sheet: biểu  1, columns: {label: nội dung, value: KQ}}") == [
        "schema.yaml (layouts[2]): The layouts f2 and f1 have the same sheet and headings; one could be read as the other."
      ])
    for other in [
      "{code: f2, sheet: Biểu 2, columns: {label: Nội dung, value: KQ}}",
      "{code: f2, sheet: Biểu 1, columns: {label: Nội dung, value: TH}}",
    ] {
      #expect(try found(other).isEmpty)
    }
  }

  @Test("of columns of a grid with one heading, whatever their numbers are")
  func columns() throws {
    let found = try Self.warnings(
      indicators: Self.indicators.replacing("label: Ba, type", with: "label: Hai, number: '3', type"))
    #expect(found.count == 1)
    #expect(found.first?.contains("I3 and I2 have the same label") == true)
    // Rows of a form have their numbers printed.
    let rows = try Self.warnings(
      layouts: "layouts:\n  - {code: form, columns: {label: ND, value: KQ}}\n",
      indicators: Self.indicators.replacing("label: Ba, type", with: "label: Hai, number: '3', type"))
    #expect(rows.isEmpty)
  }

  @Test("of numbers that units lack")
  func exposure() throws {
    let found = try Self.warnings(
      units:
        "units:\n  - {code: A, name: A, reports: true, population: 1}\n  - {code: B, name: B, reports: true}\n",
      layouts: "layouts:\n  - {code: form, columns: {label: ND, value: KQ}}\n",
      indicators: "indicators:\n  - {code: I1, label: Một, type: count, normalise_by: population}\n")
    #expect(
      found == [
        "schema.yaml (units[2]): 1 reporting units have no population (the first is B), so normalise_by: population is not used."
      ])
  }
}

@Suite("Doubtful pairs of rules and parts without their total")
struct SchemaPairCheckTests {
  private func warnings(_ indicators: String, rules: String = "") throws -> [String] {
    let yaml = """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units: [{code: A, name: Huyện A, reports: true}]
      layouts:
        - {code: f, hierarchy: number, columns: {label: ND, value: KQ}}
        - {code: g, columns: {label: ND, value: KQ}}
      indicators:
      \(indicators)
        - {code: Z, label: Cuối, type: count, layout: g}
      \(rules)

      """
    let loaded = try SchemaFile.parse(yaml: yaml, fileName: "f")
    return SchemaCheck.warnings(for: loaded.schema, places: loaded.places).map {
      "\($0.place.line ?? 0) \($0.message.english)"
    }
  }

  @Test(
    "say which two rules repeat or exclude each other",
    arguments: [
      ("A > B", "B < A", "The rule R-2 repeats the rule R-1."),
      ("A > B", "A <= B", "The rules R-1 (A > B) and R-2 (A <= B) cannot both hold."),
      ("A = B", "B > A", "cannot both hold"), ("A >= 10", "A < 5", "cannot both hold"),
      ("A >= B", "B >= A", nil as String?), ("A > 5", "A < 10", nil), ("A <= 5", "A >= 5", nil),
    ])
  func rules(first: String, second: String, expected: String?) throws {
    let found = try warnings(
      "  - {code: A, label: Một, type: number}\n  - {code: B, label: Hai, type: number}",
      rules: "rules: [{code: R-1, expr: '\(first)'}, {code: R-2, expr: '\(second)'}]")
    if let expected {
      let isTurned = expected.hasPrefix("The rules")
      let wanted = isTurned ? "The rules R-2 (\(second)) and R-1 (\(first)) cannot both hold." : expected
      #expect(found.count == 1 && found[0].contains(wanted), "\(found)")
    } else {
      #expect(found == [])
    }
  }

  @Test("name parts whose total stands elsewhere, by its code or by its number")
  func parts() throws {
    let found = try warnings(
      """
        - {code: A, label: Một, type: count, layout: g}
        - {code: B, label: Hai, type: count, parent: A, relation: part}
        - {code: C, label: Ba, type: count, number: '2.1'}
        - {code: D, label: Bốn, type: count, number: '2.2'}
        - {code: E, label: Năm, type: count, number: '3'}
        - {code: F, label: Sáu, type: count, number: '3.1'}
      """)
    #expect(
      found == [
        "9 B is a part of A, which stands in none of its layouts.",
        "10 Numbers make the hierarchy of the layout f, but it has no row 2, the total of row 2.1 (C).",
      ])
  }
}
