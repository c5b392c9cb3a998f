import Schema
import SchemaFiles
import Testing

@Suite("A wrong schema is refused")
struct SchemaFaultTests {
  @Test("which is good without its faults")
  func base() throws {
    let yaml = FaultySchema.base.joined(separator: "\n")
    #expect(try SchemaFile.parse(yaml: yaml, fileName: "f").schema.indicators.count == 3)
  }

  @Test(
    "for its keys and shapes",
    arguments: [
      FaultySchema(
        "schema: tonghop/2", line: 1, path: "schema", "expected one of tonghop/1", suggestion: "tonghop/1"),
      FaultySchema("campaign: {code: T}", line: 2, path: "campaign", "\"title\" is missing"),
      FaultySchema(
        "campaign: {code: T, title: Thử, isuer: X}", line: 2, path: "campaign", "no key \"isuer\"",
        suggestion: "issuer"),
      FaultySchema("campaign: Thử", line: 2, path: "campaign", "Found a single value; expected keys"),
      FaultySchema(
        "campaign: {code: T, title: [a]}", line: 2, path: "campaign.title",
        "Found a list; expected a single value"),
      FaultySchema(
        "campaign: {code: T, title: ''}", line: 2, path: "campaign.title", "a text that is not empty"),
      FaultySchema("indicator: []", line: 10, path: "", "no key \"indicator\"", suggestion: "indicators"),
      FaultySchema(
        "sections: {code: A}", line: 6, path: "sections",
        "Found keys with values (key: value); expected a list"),
      FaultySchema("sections: [A]", line: 6, path: "sections[1]", "expected keys with values"),
      FaultySchema(
        "sections: [{code: A, title: A}, {title: B}]", line: 6, path: "sections[2]", "\"code\" is missing"),
      FaultySchema(
        "thresholds: {outlier: 4}", line: 10, path: "thresholds", "no key \"outlier\"",
        suggestion: "outlier_z"),
      FaultySchema("choices: {status: done}", line: 7, path: "choices.status", "expected a list"),
      FaultySchema("rules: [{code: R-1}]", line: 9, path: "rules[1]", "\"expr\" is missing"),
    ])
  func keys(fault: FaultySchema) { fault.expectFault() }

