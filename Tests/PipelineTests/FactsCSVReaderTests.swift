import Facts
import Pipeline
import Schema
import TestSupport
import Testing

@Suite("Facts of earlier rounds")
struct FactsCSVReaderTests {
  private static let schema = CampaignSchema.forTests(
    units: 2, subUnits: 2, indicators: [.count("A"), .count("B").with { $0.replaces = "B0" }])

  /// What a table says, a line a fact.
  private static func lines(_ table: FactTable?) -> [String] {
    guard let table else { return [] }
    return table.facts.map { fact in
      let row = fact.subUnit < 0 ? "" : table.subUnits[Int(fact.subUnit)].code
      return [
        schema.units[Int(fact.unit)].code, row, schema.indicators[Int(fact.indicator)].code,
        table.measures[Int(fact.measure)], fact.state.name, "\(fact.value)", table.text(at: fact.text) ?? "",
        fact.qualifier.name,
      ].joined(separator: "|")
    }
  }
  private static func read(_ text: String, of asked: Set<String>? = nil) throws -> [String: FactTable] {
    try FactsCSVReader(schema: schema).read(Array(text.utf8), of: asked)
  }

  @Test(
    "Columns in any order, rounds and units in any order, old codes; what the schema does not know is left out"
  )
  func anyOrder() throws {
    let tables = try Self.read(
      #"""
      \#u{FEFF}Value,state,INDICATOR,unit,round,sub_unit,text,qualifier,more
      7,number,A,U01,R1,,,exact,
      8,number,B0,U02,R2,U02-1,"x, ""y""",about,z
      9,number,NONE,U01,R1,,,exact,
      9,number,A,U99,R1,,,exact,
      9,unheard,A,U01,R1,,,exact,
      ,blank,A,U01,R2,Dòng khác,,none,
      2020-08-29,date,A,U02,R1,,,exact,
      -1.5e3,number,B,U01,R1,U01-2,,exact,
      12345678901234567,number,B,U01,R1,Dòng khác,,exact,
      seven,number,A,U02,R2,U02-1,seven,exact,
      0,zero,A,U02,R2,U02-1

      """#)
    #expect(tables.keys.sorted() == ["R1", "R2"])
    #expect(
      Self.lines(tables["R1"]) == [
        "U01||A|now|number|7.0||exact", "U02||A|now|date|44072.0||exact",
        "U01|U01-2|B|now|number|-1500.0||exact", "U01|Dòng khác|B|now|number|1.2345678901234568e+16||exact",
      ])
    #expect(
      Self.lines(tables["R2"]) == [
        "U02|U02-1|B|now|number|8.0|x, \"y\"|about", "U01|Dòng khác|A|now|blank|nan||",
        "U02|U02-1|A|now|unreadable|nan|seven|exact", "U02|U02-1|A|now|zero|0.0||",
      ])
    #expect(tables["R1"]?.subUnits.map(\.unit) == [Self.place(of: "U01-2"), nil])
  }
  private static func place(of unit: String) -> Int? { schema.units.firstIndex { $0.code == unit } }

  @Test("Measures, and only the units that are asked for")
  func measures() throws {
    let text = """
      round,unit,sub_unit,indicator,measure,state,value
      R1,U01,,A,plan,number,1
      R1,U01,,A,,number,2
      R1,U02,,A,plan,number,3

      """
    #expect(
      try Self.lines(Self.read(text)["R1"]) == [
        "U01||A|plan|number|1.0||", "U01||A|now|number|2.0||", "U02||A|plan|number|3.0||",
      ])
    #expect(try Self.lines(Self.read(text, of: ["U02"])["R1"]) == ["U02||A|plan|number|3.0||"])
    let more = Array((text + "R2,U01,,A,,number,4\nR1,U01,,B,,number,5\n").utf8)
    let tables = try FactsCSVReader(schema: Self.schema).read(more, leavingOut: ["R1"])
    #expect(tables.keys.sorted() == ["R2"] && Self.lines(tables["R2"]) == ["U01||A|now|number|4.0||"])
  }

  @Test(
    "A file that lacks a column, or whose quotes do not close, is a problem; one without rows has no facts")
  func problems() throws {
    let lacking = #expect(throws: FactsCSVReader.Problem.self) {
      try Self.read("round,unit,value,state\n1,2,3,4\n")
    }
    #expect(lacking?.what == "no column indicator")
    let open = #expect(throws: FactsCSVReader.Problem.self) {
      try Self.read("round,unit,indicator,state,value\nR1,U01,A,number,\"7\n")
    }
    #expect(open?.what == "line 2: an open quote")
    #expect(try Self.read("").isEmpty && Self.read("round,unit,indicator,state,value\n").isEmpty)
  }
}
