package import Cells

/// A workbook to be written, as plain values: the writing door turns it into bytes and adds nothing of its own.
package struct WorkbookPlan: Sendable {
  /// What stands in the document properties.
  package var properties = PlannedProperties()
  /// Names for cells, so that other documents can link to them.
  package var names: [DefinedName] = []
  /// The looks that cells name by index.
  package var looks = LookTable()
  /// The sheets in the order of their tabs. At least one, and at least one of them shown.
  package var sheets: [PlannedSheet] = []
  /// What stands at the end of a text that is longer than a cell can hold.
  package var cutMark = "… [cắt bớt]"
  /// Who signs the notes of cells.
  package var noteAuthor = ""
  /// A workbook without sheets.
  package init() {}
}

/// The document properties (docProps/core.xml and app.xml). Empty texts are left out.
package struct PlannedProperties: Sendable, Equatable {
  /// Title, subject, author, company, keywords and comments.
  package var title = "", subject = "", author = "", company = "", keywords = "", comments = ""
  /// Seconds since 1970-01-01T00:00:00Z of creation and change; never the clock, so that the same plan gives the
  /// same bytes.
  package var created = 0
  /// No properties.
  package init() {}
}

/// A name for a cell of a sheet (ECMA-376 Part 1, 18.2.5 definedName).
package struct DefinedName: Sendable, Equatable {
  /// Letters, digits, `_` and `.`; begins with a letter or `_`, and is no cell reference such as `B01`.
  package var name: String
  /// The sheet, by its name in the plan, and the cell.
  package var sheet: String, cell: CellReference
  /// A name of a cell.
  package init(name: String, sheet: String, cell: CellReference) {
    self.name = name
    self.sheet = sheet
    self.cell = cell
  }
}
