internal import Cells
internal import Findings
internal import Schema
internal import SheetPlan

/// A workbook of a template while it is drawn: looks, lists and where each figure went.
struct TemplateCanvas {
  /// The template.
  let request: TemplateRequest
  /// The looks.
  var looks = TemplateLooks()
  /// Lists to choose from.
  var lists = ChoiceLists()
  /// Where each figure stands.
  var places: [FigureKey: FigurePlace] = [:]
  /// Where the totals of grids stand, which nobody is asked for.
  var totals: [FigureKey: FigurePlace] = [:]
  /// What may be typed in, by indicators and whether it is their present value: the cells of a column have it in common. The
  /// ranges are those of the first cells.
  private var entries: [EntryKey: PlannedValidation?] = [:]
  /// What `ValueEntry` goes by.
  private struct EntryKey: Hashable {
    var indicator: Int, isNow: Bool
  }

  /// A canvas for a template.
  init(_ request: TemplateRequest) { self.request = request }

  /// A formula for a figure, the number it comes to with what is filled in.
  struct Computed {
    /// Without `=`.
    var formula: String
    /// Nil: blank.
    var value: Double?
  }

  /// Draws the cell of a figure that is asked. `isTotal`: it looks like a sum.
  mutating func drawFigure(
    _ key: FigureKey, computed: Computed?, isTotal: Bool = false, decimals: Int? = nil, row: Int, column: Int,
    on draft: inout SheetDraft
  ) {
    let indicator = request.schema.indicators[key.indicator]
    let figure = request.filling[key]
    let place = CellReference(row: row, column: column)
    places[key] = FigurePlace(sheet: draft.name, cell: place)
    let formula = computed.flatMap { self.formula($0, for: figure) }
    let isOpen = formula == nil && request.filling.kind != .final
    let look = looks.figure(
      key.measure == "now" || computed == nil ? indicator.type : .number,
      decimals: decimals ?? indicator.decimals,
      isOpen: isOpen, isTotal: isTotal || formula != nil, severity: figure.severity)
    draft.set(row, column, formula ?? figure.content, look, note: figure.note)
    guard isOpen else { return }
    if var validation = entry(for: indicator, key, at: place) {
      validation.range = CellRange(place, place)
      add(validation, to: &draft)
    }
  }

  /// What may be typed in; nil where nothing is to be said.
  private mutating func entry(for indicator: Indicator, _ key: FigureKey, at place: CellReference)
    -> PlannedValidation?
  {
    let known = EntryKey(indicator: key.indicator, isNow: key.measure == "now")
    if let entry = entries[known] { return entry }
    let entry = ValueEntry(request: request).validation(
      for: indicator, measure: key.measure, range: CellRange(place, place), lists: &lists)
    entries[known] = .some(entry)
    return entry
  }

  /// Adds a validation; one that goes on right below the last of the same kind makes that one longer.
  private func add(_ validation: PlannedValidation, to draft: inout SheetDraft) {
    if let position = draft.sheet.validations.lastIndex(where: { known in
      known.range.columns == validation.range.columns
        && known.range.last.row + 1 == validation.range.first.row
    }) {
      var longer = draft.sheet.validations[position]
      longer.range = validation.range
      if longer == validation {
        draft.sheet.validations[position].range.last = validation.range.last
        return
      }
    }
    draft.sheet.validations.append(validation)
  }

  /// The formula where it may stand in the place of what is filled in; nil where that says something else.
  private func formula(_ computed: Computed, for figure: TemplateFilling.Figure) -> CellContent? {
    switch request.filling.kind {
    case .blank: return .formula(computed.formula, .text(""))
    case .final: return nil
    case .returned:
      guard let value = computed.value else {
        return figure.content == .blank ? .formula(computed.formula, .text("")) : nil
      }
      guard let own = figure.number, abs(own - value) <= 1e-9 * max(abs(own), abs(value), 1) else {
        return nil
      }
      return .formula(computed.formula, .number(value))
    }
  }

  /// Draws a cell in which nothing is asked. `isNamed`: what is not asked is the unit's matter, so "x" says so.
  mutating func drawAbsent(
    _ indicator: Indicator, isNamed: Bool, row: Int, column: Int, on draft: inout SheetDraft
  ) {
    // In a field of words "x" would be a word.
    let isMarked: Bool
    switch indicator.type {
    case .count, .number, .percent, .money, .date: isMarked = isNamed
    case .text, .yesNo, .choice: isMarked = false
    }
    draft.set(row, column, isMarked ? "x" : "", looks.absent())
  }
}
