internal import Cells
internal import Schema
internal import SheetPlan

/// The hidden sheet by which a return is recognised for certain: keys in A, values in B; lists to choose from beside them.
enum StampSheet {
  /// Its name.
  static let name = "_tonghop"

  /// The sheet of a template. `further`: more keys and values.
  static func plan(_ request: TemplateRequest, lists: ChoiceLists, further: [(String, String)])
    -> PlannedSheet
  {
    var sheet = PlannedSheet(name: name)
    sheet.isHidden = true
    sheet.isProtected = true
    let schema = request.schema
    let pairs =
      [
        ("format", "tonghop/1"), ("role", request.role.rawValue), ("campaign", schema.campaign.code),
        ("schema_version", schema.version), ("unit", request.reportingUnit.code),
        ("round", request.round?.code ?? ""),
      ] + further
    let count = max(pairs.count, lists.lists.map { $0.count }.max() ?? 0)
    sheet.rows = (0..<count).map { position in
      var cells: [PlannedCell] = []
      if pairs.indices.contains(position) {
        cells.append(PlannedCell(1, .text(pairs[position].0), .standard))
        cells.append(PlannedCell(2, .text(pairs[position].1), .standard))
      }
      for (offset, list) in lists.lists.enumerated() where list.indices.contains(position) {
        cells.append(PlannedCell(ChoiceLists.firstColumn + offset, .text(list[position]), .standard))
      }
      return PlannedRow(position + 1, cells: cells)
    }
    sheet.columns = [PlannedColumn(1, width: 18), PlannedColumn(2, width: 40)]
    return sheet
  }
}
