import SheetPlan

/// A column of the form.
enum FormColumn {
  case number, label, unit, value, note, signature
}

/// How an office fills in and draws its workbook. None of this changes what the return says.
struct Habits {
  /// The file, relative to the campaign's folder.
  var file = ""
  /// Names on the tabs.
  var formSheet = "Biểu 1", gridSheet = "Biểu 2"
  /// Where the form begins.
  var firstRow = 1, firstColumn = 1
  /// The form's columns from left to right.
  var columns: [FormColumn] = [.number, .label, .unit, .value, .note]
  /// A further line below the title.
  var furtherTitle: String?
  /// Whether unit and round stand in the cell of their label: `Đơn vị: Thành Đoàn Rạch Giá`.
  var slotsInOneCell = false
  /// How the unit and the round are written; nil: as the campaign has them.
  var unitText: String?, roundText: String?
  /// The union that the header block names; nil: the unit's own.
  var headerName: String?
  /// The font and its size.
  var font = "Times New Roman", size = 13.0
  /// Whether totals are formulas.
  var hasFormulas = false
  /// Whether a row (1) (2) (3) stands below the headings.
  var hasColumnNumbers = true
  /// Whether 0 is written as a dash.
  var writesDash = false
  /// What stands where nothing is asked of the unit.
  var notApplicable: String?
  /// Whether communes are named without their kind.
  var writesBareCommunes = false
  /// Whether texts are stored decomposed (NFD), as some phones and macOS do.
  var isDecomposed = false
  /// How the launch date is written; nil: as a date.
  var dateText: String?
  /// A sheet more, with the names of those in charge.
  var hasPeopleSheet = false
  /// What stands in value cells instead of the plain number, by indicator.
  var contents: [String: CellContent] = [:]
  /// What stands in the column for notes, by indicator.
  var notes: [String: String] = [:]
  /// Seconds since 1970 when the workbook was saved.
  var saved = 0

  /// As most offices do it.
  init(file: String) { self.file = file }

  /// The same, changed.
  func with(_ change: (inout Habits) -> Void) -> Habits {
    var habits = self
    change(&habits)
    return habits
  }
}
