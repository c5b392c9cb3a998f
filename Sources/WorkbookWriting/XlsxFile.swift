// The only file that knows libxlsxwriter; it is as long as what the project needs of it. Rows and columns come in
// 1-based and are turned into the library's 0-based ones here and nowhere else. Nothing is decided here: what the
// library accepts but Excel does not is refused or cleaned before (WorkbookWriter, CellText, LinkAddress).

internal import Cells
private import CXlsxWriter
internal import Glibc
internal import SheetPlan

/// A status of the library; 0 is good.
struct LibraryStatus: Equatable {
  /// The number.
  var code: UInt32
  /// Whether all went well.
  var isGood: Bool { code == 0 }
  /// The library's words for it.
  var words: String {
    guard let words = lxw_strerror(lxw_error(rawValue: code)) else { return "?" }
    return String(cString: words)
  }
}

/// An xlsx file that is being written. Abandoned, it leaves nothing behind: the library writes when it is closed.
struct XlsxFile: ~Copyable {
  /// The library's workbook; freed by the library itself when it is closed.
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  /// The sheets so far, and the one being written.
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  /// The library's formats, by `LookIndex`.
  private var formats: [UnsafeMutablePointer<lxw_format>] = []
  private var isClosed = false
  /// Whether rows are handed over in ascending order and not kept in memory.
  let isInOrder: Bool

  /// Begins a file; nil where memory is lacking. `inOrder`: rows are handed over in ascending order and not kept in
  /// memory ("constant_memory: … each worksheet row is flushed when a new row is added").
  init?(path: String, inOrder: Bool) {
    var options = lxw_workbook_options()
    options.constant_memory = inOrder ? 1 : 0
    guard let workbook = path.withCString({ workbook_new_opt($0, &options) }) else { return nil }
    self.workbook = workbook
    isInOrder = inOrder
  }

  deinit {
    // "lxw_workbook_free: free a workbook object"; workbook_close would save it.
    if !isClosed { lxw_workbook_free(workbook) }
  }

  /// Writes the file. The status of the first thing that went wrong, and the system's error at that moment.
  consuming func close() -> (status: LibraryStatus, systemError: Int32, rowsLost: Bool) {
    // Rows that were flushed to a part in memory (CPartFile) are lost without a status where memory is lacking.
    var rowsLost = false
    for sheet in sheets {
      guard let rows = sheet.pointee.optimize_tmpfile else { continue }
      if fflush(rows) != 0 || ferror(rows) != 0 { rowsLost = true }
    }
    isClosed = true
    FastDeflate.use()
    let (status, systemError) = withoutLibraryMessages {
      errno = 0
      return (workbook_close(workbook), errno)
    }
    return (LibraryStatus(code: status.rawValue), systemError, rowsLost)
  }

  // MARK: - Workbook

  /// Sets the document properties.
  func setProperties(_ properties: PlannedProperties) -> LibraryStatus {
    var fields = lxw_doc_properties()
    fields.created = time_t(properties.created)
    let texts = [
      properties.title, properties.subject, properties.author, properties.company, properties.keywords,
      properties.comments,
    ].map { (text: String) -> UnsafeMutablePointer<CChar>? in text.isEmpty ? nil : strdup(text) }
    defer { for text in texts { free(text) } }
    (fields.title, fields.subject, fields.author) = (texts[0], texts[1], texts[2])
    (fields.company, fields.keywords, fields.comments) = (texts[3], texts[4], texts[5])
    return LibraryStatus(code: workbook_set_properties(workbook, &fields).rawValue)
  }

  /// Makes the formats of all looks.
  mutating func setLooks(_ looks: [CellLook]) -> Bool {
    for look in looks {
      guard let format = workbook_add_format(workbook) else { return false }
      set(look, on: format)
      formats.append(format)
    }
    return true
  }

