internal import Schema
internal import SharedWork
internal import VietnameseText

/// Finds units of the schema by their names (FINDINGS.md, "Matching names"). All keys are made once.
struct UnitMatcher: Sendable {
  /// One name of a unit.
  struct Name: Sendable {
    /// The unit: position in `CampaignSchema.units`.
    var unit: Int
    /// The whole name.
    var words: [KeyedWord]
    /// The name without the words before it that say what it is.
    var core: [KeyedWord]
    /// What it is.
    var type: UnitType?
    /// The letters of the core without diacritics and spaces.
    var letters: [UInt8]
  }

  /// Which units report, and which exist in the round.
  private let reports: [Bool], exists: [Bool]
  /// Which units do not exist in the round, but have one that stands for them.
  private let former: [Bool], hasFormer: Bool
  /// The position of each unit's parent; −1: it has none.
  let parents: [Int]
  /// Every name and alias.
  let names: [Name]
  /// The type in the name of each unit.
  let types: [UnitType?]
  /// Units by folded code.
  private let byCode: [String: [Int]]
  /// Names by their keys.
  private let index: UnitNameIndex
  /// What is known of organisations, which are not named after a place alone.
  let organisations: OrganisationNames
  /// Names to be found within longer texts.
  let mentions: MentionIndex
  /// The codes of all units, folded.
  let codes: [String]

  /// A matcher for the units of a schema that exist in a round; nil: all. `jobs`: on how many cores at most it is made.
  init(schema: CampaignSchema, round: Round?, former: [Bool] = [], jobs: Int = 1) {
    let units = schema.units
    self.former = former
    hasFormer = former.contains(true)
    codes = units.map { TextKey.folded($0.code) }
    byCode = Dictionary(grouping: codes.indices) { [codes] in codes[$0] }
    let position = Dictionary(units.enumerated().map { ($1.code, $0) }) { first, _ in first }
    let parents = units.enumerated().map { index, unit in
      unit.parent.flatMap { position[$0] }.flatMap { $0 == index ? nil : $0 } ?? -1
    }
    self.parents = parents
    reports = units.map(\.reports)
    exists = units.map { $0.exists(in: round) }
    // Names are taken apart on all cores; what finds them is made in their order.
    let known = Array(
      AllCores.map(Array(units.indices), jobs: jobs) { UnitNameKeys.all(of: units[$0], at: $0) }.joined())
    let names = known.map(\.name)
    var types = [UnitType?](repeating: nil, count: units.count)
    for named in known where named.isFirst { types[named.name.unit] = named.name.type }
    self.names = names
    self.types = types
    (index, (mentions, organisations)) = BothAtOnce.run(jobs: jobs) { () throws(Never) in
      UnitNameIndex(known)
    } _: { () throws(Never) in
      (MentionIndex(names: names), OrganisationNames(names: names, parents: parents))
    }
  }

  /// A name without the words before it that say what it is, and what the last of them says. At least one word stays.
  static func stripped(_ words: [KeyedWord]) -> (core: [KeyedWord], type: UnitType?) {
    var rest = words[...]
    var type: UnitType?
    while let entry = UnitPrefix.first(of: rest), entry.words.count < rest.count {
      rest = rest.dropFirst(entry.words.count)
      type = entry.type ?? type
    }
    return (Array(rest), type)
  }

  /// Which unit a text names. `isSure`: only what is no guess is asked for; then a likeness may pass for nothing found.
  func match(_ text: String, among scope: UnitScope, isSure: Bool = false) -> UnitMatch {
    if let found = byCode[TextKey.folded(text)]?.filter({ isInside($0, scope) }), !found.isEmpty {
      return found.count == 1 ? .one(found[0], certainty: .code) : .several(found)
    }
    let spellings = UnitSpelling.all(of: text)
    for spelling in spellings {
      if let found = surely(spelling, among: scope) { return found }
    }
    for encoding in LegacyEncoding.allCases where LegacyEncoding.mayHoldLegacyText(text) {
      let decoded = encoding.decoded(text)
      guard decoded != text else { continue }
      for spelling in UnitSpelling.all(of: decoded) {
        if let found = surely(spelling, among: scope) { return found }
      }
    }
    for spelling in spellings {
      if let found = withoutMarks(spelling, among: scope) { return found }
    }
    if isSure { return .none(nearest: []) }
    for spelling in spellings {
      if let found = loosely(spelling, among: scope) { return found }
    }
    return .none(nearest: nearest(to: text, among: scope))
  }

