internal import Facts
internal import Glibc
internal import Schema
internal import Validation
internal import VietnameseText

/// How long judging a round takes, the whole of it: cells, balances, the author's rules, statistics.
enum JudgingSpeed {
  /// The numbers of units that are compared: a province's and all communes of the country.
  static let sizes = [102, 830, 3321]

  /// Prints CPU time by units, and the time a unit as a ratio of that of the smallest size: 1 is linear.
  static func print() {
    Swift.print("units  facts judged  earlier rounds  CPU ms  ratio of the time a unit")
    var least: Double?
    for units in sizes {
      let input = input(units: units, earlier: 8)
      let runs = units > 1000 ? 3 : 9
      var times: [Double] = []
      for _ in 0..<runs {
        let begun = milliseconds
        let outcome = Validator.validate(input)
        times.append(milliseconds - begun)
        if outcome.findings.isEmpty { Swift.print("nothing was found: the input is not what it should be") }
      }
      let time = times.min() ?? 0
      let ratio = time / Double(units) / (least ?? time / Double(units))
      least = least ?? time / Double(units)
      Swift.print(
        "\(units)  \(input.facts.facts.count)  8  \(NumberText.english(time, decimals: 1))  \(NumberText.english(ratio, decimals: 2))"
      )
    }
  }

  /// CPU time of this process.
  private static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
  }

  /// A round with sixty indicators, a third of them totals with parts, rules and limits, a few errors, and rounds before it.
  private static func input(units: Int, earlier: Int) -> ValidationInput {
    let schema = schema(units: units, rounds: earlier + 1)
    var random = StudyRandom(seed: 5, stream: UInt64(units))
    let own = schema.reportingUnits.map { _ in
      schema.indicators.indices.map { 2 + Double($0 % 12) / 2.5 + random.normal() * 0.4 }
    }
    let tables = (0...earlier).map { round in
      table(schema, own, isJudged: round == earlier, &random)
    }
    let rounds = zip(schema.rounds, tables).dropLast().map { EarlierRound(round: $0.code, facts: $1) }
    return ValidationInput(
      schema: schema, round: schema.rounds.last, facts: tables[earlier], structural: [],
      returned: Set(schema.reportingUnits), earlier: rounds)
  }

  private static func schema(units: Int, rounds: Int) -> CampaignSchema {
    var schema = CampaignSchema(campaign: Campaign(code: "SPEED", title: "Đo tốc độ"))
    schema.rounds = (1...rounds).map { Round(code: "R\($0)") }
    schema.current = schema.rounds.last?.code
    for number in 1...units {
      var unit = ReportingUnit(code: "U\(number)", name: "Huyện \(number)")
      unit.reports = true
      unit.population = Double(40_000 + number * 37 % 90_000)
      schema.units.append(unit)
    }
    schema.layouts = [SheetLayout(code: "form", kind: .form)]
    schema.indicators = (0..<60).map { number in
      var indicator = Indicator(code: "I\(number)", label: "Chỉ tiêu \(number)", type: .count)
      indicator.layouts = ["form"]
      indicator.required = number % 2 == 0
      if number % 6 == 1 { indicator.normaliseBy = "population" }
      if number % 10 == 3 { indicator.max = .field("population") }
      if number % 10 == 4 { indicator.softMax = .number(100_000) }
      // Ten families: a total and its three parts.
      if number < 40, number % 4 != 0 {
        indicator.parent = "I\(number / 4 * 4)"
        indicator.relation = .part
      }
      return indicator
    }
    schema.rules = (40..<55).compactMap { number in
      let source = "I\(number) + 100000 >= I\(number + 1)"
      let context = ExpressionContext(indicators: schema.indicators.map(\.code))
      guard let expression = try? RuleExpression(parsing: source, in: context) else { return nil }
      return ValidationRule(code: "R\(number)", expression: expression, source: source)
    }
    return schema
  }

  private static func table(
    _ schema: CampaignSchema, _ own: [[Double]], isJudged: Bool, _ random: inout StudyRandom
  ) -> FactTable {
    var table = FactTable()
    let sheet = table.text("Biểu 1")
    for (row, unit) in schema.reportingUnits.enumerated() {
      let file = table.file("U\(unit).xlsx")
      var figures = own[row].map { random.poisson(exp($0 + random.normal() * 0.25)) }
      for family in 0..<10 { figures[family * 4] = figures[(family * 4 + 1)..<(family * 4 + 4)].reduce(0, +) }
      if isJudged, random.uniform() < 0.3 { figures[random.index(below: 60)] *= 10 }
      for (column, figure) in figures.enumerated() {
        var fact = Fact(unit: unit, indicator: column, measure: 0)
        let isBlank = random.uniform() < 0.01
        fact.state = isBlank ? .blank : figure == 0 ? .zero : .number
        fact.value = isBlank ? .nan : figure
        (fact.file, fact.sheet, fact.row, fact.column) = (file, sheet, Int32(column + 5), 4)
        table.facts.append(fact)
      }
    }
    return table
  }
}
