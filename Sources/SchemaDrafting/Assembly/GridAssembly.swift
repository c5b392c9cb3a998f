internal import Cells
internal import Findings
internal import Schema
internal import VietnameseText

/// A grid: one row a sub-unit or what units write, one column an indicator.
extension SchemaAssembly {
  /// Adds the layout and indicators of a grid. `unit`: the unit of measure of the whole table.
  mutating func addGrid(
    _ table: TemplateTable, _ given: SheetLayout, _ kind: TableKind, unit: String?, _ sheet: TemplateSheet
  ) {
    var layout = given
    let (columns, heading) = (table.columns, table.heading)
    var labels = columns.labels.isEmpty ? [columns.code ?? columns.number ?? 1] : columns.labels
    // Printed words right behind the labels name the row more closely: goods, then markets.
    if table.hasPrintedRows, kind == .free, let last = labels.last, columns.ignored.contains(last + 1) {
      labels.append(last + 1)
    }
    // Below open rows the line of place and day would be taken for one more row.
    if table.endsWithDayLine { layout.stop.append(.expression("(^|, *)ngày[ .…0-9_]*tháng[ .…0-9_]*năm")) }
    layout.rowLabels = labels.map { pattern($0, heading) }
    layout.rows = kind == .units ? .units : .free
    layout.columns.note = columns.note.map { [pattern($0, heading)] } ?? []
    let known = Set(labels)
    let unread = ([columns.code, columns.unit].compactMap { $0 } + columns.otherCodes + columns.ignored)
      .filter { !known.contains($0) }
    layout.columns.ignore = unread.sorted().map { pattern($0, heading) }
    layout.totalRow = table.rows.filter { RowWords.isWholeTotal($0.label) }.map(\.label).reduce(into: []) {
      list, label in
      if !list.contains(.text(label)) { list.append(.text(label)) }
    }
    if let row = heading.codesRow, let first = sheet.cells(inRow: row).first {
      layout.codesRow = .text(first.text)
    }
    let tableUnit = unit.flatMap { $0.contains("/") || $0.contains(",") ? nil : $0 }
    let letter = nextLetter()
    var codes: [Int: String] = [:]
    for (counter, column) in (columns.values + columns.texts).sorted().enumerated() {
      guard let head = heading.column(column) else { continue }
      let code = freeIndicatorCode(letter + NumberText.padded(counter + 1, 2))
      codes[column] = code
      var indicator = self.indicator(code, head, isText: columns.texts.contains(column), unit: tableUnit)
      indicator.printedCode = heading.codes[column]
      indicator.layouts = [layout.code]
      schema.indicators.append(indicator)
      layout.indicators.append(code)
    }
    schema.layouts.append(layout)
    addGridArithmetic(heading, codes, table.columns)
    let words =
      kind == .units ? ("đơn vị cấp dưới", "sub-units") : ("do đơn vị tự ghi", "written by the units")
    note(
      sheet, CellReference(row: heading.rows.lowerBound, column: labels.last ?? 1),
      "bảng có các dòng là \(words.0), mỗi cột là một chỉ tiêu.",
      "the rows of this table are \(words.1), each column is an indicator.")
  }

  /// The indicator of a column.
  private mutating func indicator(
    _ code: String, _ head: TableHeading.Column, isText: Bool, unit: String?
  ) -> Indicator {
    let label = head.parts.isEmpty ? CellReference.letters(ofColumn: head.column) : head.path
    var kind: MeasuredKind
    if isText {
      kind = MeasuredKind(unit: nil, label: HeadingWords.isDate(head.leaf) ? "ngày cấp" : "nội dung")
    } else if MeasureWords.kind(of: head.path) == .rate {
      kind = MeasuredKind(unit: "%", label: "")
    } else {
      let stated = head.parts.reversed().lazy.compactMap { MeasuredKind.stated(in: $0) }.first
      let bare = TextKey.bare(head.leaf)
      let isCounted = bare.hasPrefix("so ") || bare.hasPrefix("luot ") || bare.hasPrefix("tong so ")
      kind = MeasuredKind(unit: stated ?? (isCounted ? nil : unit), label: head.leaf)
      if !kind.type.isNumeric, !kind.choices.isEmpty == false { kind = MeasuredKind(unit: nil, label: "") }
    }
    var indicator = Indicator(code: code, label: label, type: kind.type)
    if kind.type.isNumeric, kind.type != .percent {
      indicator.unit =
        head.parts.reversed().lazy.compactMap { MeasuredKind.stated(in: $0) }.first
        ?? (TextKey.bare(head.leaf).hasPrefix("so ") ? nil : unit)
      indicator.scale = kind.scale
    }
    if kind.type == .percent { indicator.unit = "%" }
    settle(&indicator, kind)
    if HeadingWords.isYear(head.leaf) { indicator.aggregate = Aggregation.none }
    return indicator
  }

