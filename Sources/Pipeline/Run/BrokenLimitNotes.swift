internal import Facts
internal import Schema
internal import SchemaFiles
internal import VietnameseText

/// Limits of the schema that the figures of the last round would not have kept.
enum BrokenLimitNotes {
  /// A note for each limit of an indicator that figures of the last earlier round break.
  static func notes(for loaded: LoadedSchema, name: String, folder: FilePath) -> [SchemaNote] {
    let schema = loaded.schema
    let earlier = EarlierRounds(below: folder, schema: schema, round: schema.round(code: nil))
    guard let last = earlier.rounds.last else { return [] }
    var figures = [[(unit: Int, value: Double)]](repeating: [], count: schema.indicators.count)
    for fact in last.facts.facts where fact.measure == 0 && fact.subUnit < 0 {
      guard let value = fact.figure, figures.indices.contains(Int(fact.indicator)) else { continue }
      figures[Int(fact.indicator)].append((Int(fact.unit), value))
    }
    var notes: [SchemaNote] = []
    for (index, indicator) in schema.indicators.enumerated() {
      for (limit, isUpper, vietnamese, english) in [
        (indicator.min, false, "tối thiểu", "min"), (indicator.max, true, "tối đa", "max"),
        (indicator.softMin, false, "thường tối thiểu", "soft_min"),
        (indicator.softMax, true, "thường tối đa", "soft_max"),
      ] {
        guard let limit else { continue }
        let broken = figures[index].filter { figure in
          guard schema.units.indices.contains(figure.unit),
            let bound = limit.number(for: schema.units[figure.unit])
          else { return false }
          return isUpper ? figure.value > bound : figure.value < bound
        }
        guard !broken.isEmpty else { continue }
        let shown = broken.prefix(3)
        let inVietnamese = shown.map { "\(schema.units[$0.unit].code): \(NumberText.vietnamese($0.value))" }
        let inEnglish = shown.map { "\(schema.units[$0.unit].code): \(NumberText.english($0.value))" }
        let more = broken.count > shown.count ? "; …" : ""
        notes.append(
          loaded.note(
            "indicators", index, file: name,
            vietnamese:
              "Giới hạn \(vietnamese) \(limit.shown) của \(indicator.code): ở đợt \(last.round) có \(broken.count) đơn vị vượt (\(inVietnamese.joined(separator: "; "))\(more)).",
            english:
              "The limit \(english) \(limit.shown) of \(indicator.code): in the round \(last.round) \(broken.count) units break it (\(inEnglish.joined(separator: "; "))\(more))."
          ))
      }
    }
    return notes
  }
}

extension Limit {
  /// The number for a unit; nil where the unit lacks the field.
  fileprivate func number(for unit: ReportingUnit) -> Double? {
    switch self {
    case .number(let number): number
    case .field(let name): unit.number(named: name)
    }
  }
  /// The limit as the schema says it.
  fileprivate var shown: String {
    switch self {
    case .number(let number): NumberText.plain(number)
    case .field(let name): name
    }
  }
}
