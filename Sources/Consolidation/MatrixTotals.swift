internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan

/// The total of a row of the matrix: a live formula over the units' cells, and its value now.
struct MatrixTotal: Sendable {
  /// The formula without `=`; nil: there is none, or the figure stands as it is.
  var formula: String?
  /// The value; nil: there is none yet.
  var value: Double?
  /// How many units' figures are in it and whole, and how many should be.
  var counted = 0, expected = 0
  /// How many of the units' cells hold a figure.
  var cells = 0
  /// The formula of `counted` without `=`; nil: nothing is counted.
  var countFormula: String?
  /// Units that are counted though their own cell holds no figure, or are not though it does (`IndicatorTotal.exceptions`).
  var exceptions: [Int] = []
  /// The range over the doubtful values; nil where it is not open.
  var range: ClosedRange<Double>?
  /// Whether it is a lower bound.
  var isLowerBound = false
  /// Decimals of the row's figures, and of the total.
  var decimals = 0, totalDecimals = 0
  /// What has to be said of how it was made.
  var remark: String?
  /// Whether there is a total at all.
  var exists: Bool { formula != nil || value != nil }
}

/// The totals of all rows.
struct MatrixTotals: Sendable {
  /// By indicator × measure.
  private var totals: [MatrixTotal]
  private let measureCount: Int

  /// The total of a figure.
  func total(indicator: Int, measure: Int) -> MatrixTotal {
    let place = indicator * measureCount + measure
    return totals.indices.contains(place) ? totals[place] : MatrixTotal()
  }

  /// Makes the totals of a run: sums over the units' cells, ratios of sums, derived measures from the totals of their
  /// row; never a mean of rates. Where the run's own total is another one, since an indicator's parts were summed up
  /// instead, the formula says so.
  init(of view: RunView, layout: MatrixLayout) {
    measureCount = view.facts.measures.count
    totals = Array(repeating: MatrixTotal(), count: view.schema.indicators.count * measureCount)
    var entries: [Int: IndicatorTotal] = [:]
    for entry in view.result.totals {
      guard let measure = view.facts.measures.firstIndex(of: entry.measure) else { continue }
      entries[entry.indicator * measureCount + measure] = entry
    }
    let figures = layout.lines.compactMap { line -> MatrixFigure? in
      if case .figure(let figure) = line { return figure }
      return nil
    }
    for figure in figures { setOwn(figure, entries: entries, view: view, layout: layout) }
    // Ratios and derived measures need the sums; parts may stand below their total.
    for figure in figures { setRatio(figure, entries: entries, view: view, layout: layout) }
    for figure in Self.inOrderOfMaking(figures, view) {
      setDerived(figure, entries: entries, view: view, layout: layout)
      adopt(figure, entries: entries, view: view, layout: layout)
    }
  }

  /// The figures in such an order that the cells a total's formula refers to are done before it: the parts of an indicator
  /// before it, the other measures of a row before those that are computed from them. Circles end where they began.
  private static func inOrderOfMaking(_ figures: [MatrixFigure], _ view: RunView) -> [MatrixFigure] {
    let measures = view.facts.measures
    let places = Dictionary(
      figures.enumerated().map { ([$1.indicator, $1.measure], $0) }, uniquingKeysWith: { first, _ in first })
    var parts: [Int: [Int]] = [:]
    for (position, indicator) in view.schema.indicators.enumerated() where indicator.relation == .part {
      if let above = indicator.parent.flatMap({ view.indicatorPositions[$0] }) {
        parts[above, default: []].append(position)
      }
    }
    var order: [MatrixFigure] = []
    var seen = Set<Int>()
    func visit(_ place: Int) {
      guard seen.insert(place).inserted else { return }
      let figure = figures[place]
      let below = (parts[figure.indicator] ?? []).map { [$0, figure.measure] }
      let beside = (derivation(of: figure, view)?.measuresOfRow ?? []).compactMap { name in
        measures.firstIndex(of: name).map { [figure.indicator, $0] }
      }
      for needed in below + beside { if let other = places[needed] { visit(other) } }
      order.append(figure)
    }
    for place in figures.indices { visit(place) }
    return order
  }

  private func place(_ figure: MatrixFigure) -> Int { figure.indicator * measureCount + figure.measure }

