internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Of which round a workbook is.
extension IdentityReader {
  /// The round of a return.
  func round(of group: Group) -> RoundIdentity {
    guard !schema.rounds.isEmpty else {
      return RoundIdentity(
        stamp: nil, cells: [], besides: [], isAsked: false, titles: [], compiled: compiled,
        session: context.session)
    }
    var cells: [(sheet: Int, value: NamedValue)] = []
    // Those of sheets that no layout takes, such as last quarter's that was kept.
    var besides = cells
    var isAsked = false
    var isDone = Set<Int>()
    for plan in compiled.plans {
      guard let cell = plan.layout.roundCell else { continue }
      let finder = NamedCellFinder(
        cell: cell, pattern: plan.roundCell, others: [plan.unitCell, plan.unitOfMeasureCell])
      let own = Set(tables.filter { $0.plan == plan.position }.map(\.sheet))
      if group.sheets.contains(where: own.contains) { isAsked = true }
      for position in group.sheets where !isDone.contains(position) {
        let sheet = context.sheets[position]
        if Stamp.isStamp(sheet) || cell.cell != nil && !own.contains(position) { continue }
        let values = finder.find(on: sheet).filter { $0.labelRow < tops[position] ?? Int.max || own.isEmpty }
        guard let value = values.first(where: { !$0.text.isEmpty }) ?? values.first else { continue }
        isDone.insert(position)
        mark(value, on: sheet)
        if isTaken(position) { cells.append((position, value)) } else { besides.append((position, value)) }
      }
    }
    return RoundIdentity(
      stamp: stamp?.round, cells: cells, besides: besides, isAsked: isAsked, titles: titles(of: group),
      compiled: compiled,
      session: context.session)
  }

  /// The forms of the texts above the tables of a return.
  func titles(of group: Group) -> [Int32] {
    group.sheets.flatMap { sheet in titleCells(of: sheet).map { context.sheets[sheet].formIndex($0) } }
  }

  /// The cells with the texts above the tables of a sheet.
  private func titleCells(of sheet: Int) -> [Int] {
    guard let top = tops[sheet] else { return [] }
    let view = context.sheets[sheet]
    return view.rows.prefix(30).filter { $0 < top }.flatMap { row in
      view.cells(inRow: row).filter { view.sheet.cells[$0].kind == .text && !view.isBlank($0) }
    }
  }

  /// I022, as a warning: the return is of this round, but the titles of one of its sheets name another one and this one not.
  func addTitleRoundFinding(_ group: Group, _ identity: RoundIdentity, to draft: ReturnDraft) {
    guard identity.trouble == nil, identity.round != nil, let expected = compiled.round,
      draft.content.rejectedBy == nil
    else { return }
    func title(_ round: Round) -> String { round.title.isEmpty ? round.code : round.title }
    for sheet in group.sheets {
      let view = context.sheets[sheet]
      var other: (cell: Int, round: Int)?
      var isNamed = false
      for cell in titleCells(of: sheet) {
        let form = view.formIndex(cell)
        if let round = compiled.otherRound(mentionedIn: form, session: context.session) {
          other = other ?? (cell, round)
        } else if case .unknown = context.session.round(mentionedIn: form, by: compiled.rounds) {
          continue
        } else {
          isNamed = true
        }
      }
      guard let other, !isNamed else { continue }
      let place = view.sheet.cells[other.cell].reference
      let text = view.form(other.cell).plain
      draft.add(
        WrongRoundRule.description, severity: .warning,
        WrongRoundRule.message(
          beside: text, round: title(schema.rounds[other.round]), expected: title(expected)),
        sheet: view, row: place.row, column: place.column
      ) {
        $0.raw = text
        $0.normalisedText = TextKey.folded(text)
      }
    }
  }

  /// I022.
  func addRoundFinding(_ identity: RoundIdentity, to draft: ReturnDraft) {
    guard let trouble = identity.trouble, let expected = compiled.round else { return }
    let sheet = identity.place.map { context.sheets[$0.sheet] }
    func title(_ round: Round) -> String { round.title.isEmpty ? round.code : round.title }
    switch trouble {
    case .other(let text, let round):
      if draft.content.rejectedBy == nil { draft.content.rejectedBy = WrongRoundRule.description.code }
      draft.add(
        WrongRoundRule.description,
        WrongRoundRule.message(found: text, round: title(schema.rounds[round]), expected: title(expected)),
        sheet: sheet,
        row: identity.place?.row, column: identity.place?.column
      ) {
        $0.raw = text
        $0.normalisedText = schema.rounds[round].code
      }
    case .unreadable(let text):
      draft.add(
        WrongRoundRule.description, severity: .warning,
        WrongRoundRule.message(unreadable: text, expected: title(expected)), sheet: sheet,
        row: identity.place?.row,
        column: identity.place?.column
      ) {
        $0.raw = text
        $0.normalisedText = text.map(TextKey.folded) ?? ""
      }
    case .otherYear(let text):
      draft.add(
        WrongRoundRule.description, severity: .warning,
        WrongRoundRule.message(otherYear: text, expected: title(expected)), sheet: sheet,
        row: identity.place?.row, column: identity.place?.column
      ) {
        $0.raw = text
        $0.normalisedText = TextKey.folded(text)
      }
    }
  }
}
