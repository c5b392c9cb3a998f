internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// I020 and I021.
extension IdentityReader {
  /// I021: the workbook names a unit that is no more, or not yet; it counts for the one that stands for it.
  func addFormerFinding(_ group: Group, to draft: ReturnDraft) {
    guard draft.content.rejectedBy == nil, let former = group.signs.former, let unit = group.identity.unit,
      unit == compiled.substitutes[former]
    else { return }
    draft.content.formerUnit = former
    let place = group.signs.cellPlace
    draft.add(
      ConflictingUnitRule.description, severity: .warning,
      ConflictingUnitRule.message(former: schema.units[former].name, present: schema.units[unit].name),
      sheet: place.map { context.sheets[$0.sheet] }, row: place?.row, column: place?.column
    ) { $0.otherUnit = schema.units[former].code }
  }

  /// I020, as a warning: rows that name nobody were taken for the unit above them.
  func addGuessedFinding(_ group: Group, to draft: ReturnDraft) {
    guard let first = group.guessed.first, let unit = group.identity.unit, let sheet = group.rows.keys.first
    else { return }
    draft.add(
      UnknownUnitRule.description, severity: .warning,
      UnknownUnitRule.message(rows: group.guessed.map(\.row), taken: schema.units[unit].name),
      sheet: context.sheets[sheet], row: first.row, column: first.column)
  }

  /// I021, as a warning: a further sheet says a name that is on no list, and was taken for the unit of the others.
  func addMisspeltFinding(_ group: Group, to draft: ReturnDraft) {
    guard draft.content.rejectedBy == nil, let unit = group.identity.unit else { return }
    for sign in group.misspelt {
      draft.add(
        ConflictingUnitRule.description, severity: .warning,
        ConflictingUnitRule.message(
          unreadable: sign.value.text, by: .otherSheet, taken: schema.units[unit].name),
        sheet: context.sheets[sign.sheet], row: sign.value.row, column: sign.value.column
      ) { $0.raw = sign.value.text }
    }
  }

  /// The unit of the schema that a text names, where it is none of those that report in the round.
  private func unitNotReporting(named text: String) -> Int? {
    let units = schema.units.indices.filter {
      let unit = schema.units[$0]
      return ([unit.code, unit.name] + unit.aliases).contains { TextKey.folded($0) == TextKey.folded(text) }
    }
    return units.contains { compiled.units.isInside($0, .reporting) } ? nil : units.first
  }

  /// I020 or I021.
  func addUnitFinding(_ group: Group, to draft: ReturnDraft) {
    guard let trouble = group.identity.trouble else { return }
    let place = group.signs.cellPlace
    let sheet = place.map { context.sheets[$0.sheet] }
    func name(_ unit: Int) -> String { schema.units[unit].name }
    switch trouble {
    case .unknown(let text, let nearest):
      draft.content.rejectedBy = UnknownUnitRule.description.code
      let listed = text.flatMap(unitNotReporting)
      draft.add(
        UnknownUnitRule.description,
        listed.map { UnknownUnitRule.message(notReporting: name($0)) }
          ?? UnknownUnitRule.message(found: text, nearest: nearest.map(name)),
        sheet: sheet,
        row: place?.row, column: place?.column
      ) {
        $0.raw = text
        $0.normalisedText = text.map(TextKey.folded) ?? TextKey.folded(file)
      }
    case .conflict(let first, let one, let second, let other, let isFatal):
      if isFatal { draft.content.rejectedBy = ConflictingUnitRule.description.code }
      draft.add(
        ConflictingUnitRule.description, severity: isFatal ? .fatal : .warning,
        ConflictingUnitRule.message((first, name(one)), (second, name(other))), sheet: sheet, row: place?.row,
        column: place?.column
      ) { $0.otherUnit = schema.units[one == draft.unit ? other : one].code }
    case .unsure(let text):
      draft.add(
        UnknownUnitRule.description, severity: .warning,
        UnknownUnitRule.message(found: text, taken: group.identity.unit.map(name) ?? ""), sheet: sheet,
        row: place?.row, column: place?.column
      ) {
        $0.raw = text
        $0.normalisedText = TextKey.folded(text)
      }
    case .unreadable(let text, let sign):
      draft.add(
        ConflictingUnitRule.description, severity: .warning,
        ConflictingUnitRule.message(unreadable: text, by: sign, taken: group.identity.unit.map(name) ?? ""),
        sheet: sheet,
        row: place?.row, column: place?.column
      ) { $0.raw = text }
    }
  }
}
