import Cells
package import Schema
package import SheetPlan

/// The model → the plan of `schema.xlsx`, so that reading it gives the same model. All sheets are there, also the blank
/// ones, so that the author sees what there is.
package struct SchemaBookWriter {
  private let language: Language
  private var plan = WorkbookPlan()
  private let looks: BookLooks

  /// The plan of a schema's workbook.
  package static func plan(of schema: CampaignSchema) -> WorkbookPlan {
    var writer = SchemaBookWriter(schema)
    for rows in BookRows.all(of: schema) {
      writer.plan.sheets.append(
        rows.sheet.shape == .settings ? writer.settings(rows) : writer.table(rows))
    }
    return writer.plan
  }

  private init(_ schema: CampaignSchema) {
    language = schema.campaign.language
    plan.properties.title = schema.campaign.title
    plan.properties.subject = schema.campaign.code
    plan.properties.author = schema.campaign.issuer
    plan.noteAuthor = "tonghop"
    looks = BookLooks(in: &plan.looks)
  }

  // MARK: Settings

  private func settings(_ rows: BookRows) -> PlannedSheet {
    var sheet = blankSheet(rows.sheet)
    sheet.columns = [
      PlannedColumn(1, width: 28), PlannedColumn(2, width: 48, look: looks.spareText),
      PlannedColumn(3, width: 30), PlannedColumn(4, width: 76),
    ]
    let headings = BookSheet.settingHeadings
    let place = language == .english ? 1 : 0
    sheet.rows.append(
      PlannedRow(
        1,
        cells: [headings.item, headings.value, headings.key, headings.help].enumerated().map { index, names in
          PlannedCell(index + 1, .text(names[place]), looks.heading)
        }, height: 24))
    for (column, value) in zip(rows.columns, rows.rows.first?.values ?? []) {
      let row = sheet.rows.count + 1
      let kind = column.column
      let look = kind.isText || kind.kind == .flag ? looks.wrapped : looks.look(of: kind)
      sheet.rows.append(
        PlannedRow(
          row,
          cells: [
            PlannedCell(
              1, .text(column.heading(in: language)), kind.isRequired ? looks.requiredItem : looks.item),
            PlannedCell(2, content(value, in: kind), look),
            PlannedCell(3, .text(kind.key), looks.key),
            PlannedCell(4, .text(kind.help.text(in: language)), looks.remark),
          ]))
      sheet.validations += validations(kind, column: 2, rows: row...row)
    }
    let notation =
      language == .english ? "# Further words: a row each" : "# Ký hiệu riêng: thêm mỗi ký hiệu một dòng"
    let column = rows.sheet.columns.first(where: \.isOpen)
    sheet.rows.append(
      PlannedRow(
        sheet.rows.count + 1,
        cells: [
          PlannedCell(1, .text(notation), looks.key), PlannedCell(2, .blank, looks.wrapped),
          PlannedCell(3, .text(column?.key ?? ""), looks.key),
          PlannedCell(4, .text(column?.help.text(in: language) ?? ""), looks.remark),
        ]))
    return sheet
  }

  // MARK: Tables

  private func table(_ rows: BookRows) -> PlannedSheet {
    var sheet = blankSheet(rows.sheet)
    sheet.frozenColumns = rows.sheet.frozenColumns
    sheet.rows.append(
      PlannedRow(
        1,
        cells: rows.columns.enumerated().map { index, column in
          PlannedCell(
            index + 1, .text(column.heading(in: language)),
            column.column.isRequired ? looks.required : looks.heading, note: note(of: column.column))
        }, height: 38))
    for (index, row) in rows.rows.enumerated() {
      var planned = PlannedRow(index + 2)
      var lines = 1
      for (place, (column, value)) in zip(rows.columns, row.values).enumerated() {
        let content = content(value, in: column.column)
        let look = looks.look(of: column.column)
        planned.cells.append(PlannedCell(place + 1, content, look))
        if case .text(let text) = content, look == looks.wrapped {
          lines = max(lines, TextWidth.lines(of: text, columns: column.column.width, size: BookLooks.size))
        }
      }
      if lines > 1 { planned.height = TextWidth.height(lines: min(lines, 12), size: BookLooks.size) }
      sheet.rows.append(planned)
    }
    let last = rows.rows.count + 1
    for (index, column) in rows.columns.enumerated() {
      sheet.columns.append(
        PlannedColumn(index + 1, width: column.column.width, look: looks.spareLook(of: column.column)))
      sheet.validations += validations(column.column, column: index + 1, rows: 2...max(1000, last + 500))
    }
    sheet.autofilter = CellRange(
      CellReference(row: 1, column: 1), CellReference(row: max(last, 2), column: rows.columns.count))
    return sheet
  }

  private func blankSheet(_ sheet: BookSheet) -> PlannedSheet {
    var planned = PlannedSheet(name: sheet.name)
    planned.frozenRows = 1
    planned.tabColour = sheet.isRequired ? Colour(0x1F3864) : Colour(0xA6A6A6)
    planned.print.isLandscape = true
    planned.print.repeatedRows = 1...1
    planned.print.header.left = sheet.title.text(in: language)
    planned.print.footer.right = "{page}/{pages}"
    planned.zoom = 90
    return planned
  }

  private func content(_ node: SchemaNode?, in column: BookColumn) -> CellContent {
    switch BookValue(node, in: column, language: language) {
    case .text(let text)?: .text(text)
    case .number(let number)?, .day(let number)?, .moment(let number)?: .number(number)
    case nil: .blank
    }
  }

  // MARK: Help

  /// The note on a heading: what the column is for, what may stand there, and the key.
  private func note(of column: BookColumn) -> String {
    var lines = [column.help.text(in: language)]
    if let words = column.kind.words?.words {
      lines.append(
        words.map { language == .english ? $0.key : "\($0.vietnamese) (\($0.key))" }.joined(separator: ", ")
          + ".")
    }
    if column.isRequired { lines.append(language == .english ? "Required." : "Bắt buộc có.") }
    lines.append((language == .english ? "Key: " : "Khóa: ") + column.key)
    return lines.joined(separator: "\n")
  }

  /// The drop-down list of a column, over some rows.
  private func validations(
    _ column: BookColumn, column number: Int, rows: ClosedRange<Int>
  ) -> [PlannedValidation] {
    let range = CellRange(
      CellReference(row: rows.lowerBound, column: number), CellReference(row: rows.upperBound, column: number)
    )
    let isEnglish = language == .english
    var validation: PlannedValidation
    switch column.kind {
    case .flag:
      validation = PlannedValidation(
        range: range, rule: .list(isEnglish ? ["yes", "no"] : ["có", "không"]))
      // `x` and `1` are understood too.
      validation.refuses = false
    case .word(let words), .call(let words):
      validation = PlannedValidation(
        range: range, rule: .list(words.words.map { isEnglish ? $0.key : $0.vietnamese }))
      validation.refuses = false
    case .offered(let offered):
      validation = PlannedValidation(range: range, rule: .list(offered))
      validation.refuses = false
    case .reference(let sheet):
      validation = PlannedValidation(
        range: range, rule: .listOfCells("\(SheetNaming.quoted(sheet))!$A$2:$A$1000"))
      validation.refuses = false
    default: return []
    }
    validation.errorTitle = column.heading(in: language)
    validation.error =
      isEnglish
      ? "This is none of the offered words. Keep it only if you mean it."
      : "Giá trị này không có trong danh sách. Chỉ giữ nếu bạn chắc chắn."
    return [validation]
  }
}
