import Cells
import Facts
import Findings
import Schema

@testable import Reconciliation

/// A campaign with one indicator of each kind, and cells to read.
enum ValueFixture {
  /// The codes of the indicators.
  enum Asked: String, CaseIterable {
    case count, number, percent, date, text, yesNo, money, choice, balance
  }
  /// The schema: counts in cuộc, money in nghìn đồng, a percentage, a balance that may be negative.
  static func schema(_ change: (inout CampaignSchema) -> Void = { _ in }) -> CampaignSchema {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "Thử"))
    func add(
      _ asked: Asked, _ type: IndicatorType, unit: String? = nil,
      _ change: (inout Indicator) -> Void = { _ in }
    ) {
      var indicator = Indicator(code: asked.rawValue, label: asked.rawValue, type: type)
      indicator.unit = unit
      change(&indicator)
      schema.indicators.append(indicator)
    }
    add(.count, .count, unit: "cuộc") {
      $0.min = .number(0)
      $0.decimals = 0
    }
    add(.number, .number, unit: "km") { $0.min = .number(0) }
    add(.percent, .percent, unit: "%")
    add(.date, .date)
    add(.text, .text)
    add(.yesNo, .yesNo)
    add(.money, .money, unit: "nghìn đồng") {
      $0.scale = 1000
      $0.min = .number(0)
    }
    add(.choice, .choice("status"))
    add(.balance, .number)
    var round = Round(code: "2020-3")
    round.title = "Đợt 3 năm 2020"
    round.date = CalendarDay(year: 2020, month: 8, day: 29)
    round.due = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 5), minutes: 1020)
    round.closes = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 10), minutes: 1020)
    round.year = 2020
    schema.rounds = [round]
    schema.current = "2020-3"
    change(&schema)
    return schema
  }
  /// What a cell says as the answer to an indicator.
  static func read(
    _ cell: SourceCell, as asked: Asked, measure: String = "now", column: [String] = [],
    change: (inout CampaignSchema) -> Void = { _ in }
  ) -> ReadValue {
    let schema = schema(change)
    let reader = ValueReader(schema: schema, round: schema.round(code: nil))
    let index = schema.indicators.firstIndex { $0.code == asked.rawValue } ?? 0
    var evidence = SeparatorEvidence()
    for text in column { evidence.observe(SourceCell(kind: .text, text: text), as: schema.indicators[index]) }
    return reader.read(cell, indicator: index, measure: measure, column: evidence, file: SeparatorEvidence())
  }
  /// What a text says.
  static func read(_ text: String, as asked: Asked, column: [String] = []) -> ReadValue {
    read(SourceCell(kind: .text, text: text), as: asked, column: column)
  }
  /// What a numeric cell says.
  static func read(_ number: Double, as asked: Asked, percent: Bool = false) -> ReadValue {
    read(SourceCell(kind: .number, number: number, isPercentFormat: percent), as: asked)
  }
}

extension ReadValue {
  /// The codes of its doubts.
  var codes: [String] {
    doubts.map {
      ValueRules.finding(for: $0, value: self, at: ValuePlace(), schema: ValueFixture.schema()).code
    }
  }
}