  /// Turns a look into a format.
  private func set(_ look: CellLook, on format: UnsafeMutablePointer<lxw_format>) {
    look.font.withCString { format_set_font_name(format, $0) }
    format_set_font_size(format, look.size)
    if look.isBold { format_set_bold(format) }
    if look.isItalic { format_set_italic(format) }
    if look.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let colour = look.colour { format_set_font_color(format, colour.rgb) }
    if let fill = look.fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, fill.rgb)
    }
    switch look.border {
    case .none: break
    case .thin: format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .hair: format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
    case .bottom: format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .top: format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    if let colour = look.borderColour { format_set_border_color(format, colour.rgb) }
    if look.format != .general { look.format.code.withCString { format_set_num_format(format, $0) } }
    switch look.horizontal {
    case .general: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch look.vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    }
    if look.wraps { format_set_text_wrap(format) }
    if look.shrinks { format_set_shrink(format) }
    if look.indent > 0 { format_set_indent(format, UInt8(clamping: min(look.indent, 15))) }
    if look.rotation != 0 { format_set_rotation(format, Int16(clamping: look.rotation)) }
    if !look.isLocked { format_set_unlocked(format) }
  }

  /// Names a cell.
  func define(_ name: String, as formula: String) -> LibraryStatus {
    LibraryStatus(code: workbook_define_name(workbook, name, formula).rawValue)
  }

  /// Begins a sheet; what follows is written into it.
  mutating func beginSheet(named name: String) -> Bool {
    guard let sheet = workbook_add_worksheet(workbook, name) else { return false }
    sheets.append(sheet)
    self.sheet = sheet
    return true
  }

  // MARK: - Cells

  /// Sets what a row has that is not usual. Has to come before its cells.
  func setRow(_ row: Int, height: Double?, level: Int) -> LibraryStatus {
    var options = lxw_row_col_options(hidden: 0, level: UInt8(clamping: min(level, 7)), collapsed: 0)
    // 15 points is LXW_DEF_ROW_HEIGHT: as high as the contents ask.
    let status = worksheet_set_row_opt(sheet, lxw_row_t(row - 1), height ?? 15, nil, &options)
    return LibraryStatus(code: status.rawValue)
  }
  /// A cell with nothing but its look.
  func writeBlank(row: Int, column: Int, look: LookIndex) -> LibraryStatus {
    let status = worksheet_write_blank(sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), format(look))
    return LibraryStatus(code: status.rawValue)
  }
  /// A text, already prepared.
  func write(_ text: String, row: Int, column: Int, look: LookIndex) -> LibraryStatus {
    let status = text.withCString {
      worksheet_write_string(sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), $0, format(look))
    }
    return LibraryStatus(code: status.rawValue)
  }
  /// A finite number.
  func write(_ number: Double, row: Int, column: Int, look: LookIndex) -> LibraryStatus {
    let status = worksheet_write_number(
      sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), number, format(look))
    return LibraryStatus(code: status.rawValue)
  }
  /// A formula with its value.
  func write(formula: String, value: FormulaValue, row: Int, column: Int, look: LookIndex) -> LibraryStatus {
    let (row, column) = (lxw_row_t(row - 1), lxw_col_t(column - 1))
    switch value {
    case .number(let number):
      return LibraryStatus(
        code: worksheet_write_formula_num(sheet, row, column, "=" + formula, format(look), number).rawValue)
    case .text(let text):
      return LibraryStatus(
        code: worksheet_write_formula_str(sheet, row, column, "=" + formula, format(look), text).rawValue)
    }
  }
  /// Makes a cell a link. Its content comes afterwards and takes the place of the empty text given here.
  func writeLink(_ address: String, tip: String?, row: Int, column: Int, look: LookIndex) -> LibraryStatus {
    let (row, column) = (lxw_row_t(row - 1), lxw_col_t(column - 1))
    guard let tip else {
      return LibraryStatus(
        code: worksheet_write_url_opt(sheet, row, column, address, format(look), "", nil).rawValue)
    }
    return LibraryStatus(
      code: worksheet_write_url_opt(sheet, row, column, address, format(look), "", tip).rawValue)
  }
  /// A note, already prepared, in a box of so many pixels. `asBytes`: the library never sees its row.
  func writeNote(
    _ note: String, author: String, width: Int, height: Int, row: Int, column: Int, asBytes: Bool = false
  ) -> LibraryStatus {
    var options = lxw_comment_options()
    options.width = UInt16(clamping: width)
    options.height = UInt16(clamping: height)
    options.font_size = 10
    let fields = [author.isEmpty ? nil : strdup(author), strdup("Times New Roman")]
    defer { for field in fields { free(field) } }
    (options.author, options.font_name) = (fields[0], fields[1])
    func call(_ sheet: UnsafeMutablePointer<lxw_worksheet>?) -> lxw_error {
      worksheet_write_comment_opt(sheet, lxw_row_t(row - 1), lxw_col_t(column - 1), note, &options)
    }
    return asBytes ? keepingRows(call) : LibraryStatus(code: call(sheet).rawValue)
  }
  /// Merges cells, which get the look and no content.
  func merge(_ range: CellRange, look: LookIndex) -> LibraryStatus {
    LibraryStatus(
      code: worksheet_merge_range(
        sheet, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1),
        lxw_row_t(range.last.row - 1),
        lxw_col_t(range.last.column - 1), "", format(look)
      ).rawValue)
  }
  /// The format of a look; an index that the plan does not hold has the default look.
  private func format(_ look: LookIndex) -> UnsafeMutablePointer<lxw_format>? {
    let position = Int(look.position)
    return formats.indices.contains(position) ? formats[position] : formats.first
  }

  // MARK: - Rows as bytes, where rows are handed over in order

  /// Ends the row begun last: what is appended comes behind it.
  func endRow() { if let sheet { lxw_worksheet_write_single_row(sheet) } }
  /// The number of a look among the formats of cells (ECMA-376 Part 1, 18.8.10 cellXfs).
  func styleNumber(of look: LookIndex) -> Int {
    guard let format = format(look) else { return 0 }
    return Int(max(lxw_format_get_xf_index(format), 0))
  }
  /// The number of a text, already prepared, among the shared strings, where it is put; nil where memory is lacking.
  func sharedString(_ text: String) -> Int32? {
    guard let element = lxw_get_sst_index(workbook.pointee.sst, text, 0) else { return nil }
    // The library counts uses; they are told all at once.
    workbook.pointee.sst.pointee.string_count -= 1
    return Int32(exactly: element.pointee.index)
  }
  /// Tells the library what rows hold that it is not given: the last row, the columns, and how many cells are shared strings.
  func noteAppended(lastRow: Int, columns: ClosedRange<Int>, texts: Int) {
    guard let sheet else { return }
    workbook.pointee.sst.pointee.string_count += UInt32(clamping: texts)
    sheet.pointee.dim_rowmin = min(sheet.pointee.dim_rowmin, lxw_row_t(lastRow - 1))
    sheet.pointee.dim_rowmax = max(sheet.pointee.dim_rowmax, lxw_row_t(lastRow - 1))
    sheet.pointee.dim_colmin = min(sheet.pointee.dim_colmin, lxw_col_t(columns.lowerBound - 1))
    sheet.pointee.dim_colmax = max(sheet.pointee.dim_colmax, lxw_col_t(columns.upperBound - 1))
  }

  // MARK: - Sheets

  /// Sets the width of columns.
  func setColumn(_ column: PlannedColumn) -> LibraryStatus {
    var options = lxw_row_col_options(
      hidden: column.isHidden ? 1 : 0, level: UInt8(clamping: min(column.level, 7)), collapsed: 0)
    var look: UnsafeMutablePointer<lxw_format>?
    if let index = column.look { look = format(index) }
    return LibraryStatus(
      code: worksheet_set_column_opt(
        sheet, lxw_col_t(column.first - 1), lxw_col_t(column.last - 1), column.width, look, &options
      ).rawValue)
  }

  /// Sets what a sheet has besides cells and what is set for it below. `isFirst`: it is the one shown on opening.
  func setSheet(_ plan: PlannedSheet, isFirst: Bool) -> LibraryStatus {
    if isFirst { worksheet_activate(sheet) }
    if plan.isHidden { worksheet_hide(sheet) }
    if plan.frozenRows > 0 || plan.frozenColumns > 0 {
      worksheet_freeze_panes(sheet, lxw_row_t(plan.frozenRows), lxw_col_t(plan.frozenColumns))
    }
    if !plan.showsGridlines { worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
    if plan.zoom != 100 { worksheet_set_zoom(sheet, UInt16(clamping: plan.zoom)) }
    if let colour = plan.tabColour { worksheet_set_tab_color(sheet, colour.rgb) }
    if plan.isProtected { worksheet_protect(sheet, nil, nil) }
    worksheet_outline_settings(sheet, 1, plan.outlineSymbolsBelow ? 1 : 0, 1, 0)
    // Values kept out of totals stand as text on purpose; Excel need not mark each of them.
    let status = worksheet_ignore_errors(
      sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
    return LibraryStatus(code: status.rawValue)
  }

  /// Sets how the sheet is printed. `header` and `footer` are in the notation of the file, at most 255 characters.
  func setPrint(_ print: PrintSetup, header: String, footer: String) -> LibraryStatus {
    if print.isLandscape { worksheet_set_landscape(sheet) }
    // ECMA-376 Part 1, 18.3.1.63 pageSetup: 8 is A3, 9 is A4.
    worksheet_set_paper(sheet, print.paper == .a3 ? 8 : 9)
    if let fit = print.fit {
      worksheet_fit_to_pages(sheet, UInt16(clamping: fit.wide), UInt16(clamping: fit.high))
    }
    worksheet_set_margins(
      sheet, print.margins.left, print.margins.right, print.margins.top, print.margins.bottom)
    if print.isCentred { worksheet_center_horizontally(sheet) }
    if print.acrossFirst { worksheet_print_across(sheet) }
    var codes: [UInt32] = []
    if let rows = print.repeatedRows {
      codes.append(
        worksheet_repeat_rows(sheet, lxw_row_t(rows.lowerBound - 1), lxw_row_t(rows.upperBound - 1)).rawValue)
    }
    if let columns = print.repeatedColumns {
      codes.append(
        worksheet_repeat_columns(sheet, lxw_col_t(columns.lowerBound - 1), lxw_col_t(columns.upperBound - 1))
          .rawValue)
    }
    if let area = print.area {
      codes.append(
        worksheet_print_area(
          sheet, lxw_row_t(area.first.row - 1), lxw_col_t(area.first.column - 1),
          lxw_row_t(area.last.row - 1),
          lxw_col_t(area.last.column - 1)
        ).rawValue)
    }
    if !header.isEmpty { codes.append(worksheet_set_header(sheet, header).rawValue) }
    if !footer.isEmpty { codes.append(worksheet_set_footer(sheet, footer).rawValue) }
    return LibraryStatus(code: codes.first { $0 != 0 } ?? 0)
  }

  /// Calls the library as if it kept the rows in memory. Where it flushes them, it declines whatever reaches above the
  /// row written last, filters and tables too, which stand in the file behind the rows.
  private func keepingRows(
    _ call: (UnsafeMutablePointer<lxw_worksheet>) -> lxw_error
  ) -> LibraryStatus {
    guard let sheet else { return LibraryStatus(code: LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue) }
    let flushes = sheet.pointee.optimize
    sheet.pointee.optimize = 0
    defer { sheet.pointee.optimize = flushes }
    return LibraryStatus(code: call(sheet).rawValue)
  }

  /// Gives a range the buttons of an automatic filter.
  func setAutofilter(_ range: CellRange) -> LibraryStatus {
    keepingRows {
      worksheet_autofilter(
        $0, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1), lxw_row_t(range.last.row - 1),
        lxw_col_t(range.last.column - 1))
    }
  }

  /// Makes a range a table. Its headings stand in its first row already.
  func addTable(named name: String, range: CellRange, headings: [String], headingLook: LookIndex)
    -> LibraryStatus
  {
    var strings: [UnsafeMutablePointer<CChar>?] = headings.map { strdup($0) }
    strings.append(strdup(name))
    defer { for string in strings { free(string) } }
    var columns = headings.indices.map { index -> lxw_table_column in
      var column = lxw_table_column()
      column.header = strings[index]
      column.header_format = format(headingLook)
      return column
    }
    // In a sheet whose rows are flushed the library's own headings, written once more here, go the way of rows kept in
    // memory, which is not written then.
    return columns.withUnsafeMutableBufferPointer { columns in
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = columns.indices.map { index in
        columns.baseAddress.map { $0 + index }
      }
      pointers.append(nil)
      return pointers.withUnsafeMutableBufferPointer { pointers in
        var options = lxw_table_options()
        options.name = strings.last ?? nil
        options.columns = pointers.baseAddress
        options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        options.style_type_number = 9
        return keepingRows {
          worksheet_add_table(
            $0, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1),
            lxw_row_t(range.last.row - 1), lxw_col_t(range.last.column - 1), &options)
        }
      }
    }
  }

  /// Checks what is typed into a range. Texts are within Excel's limits.
  func addValidation(_ plan: PlannedValidation, range: CellRange) -> LibraryStatus {
    var strings: [UnsafeMutablePointer<CChar>?] = []
    defer { for string in strings { free(string) } }
    func kept(_ text: String) -> UnsafeMutablePointer<CChar>? {
      guard !text.isEmpty else { return nil }
      let copy = strdup(text)
      strings.append(copy)
      return copy
    }
    var validation = lxw_data_validation()
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.error_type = UInt8(
      (plan.refuses ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING).rawValue)
    validation.input_title = kept(plan.promptTitle)
    validation.input_message = kept(plan.prompt)
    validation.error_title = kept(plan.errorTitle)
    validation.error_message = kept(plan.error)
    var list: [UnsafeMutablePointer<CChar>?] = []
    switch plan.rule {
    case .list(let items):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      list = items.map(kept)
      list.append(nil)
    case .listOfCells(let range):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = kept("=" + range)
    case .whole(let low, let high):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      setLimits(low, high, on: &validation)
    case .number(let low, let high):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      setLimits(low, high, on: &validation)
    case .day(let from, let to):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      setLimits(from, to, on: &validation)
    case .any:
      validation.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    }
    return list.withUnsafeMutableBufferPointer { items in
      if !items.isEmpty { validation.value_list = items.baseAddress }
      return keepingRows {
        worksheet_data_validation_range(
          $0, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1),
          lxw_row_t(range.last.row - 1), lxw_col_t(range.last.column - 1), &validation)
      }
    }
  }

  /// The limits of a number.
  private func setLimits(_ low: Double?, _ high: Double?, on validation: inout lxw_data_validation) {
    switch (low, high) {
    case (let low?, nil):
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      validation.value_number = low
    case (nil, let high?):
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
      validation.value_number = high
    default:
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      validation.minimum_number = low ?? -9.99e307
      validation.maximum_number = high ?? 9.99e307
    }
  }

  /// Lays a chart over the cells. `sheetName` gives the name on the tab for a name of the plan.
  func addChart(_ plan: PlannedChart, sheetName: (String) -> String) -> LibraryStatus {
    let kind = plan.bars == .horizontal ? LXW_CHART_BAR : LXW_CHART_COLUMN
    guard let chart = workbook_add_chart(workbook, UInt8(kind.rawValue)) else {
      return LibraryStatus(code: 1)
    }
    let fontName = strdup("Times New Roman")
    defer { free(fontName) }
    var font = lxw_chart_font()
    font.name = fontName
    font.size = plan.fontSize
    for one in plan.series {
      guard let series = chart_add_series(chart, nil, nil) else { return LibraryStatus(code: 1) }
      let name = sheetName(one.sheet)
      set(one.categories, of: name) { chart_series_set_categories(series, $0, $1, $2, $3, $4) }
      set(one.values, of: name) { chart_series_set_values(series, $0, $1, $2, $3, $4) }
      if !one.name.isEmpty { chart_series_set_name(series, one.name) }
      if let colour = one.colour {
        var fill = lxw_chart_fill(color: colour.rgb, none: 0, transparency: 0)
        chart_series_set_fill(series, &fill)
      }
      if plan.showsValues {
        chart_series_set_labels(series)
        chart_series_set_labels_font(series, &font)
      }
    }
    if plan.title.isEmpty {
      chart_title_off(chart)
    } else {
      chart_title_set_name(chart, plan.title)
      var titleFont = font
      titleFont.size = plan.fontSize + 2
      titleFont.bold = 1
      chart_title_set_name_font(chart, &titleFont)
    }
    if !plan.showsLegend { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }
    // "In a bar chart the category axis is the vertical one": x is what lies below.
    let axes = (chart.pointee.x_axis, chart.pointee.y_axis)
    if let categories = plan.bars == .horizontal ? axes.1 : axes.0,
      let values = plan.bars == .horizontal ? axes.0 : axes.1
    {
      chart_axis_set_num_font(categories, &font)
      chart_axis_set_num_font(values, &font)
      // The first unit stands at the top.
      if plan.bars == .horizontal { chart_axis_set_reverse(categories) }
      chart_axis_major_gridlines_set_visible(values, 0)
      if plan.showsValues { chart_axis_off(values) }
      if plan.showsAllCategories { chart_axis_set_interval_unit(categories, 1) }
    }
    var options = lxw_chart_options()
    // A chart is 480 × 288 pixels before it is scaled.
    options.x_scale = Double(plan.width) / 480
    options.y_scale = Double(plan.height) / 288
    return LibraryStatus(
      code: worksheet_insert_chart_opt(
        sheet, lxw_row_t(plan.place.row - 1), lxw_col_t(plan.place.column - 1), chart, &options
      ).rawValue)
  }

  /// Hands over a range of a chart.
  private func set(
    _ range: CellRange, of sheet: String,
    with call: (UnsafePointer<CChar>, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t) -> Void
  ) {
    sheet.withCString {
      call(
        $0, lxw_row_t(range.first.row - 1), lxw_col_t(range.first.column - 1), lxw_row_t(range.last.row - 1),
        lxw_col_t(range.last.column - 1))
    }
  }
}
