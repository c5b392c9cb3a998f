internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// Makes one fact of what the parts of a unit's return say of one figure, so that nothing typed is lost: what can be added is;
/// means, least and greatest figures are joined as the indicator says; different texts stand beside one another; of all else the
/// later part's counts, and the note tells what the earlier ones said.
struct PartsJoin {
  /// The schema.
  let schema: CampaignSchema
  /// Whether the figures of all layouts are joined, whatever a layout's `parts` says: the parts are returns of units that were
  /// merged.
  let joinsAll: Bool

  /// How the figures of an indicator become one.
  private enum Way { case sum, mean, least, greatest, texts, later }

  /// One fact of those of all parts, in the order in which they were received. Never asked without one.
  func joined(_ facts: [Fact], in table: inout FactTable) -> Fact? {
    let said = facts.filter { $0.state != .blank && $0.state != .notApplicable }
    guard var fact = said.last ?? facts.last(where: { $0.state == .notApplicable }) ?? facts.last else {
      return nil
    }
    var notes: [String] = []
    for note in facts.compactMap({ table.text(at: $0.note) }) where !notes.contains(note) {
      notes.append(note)
    }
    if said.count > 1 { fact = one(of: said, notes: &notes, in: &table) }
    if !notes.isEmpty { fact.note = table.text(notes.joined(separator: "; ")) }
    return fact
  }

  /// Says of a figure that lacks what some parts left blank that it is not whole, and names their cells in its text.
  func tellGaps(_ gaps: [Fact], in fact: inout Fact, _ table: inout FactTable) {
    guard !gaps.isEmpty, fact.figure != nil else { return }
    let way = way(of: fact)
    switch way {
    case .texts, .later: return
    case .sum, .mean, .least, .greatest: break
    }
    let blank = schema.campaign.language == .english ? "blank" : "trống"
    var text = described(fact, table)
    for gap in gaps { text += (way == .sum ? " + " : "; ") + "\(blank) \(place(of: gap, table))" }
    fact.text = table.text(text)
    fact.flags.insert(.partial)
  }

  /// A derived measure again, from the other figures of its row: nil where it stays as it is. `said`: how many parts say
  /// something of a measure, `figure`: what they say together.
  func recomputed(
    _ fact: Fact, of facts: [Fact], said: (String) -> Int, figure: @escaping (String) -> Double?,
    in table: inout FactTable
  ) -> Fact? {
    guard let derived = derivation(of: fact, table), way(of: fact) != .later, fact.state != .blank,
      ([table.measures[Int(fact.measure)]] + derived.measuresOfRow).contains(where: { said($0) > 1 })
    else { return nil }
    var fact = fact
    let typed = facts.filter { $0.state != .blank && $0.state != .notApplicable }
    fact.text = table.text(typed.map { named($0, table) }.joined(separator: "; "))
    let value = DerivedFormula(cell: { _ in nil }, value: figure).value(of: derived)
    fact.value = value ?? .nan
    fact.state = value.map { $0 == 0 ? FactState.zero : .number } ?? .blank
    fact.qualifier = value == nil ? .none : .exact
    fact.flags.subtract([.keptOut, .otherReading])
    return fact
  }

  /// One of several facts that say something.
  private func one(of said: [Fact], notes: inout [String], in table: inout FactTable) -> Fact {
    let way = way(of: said[0])
    switch way {
    case .sum, .mean, .least, .greatest: return figure(of: said, way, in: &table)
    case .texts:
      guard said.allSatisfy({ $0.state == .text }) else { return later(of: said, notes: &notes, table) }
      var texts: [String] = []
      for text in said.compactMap({ table.text(at: $0.text) }) where !texts.contains(text) {
        texts.append(text)
      }
      var fact = said[0]
      fact.text = table.text(texts.joined(separator: "; "))
      return fact
    case .later: return later(of: said, notes: &notes, table)
    }
  }

