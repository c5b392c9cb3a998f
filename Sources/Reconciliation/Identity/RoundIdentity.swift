internal import Schema
internal import VietnameseText

/// Which round a workbook is of.
struct RoundIdentity {
  /// The round found: a position in `CampaignSchema.rounds`.
  var round: Int?
  /// What is wrong.
  enum Trouble {
    /// Another round: what was found, and the round.
    case other(text: String, round: Int)
    /// A place for it that is blank or cannot be read.
    case unreadable(text: String?)
    /// A round's name with a year in which the schema has no such round.
    case otherYear(text: String)
  }
  var trouble: Trouble?
  /// Where it was found, if in a cell.
  var place: (sheet: Int, row: Int, column: Int)?

  /// Whether the workbook cannot be consolidated.
  var isRejected: Bool { if case .other = trouble { true } else { false } }

  /// Weighs the signs: the stamp, the round's cells, and where there is no such cell the titles. `besides`: the cells of
  /// sheets that no layout takes; they are asked only where none of `cells` names a round, nor `titles` this one alone.
  init(
    stamp: String?, cells: [(sheet: Int, value: NamedValue)], besides: [(sheet: Int, value: NamedValue)],
    isAsked: Bool,
    titles: @autoclosure () -> [Int32],
    compiled: CompiledSchema, session: ReadingSession
  ) {
    let schema = compiled.schema
    guard let current = compiled.round,
      let expected = schema.rounds.firstIndex(where: { $0.code == current.code })
    else { return }
    if let stamp, let stamped = schema.rounds.firstIndex(where: { $0.code == stamp }) {
      round = stamped
      if stamped != expected {
        trouble = .other(text: stamp, round: stamped)
        return
      }
    }
    var doubt: (trouble: Trouble, place: (sheet: Int, row: Int, column: Int))?
    let isTitled =
      !besides.isEmpty && Self.areOf(expected, titles(), compiled: compiled, session: session)
    for (position, (sheet, value)) in (cells + besides).enumerated() {
      if position >= cells.count, self.place != nil || isTitled { break }
      let place = (sheet: sheet, row: value.row, column: value.column)
      switch Self.match(value, compiled: compiled, expected: expected) {
      case .round(let found) where found == expected:
        round = found
        self.place = self.place ?? place
      case .round(let found):
        round = found
        trouble = .other(text: value.text, round: found)
        self.place = place
        return
      case .otherYear:
        doubt = doubt ?? (.otherYear(text: value.text), place)
      case .several, .unknown:
        doubt = doubt ?? (.unreadable(text: value.text.isEmpty ? nil : value.text), place)
      }
    }
    if round != nil { return }
    if let doubt {
      (trouble, place) = (doubt.trouble, doubt.place)
      return
    }
    for title in titles() {
      switch session.round(mentionedIn: title, by: compiled.rounds) {
      case .round(let found):
        round = found
        if found != expected {
          trouble = .other(text: session.form(at: title).plain, round: found)
          return
        }
      case .otherYear:
        trouble = trouble ?? .otherYear(text: session.form(at: title).plain)
      case .several, .unknown:
        break
      }
    }
    // Who names the round in one title may name another year's in the next.
    if round != nil { trouble = nil }
    if round == nil, trouble == nil, isAsked { trouble = .unreadable(text: nil) }
  }

  /// Whether one of some titles names a round, and none another one.
  private static func areOf(
    _ expected: Int, _ titles: [Int32], compiled: CompiledSchema, session: ReadingSession
  ) -> Bool {
    let named = titles.compactMap { title -> Int? in
      if case .round(let found) = session.round(mentionedIn: title, by: compiled.rounds) { return found }
      return nil
    }
    return !named.isEmpty && named.allSatisfy { $0 == expected }
  }

  /// The round that a value names; of several the expected one, if it is among them.
  private static func match(_ value: NamedValue, compiled: CompiledSchema, expected: Int) -> RoundMatch {
    var match =
      value.serial.map { compiled.rounds.match(serial: $0) } ?? compiled.rounds.match(text: value.text)
    if case .unknown = match, value.serial == nil { match = compiled.rounds.match(mentionedIn: value.text) }
    if case .unknown = match, value.serial == nil, compiled.rounds.isOfOtherYear(value.text) {
      return .otherYear
    }
    if case .several(let found) = match, found.contains(expected) { return .round(expected) }
    return match
  }
}