  /// Counts the units' figures and sums them up.
  private mutating func setOwn(
    _ figure: MatrixFigure, entries: [Int: IndicatorTotal], view: RunView, layout: MatrixLayout
  ) {
    let indicator = view.schema.indicators[figure.indicator]
    var total = MatrixTotal()
    var counted: [Double] = []
    var needed = 0
    for column in view.units.indices {
      guard let fact = view.fact(unitColumn: column, indicator: figure.indicator, measure: figure.measure)
      else {
        continue
      }
      if fact.state != .notApplicable { total.expected += 1 }
      guard let value = fact.countedFigure, value.isFinite else { continue }
      counted.append(value)
      if fact.qualifier == .atLeast { total.isLowerBound = true }
      needed = max(needed, Decimals.needed(for: value))
    }
    total.counted = counted.count
    total.cells = counted.count
    total.decimals = max(indicator.decimals ?? 0, needed)
    total.totalDecimals = total.decimals
    let entry = entries[place(figure)]
    if let entry {
      total.expected = entry.expected
      total.exceptions = entry.exceptions
      total.isLowerBound = entry.isLowerBound
      if let low = entry.low, let high = entry.high, low < high { total.range = low...high }
    }
    guard indicator.type.isNumeric, Self.derivation(of: figure, view) == nil,
      let row = layout.row(indicator: figure.indicator, measure: figure.measure)
    else {
      totals[place(figure)] = total
      return
    }
    let range = layout.unitRange(row: row)
    total.countFormula = "COUNT(\(range))"
    settleCount(&total, as: entry)
    var function: String?
    switch indicator.aggregate {
    case .sum:
      function = "SUM"
      if !counted.isEmpty { total.value = counted.reduce(0, +) }
    case .mean:
      function = "AVERAGE"
      if !counted.isEmpty { total.value = counted.reduce(0, +) / Double(counted.count) }
      total.totalDecimals = indicator.decimals.map { max($0, 1) } ?? max(needed, 1)
    case .min:
      function = "MIN"
      total.value = counted.min()
    case .max:
      function = "MAX"
      total.value = counted.max()
    case .last:
      // Which figure is the last is known to the run, not to a formula.
      total.value = entry?.total
    case .distinct, .list, .none, .ratio: break
    }
    if let function {
      total.formula =
        counted.isEmpty ? "IF(COUNT(\(range))=0,\"\",\(function)(\(range)))" : "\(function)(\(range))"
    }
    totals[place(figure)] = total
  }

  /// A criterion that every number meets and no text does.
  private static let isNumber = "\">-1E+300\""

  /// The ratio of two sums over the units that have given both.
  private mutating func setRatio(
    _ figure: MatrixFigure, entries: [Int: IndicatorTotal], view: RunView, layout: MatrixLayout
  ) {
    let indicator = view.schema.indicators[figure.indicator]
    guard case .ratio(let above, let below) = indicator.aggregate, Self.derivation(of: figure, view) == nil,
      let upper = view.indicatorPositions[above], let lower = view.indicatorPositions[below],
      let upperRow = layout.row(indicator: upper, measure: figure.measure),
      let lowerRow = layout.row(indicator: lower, measure: figure.measure)
    else { return }
    let (one, other) = (layout.unitRange(row: upperRow), layout.unitRange(row: lowerRow))
    let isNumber = Self.isNumber
    let times = indicator.type == .percent ? "*100" : ""
    var total = totals[place(figure)]
    total.formula =
      "IFERROR(SUMIFS(\(one),\(other),\(isNumber))/SUMIFS(\(other),\(one),\(isNumber))\(times),\"\")"
    total.totalDecimals = indicator.decimals ?? 2
    total.range = nil
    total.countFormula = "COUNTIFS(\(one),\(isNumber),\(other),\(isNumber))"
    total.counted = 0
    var sums = (above: 0.0, below: 0.0)
    for column in view.units.indices {
      guard
        let upperFigure = view.fact(unitColumn: column, indicator: upper, measure: figure.measure)?
          .countedFigure,
        let lowerFigure = view.fact(unitColumn: column, indicator: lower, measure: figure.measure)?
          .countedFigure
      else { continue }
      sums.above += upperFigure
      sums.below += lowerFigure
      total.counted += 1
    }
    settleCount(&total, as: entries[place(figure)])
    if sums.below != 0 { total.value = sums.above / sums.below * (times.isEmpty ? 1 : 100) }
    totals[place(figure)] = total
  }

  /// Where the run counts other units than a formula over cells does, gives the difference as a term of its own.
  private func settleCount(_ total: inout MatrixTotal, as entry: IndicatorTotal?) {
    guard let entry, entry.units != total.counted, let formula = total.countFormula else { return }
    let difference = entry.units - total.counted
    total.countFormula = formula + (difference < 0 ? "-" : "+") + "\(abs(difference))"
    total.counted = entry.units
  }