  /// Rules of the printed arithmetic of columns, for each row of the grid.
  private mutating func addGridArithmetic(
    _ heading: TableHeading, _ codes: [Int: String], _ columns: TableColumns
  ) {
    guard let numbering = heading.numbering else { return }
    var byName: [String: String] = [:]
    for (column, name) in numbering.names where columns.values.contains(column) {
      byName[name] = codes[column]
    }
    for (column, text) in numbering.formulas.sorted(by: { $0.key < $1.key }) {
      guard let whole = codes[column] else { continue }
      let isShare = schema.indicators.first { $0.code == whole }?.type == .percent
      let read = PrintedArithmetic(text, isKnown: { byName[$0] != nil })
      let parsed = isShare ? read?.asPercentage : read
      let expression = parsed?.expression(
        name: { byName[$0] },
        between: { first, last in
          ColumnRange.names(first, last, in: numbering, among: Set(byName.keys)).compactMap { byName[$0] }
        })
      guard let parsed, let expression else {
        note(
          "Không hiểu công thức cột “(\(numbering.names[column] ?? "")) = \(text)”; nếu cần kiểm tra, hãy tự viết quy tắc.",
          "The arithmetic of columns “(\(numbering.names[column] ?? "")) = \(text)” was not understood; write a rule where it matters."
        )
        continue
      }
      arithmetic.append(
        PendingRule(
          code: "CT-\(whole)", source: "\(whole) = \(expression)", scope: .row,
          tolerance: parsed.divides ? .relative(0.005) : .absolute(0),
          message: heading.sentence(ofColumn: column, parsed)))
    }
  }

  /// Columns of a grid by sub-unit that name an indicator of a form are the same figure, split up: the form's indicator
  /// gets the heading as another name. Each one is noted, for staff to look at.
  mutating func joinGridsToForms() {
    let forms = Set(schema.layouts.filter { $0.kind == .form }.map(\.code))
    let grids = schema.layouts.indices.filter {
      schema.layouts[$0].kind == .grid && schema.layouts[$0].rows == .units
    }
    guard !forms.isEmpty, !grids.isEmpty else { return }
    let asked = schema.indicators.indices.filter {
      schema.indicators[$0].type.isNumeric && schema.indicators[$0].layouts.contains(where: forms.contains)
    }
    for grid in grids {
      for position in schema.layouts[grid].indicators.indices {
        let code = schema.layouts[grid].indicators[position]
        guard let column = schema.indicators.firstIndex(where: { $0.code == code }),
          schema.indicators[column].type.isNumeric,
          let match = IndicatorLikeness.match(
            schema.indicators[column].label, among: asked.map { ($0, schema.indicators[$0]) })
        else { continue }
        let heading = schema.indicators[column].label
        let target = schema.indicators[match].code
        guard !schema.layouts[grid].indicators.contains(target) else { continue }
        if TextKey.folded(heading) != TextKey.folded(schema.indicators[match].label) {
          schema.indicators[match].aliases.append(heading)
        }
        schema.layouts[grid].indicators[position] = target
        replaceInRules(code, by: target)
        schema.indicators[column].layouts = []
        note(
          "Cột “\(heading)” được coi là chỉ tiêu \(target) “\(schema.indicators[match].label)” chia theo đơn vị cấp dưới; hãy kiểm tra.",
          "The column “\(heading)” is taken for indicator \(target) “\(schema.indicators[match].label)” by sub-unit; check this."
        )
      }
    }
    schema.indicators.removeAll { $0.layouts.isEmpty }
  }

  private mutating func replaceInRules(_ code: String, by target: String) {
    for index in arithmetic.indices {
      arithmetic[index].source = arithmetic[index].source.split(separator: " ").map {
        $0 == code ? target : String($0)
      }
      .joined(separator: " ")
    }
  }
}

/// Which indicator of a form a column of a grid names.
enum IndicatorLikeness {
  private static let fillers: Set<String> = ["so", "tong", "cac", "duoc", "va", "cua", "da", "loai"]

  /// The position of the indicator whose label has all the words of a heading, or of its lowest text; of several the one
  /// highest in the tree; nil where that is not one alone.
  static func match(_ heading: String, among indicators: [(Int, Indicator)]) -> Int? {
    let parts = heading.split(separator: ">").map { TextKey.trimmed(String($0)) }
    for text in [heading, parts.last ?? heading] {
      let wanted = words(text)
      guard wanted.count >= 2 else { continue }
      let found = indicators.filter { wanted.isSubset(of: words($0.1.label)) }
      if found.count == 1 { return found.first?.0 }
      guard !found.isEmpty else { continue }
      let depths = found.map { depth($0.1, indicators) }
      let least = depths.min() ?? 0
      let highest = zip(found, depths).filter { $0.1 == least }
      if highest.count == 1 { return highest.first?.0.0 }
    }
    return nil
  }

  private static func words(_ text: String) -> Set<String> {
    Set(TextKey.toned(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)).filter {
      !fillers.contains(TextKey.bare($0))
    }
  }

  private static func depth(_ indicator: Indicator, _ all: [(Int, Indicator)]) -> Int {
    var depth = 0
    var code = indicator.parent
    while let at = code, depth < 20 {
      depth += 1
      code = all.first { $0.1.code == at }?.1.parent
    }
    return depth
  }
}