  /// One figure of several, with all named in its text. Where one is still to come or cannot be read, that one, so that nothing
  /// is lost in a sum that is not whole.
  private func figure(of said: [Fact], _ way: Way, in table: inout FactTable) -> Fact {
    var text = described(said[0], table)
    for fact in said.dropFirst() { text += (way == .sum ? " + " : "; ") + named(fact, table) }
    var fact = said[0]
    let figures = said.compactMap(\.figure)
    if figures.count < said.count {
      fact = said.first { $0.figure == nil } ?? fact
    } else {
      switch way {
      case .least: fact = said.min { $0.value < $1.value } ?? fact
      case .greatest: fact = said.max { $0.value < $1.value } ?? fact
      case .mean: fact.value = figures.reduce(0, +) / Double(figures.count)
      case .sum, .texts, .later: fact.value = figures.reduce(0, +)
      }
      fact.state = fact.value == 0 ? .zero : .number
      for other in said where other.qualifier.rawValue > fact.qualifier.rawValue {
        fact.qualifier = other.qualifier
      }
    }
    for other in said { fact.flags.formUnion(other.flags) }
    fact.text = table.text(text)
    return fact
  }

  /// The latest; what the others said goes to the notes where it was something else.
  private func later(of said: [Fact], notes: inout [String], _ table: FactTable) -> Fact {
    let fact = said[said.count - 1]
    let own = described(fact, table)
    for other in said.dropLast() where described(other, table) != own { notes.append(named(other, table)) }
    return fact
  }

  /// What a cell says, in few words.
  private func described(_ fact: Fact, _ table: FactTable) -> String {
    if let text = table.text(at: fact.text) { return text }
    if fact.state == .date, fact.value.isFinite {
      return NumberText.day(serial: fact.value)
    }
    return fact.value.isFinite ? NumberText.plain(fact.value) : fact.state.name
  }
  /// The same with its file and cell.
  private func named(_ fact: Fact, _ table: FactTable) -> String {
    "\(described(fact, table)) \(place(of: fact, table))"
  }
  /// File and cell of a fact, in brackets.
  private func place(of fact: Fact, _ table: FactTable) -> String {
    let file = fact.file >= 0 ? table.files[Int(fact.file)] : ""
    return "(\(file), \(table.cell(of: fact) ?? ""))"
  }

  /// Whether a fact's figure is added to what the other parts say.
  func adds(_ fact: Fact) -> Bool { way(of: fact) == .sum }

  /// How the facts of an indicator are joined.
  private func way(of fact: Fact) -> Way {
    let indicator = schema.indicators[Int(fact.indicator)]
    guard joinsAll || isAdded(indicator, inRow: fact.subUnit >= 0) else { return .later }
    switch indicator.type {
    case .text: return .texts
    case .date, .yesNo, .choice: return .later
    // Lines of a unit's own are texts, whatever the indicator above them is.
    case .count, .number, .money, .percent: if fact.state == .text { return .texts }
    }
    switch indicator.aggregate {
    case .sum: return indicator.type == .percent ? .later : .sum
    case .mean: return .mean
    case .min: return .least
    case .max: return .greatest
    case .last, .distinct, .list, .none, .ratio: return .later
    }
  }

  /// Whether the layout in which an indicator stands says `parts: add`: for rows a grid, else a form where there is one.
  private func isAdded(_ indicator: Indicator, inRow: Bool) -> Bool {
    let all = schema.layouts.filter { indicator.layouts.contains($0.code) }
    let fitting = all.filter { ($0.kind == .grid) == inRow }
    return (fitting.isEmpty ? all : fitting).contains(where: \.partsAdd)
  }

  /// How a fact's measure is computed from others of its row; nil: it is not.
  private func derivation(of fact: Fact, _ table: FactTable) -> RuleExpression? {
    let (indicator, name) = (schema.indicators[Int(fact.indicator)], table.measures[Int(fact.measure)])
    return schema.layouts.filter { indicator.layouts.contains($0.code) }.flatMap(\.values)
      .first { $0.measure == name && $0.derived != nil }?.derived
  }
}
