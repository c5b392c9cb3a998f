internal import Findings
internal import History
package import Schema
internal import SchemaFiles
internal import VietnameseText

/// Labels and names that were doubtful and that staff confirmed become aliases of the schema, so that nobody is asked
/// again.
package struct SchemaAcceptance: Sendable {
  /// A label or a name with what it is taken for.
  package struct Name: Sendable, Equatable {
    /// What stands in the return.
    package var text: String
    /// The code and the label of the indicator, or the code and the name of the unit.
    package var code: String, label: String
    /// The unit in whose return it stands, and the finding's code.
    package var unit: String?, finding: String
  }
  /// The names that were taken over.
  package private(set) var accepted: [Name] = []
  /// The names that nobody has confirmed yet.
  package private(set) var waiting: [Name] = []
  /// What there is to tell besides.
  package private(set) var notes: [RunNote] = []
  /// The schema's file.
  package private(set) var schemaFile: String
  /// The language of the campaign.
  package private(set) var language: Language

  /// The codes of findings that ask whose a label or a name is.
  static let asking: Set<String> = ["S012", "I020"]

  /// Takes over what staff confirmed in the last consolidated workbook or in earlier ones.
  /// - Parameter all: every doubtful name of the last run counts as confirmed.
  package static func accept(_ options: ConsolidationOptions, all: Bool) throws(RunError) -> SchemaAcceptance
  {
    var campaign = try LoadedCampaign.load(options)
    let places = OutputPlaces(options: options, campaign: campaign)
    let last = LastRun(in: places.folder)
    let decisions = try RunBeginning.decisions(of: campaign, places: places, last: last)
    campaign.notes.append(contentsOf: decisions.notes)
    let book = decisions.book
    var acceptance = SchemaAcceptance(
      schemaFile: campaign.schemaPath.shownRelative(to: campaign.folder),
      language: campaign.schema.campaign.language)
    acceptance.notes = campaign.notes
    let asked = last.findings().filter { asking.contains($0.code) && $0.severity != "fatal" && $0.raw != nil }
    var wanted: [(alias: AddedAlias, unit: String?, finding: String)] = []
    for decision in book.decisions where asking.contains(decision.code) {
      guard book.latest(decision.fingerprint) == decision, case .text(let text)? = decision.was,
        let owner = owner(of: decision, in: campaign.schema)
      else { continue }
      wanted.append((AddedAlias(owner, text), decision.unit, decision.code))
    }
    for finding in asked {
      guard let text = finding.raw, let owner = owner(of: finding), book.latest(finding.fingerprint) == nil
      else {
        continue
      }
      if all {
        wanted.append((AddedAlias(owner, text), finding.unit, finding.code))
      } else {
        acceptance.waiting.append(
          name(text, owner, unit: finding.unit, finding: finding.code, in: campaign.schema))
      }
    }
    var aliases: [AddedAlias] = []
    for (alias, unit, finding) in wanted where !aliases.contains(alias) {
      if let other = acceptance.clash(of: alias, in: campaign.schema.adding(aliases)) {
        acceptance.notes.append(other)
        continue
      }
      guard campaign.schema.adding(aliases + [alias]) != campaign.schema.adding(aliases) else { continue }
      aliases.append(alias)
      acceptance.accepted.append(
        name(alias.text, alias.owner, unit: unit, finding: finding, in: campaign.schema))
    }
    if !aliases.isEmpty, try SchemaRewriting.add(aliases, to: campaign.schemaPath) {
      acceptance.notes.append(
        RunNote(
          vietnamese: "\(acceptance.schemaFile) được ghi lại toàn bộ; chú thích trong tệp không còn.",
          english: "\(acceptance.schemaFile) was written anew; comments in it are gone."))
    }
    return acceptance
  }

  /// What a decision says a name is for: what it was taken for, or the code that staff wrote as the right value.
  private static func owner(of decision: Decision, in schema: CampaignSchema) -> AddedAlias.Owner? {
    switch decision.action {
    case .explain, .accept:
      return owner(
        code: decision.code, indicator: decision.figure?.indicator, subUnit: decision.subUnit,
        unit: decision.unit)
    case .correct:
      guard case .text(let code)? = decision.value else { return nil }
      if schema.indicators.contains(where: { $0.code == code }) { return .indicator(code) }
      return schema.units.contains { $0.code == code } ? .unit(code) : nil
    case .giveBack: return nil
    }
  }

  /// What a finding took a name for.
  private static func owner(of finding: LastFinding) -> AddedAlias.Owner? {
    owner(code: finding.code, indicator: finding.indicator, subUnit: finding.sub_unit, unit: finding.unit)
  }

  private static func owner(
    code: String, indicator: String?, subUnit: String?, unit: String?
  ) -> AddedAlias.Owner? {
    if code == "I020" { return unit.map { .unit($0) } }
    if let indicator { return .indicator(indicator) }
    return subUnit.map { .unit($0) }
  }

  /// A name as it is told.
  private static func name(
    _ text: String, _ owner: AddedAlias.Owner, unit: String?, finding: String, in schema: CampaignSchema
  ) -> Name {
    switch owner {
    case .indicator(let code):
      let label = schema.indicators.first { $0.code == code }?.label ?? ""
      return Name(text: text, code: code, label: label, unit: unit, finding: finding)
    case .unit(let code):
      let label = schema.units.first { $0.code == code }?.name ?? ""
      return Name(text: text, code: code, label: label, unit: unit, finding: finding)
    }
  }

  /// What is said where a name belongs to another indicator of the same section and layout already; nil where it is free.
  private func clash(of alias: AddedAlias, in schema: CampaignSchema) -> RunNote? {
    guard case .indicator(let code) = alias.owner,
      let own = schema.indicators.first(where: { $0.code == code })
    else { return nil }
    let key = TextKey.toned(alias.text)
    let other = schema.indicators.first { other in
      other.code != code && other.section == own.section && !Set(other.layouts).isDisjoint(with: own.layouts)
        && ([other.label] + other.aliases).contains { TextKey.toned($0) == key }
    }
    guard let other else { return nil }
    return RunNote(
      vietnamese: "“\(alias.text)” đã là tên gọi của \(other.code) (\(other.label)); không thêm vào \(code).",
      english: "“\(alias.text)” already names \(other.code) (\(other.label)); not added to \(code).")
  }
}
