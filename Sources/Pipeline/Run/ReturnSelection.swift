internal import Facts
internal import Findings
internal import Reconciliation
internal import Schema

/// Which of the workbooks count: the latest of each unit, each content once, none that was rejected.
struct ReturnSelection {
  /// Every workbook with its status, in the order of the folder.
  private(set) var inputs: [RunInput] = []
  /// The returns that count, by the unit's position: one, or the parts of a unit whose layout says `parts: add`.
  private(set) var consolidated: [Int: [Chosen]] = [:]
  /// What there is to say of files.
  private(set) var findings: [Finding] = []
  /// Units that are known by a workbook that was rejected, by their positions.
  private(set) var rejectedUnits: Set<Int> = []
  /// Files that are no returns.
  private(set) var ignored: [IgnoredFile] = []

  /// The return of a unit, and when it was received.
  struct Chosen {
    var content: ReconciledReturn
    var input: Int
    var received: Int
  }

  private let schema: CampaignSchema

  /// Forgets the facts of the returns that count: somebody else has them now.
  mutating func releaseFacts() {
    consolidated = consolidated.mapValues { chosen in
      chosen.map {
        var chosen = $0
        chosen.content.content.facts = FactTable()
        chosen.content.printedTotals = []
        return chosen
      }
    }
  }

  /// Sorts what was read. `received` tells when a file came in, in seconds since 1970, and where that was found.
  init(
    _ read: [ReadInput], schema: CampaignSchema, reconciler: Reconciler, clock: CampaignClock,
    received: (ReadInput) -> (seconds: Int, source: ReceivedSource)
  ) {
    self.schema = schema
    var contents: [(input: Int, hash: String, received: Int, returns: [ReconciledReturn])] = []
    for file in read {
      let (seconds, source) = received(file)
      var input = RunInput(
        file: file.file, sha256: file.sha256, size: file.candidate.status.size, status: .rejected)
      input.received = clock.text(ofSeconds: seconds)
      input.receivedFrom = source
      switch file.outcome {
      case .consolidated:
        ignored.append(IgnoredFile(file: file.file, reason: FolderScan.IgnoreReason.consolidated.rawValue))
        continue
      case .ignored(let reason):
        ignored.append(IgnoredFile(file: file.file, reason: reason.rawValue))
        continue
      case .refused(let code, let reason, let format):
        refuse(
          &input, code: code, reason: reason, isDocument: format?.isDocument == true, reconciler)
      case .read(let returns, let hash, _, let sheets):
        input.sheets = sheets
        for part in returns { input.cells += part.content.cells }
        let good = returns.filter { $0.content.rejectedBy == nil && $0.content.unit != nil }
        describe(&input, by: good.isEmpty ? returns : good)
        if let format = file.converted {
          var finding = UnsupportedFormat.converted(file: file.file, format: format)
          finding.unit = input.unit
          findings.append(finding)
        }
        for part in returns where part.content.rejectedBy != nil {
          findings.append(contentsOf: part.findings)
          if let unit = part.content.unit { rejectedUnits.insert(unit) }
          // A conflict names two: neither is simply missing.
          if let unit = reconciler.unit(mentionedInFileName: file.file) { rejectedUnits.insert(unit) }
          let others = part.findings.filter { $0.code == "I021" }.compactMap(\.otherUnit)
          rejectedUnits.formUnion(schema.units.indices.filter { others.contains(schema.units[$0].code) })
        }
        if good.isEmpty {
          input.reason = returns.compactMap(\.content.rejectedBy).first
          // It may be the return of either: none of the two has sent nothing.
          let other =
            reconciler.unit(mentionedInFileName: file.file).map { schema.units[$0].code }
            ?? returns.flatMap(\.findings).first { $0.code == "I021" }?.otherUnit
          if let other, let own = input.unit, own != other { input.units = [own, other] }
        } else {
          contents.append((inputs.count, hash, seconds, good))
        }
      }
      inputs.append(input)
    }
    choose(from: contents)
    softenDocuments()
  }

  /// A file that the reader refuses.
  private mutating func refuse(
    _ input: inout RunInput, code: String, reason: FindingMessage, isDocument: Bool, _ reconciler: Reconciler
  ) {
    let unit = reconciler.unit(mentionedInFileName: input.file)
    input.unit = unit.map { schema.units[$0].code }
    input.reason = code
    if let unit { rejectedUnits.insert(unit) }
    var finding: Finding =
      switch code {
      case "F002": EncryptedWorkbook.finding(file: input.file)
      case "F003": UnsupportedFormat.finding(file: input.file, reason: reason, beside: false)
      default: UnreadableWorkbook.finding(file: input.file, reason: reason)
      }
    finding.unit = input.unit
    // Remembered in the finding's score until it is known whether a workbook of the unit lies beside.
    finding.level = isDocument && code == "F003" ? Self.documentLevel : 0
    findings.append(finding)
  }
  /// Marks the finding of a document for `softenDocuments`.
  private static let documentLevel = -1

