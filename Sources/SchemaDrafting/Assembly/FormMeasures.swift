internal import Findings
internal import Schema
internal import VietnameseText

/// The value columns of a form and the measure that each one holds.
struct FormMeasures {
  /// A value column.
  struct Column {
    /// The column, 1-based.
    var column: Int
    /// Its measure.
    var measure: String
    /// How it follows from the others.
    var derived: RuleExpression?
  }
  /// The columns from left to right.
  private(set) var columns: [Column] = []
  /// Columns of rates that nobody can recompute, 1-based. A measure's figures add up, a rate's never do, so these are
  /// known but not read (SCHEMA.md, `ignore`) until staff say what they follow from.
  private(set) var freeRates: [Int] = []
  /// What was assumed.
  private(set) var notes: [FindingMessage] = []

  /// The measure of a column.
  func measure(of column: Int) -> String? { columns.first { $0.column == column }?.measure }

  /// The measures of a table's value columns.
  init(_ table: TemplateTable) {
    let heads = table.columns.values.compactMap { table.heading.column($0) }
    guard heads.count > 1 else {
      columns = heads.map { Column(column: $0.column, measure: "now") }
      return
    }
    let kinds = heads.map { MeasureWords.kind(of: $0.path) }
    let now = Self.nowColumn(heads, kinds, table)
    var taken: Set<String> = ["now"]
    var names: [MeasureWords.Kind: String] = [:]
    for (index, head) in heads.enumerated() {
      let kind = kinds[index]
      let isPlainKind = kind.map { $0 != .now && $0 != .rate && names[$0] == nil } ?? false
      var measure: String
      if index == now {
        measure = "now"
        names[.now] = "now"
      } else if isPlainKind, let kind, heads.indices.count(where: { kinds[$0] == kind }) == 1 {
        measure = kind.rawValue
        names[kind] = measure
        taken.insert(measure)
      } else {
        measure = Self.word(for: head, among: heads, taken: &taken)
        if let kind, kind != .rate, names[kind] == nil { names[kind] = measure }
      }
      columns.append(Column(column: head.column, measure: measure))
    }
    derive(heads, kinds, names, table.heading.numbering)
    // Where all columns are rates, this round's figure is one itself.
    if kinds[now] != .rate { setAsideFreeRates(heads, kinds, table.heading) }
  }

  /// The column that is this round's figure: called so, or the printed total of the others, or the first one that is
  /// neither a rate nor another period's.
  private static func nowColumn(
    _ heads: [TableHeading.Column], _ kinds: [MeasureWords.Kind?], _ table: TemplateTable
  ) -> Int {
    func bare(_ head: TableHeading.Column) -> String { HeadingWords.key(head.path) }
    let called = heads.indices.filter { kinds[$0] == .now }
    let present = heads.indices.filter { index in
      kinds[index] != .rate
        && ["nam nay", "ky nay", "thang nay", "quy nay", "tuan nay"].contains {
          bare(heads[index]).contains($0)
        }
    }
    if present.count == 1, let only = present.first { return only }
    // Years side by side: the latest.
    let years = heads.map { head in
      head.leaf.split { !$0.isNumber }.compactMap { Int($0) }.first { (1990...2100).contains($0) }
    }
    if years.allSatisfy({ $0 != nil }), let last = years.compactMap({ $0 }).max(),
      let at = years.firstIndex(of: last)
    {
      return at
    }
    if let best = called.first(where: { bare(heads[$0]).contains("bao cao") })
      ?? called.first(where: { ["tong so", "tong cong"].contains(bare(heads[$0])) })
    {
      return best
    }
    if called.count == 1, let only = called.first { return only }
    let formulas = table.heading.numbering?.formulas ?? [:]
    if let total = heads.indices.first(where: {
      formulas[heads[$0].column]?.contains("+") == true && kinds[$0] != .rate
    }) {
      return total
    }
    return called.first ?? kinds.firstIndex { $0 == nil } ?? kinds.firstIndex { $0 != .rate } ?? 0
  }

