internal import Schema
internal import SheetPlan
internal import VietnameseText

/// A layout of the schema, made ready for finding it in workbooks. One object for all of them: copies of it would be a good
/// part of reading a return.
final class LayoutPlan: Sendable {
  /// The layout: its position in `CampaignSchema.layouts`.
  let position: Int
  /// The layout itself.
  let layout: SheetLayout
  /// Patterns of the layout's texts.
  let sheet: CompiledPattern
  /// What our template calls its sheet: the schema's name as far as a tab can have it; nil where the schema gives none.
  let templateName: TextForm?
  let number: CompiledPattern, label: CompiledPattern, unit: CompiledPattern, code: CompiledPattern
  let note: CompiledPattern, ignore: CompiledPattern
  let values: [CompiledPattern]
  let stop: CompiledPattern
  let rowLabels: [CompiledPattern]
  let codesRow: CompiledPattern, unitColumn: CompiledPattern, totalRow: CompiledPattern
  let unitCell: CompiledPattern, roundCell: CompiledPattern, unitOfMeasureCell: CompiledPattern
  let freeAfter: CompiledPattern, freeUntil: CompiledPattern
  /// The indicators that it holds in this round: positions in `CampaignSchema.indicators`, in the
  /// order of the template that was sent out, else of the schema.
  let indicators: [Int]
  /// Their labels.
  let index: IndicatorIndex
  /// The section of each: a position in `sectionTitles`.
  let sections: [Int?]
  /// The keys of each one's unit of measure; 0 where there is none.
  let unitKeys: [Int32]
  /// The titles of the schema's sections.
  let sectionTitles: [TextForm]
  /// The sections that have a label in common with another one, in order: positions in `sectionTitles`.
  let decidingSections: [Int]
  /// The measures of its value columns; of a grid without any `now`.
  let measures: [String]

  /// Makes a layout ready; its texts are taken into `forms`.
  init(
    _ position: Int, schema: CampaignSchema, round: Round?, templates: TemplateForms, forms: inout TextForms
  ) {
    let layout = schema.layouts[position]
    self.position = position
    self.layout = layout
    func pattern(_ patterns: [TextPattern]) -> CompiledPattern { CompiledPattern(patterns, forms: &forms) }
    sheet = pattern(layout.sheet)
    let names = SheetNaming.names(for: schema.layouts.map(\.sheetTitle), reserved: [Stamp.sheetName])
    templateName = names[position].map { forms.taken($0) }
    number = pattern(
      layout.columns.number
        + ["STT", "S.T.T", "S.TT", "TT", "T.T", "Số TT", "Số thứ tự"].map { .text($0) })
    label = pattern(layout.columns.label)
    // Who types the heading anew may shorten it.
    let shortened = ["Đơn vị tính", "ĐVT", "ĐV tính", "Đ.vị tính", "Đ.V.T", "Đơn vị"]
    unit = pattern(
      layout.columns.unit
        + (layout.columns.unit.isEmpty || layout.kind != .form ? [] : shortened.map { .text($0) }))
    code = pattern(layout.columns.code)
    // As our own templates call it, whose language may be another one than the campaign's.
    note = pattern(
      layout.columns.note.isEmpty ? [.text("Ghi chú"), .text("Notes")] : layout.columns.note)
    ignore = pattern(layout.columns.ignore)
    values = layout.values.map { pattern($0.column) }
    stop = pattern(layout.stop)
    rowLabels = layout.rowLabels.map { pattern([$0]) }
    codesRow = pattern(layout.codesRow.map { [$0] } ?? [])
    unitColumn = pattern(layout.unitColumn.map { [$0] } ?? [])
    totalRow = pattern(layout.totalRow)
    unitCell = pattern(layout.unitCell?.label ?? [])
    roundCell = pattern(layout.roundCell?.label ?? [])
    unitOfMeasureCell = pattern(layout.unitOfMeasureCell?.label ?? [])
    freeAfter = pattern(layout.free.map { [$0.after] } ?? [])
    freeUntil = pattern((layout.free?.until).map { [$0] } ?? [])
    let held = schema.indicators.indices.filter { candidate in
      let indicator = schema.indicators[candidate]
      return (indicator.layouts.contains(layout.code) || layout.indicators.contains(indicator.code))
        && schema.isAsked(indicator, in: round)
    }
    indicators = templates.ordered(held, layout: position)
    let asked = indicators.map { schema.indicators[$0] }
    index = IndicatorIndex(asked, forms: &forms)
    let codes = schema.sections.map(\.code)
    let sections = asked.map { indicator in indicator.section.flatMap { codes.firstIndex(of: $0) } }
    self.sections = sections
    var sharing: [Int32: Set<Int>] = [:]
    for (position, texts) in index.texts.enumerated() {
      guard let section = sections[position] else { continue }
      for text in texts { sharing[text.label == 0 ? text.key : text.label, default: []].insert(section) }
    }
    decidingSections = Set(sharing.values.filter { $0.count > 1 }.flatMap { $0 }).sorted()
    sectionTitles = schema.sections.map { forms.taken($0.title) }
    unitKeys = asked.map { indicator in indicator.unit.map { forms.taken($0).key } ?? 0 }
    measures = layout.values.isEmpty ? ["now"] : layout.values.map(\.measure)
  }

  /// Whether a measure is asked of an indicator of this layout.
  func asks(_ measure: Int, of indicator: Indicator) -> Bool {
    indicator.measures?.contains(measures[measure]) ?? true
  }

  /// The section whose title a text is; nil where it is none.
  func section(titled form: TextForm) -> Int? {
    guard !form.isBlank else { return nil }
    return sectionTitles.firstIndex {
      $0.key == form.key || ($0.label == form.label && form.label != 0)
        || (!form.hasMarks && $0.labelBare == form.labelBare && form.labelBare != 0)
    }
  }
}
