package import Schema

extension CampaignSchema {
  /// A schema for tests: a province without return, reporting units `U01`, `U02` …, a form and, where it is asked, a grid of
  /// the units below them, `U01-1`, `U01-2` ….
  package static func forTests(
    units: Int = 6, subUnits: Int = 0, rounds: [Round] = [Round(code: "R1")], indicators: [Indicator],
    grid: [String] = [], measures: [ValueColumn] = [], rules: [ValidationRule] = []
  ) -> CampaignSchema {
    var schema = CampaignSchema(campaign: Campaign(code: "TEST", title: "Chiến dịch thử"))
    schema.rounds = rounds
    schema.current = rounds.last?.code
    var province = ReportingUnit(code: "P", name: "Tỉnh")
    province.level = "province"
    province.population = 1_000_000
    schema.units = [province]
    for number in 1...max(units, 1) {
      var unit = ReportingUnit(code: code(number), name: "Huyện \(number)")
      unit.level = "district"
      unit.parent = "P"
      unit.reports = true
      unit.population = Double(10_000 * number)
      schema.units.append(unit)
    }
    if subUnits > 0 {
      for number in 1...max(units, 1) {
        for row in 1...subUnits {
          var unit = ReportingUnit(code: "\(code(number))-\(row)", name: "Xã \(number).\(row)")
          unit.level = "commune"
          unit.parent = code(number)
          schema.units.append(unit)
        }
      }
    }
    var form = SheetLayout(code: "form", kind: .form)
    form.values = measures
    schema.layouts = [form]
    if !grid.isEmpty {
      var layout = SheetLayout(code: "grid", kind: .grid)
      layout.indicators = grid
      schema.layouts.append(layout)
    }
    schema.indicators = indicators.map { indicator in
      var indicator = indicator
      if indicator.layouts.isEmpty { indicator.layouts = ["form"] }
      if grid.contains(indicator.code), !indicator.layouts.contains("grid") {
        indicator.layouts.append("grid")
      }
      return indicator
    }
    schema.rules = rules
    return schema
  }
  private static func code(_ number: Int) -> String { "U" + (number < 10 ? "0" : "") + "\(number)" }
}

extension Indicator {
  /// A count, for tests.
  package static func count(
    _ code: String, parent: String? = nil, relation: ParentRelation? = nil, required: Bool = false
  ) -> Indicator {
    var indicator = Indicator(code: code, label: "Chỉ tiêu \(code)", type: .count)
    indicator.parent = parent
    indicator.relation = parent == nil ? nil : relation ?? .part
    indicator.required = required
    return indicator
  }
  /// Any other type, for tests.
  package static func of(_ type: IndicatorType, _ code: String, parent: String? = nil) -> Indicator {
    var indicator = Indicator(code: code, label: "Chỉ tiêu \(code)", type: type)
    indicator.parent = parent
    indicator.relation = parent == nil ? nil : .part
    return indicator
  }
  /// The same with something changed.
  package func with(_ change: (inout Indicator) -> Void) -> Indicator {
    var copy = self
    change(&copy)
    return copy
  }
}
