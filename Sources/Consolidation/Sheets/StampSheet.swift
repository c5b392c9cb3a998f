internal import Findings
internal import Schema
internal import SheetPlan

/// The hidden sheet by which a later run knows that this workbook is no return: keys in A, values in B.
enum StampSheet {
  /// Its name.
  static let name = "_tonghop"

  /// The sheet.
  static func plan(_ view: RunView) -> PlannedSheet {
    var sheet = PlannedSheet(name: name)
    sheet.isHidden = true
    let root = view.schema.units.first { $0.parent == nil && !$0.reports }?.code
    var pairs = [
      ("format", "tonghop/1"), ("role", "consolidated"), ("campaign", view.schema.campaign.code),
      ("schema_version", view.schema.version), ("unit", root ?? ""), ("round", view.result.round?.code ?? ""),
    ]
    if view.schema.campaign.synthetic { pairs.append(("synthetic", view.words.synthetic)) }
    sheet.rows = pairs.enumerated().map { position, pair in
      PlannedRow(
        position + 1,
        cells: [PlannedCell(1, .text(pair.0), .standard), PlannedCell(2, .text(pair.1), .standard)])
    }
    sheet.columns = [PlannedColumn(1, width: 18), PlannedColumn(2, width: 40)]
    return sheet
  }
}
