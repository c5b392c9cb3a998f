internal import Findings
internal import Schema
internal import SheetPlan

/// What stands in the cells of a template that a unit fills in.
struct TemplateFilling {
  /// What stands in the place of a figure.
  struct Figure {
    /// A number, a text, or nothing.
    var content = CellContent.blank
    /// How heavy what was found there is; nil: nothing.
    var severity: Severity?
    /// The note of the cell.
    var note: String?
    /// The number, where the content is one.
    var number: Double? { if case .number(let number) = content { number } else { nil } }
  }
  /// A row of a grid under a label of the unit's own, or a line that a unit wrote into a form.
  struct Line {
    /// The code of the sub-unit, and its label, for several label columns joined with " > ".
    var code: String, label: String
  }
  /// How far a template is filled in.
  enum Kind {
    /// Nothing is: figures are asked, totals are formulas.
    case blank
    /// With a unit's own figures, which it may correct.
    case returned
    /// With figures that are final: there are no formulas, nothing is asked.
    case final
  }
  /// How far it is filled in.
  var kind = Kind.blank
  /// The figures; of those not named here the cell is blank.
  var figures: [FigureKey: Figure] = [:]
  /// What stands in the note column, by the row: of a form an indicator's figure `now`, of a grid the row of its first.
  var notes: [FigureKey: String] = [:]
  /// The rows of grids with `rows: free`, by the layout's code, and the lines that a unit wrote into forms, by the
  /// position of the indicator they stand below.
  var rows: [String: [Line]] = [:]
  var lines: [Int: [Line]] = [:]

  /// What stands in the place of a figure.
  subscript(_ key: FigureKey) -> Figure { figures[key] ?? Figure() }
}