  /// The reporting unit that a text names. Where it is not surely one that exists, a unit that is no more and for which
  /// another stands goes first, named by its code or its whole name.
  func reportingUnit(named text: String) -> NamedUnit {
    let match = match(text, among: .reporting)
    guard hasFormer else { return NamedUnit(match: match) }
    if case .one(_, let certainty) = match, certainty <= .exact { return NamedUnit(match: match) }
    guard case .one(let unit, let certainty) = self.match(text, among: .former), certainty <= .key1 else {
      return NamedUnit(match: match)
    }
    return NamedUnit(match: match, former: unit)
  }

  /// Whether a unit is one of those looked among, and exists in the round.
  func isInside(_ unit: Int, _ scope: UnitScope) -> Bool {
    if scope == .former { return former.indices.contains(unit) && former[unit] }
    guard exists[unit] else { return false }
    switch scope {
    case .all, .former: return true
    case .reporting: return reports[unit]
    case .below(let parent): return isBelow(unit, parent)
    }
  }
  /// Whether a unit lies below another, at any depth.
  func isBelow(_ unit: Int, _ ancestor: Int) -> Bool {
    var current = parents[unit]
    // As many steps as there are units: a circle of parents ends too.
    for _ in 0..<parents.count where current >= 0 {
      if current == ancestor { return true }
      current = parents[current]
    }
    return false
  }
  /// The positions of `names` whose unit is looked among.
  private func inside(_ positions: [Int]?, _ scope: UnitScope) -> [Int] {
    (positions ?? []).filter { isInside(names[$0].unit, scope) }
  }

  /// By the whole name or its core, tones counted.
  private func surely(_ spelling: UnitSpelling, among scope: UnitScope) -> UnitMatch? {
    let whole = inside(index.byWhole[spelling.words.tonedKey], scope)
    if let found = decide(whole, spelling: spelling, type: nil, certainty: .exact) { return found }
    for variant in spelling.variants {
      // "2" alone is no ward.
      if variant.type == nil, variant.core.allSatisfy({ $0.bare.allSatisfy(\.isNumber) }) { continue }
      let found = inside(index.byCore[variant.core.tonedKey], scope)
      if let found = decide(found, spelling: spelling, type: variant.type, certainty: .key1) { return found }
    }
    return nil
  }
  /// By the core without diacritics, also without spaces. A text whose own marks name another unit of the schema names
  /// that one: Tân Thạnh is not Tân Thành.
  private func withoutMarks(_ spelling: UnitSpelling, among scope: UnitScope) -> UnitMatch? {
    for variant in spelling.variants {
      guard !isKnownElsewhere(variant, among: scope) else { continue }
      let bare = inside(index.byBare[variant.core.bareKey], scope)
      let joined = bare.isEmpty ? inside(index.byJoined[variant.core.joinedKey], scope) : bare
      let agreeing = joined.filter { position in
        let name = names[position].core
        guard name.count == variant.core.count else {
          return !variant.core.contains(where: \.isMarked) || name.tonedJoined == variant.core.tonedJoined
        }
        return zip(name, variant.core).allSatisfy { $0.isMeant(by: $1) }
      }
      if let found = decide(agreeing, spelling: spelling, type: variant.type, certainty: .key2) {
        return found
      }
      if let found = decide(joined, spelling: spelling, type: variant.type, certainty: .similar) {
        return found
      }
    }
    return nil
  }
  /// Whether a text's own spelling is the name of a unit that is not looked among.
  private func isKnownElsewhere(_ variant: UnitSpelling.Variant, among scope: UnitScope) -> Bool {
    guard variant.core.contains(where: \.isMarked), let known = index.byCore[variant.core.tonedKey] else {
      return false
    }
    return known.contains { !isInside(names[$0].unit, scope) }
  }
  /// By initials, by words of an organisation, or one letter off.
  private func loosely(_ spelling: UnitSpelling, among scope: UnitScope) -> UnitMatch? {
    for variant in spelling.variants where !isKnownElsewhere(variant, among: scope) {
      let shortened = inside(possiblyShortened(variant.core), scope).filter {
        SimilarName.isShortened(variant.core, of: names[$0].core)
      }
      if let found = decide(shortened, spelling: spelling, type: variant.type, certainty: .similar) {
        return found
      }
    }
    let organisations = organisations.units(named: spelling.words).filter { isInside($0, scope) }
    if organisations.count == 1, let unit = organisations.first { return .one(unit, certainty: .similar) }
    for variant in spelling.variants where !isKnownElsewhere(variant, among: scope) {
      let typed = Array(variant.core.joinedKey.utf8)
      let near = names.indices.filter {
        SimilarName.isOneSlip(
          from: names[$0].core, to: variant.core, letters: names[$0].letters, typed: typed)
          && isInside(names[$0].unit, scope)
      }
      let units = Set(near.map { names[$0].unit })
      if units.count == 1,
        let found = decide(near, spelling: spelling, type: variant.type, certainty: .similar)
      {
        return found
      }
    }
    return nil
  }

