internal import Facts
internal import Findings
internal import Schema

/// What changed since the last run of the same round for units whose workbook came again.
struct Resubmissions {
  /// The changes, by the units' codes; none where there was no run of the round before.
  private(set) var byUnit: [String: Resubmission] = [:]
  /// Those that this run is the first to see.
  private(set) var new: [String] = []

  /// Compares a run with the last one. Findings have their round. `remembered`: changes of earlier runs, which count as
  /// long as the workbook is the same.
  init(_ result: RunResult, last: LastRun, remembered: [String: (sha256: String, change: Resubmission)]) {
    var hashes: [String: String] = [:]
    for input in result.inputs where input.status == .consolidated {
      for unit in input.units.isEmpty ? [input.unit].compactMap(\.self) : input.units {
        hashes[unit, default: ""] += input.sha256
      }
    }
    for (unit, entry) in remembered where hashes[unit] == entry.sha256 { byUnit[unit] = entry.change }
    guard last.exists, last.round == result.round?.code else { return }
    let sentAgain = Set(
      hashes.filter { unit, hash in last.hashOfUnit[unit].map { $0 != hash } ?? false }.map(\.key))
    guard !sentAgain.isEmpty else { return }
    let tables = (try? FactsCSVReader(schema: result.schema).read(last.facts(), of: sentAgain)) ?? [:]
    let changed = FigureComparison(
      tables[last.round ?? ""] ?? FactTable(), result.facts, schema: result.schema, units: sentAgain
    ).changed
    let lastFindings = last.findings()
    for unit in sentAgain {
      let before = Set(lastFindings.filter { $0.unit == unit && $0.severity != "info" }.map(\.fingerprint))
      let now = Set(
        result.findings.filter { $0.unit == unit && $0.severity != .info }.map {
          DecisionOutcome.fingerprint(of: $0)
        })
      byUnit[unit] = Resubmission(
        changedCells: changed.count { $0.unit == unit }, closed: before.subtracting(now).count,
        new: now.subtracting(before).count)
    }
    new = sentAgain.sorted()
  }

  /// A sentence for each unit that came again now, in the schema's order.
  func notes(_ schema: CampaignSchema) -> [RunNote] {
    schema.units.compactMap { unit in
      guard new.contains(unit.code), let change = byUnit[unit.code] else { return nil }
      return RunNote(
        vietnamese: "\(unit.name) \(change.message.vietnamese).",
        english: "\(unit.name) \(change.message.english).")
    }
  }
}