  @Test(
    "for its values",
    arguments: [
      FaultySchema("campaign: {code: Đợt, title: Thử}", line: 2, path: "campaign.code", "ASCII"),
      FaultySchema("campaign: {code: T 1, title: Thử}", line: 2, path: "campaign.code", "a code of letters"),
      FaultySchema(
        "campaign: {code: T, title: Thử, language: vn}", line: 2, path: "campaign.language", "one of vi, en",
        suggestion: "vi"),
      FaultySchema(
        "campaign: {code: T, title: Thử, header: youth_union}", line: 2, path: "campaign.header",
        "one of youth-union", suggestion: "youth-union"),
      FaultySchema(
        "campaign: {code: T, title: Thử, dash: none}", line: 2, path: "campaign.dash", "one of zero, blank"),
      FaultySchema(
        "campaign: {code: T, title: Thử, synthetic: 2}", line: 2, path: "campaign.synthetic", "true or false"),
      FaultySchema(
        "campaign: {code: T, title: Thử, time_zone: Hà Nội}", line: 2, path: "campaign.time_zone",
        "Asia/Ho_Chi_Minh"),
      FaultySchema(
        "campaign: {code: T, title: Thử, time_zone: Asia/Hochiminh}", line: 2, path: "campaign.time_zone",
        "one of Asia/Ho_Chi_Minh", suggestion: "Asia/Ho_Chi_Minh"),
      FaultySchema(
        "campaign: {code: T, title: Thử, notations: {NC: pendin}}", line: 2, path: "campaign.notations.NC",
        "one of not-applicable", suggestion: "pending"),
      FaultySchema("version: v1", line: 10, path: "version", "a version such as 1.0"),
      FaultySchema(
        "rounds: [{code: R1, date: 2021-02-29}, {code: R2}]", line: 3, path: "rounds[1].date",
        "a day such as 2020-08-29"),
      FaultySchema(
        "rounds: [{code: R1, date: 29/08/2020}]", line: 3, path: "rounds[1].date", "a day such as"),
      FaultySchema(
        "rounds: [{code: R1, due: 2020-09-05T25:00}]", line: 3, path: "rounds[1].due", "a time such as"),
      FaultySchema(
        "rounds: [{code: R1, due: '2020-09-05T17:00Z'}]", line: 3, path: "rounds[1].due", "a time such as"),
      FaultySchema(
        "rounds: [{code: R1, year: 20.5}]", line: 3, path: "rounds[1].year", "a whole number from 1 to 9999"),
      FaultySchema(
        "rounds: [{code: R1}, {code: R1}]", line: 3, path: "rounds[2].code",
        "already a round \"R1\" in line 3"),
      FaultySchema(
        "units: [{code: '1', name: A, level: district, class: city, reports: true, population: 1.723.067, fields: {communes: 3}}]",
        line: 4, path: "units[1].population", "a number from 0 on"),
      FaultySchema(
        "units: [{code: '1', name: A, reports: true, fields: {communes: nhiều}}]", line: 4,
        path: "units[1].fields.communes", "a number such as"),
      FaultySchema(
        "units: [{code: '1', name: A, reports: true, fields: {'số xã': 3}}]", line: 4,
        path: "units[1].fields.số xã", "a code of letters"),
      FaultySchema(
        "units: [{code: '1', name: A, reports: true, fields: {population: 3}}]", line: 4,
        path: "units[1].fields", "a key of the unit itself"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: KQ}, unit_cell: {cell: 4C}}]", line: 5,
        path: "layouts[1].unit_cell.cell", "a cell such as C4"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: '=D4'}}]", line: 5,
        path: "layouts[1].columns.value", "a column such as =D"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: [ND, '/[a-/'], value: KQ}}]", line: 5,
        path: "layouts[1].columns.label[2]", "a valid regular expression"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: KQ}, tolerance: ít}]", line: 5,
        path: "layouts[1].tolerance", "a number or a percentage"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: KQ}, sections: repeated}]", line: 5,
        path: "layouts[1].sections", "one of once, repeat", suggestion: "repeat"),
      FaultySchema(
        "layouts: [{code: form, kind: from, columns: {label: ND, value: KQ}}]", line: 5,
        path: "layouts[1].kind", "one of form, grid", suggestion: "form"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: KQ}, stop: [Người lập, '']}]", line: 5,
        path: "layouts[1].stop[2]", "a text that is not empty"),
      FaultySchema(
        "layouts: [{code: form, columns: {label: ND, value: KQ}, unit_cell: {label: ĐV, lines: 0}}]", line: 5,
        path: "layouts[1].unit_cell.lines", "a whole number from 1 to 20"),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: cuont}]", line: 8,
        path: "indicators[2].type",
        "one of count, number", suggestion: "count"),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: count, aggregate: avg}]",
        line: 8,
        path: "indicators[2].aggregate", "one of sum, mean"),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: count, scale: 0}]",
        line: 8, path: "indicators[2].scale",
        "a number above 0"),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: count, min: 1.000,5}]",
        line: 8, path: "indicators[2]",
        "no key \"5\""),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: count}, {code: nếu, label: Một, type: count}]",
        line: 8, path: "indicators[3].code",
        "other than the words"),
      FaultySchema(
        "indicators: [{code: B02, label: Hai, type: count}, {code: B01, label: Một, type: count}, {code: B01, label: Hai, type: count}]",
        line: 8,
        path: "indicators[3].code", "already an indicator \"B01\" in line 8"),
      FaultySchema(
        "rules: [{code: R-1, expr: B01 >= B02, severity: fatal}]", line: 9, path: "rules[1].severity",
        "one of error, warning, info"),
      FaultySchema(
        "rules: [{code: R-1, expr: B01 >= B02, scope: units}]", line: 9, path: "rules[1].scope",
        "one of unit, row", suggestion: "unit"),
      FaultySchema(
        "thresholds: {label_ask: 75}", line: 10, path: "thresholds.label_ask", "a number from 0.0 to 1.0"),
      FaultySchema(
        "accepted: [{unit: '1', code: p300}]", line: 10, path: "accepted[1].code", "a finding's code"),
      FaultySchema(
        "accepted: [{unit: '1', code: P300, within: nhiều}]", line: 10, path: "accepted[1].within",
        "a percentage"),
    ])
  func values(fault: FaultySchema) { fault.expectFault() }
}
