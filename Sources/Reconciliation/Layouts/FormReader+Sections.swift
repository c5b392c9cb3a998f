internal import Cells
internal import Findings
internal import Schema

/// The rows of a form, and which sections' titles stand on its sheet.
struct FormRows {
  /// A title that is no section's in these words.
  struct Title {
    /// Its cell.
    var row: Int
    var column: Int
    /// The title, and the number printed before it as `IndicatorIndex.numberKey` has it.
    var form: TextForm
    var number: String
    /// The section that it was taken for: a position in the layout's sections; nil: none.
    var section: Int?
  }
  /// The rows from top to bottom.
  var rows: [FormReader.Row] = []
  /// The sections that have a title on the sheet: positions in the layout's sections.
  var titled = Set<Int>()
  /// Titles that the schema does not know, from top to bottom.
  var titles: [Title] = []
}

/// Titles in other words than the schema's, where sections have labels in common, so that the title alone tells whose a row
/// is ("where a label stands twice, the section decides", SCHEMA.md).
extension FormReader {
  /// How titles are told from labels.
  private enum TitleStyle { case roman, letter, capitals }

  /// What a row's title may be, if it is one: it is numbered or written as the schema's titles are, has no value, unit of
  /// measure or code, and is no indicator's label, nor like one. Nil where no section has a label of another.
  func unknownTitle(_ row: Row) -> FormRows.Title? {
    guard !plan.decidingSections.isEmpty, !row.isFilled, row.labelled.unit == 0, row.labelled.code == nil
    else { return nil }
    let cell = sheet.cells(inRow: row.row).first {
      !sheet.isBlank($0) && sheet.sheet.cells[$0].kind == .text
        && (row.label.isBlank || sheet.formIndex($0) == row.labelled.labelForm)
    }
    guard let cell else { return nil }
    let form = sheet.form(cell)
    let number =
      row.label.isBlank || row.labelled.number.isEmpty
      ? IndicatorIndex.numberKey(form.numbering) : row.labelled.number
    guard let style = Self.style(form, number: number),
      plan.decidingSections.contains(where: { section in
        let title = plan.sectionTitles[section]
        return Self.style(title, number: IndicatorIndex.numberKey(title.numbering)) == style
      }),
      form.words.count(where: \.isLetter) > 1, plan.index.exact(form) == nil,
      session.likeness(sheet.formIndex(cell), in: plan).allSatisfy({ $0 < schema.thresholds.labelAsk })
    else { return nil }
    return FormRows.Title(
      row: row.row, column: Int(sheet.sheet.cells[cell].column), form: form, number: number)
  }

  /// How a title is numbered, or that it is in capitals; nil for what labels may look like too.
  private static func style(_ form: TextForm, number: String) -> TitleStyle? {
    if number.isEmpty { return form.plain == form.plain.uppercased() ? .capitals : nil }
    if number.allSatisfy({ "ivx".contains($0) }) { return .roman }
    return number.count == 1 && number.allSatisfy(\.isLetter) ? .letter : nil
  }

  /// Finds out which sections the unknown titles stand for: by likeness, else by their number if the section with that number
  /// has no title. Where all sections that share labels have titles, any other is one that the schema does not have.
  func settleTitles(_ found: inout FormRows) {
    guard !found.titles.isEmpty else { return }
    let deciding = plan.decidingSections
    for position in found.titles.indices {
      let own = LabelSyllables(found.titles[position].form.words)
      let scores = deciding.map { section in
        (section, plan.index.score.score(own, LabelSyllables(plan.sectionTitles[section].words)))
      }.filter {
        $0.1 >= (found.titled.contains($0.0) ? schema.thresholds.labelAccept : schema.thresholds.labelAsk)
      }
      guard let best = scores.max(by: { $0.1 < $1.1 }) else { continue }
      found.titles[position].section = best.0
      found.titled.insert(best.0)
    }
    for position in found.titles.indices where found.titles[position].section == nil {
      let number = found.titles[position].number
      let open = deciding.filter {
        !number.isEmpty && !found.titled.contains($0)
          && IndicatorIndex.numberKey(plan.sectionTitles[$0].numbering) == number
      }
      guard open.count == 1, let section = open.first else { continue }
      found.titles[position].section = section
      found.titled.insert(section)
    }
    let isComplete = deciding.allSatisfy(found.titled.contains)
    let sections = Dictionary(
      found.titles.map { ($0.row, $0.section) }, uniquingKeysWith: { first, _ in first })
    for position in found.rows.indices {
      guard let title = found.rows[position].labelled.title, let section = sections[title] else { continue }
      if let section {
        found.rows[position].labelled.section = section
      } else if isComplete {
        found.rows[position].labelled.isStrange = true
      }
    }
  }

  /// S017 for titles in other words than those of the sections that they were taken for.
  func addTitleFindings(_ titles: [FormRows.Title]) {
    for title in titles {
      guard let section = title.section else { continue }
      let meant = plan.sectionTitles[section]
      guard LabelSyllables(title.form.words) != LabelSyllables(meant.words) else { continue }
      draft.add(
        EditedLabelRule.description,
        EditedLabelRule.message(found: title.form.plain, label: schema.sections[section].title), sheet: sheet,
        row: title.row, column: title.column
      ) { $0.raw = title.form.plain }
    }
  }
}