  /// A measure that is computed from others of the same row, over the units that have given all of those.
  private mutating func setDerived(
    _ figure: MatrixFigure, entries: [Int: IndicatorTotal], view: RunView, layout: MatrixLayout
  ) {
    guard let expression = Self.derivation(of: figure, view) else { return }
    let names = view.facts.measures
    let operands = expression.measuresOfRow.compactMap { name -> (name: String, measure: Int, row: Int)? in
      guard let measure = names.firstIndex(of: name),
        let row = layout.row(indicator: figure.indicator, measure: measure)
      else { return nil }
      return (name, measure, row)
    }
    var total = totals[place(figure)]
    var sums: [String: Double] = [:]
    total.counted = 0
    for column in view.units.indices {
      let known = operands.compactMap {
        view.fact(unitColumn: column, indicator: figure.indicator, measure: $0.measure)?.countedFigure
      }
      guard known.count == operands.count else { continue }
      total.counted += 1
      for (operand, value) in zip(operands, known) { sums[operand.name, default: 0] += value }
    }
    let criteria = operands.map { "\(layout.unitRange(row: $0.row)),\(Self.isNumber)" }
    if !criteria.isEmpty { total.countFormula = "COUNTIFS(\(criteria.joined(separator: ",")))" }
    let isPartial =
      view.schema.indicators[figure.indicator].aggregate == .sum
      && operands.contains { totals[figure.indicator * measureCount + $0.measure].cells != total.counted }
    let (known, width) = (totals, measureCount)
    let formula = DerivedFormula(
      cell: { name in
        guard let operand = operands.first(where: { $0.name == name }) else { return nil }
        if isPartial {
          return "SUMIFS(\(layout.unitRange(row: operand.row)),\(criteria.joined(separator: ",")))"
        }
        return CellReference(row: operand.row, column: MatrixLayout.Column.total).description
      },
      value: { name in
        if isPartial { return sums[name] }
        return names.firstIndex(of: name).flatMap { known[figure.indicator * width + $0].value }
      })
    guard let text = formula.text(of: expression) else { return }
    settleCount(&total, as: entries[place(figure)])
    total.formula = "IFERROR(\(text),\"\")"
    total.value = formula.value(of: expression)
    total.totalDecimals = max(total.decimals, 1)
    total.range = nil
    if isPartial {
      total.remark = view.words(
        "Chỉ tính trên các đơn vị có đủ số liệu của các cột dùng để tính.",
        "Over the units that have given all the columns it is computed from.")
    }
    totals[place(figure)] = total
  }

  /// Where the run's total is another one than the formula's, makes the formula give the run's: from the parts where
  /// they give it, else with the difference as a term of its own, and says so.
  private mutating func adopt(
    _ figure: MatrixFigure, entries: [Int: IndicatorTotal], view: RunView, layout: MatrixLayout
  ) {
    guard view.schema.indicators[figure.indicator].type.isNumeric, let wanted = entries[place(figure)]?.total,
      wanted.isFinite
    else { return }
    var total = totals[place(figure)]
    guard let formula = total.formula, let value = total.value else {
      // No formula gives it, or the cells do not: the figure stands as the run made it.
      total.formula = nil
      total.value = wanted
      totals[place(figure)] = total
      return
    }
    guard abs(value - wanted) > 1e-9 * max(abs(wanted), 1) else {
      // The same but for the last bits of a sum of decimals.
      totals[place(figure)].value = wanted
      return
    }
    let words = view.words
    let code = view.schema.indicators[figure.indicator].code
    let parts = view.schema.indicators.enumerated().filter { $1.parent == code && $1.relation == .part }.map(
      \.offset)
    let rows = parts.compactMap { layout.row(indicator: $0, measure: figure.measure) }
    let sum = parts.reduce(0) { $0 + (totals[$1 * measureCount + figure.measure].value ?? 0) }
    let reported = words.number(value, decimals: total.decimals)
    if formula.hasPrefix("SUM("), !parts.isEmpty, rows.count == parts.count,
      abs(sum - wanted) <= 1e-9 * max(abs(wanted), 1)
    {
      let column = CellReference.letters(ofColumn: MatrixLayout.Column.total)
      total.formula = "SUM(" + rows.map { "\(column)\($0)" }.joined(separator: ",") + ")"
      total.remark = words(
        "Tổng tính lại từ các mục con; cộng số đơn vị báo cáo là \(reported).",
        "Total recomputed from its parts; the units' own figures add up to \(reported).")
    } else {
      let difference = wanted - value
      total.formula = formula + (difference < 0 ? "-" : "+") + Decimals.formulaText(abs(difference))
      total.remark = words(
        "Tổng đã tính lại theo kết quả kiểm tra; cộng số đơn vị báo cáo là \(reported).",
        "Total recomputed after checking; the units' own figures add up to \(reported).")
    }
    total.value = wanted
    totals[place(figure)] = total
  }

  /// How a measure of an indicator is computed; nil: it is a figure of its own.
  private static func derivation(of figure: MatrixFigure, _ view: RunView) -> RuleExpression? {
    let name = view.facts.measures[figure.measure]
    let layouts = view.schema.indicators[figure.indicator].layouts
    for layout in view.schema.layouts where layouts.contains(layout.code) {
      if let column = layout.values.first(where: { $0.measure == name }), let derived = column.derived {
        return derived
      }
    }
    return nil
  }
}

/// Decimals of figures.
enum Decimals {
  /// How many decimals a figure has, at most 4.
  static func needed(for value: Double) -> Int {
    var scale = 1.0
    for count in 0..<4 {
      let scaled = value * scale
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(abs(scaled), 1) { return count }
      scale *= 10
    }
    return 4
  }
  /// A number as formulas have it.
  static func formulaText(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
