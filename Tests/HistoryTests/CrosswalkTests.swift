import Facts
import History
import Schema
import TestSupport
import Testing

@Suite("Earlier figures in terms of today's units")
struct CrosswalkTests {
  private static let change = CalendarDay(year: 2025, month: 7, day: 1)
  private static func day(_ year: Int, _ month: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: 1)
  }

  /// U01 and U02 become U04, U03 is shared out between U05 (0,75) and U06. Rounds before and after the change.
  private static func schema() -> CampaignSchema {
    var schema = CampaignSchema.forTests(
      units: 6,
      indicators: [
        .count("A"), .of(.number, "S").with { $0.kind = .stock },
        .of(.percent, "R").with { $0.aggregate = .ratio("A", "S") },
        .of(.number, "M").with { $0.aggregate = .mean }, .of(.text, "T").with { $0.aggregate = .list },
      ])
    schema.rounds = ["R1", "R2"].enumerated().map { index, code in
      var round = Round(code: code)
      round.date = day(2025, index == 0 ? 3 : 9)
      return round
    }
    for code in ["U01", "U02", "U03"] {
      limit(&schema, code) { $0.validTo = CalendarDay(year: 2025, month: 6, day: 30) }
    }
    for code in ["U04", "U05", "U06"] { limit(&schema, code) { $0.validFrom = change } }
    schema.crosswalk = [
      entry("U01", "U04"), entry("U02", "U04"), entry("U03", "U05", 0.75), entry("U03", "U06", 0.25),
    ]
    return schema
  }
  private static func limit(
    _ schema: inout CampaignSchema, _ code: String, _ set: (inout ReportingUnit) -> Void
  ) {
    for place in schema.units.indices where schema.units[place].code == code { set(&schema.units[place]) }
  }
  private static func entry(_ from: String, _ to: String, _ weight: Double = 1) -> CrosswalkEntry {
    var entry = CrosswalkEntry(from: from, to: to)
    entry.date = change
    entry.weight = weight
    return entry
  }
  /// The figures of a table as `U04 A 30`, blanks left out.
  private static func figures(_ table: FactTable, _ schema: CampaignSchema) -> [String] {
    table.facts.compactMap { fact in
      let row = fact.subUnit >= 0 ? "/" + table.subUnits[Int(fact.subUnit)].code : ""
      let place = "\(schema.units[Int(fact.unit)].code)\(row) \(schema.indicators[Int(fact.indicator)].code)"
      if fact.state == .text { return "\(place) text" }
      guard let figure = fact.figure else { return nil }
      return "\(place) \(figure == figure.rounded() ? "\(Int(figure))" : "\(figure)")"
        + (fact.qualifier == .about ? "~" : "")
    }
  }

  @Test("Merged units are added up, split ones shared out, ratios computed again, means left blank")
  func merged() {
    let schema = Self.schema()
    var builder = FactBuilder(schema)
    builder.set("U01", ["A": 10, "S": 100, "R": 10, "M": 3])
    builder.set("U02", ["A": 20, "S": 50, "R": 40, "M": 5])
    builder.set("U03", ["A": 8, "S": 40])
    builder.set("U03", "T", .text, text: "x")
    var table = builder.table()
    let old = Set(schema.units.indices.filter { ["U01", "U02", "U03"].contains(schema.units[$0].code) })
    table.facts.removeAll { !old.contains(Int($0.unit)) }
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(
      Self.figures(carried, schema).sorted() == [
        "U04 A 30", "U04 R 20~", "U04 S 150", "U05 A 6~", "U05 R 20~", "U05 S 30~", "U06 A 2~", "U06 R 20~",
        "U06 S 10~",
      ])
    // Before the change nothing moves.
    let still = FactCrosswalk(schema, judged: schema.rounds[0]).carried(table, of: schema.rounds[0])
    #expect(Self.figures(still, schema) == Self.figures(table, schema))
  }

  @Test("Where a part of a merged unit is not known, nothing is")
  func partial() {
    let schema = Self.schema()
    var builder = FactBuilder(schema)
    builder.set("U01", ["A": 10, "S": 100])
    builder.set("U02", "A", .notApplicable)
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(
      builder.table(), of: schema.rounds[0])
    let own = Self.figures(carried, schema).filter { $0.hasPrefix("U04") }
    #expect(own.isEmpty, "U04 itself is asked in the builder's table and blank")
    var table = builder.table()
    let new = schema.units.firstIndex { $0.code == "U04" }
    table.facts.removeAll { Int($0.unit) == new }
    let without = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(
      Self.figures(without, schema).filter { $0.hasPrefix("U04") } == ["U04 A 10"],
      "not applicable drops out of the sum, a blank makes it unknown")
  }

  @Test("A renamed unit keeps texts and means; a chain of changes is followed")
  func renamed() {
    var schema = Self.schema()
    schema.crosswalk = [Self.entry("U01", "U04")]
    var later = Self.entry("U04", "U05")
    later.date = CalendarDay(year: 2025, month: 8, day: 1)
    schema.crosswalk.insert(later, at: 0)
    var builder = FactBuilder(schema)
    builder.set("U01", ["A": 10, "M": 2.5])
    builder.set("U01", "T", .text, text: "x")
    var table = builder.table()
    table.facts.removeAll { schema.units[Int($0.unit)].code != "U01" }
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(Self.figures(carried, schema) == ["U05 A 10", "U05 M 2.5", "U05 T text"])
  }

  @Test("Rows of an old grid become the figures of the communes that report themselves now")
  func rows() {
    var schema = CampaignSchema.forTests(units: 2, subUnits: 2, indicators: [.count("A")], grid: ["A"])
    schema.rounds = Self.schema().rounds
    // The districts end; of their communes two are merged into a new one, and all report.
    for place in schema.units.indices where schema.units[place].level == "district" {
      schema.units[place].validTo = CalendarDay(year: 2025, month: 6, day: 30)
    }
    for place in schema.units.indices where schema.units[place].level == "commune" {
      schema.units[place].reports = true
      schema.units[place].validFrom = Self.change
    }
    var new = ReportingUnit(code: "N", name: "Xã mới")
    new.level = "commune"
    new.parent = "P"
    new.reports = true
    schema.units.append(new)
    schema.crosswalk = [Self.entry("U01-1", "N"), Self.entry("U02-1", "N")]
    var builder = FactBuilder(schema)
    for (unit, row, value) in [
      ("U01", "U01-1", 1.0), ("U01", "U01-2", 2), ("U02", "U02-1", 3), ("U02", "U02-2", 4),
    ] {
      builder.set(unit, "A", value, row: row)
    }
    var table = builder.table()
    table.facts.removeAll { $0.subUnit < 0 }
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(Self.figures(carried, schema).sorted() == ["N A 4", "U01-2 A 2", "U02-2 A 4"])
  }

  @Test("A replaced indicator goes on in the one that replaces it, in today's unit of measure")
  func replaced() {
    var schema = CampaignSchema.forTests(
      units: 1,
      indicators: [
        .of(.money, "OLD").with { $0.validTo = "R1" },
        .of(.money, "NEW").with {
          $0.validFrom = "R2"
          $0.replaces = "OLD"
          $0.scale = 1_000_000
        },
      ])
    schema.rounds = [Round(code: "R1"), Round(code: "R2")]
    var builder = FactBuilder(schema)
    builder.set("U01", "OLD", 5_000_000)
    var table = builder.table()
    table.facts.removeAll { $0.indicator == 1 }
    let forward = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(Self.figures(forward, schema) == ["U01 NEW 5"])
    let back = FactCrosswalk(schema, judged: schema.rounds[0]).carried(forward, of: schema.rounds[1])
    #expect(Self.figures(back, schema) == ["U01 OLD 5000000"])
  }

  @Test("Where a round asked both a replaced indicator and the new one, the new one's figure counts, once")
  func replacedBeside() {
    var schema = CampaignSchema.forTests(
      units: 2,
      indicators: [
        .count("OLD").with { $0.validTo = "R1" },
        .count("NEW").with { $0.replaces = "OLD" },
      ])
    schema.rounds = [Round(code: "R1"), Round(code: "R2")]
    var builder = FactBuilder(schema)
    builder.set("U01", ["OLD": 100, "NEW": 101])
    builder.set("U02", ["OLD": 7])
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(
      builder.table(), of: schema.rounds[0])
    #expect(Self.figures(carried, schema) == ["U01 NEW 101", "U02 NEW 7"])
  }

  @Test("Exact rows of a commune count, not its share by weight of the district that was abolished")
  func abolished() {
    var schema = CampaignSchema.forTests(units: 1, subUnits: 2, indicators: [.count("A")], grid: ["A"])
    schema.rounds = Self.schema().rounds
    Self.limit(&schema, "U01") { $0.validTo = CalendarDay(year: 2025, month: 6, day: 30) }
    for code in ["U01-1", "U01-2"] {
      Self.limit(&schema, code) {
        $0.reports = true
        $0.validFrom = Self.change
      }
    }
    schema.crosswalk = [Self.entry("U01", "U01-1", 0.5), Self.entry("U01", "U01-2", 0.5)]
    var builder = FactBuilder(schema)
    builder.set("U01", "A", 100)
    builder.set("U01", "A", 20, row: "U01-1")
    builder.set("U01", "A", 80, row: "U01-2")
    func carried() -> [String] {
      var table = builder.table()
      table.facts.removeAll { schema.units[Int($0.unit)].code != "U01" }
      return Self.figures(
        FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0]), schema)
    }
    #expect(carried().sorted() == ["U01-1 A 20", "U01-2 A 80"])
    builder.clear("U01", "A", row: "U01-2")
    #expect(carried().sorted() == ["U01-1 A 20", "U01-2 A 50~"])
  }

  @Test("What an error kept out of its round is blank in a sum") func keptOut() {
    let schema = Self.schema()
    var builder = FactBuilder(schema)
    builder.set("U01", "A", 10)
    builder.set("U02", "A", 20_000, flags: [.keptOut])
    var table = builder.table()
    table.facts.removeAll { !["U01", "U02"].contains(schema.units[Int($0.unit)].code) }
    let carried = FactCrosswalk(schema, judged: schema.rounds[1]).carried(table, of: schema.rounds[0])
    #expect(Self.figures(carried, schema).isEmpty)
  }

  @Test(
    "One unit stands for another on a day where it is the only one",
    arguments: [
      ("U01", 2025, 9, "U04"), ("U02", 2025, 9, "U04"), ("U03", 2025, 9, nil), ("U05", 2025, 3, "U03"),
      ("U04", 2025, 3, nil), ("U04", 2025, 9, nil), ("U01", 2025, 3, nil),
    ] as [(String, Int, Int, String?)])
  func substitute(unit: String, year: Int, month: Int, expected: String?) throws {
    let schema = Self.schema()
    let place = try #require(schema.units.firstIndex { $0.code == unit })
    let found = UnitSuccession(schema).substitute(for: place, on: Self.day(year, month))
    #expect(found.map { schema.units[$0].code } == expected)
  }
}