  /// A word for a column: its lowest heading, with the one above where that is not enough.
  private static func word(
    for head: TableHeading.Column, among heads: [TableHeading.Column], taken: inout Set<String>
  ) -> String {
    let isOwn = heads.count { $0.leaf == head.leaf } == 1
    var word = MeasureWords.word(
      for: isOwn ? head.leaf : head.parts.suffix(2).reversed().joined(separator: " "))
    if SchemaCode.isReserved(word) { word += "_" }
    let base = word
    var number = 2
    while !taken.insert(word).inserted {
      word = "\(base)_\(number)"
      number += 1
    }
    return word
  }

  /// Rates that follow from other columns: by the printed arithmetic, else by "A so với B".
  private mutating func derive(
    _ heads: [TableHeading.Column], _ kinds: [MeasureWords.Kind?], _ names: [MeasureWords.Kind: String],
    _ numbering: ColumnNumbering?
  ) {
    let context = columns.map(\.measure)
    var byName: [String: String] = [:]
    for (column, name) in numbering?.names ?? [:] {
      if let measure = measure(of: column) { byName[name] = measure }
    }
    for index in columns.indices {
      let own = columns[index].measure
      var source: String?
      if let text = numbering?.formulas[columns[index].column],
        let parsed = PrintedArithmetic(text, isKnown: { byName[$0] != nil }), parsed.divides
      {
        // "(%)" above "4=3/1": shares are written as percentages.
        let meant = heads[index].path.contains("%") ? parsed.asPercentage : parsed
        source = meant.expression(name: { byName[$0] }, between: { _, _ in nil })
      } else if kinds[index] == .rate, let sides = MeasureWords.sides(ofRate: heads[index].path),
        let left = names[sides.left], let right = names[sides.right], left != right
      {
        source = "\(left) / \(right) * 100"
      }
      if own != "now", let source {
        let known = context.filter { $0 != own }
        columns[index].derived = try? RuleExpression(
          parsing: source, in: ExpressionContext(derivedFrom: known))
      }
    }
  }

  /// Takes out the rates that follow from no other column. "Tăng/giảm (5=3-4)" is a difference: it adds up.
  private mutating func setAsideFreeRates(
    _ heads: [TableHeading.Column], _ kinds: [MeasureWords.Kind?], _ heading: TableHeading
  ) {
    let known = Set(heads.compactMap { heading.numbering?.names[$0.column] })
    freeRates = columns.indices.filter { index in
      guard kinds[index] == .rate, columns[index].derived == nil else { return false }
      let printed = heading.numbering?.formulas[columns[index].column].flatMap {
        PrintedArithmetic($0, isKnown: known.contains)
      }
      return printed?.divides ?? true
    }.map { columns[$0].column }
    guard !freeRates.isEmpty else { return }
    columns.removeAll { freeRates.contains($0.column) }
    let names = freeRates.compactMap { heading.column($0)?.path }.joined(separator: "; ")
    notes.append(
      FindingMessage(
        vietnamese:
          "cột tỷ lệ “\(names)” không suy ra được từ các cột khác nên không đọc (Cột bỏ qua, ignore); nếu tính được từ các cột khác, hãy khai thành cột số liệu, ghi công thức ở Cách tính (derived).",
        english:
          "the rates “\(names)” do not follow from other columns and are not read (ignore); where they do, make them value columns with derived."
      ))
  }

  /// The unit of measure that the headings of all columns state in brackets; nil where they do not agree.
  func commonUnit(_ heading: TableHeading) -> String? {
    let stated = columns.filter { $0.derived == nil }.map { column in
      heading.column(column.column).flatMap { head in
        head.parts.reversed().lazy.compactMap { MeasuredKind.stated(in: $0) }.first
      }
    }
    guard let first = stated.first, let unit = first, stated.allSatisfy({ $0 == unit }) else { return nil }
    return unit
  }
}