  /// The names of which words may be a shortened form: with the same first letters, or in one word with the last syllable
  /// whole (PQuốc).
  private func possiblyShortened(_ words: [KeyedWord]) -> [Int] {
    guard words.count == 1, let word = words.first else { return index.byInitials[words.initials] ?? [] }
    return (1...4).flatMap { index.byLast[String(word.bare.dropFirst($0))] ?? [] }
  }

  /// The match that names make, after the kind of unit and the parents that the text says were looked at; nil: none.
  private func decide(
    _ positions: [Int], spelling: UnitSpelling, type: UnitType?, certainty: UnitCertainty
  ) -> UnitMatch? {
    var units: [Int] = []
    for position in positions {
      let unit = names[position].unit
      if !units.contains(unit), isCompatible(unit, type), isWithin(unit, spelling.contexts) {
        units.append(unit)
      }
    }
    if units.count > 1, let type {
      let same = units.filter { types[$0] == type }
      if !same.isEmpty { units = same }
    }
    switch units.count {
    case 0: return nil
    case 1: return .one(units[0], certainty: certainty)
    default: return .several(units.sorted())
    }
  }
  /// Whether a unit may be of the kind that a text says.
  func isCompatible(_ unit: Int, _ type: UnitType?) -> Bool {
    guard let type, let own = types[unit] else { return true }
    return own.isCompatible(with: type)
  }
  /// Whether everything that stands behind a name is a unit above it: ", tỉnh Kiên Giang", "(KG)".
  private func isWithin(_ unit: Int, _ contexts: [[KeyedWord]]) -> Bool {
    contexts.allSatisfy { context in
      var current = parents[unit]
      for _ in 0..<parents.count where current >= 0 {
        if isName(context, of: current) { return true }
        current = parents[current]
      }
      return false
    }
  }
  /// Whether words are a name, the code or the initials of a unit.
  private func isName(_ words: [KeyedWord], of unit: Int) -> Bool {
    if words.count == 1, words[0].bare == codes[unit] { return true }
    let core = Self.stripped(words).core
    return names.contains { name in
      guard name.unit == unit else { return false }
      if name.core.count == core.count, zip(name.core, core).allSatisfy({ $0.isMeant(by: $1) }) {
        return true
      }
      return core.count == 1 && name.core.count > 1
        && core[0].bare == name.core.initials
    }
  }

  /// The nearest names, for a question.
  private func nearest(to text: String, among scope: UnitScope) -> [Int] {
    let wanted = Array(Self.stripped(KeyedWord.words(of: text)).core.joinedKey.utf8)
    guard !wanted.isEmpty, wanted.count <= 60 else { return [] }
    var best: [Int: Int] = [:]
    // Once three are known, only names at least as near as the farthest of them can be among the three nearest.
    var farthest = Int.max
    for name in names where isInside(name.unit, scope) {
      let allowed = min(farthest, max(2, max(wanted.count, name.letters.count) / 3))
      guard let distance = EditDistance.between(wanted, name.letters, limit: allowed) else { continue }
      guard distance < best[name.unit] ?? .max else { continue }
      best[name.unit] = distance
      if best.count >= 3 { farthest = best.values.sorted()[2] }
    }
    return best.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map(\.key)
  }
}
