internal import Facts
internal import Findings
internal import Schema

/// C110: a required value that is blank, or only said to come.
enum MissingValue {
  /// The rule.
  static let description = RuleDescription(
    code: "C110", name: "missing-value", level: 1, severity: .error,
    title: ("Thiếu số liệu bắt buộc", "A required value is missing"),
    checks: (
      "Ô của chỉ tiêu bắt buộc để trống (lỗi) hoặc ghi \"đang tổng hợp\", \"…\" (cảnh báo).",
      "A required indicator is blank (error) or said to come: \"…\", \"đang tổng hợp\" (warning)."
    ),
    matters: (
      "Tổng của tỉnh thiếu phần của đơn vị này; ô trống không phải là số 0.",
      "The total lacks this unit's share; a blank is not a zero."
    ),
    example: ("Chỉ tiêu B01 của Huyện An Biên để trống.", "B01 of An Biên is blank."),
    remedy: (
      "Đơn vị điền số liệu; nếu không phát sinh thì ghi 0.",
      "Fill in the figure; if there was none, write 0."
    )
  )

  /// Checks the units' own figures of `now`, and in grids of units each row: a row without anything is one finding.
  static func check(_ context: inout ValidationContext) {
    let silence = Silence(context)
    for unit in context.index.units
    where context.returned.contains(unit) && !silence.wholeUnits.contains(unit) {
      for indicator in context.schema.indicators.indices where context.schema.indicators[indicator].required {
        guard let position = context.index.own(unit: unit, indicator: indicator) else { continue }
        let fact = context.table.facts[position]
        guard fact.state == .blank || fact.state == .pending, !silence.covers(position, in: context) else {
          continue
        }
        if fact.flags.contains(.joined), !canBeJoined(context.schema.indicators[indicator]) { continue }
        if fact.flags.contains(.joined), rowsSpeak(unit, indicator, context) { continue }
        report([position], &context)
      }
      for row in context.index.rows(of: unit) where context.table.subUnits[row.subUnit].unit != nil {
        let asked = row.cells.filter { Int($0.slot) % context.index.measures == 0 }.map { Int($0.fact) }
        let missing = asked.filter {
          let state = context.table.facts[$0].state
          return context.indicator(of: $0).required && (state == .blank || state == .pending)
            && !silence.covers($0, in: context)
        }
        let isEmpty = asked.allSatisfy { context.table.facts[$0].state == .blank }
        if isEmpty, !missing.isEmpty { report(missing, &context) }
        if !isEmpty { for position in missing { report([position], &context) } }
      }
    }
  }

  /// Whether the rows of a grid add up to a figure of the unit at all.
  private static func canBeJoined(_ indicator: Indicator) -> Bool {
    switch indicator.aggregate {
    case .sum, .mean, .min, .max, .last: true
    case .distinct, .list, .none, .ratio: false
    }
  }

  /// Whether the rows below a joined figure are judged themselves.
  private static func rowsSpeak(_ unit: Int, _ indicator: Int, _ context: ValidationContext) -> Bool {
    context.index.rows(of: unit).contains {
      context.table.subUnits[$0.subUnit].unit != nil
        && context.index.fact(in: $0, indicator: indicator) != nil
    }
  }

  private static func report(_ positions: [Int], _ context: inout ValidationContext) {
    guard let first = positions.first else { return }
    let isPending = positions.allSatisfy { context.table.facts[$0].state == .pending }
    var finding =
      isPending
      ? context.finding(
        description, severity: .warning, at: first, "Số liệu bắt buộc còn chờ đơn vị tổng hợp.",
        "A required value is still to come.")
      : positions.count > 1
        ? context.finding(
          description, at: first, "Cả dòng để trống: thiếu \(positions.count) số liệu bắt buộc.",
          "The whole row is blank: \(positions.count) required values are missing.")
        : context.finding(
          description, at: first, "Ô bắt buộc để trống.",
          "A required value is blank.")
    finding.indicators = positions.map { context.name(of: $0) }
    context.add(finding)
  }
}

/// Where an earlier stage has already said why a value is not there.
private struct Silence {
  /// Units whose return is blank or lacking as a whole.
  private(set) var wholeUnits: Set<Int> = []
  /// Units that lack a sheet; units and indicators whose row was not found or whose formula has no value.
  private var withoutSheet: Set<Int> = []
  private var figures: Set<[Int]> = []
  private var rowsNotFound: Set<String> = []

  init(_ context: ValidationContext) {
    for finding in context.findings {
      guard let code = finding.unit, let unit = context.unitOf[code] else { continue }
      switch finding.code {
      case "M600", "M602": wholeUnits.insert(unit)
      case "S010": withoutSheet.insert(unit)
      case "S011" where finding.indicator == nil:
        // Several rows at once are named in the text that tells the finding from others.
        for row in finding.subUnit.map({ [$0[...]] }) ?? finding.normalisedText?.split(separator: ",") ?? [] {
          rowsNotFound.insert("\(code)|\(row)")
        }
      case "S011", "F006":
        if let row = finding.subUnit { rowsNotFound.insert("\(code)|\(row)|\(finding.indicator ?? "")") }
        if let name = finding.indicator, let indicator = context.indicatorOf[name], finding.subUnit == nil {
          figures.insert([unit, indicator])
        }
      default: break
      }
    }
  }

  /// Whether nothing is to be added about a figure. Where a sheet is lacking, its figures have no cell.
  func covers(_ position: Int, in context: ValidationContext) -> Bool {
    let fact = context.table.facts[position]
    if withoutSheet.contains(Int(fact.unit)), !fact.hasCell { return true }
    if fact.subUnit < 0 || !fact.hasCell, figures.contains([Int(fact.unit), Int(fact.indicator)]) {
      return true
    }
    if fact.subUnit < 0 { return false }
    let row = "\(context.schema.units[Int(fact.unit)].code)|\(context.table.subUnits[Int(fact.subUnit)].code)"
    return rowsNotFound.contains(row)
      || rowsNotFound.contains("\(row)|\(context.indicator(of: position).code)")
  }
}
