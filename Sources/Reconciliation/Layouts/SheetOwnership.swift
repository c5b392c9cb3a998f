internal import Cells
internal import Schema

/// Which sheets of a workbook are which layouts', as far as their names tell.
///
/// A sheet that is called exactly as a layout is, or as our template calls it, is that layout's and no other's. Likeness –
/// numbering, tones, a bracket at the end – counts for the others, and first of all for layouts that have no such sheet.
struct SheetOwnership {
  /// The layouts by the position of the sheet: those with its exact name, and those with one that is like it.
  private var owners: [Int: Set<Int>] = [:]
  private var likely: [Int: Set<Int>] = [:]

  /// Looks at the names of some sheets.
  init(_ sheets: [SheetView], plans: [LayoutPlan]) {
    let named = plans.filter { !$0.sheet.texts.isEmpty }
    guard !named.isEmpty else { return }
    var owning = Set<Int>()
    for sheet in sheets {
      let key = sheet.session.forms.taken(sheet.sheet.name).key
      var own = named.filter { $0.templateName?.key == key }
      if own.isEmpty { own = named.filter { $0.sheet.texts.contains { $0.key == key } } }
      owners[sheet.sheet.index] = Set(own.map(\.position))
      owning.formUnion(own.map(\.position))
    }
    for sheet in sheets where owners[sheet.sheet.index]?.isEmpty == true {
      let form = sheet.session.forms.form(sheet.sheet.name)
      let alike = named.filter { $0.sheet.textFit(form, session: sheet.session) >= .bare }.map(\.position)
      let waiting = alike.filter { !owning.contains($0) }
      likely[sheet.sheet.index] = Set(waiting.isEmpty ? alike : waiting)
    }
  }

  /// Whether a sheet has a name of a layout.
  func isNamed(_ sheet: SheetView, for plan: LayoutPlan) -> Bool {
    let position = sheet.sheet.index
    if owners[position]?.contains(plan.position) == true { return true }
    if likely[position]?.contains(plan.position) == true { return true }
    guard !plan.sheet.expressions.isEmpty else { return false }
    return plan.sheet.expressionFits(
      sheet.session.forms.form(sheet.sheet.name), session: sheet.session)
  }

  /// The same, and not only by an expression that other sheets fit too.
  func isNamedInFull(_ sheet: SheetView, for plan: LayoutPlan) -> Bool {
    !plan.sheet.texts.isEmpty && isNamed(sheet, for: plan)
  }
}