  /// PDF and Word files beside a workbook of the same unit are only mentioned.
  private mutating func softenDocuments() {
    let units = Set(consolidated.keys.map { schema.units[$0].code })
    for index in findings.indices where findings[index].level == Self.documentLevel {
      findings[index].level = 0
      if let unit = findings[index].unit, units.contains(unit) { findings[index].severity = .info }
    }
  }

  /// Unit and round of a workbook, as its returns say.
  private func describe(_ input: inout RunInput, by returns: [ReconciledReturn]) {
    let codes = returns.compactMap { $0.content.unit }.map { schema.units[$0].code }
    input.unit = codes.first
    input.units = codes.count > 1 ? codes : []
    input.round = returns.compactMap(\.content.round).first
  }

  /// Whether a return is a part of its unit's: one of its layouts says `parts: add`.
  private func isPart(_ part: ReconciledReturn) -> Bool {
    schema.layouts.contains { $0.partsAdd && part.content.layouts.contains($0.code) }
  }

  /// A form that one part of a unit's return holds is missing in no other part.
  private mutating func shareLayouts() {
    for (unit, parts) in consolidated where parts.count > 1 && parts.contains(where: { isPart($0.content) }) {
      let held = Set(parts.flatMap(\.content.content.layouts))
      consolidated[unit] = parts.map { part in
        var part = part
        part.content.findings.removeAll { finding in
          finding.code == "S010" && finding.normalisedText.map(held.contains) ?? false
        }
        return part
      }
    }
  }

  /// What parts say again that others have said.
  private mutating func tellRepeatedParts() {
    let repeated = RepeatedParts(schema: schema)
    for unit in consolidated.keys.sorted() {
      let parts = (consolidated[unit] ?? []).map(\.content)
      if parts.count > 1, parts.contains(where: { isPart($0) }) {
        findings.append(contentsOf: repeated.findings(parts))
      }
    }
  }

  /// Of the same content the first counts, of several versions the latest (received, then name).
  private mutating func choose(
    from contents: [(input: Int, hash: String, received: Int, returns: [ReconciledReturn])]
  ) {
    // Who sends an earlier version once more means that one: it counts as received when it came last.
    var latest: [String: Int] = [:]
    for content in contents { latest[content.hash] = max(latest[content.hash] ?? .min, content.received) }
    let ordered = contents.sorted {
      (latest[$0.hash] ?? $0.received, $0.received, inputs[$0.input].file)
        < (latest[$1.hash] ?? $1.received, $1.received, inputs[$1.input].file)
    }
    var firstOfContent: [String: Int] = [:]
    var superseded: [(older: Chosen, newer: Chosen, unit: Int)] = []
    for content in ordered {
      if let first = firstOfContent[content.hash] {
        inputs[content.input].status = .duplicate
        inputs[content.input].reason = DuplicateWorkbook.rule.code
        findings.append(
          DuplicateWorkbook.finding(
            file: inputs[content.input].file, of: inputs[first].file, unit: inputs[content.input].unit))
        continue
      }
      firstOfContent[content.hash] = content.input
      inputs[content.input].status = .consolidated
      for part in content.returns {
        guard let unit = part.content.unit else { continue }
        let chosen = Chosen(content: part, input: content.input, received: content.received)
        if isPart(part) {
          consolidated[unit, default: []].append(chosen)
          continue
        }
        // Units that were merged into this one have each sent a part of its return, unless it sent one itself.
        let former = part.content.formerUnit
        var present = consolidated[unit] ?? []
        if former != nil, let own = present.first(where: { $0.content.content.formerUnit == nil }) {
          superseded.append((chosen, own, unit))
          continue
        }
        for older in present where older.input != content.input {
          if former == nil || older.content.content.formerUnit == former {
            superseded.append((older, chosen, unit))
          }
        }
        present.removeAll { former == nil || $0.content.content.formerUnit == former }
        consolidated[unit] = present + [chosen]
      }
    }
    shareLayouts()
    tellRepeatedParts()
    let counting = Set(consolidated.values.joined().map(\.input))
    for entry in superseded {
      if !counting.contains(entry.older.input) {
        inputs[entry.older.input].status = .superseded
        inputs[entry.older.input].reason = SupersededWorkbook.rule.code
      }
      let (older, newer) = (entry.older.content.content.facts, entry.newer.content.content.facts)
      findings.append(
        SupersededWorkbook.finding(
          file: inputs[entry.older.input].file, by: inputs[entry.newer.input].file,
          unit: schema.units[entry.unit].code,
          differences: SupersededWorkbook.differences(from: older, to: newer, schema: schema),
          lostRows: SupersededWorkbook.lostRows(from: older, to: newer)))
    }
  }
}
