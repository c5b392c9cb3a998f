private import Foundation
internal import Facts
internal import Findings
internal import Schema
internal import VietnameseText

/// A signed round: its figures may not change without somebody saying so. `history/<round>/locked.json` holds the hash of
/// the facts that were signed, when and by whom; `history/locks.jsonl` every locking and unlocking with its reason.
struct RoundLock {
  /// The name of the file beside the round's facts.csv.
  static let fileName = "locked.json"
  /// The hash of the signed facts.csv, when and by whom it was signed.
  var sha256: String
  var at: String
  var by: String?
  /// Hashes of facts.csv that were written over it since, with a restatement.
  var restated: [String] = []

  /// The file as it is written; keys by their names.
  private struct Stored: Codable {
    var sha256: String
    var at: String
    var by: String?
    var restated: [String]?
  }

  /// The lock of a round's folder; nil: it is not locked. A lock that cannot be read keeps locking.
  static func load(in folder: FilePath) throws(RunError) -> RoundLock? {
    let path = folder.appending(fileName)
    guard (try? SystemCalls.status(of: path)) != nil else { return nil }
    guard let bytes = try? SystemCalls.contents(of: path),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes))
    else { throw .brokenLock(path: path.shown) }
    return RoundLock(sha256: stored.sha256, at: stored.at, by: stored.by, restated: stored.restated ?? [])
  }

  /// The bytes of locked.json.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object([
      ("sha256", .string(sha256)), ("at", .string(at)), ("by", .text(by)),
      ("restated", .array(restated.map(JSONValue.string))),
    ]).write(to: &bytes, indent: 0)
    return bytes + [UInt8(ascii: "\n")]
  }

  /// The name under which the signed facts are kept once others were written over them.
  var keptName: String { "facts-\(sha256.prefix(8)).csv" }

  /// The bytes of the signed facts.
  func signedFacts(in folder: FilePath) throws(RunError) -> [UInt8] {
    for name in ["facts.csv", keptName] {
      if let bytes = try? SystemCalls.contents(of: folder.appending(name)),
        SHA256.hexadecimal(of: bytes) == sha256
      {
        return bytes
      }
    }
    throw .brokenLock(path: folder.appending(Self.fileName).shown)
  }
}

/// What a run of a signed round changes.
struct LockedComparison {
  /// Figures that differ from the signed ones.
  private(set) var findings: [Finding] = []
  /// Whether the round's facts are to be written: a restatement that was not written before.
  private(set) var isWritten = true
  /// The lock; nil: the round is not signed.
  private(set) var lock: RoundLock?

  /// A round that is not signed.
  init() {}

  /// Compares a run's facts with the signed ones below the campaign's folder. Throws where they differ and nobody said that
  /// they may.
  init(
    _ facts: FactTable, round: Round?, schema: CampaignSchema, folder: FilePath, restates: Bool
  ) throws(RunError) {
    guard let round else { return }
    let place = folder.appending("history").appending(round.code)
    guard let lock = try RoundLock.load(in: place) else { return }
    self.lock = lock
    let reader = FactsCSVReader(schema: schema)
    func table(_ bytes: [UInt8]) -> FactTable {
      ((try? reader.read(bytes)) ?? [:])[round.code] ?? FactTable()
    }
    let comparison = FigureComparison(table(try lock.signedFacts(in: place)), facts, schema: schema)
    let changed = Self.ordered(comparison.changed, schema)
    isWritten = false
    guard !changed.isEmpty else { return }
    let current = (try? SystemCalls.contents(of: place.appending("facts.csv"))) ?? []
    let isKnown =
      lock.restated.contains(SHA256.hexadecimal(of: current))
      && FigureComparison(table(current), facts, schema: schema).changed.isEmpty
    guard restates || isKnown else {
      throw .lockedRound(
        round: round.code, at: lock.at, by: lock.by, changes: changed.count,
        examples: changed.prefix(3).map { Self.name(of: $0, schema) })
    }
    isWritten = !isKnown
    findings = Self.findings(changed, comparison, facts, round, schema)
  }

  private static func ordered(
    _ places: Set<FigureComparison.Place>, _ schema: CampaignSchema
  ) -> [FigureComparison.Place] {
    let units = Dictionary(
      schema.units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    return places.sorted { first, second in
      let one = (units[first.unit] ?? 0, first.subUnit, Int(first.indicator), first.measure)
      return one < (units[second.unit] ?? 0, second.subUnit, Int(second.indicator), second.measure)
    }
  }

  private static func name(of place: FigureComparison.Place, _ schema: CampaignSchema) -> String {
    let unit = schema.units.first { $0.code == place.unit }?.name ?? place.unit
    let figure = FigureName(indicator: schema.indicators[Int(place.indicator)].code, measure: place.measure)
    return [unit, place.subUnit, Wording(schema: schema).figure(figure)].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  /// H205 for each figure: what was signed, and what is said now.
  private static func findings(
    _ changed: [FigureComparison.Place], _ comparison: FigureComparison, _ facts: FactTable, _ round: Round,
    _ schema: CampaignSchema
  ) -> [Finding] {
    guard let rule = Catalogue.rules.first(where: { $0.code == "H205" }) else { return [] }
    var positions: [FigureComparison.Place: Int] = [:]
    for (position, fact) in facts.facts.enumerated() {
      positions[
        FigureComparison.Place(
          unit: schema.units[Int(fact.unit)].code,
          subUnit: fact.subUnit >= 0 ? facts.subUnits[Int(fact.subUnit)].code : "", indicator: fact.indicator,
          measure: facts.measures[Int(fact.measure)])] = position
    }
    return changed.map { place in
      let before = comparison.before(place)
      let fact = positions[place].map { facts.facts[$0] }
      let text = fact.flatMap { facts.text(at: $0.text) }
      func sentence(_ language: Language) -> (before: String, now: String) {
        let words = Wording(language: language)
        return (
          said(before?.state, before?.value, before?.text, words),
          said(fact?.state, fact.flatMap { $0.value.isFinite ? $0.value : nil }, text, words)
        )
      }
      let (vietnamese, english) = (sentence(.vietnamese), sentence(.english))
      var finding = Finding(
        rule,
        message: FindingMessage(
          vietnamese: "Đợt đã khóa: số đã ký là \(vietnamese.before), nay là \(vietnamese.now).",
          english: "The round is locked: \(english.before) was signed, now it is \(english.now)."))
      finding.round = round.code
      finding.unit = place.unit
      finding.subUnit = place.subUnit.isEmpty ? nil : place.subUnit
      finding.indicator = schema.indicators[Int(place.indicator)].code
      finding.measure = place.measure
      finding.indicators = [
        FigureName(indicator: schema.indicators[Int(place.indicator)].code, measure: place.measure)
          .description
      ]
      if let fact {
        finding.file = fact.file >= 0 ? facts.files[Int(fact.file)] : nil
        finding.sheet = facts.text(at: fact.sheet)
        finding.cell = facts.cell(of: fact)
        finding.value = fact.figure
        finding.raw = text
      }
      // A day is no number that a figure could be held against.
      if before?.state.isFigure == true { finding.expected = before?.value }
      return finding
    }
  }

  /// What a figure says, inside a sentence: its number or day, else the words of its cell, else that there is nothing.
  private static func said(_ state: FactState?, _ value: Double?, _ text: String?, _ words: Wording) -> String
  {
    switch state {
    case .number, .zero: if let value { return words.number(value) }
    case .date: if let value { return NumberText.day(serial: value) }
    default: break
    }
    return text.map { MessageLength.cut($0) } ?? words("trống", "nothing")
  }
}
