package import Findings

/// One run, as the store keeps it.
package struct StoredRun: Sendable, Equatable {
  /// The round's code, blank without rounds; the run's moment; the hash of its run.json.
  package var round: String, asOf: String, sha256: String
  /// The hash of the schema, and the tool's version.
  package var schemaHash: String, version: String
  /// How many workbooks it read, and how many findings it made.
  package var files: Int, findings: Int
}

/// A figure as facts.csv has it.
package struct StoredFact: Sendable, Hashable {
  /// Where it stands: codes; sub-unit blank for the unit's own.
  package var unit: String, subUnit: String, indicator: String, measure: String
  /// What it says, in the terms of facts.csv.
  package var state: String, value: String, text: String
  /// A figure.
  package init(
    unit: String, subUnit: String, indicator: String, measure: String, state: String, value: String,
    text: String
  ) {
    self.unit = unit
    self.subUnit = subUnit
    self.indicator = indicator
    self.measure = measure
    self.state = state
    self.value = value
    self.text = text
  }
  /// What it says, for people: its value, its text, or its state.
  package var said: String { !value.isEmpty ? value : !text.isEmpty ? text : state }
}

/// A workbook of a run.
package struct StoredFile: Sendable, Hashable {
  /// The path relative to the folder, its hash, the unit's code, what became of it, when it was received, its size.
  package var file: String, sha256: String, unit: String, status: String, received: String, size: Int
  /// A workbook.
  package init(file: String, sha256: String, unit: String, status: String, received: String, size: Int) {
    self.file = file
    self.sha256 = sha256
    self.unit = unit
    self.status = status
    self.received = received
    self.size = size
  }
}

/// A finding of a run.
package struct StoredFinding: Sendable, Hashable {
  /// Fingerprint, code, severity, unit's code, figures joined by `,`, the message.
  package var fingerprint: String, code: String, severity: String, unit: String, indicators: String,
    message: String
  /// A finding.
  package init(
    fingerprint: String, code: String, severity: String, unit: String, indicators: String, message: String
  ) {
    self.fingerprint = fingerprint
    self.code = code
    self.severity = severity
    self.unit = unit
    self.indicators = indicators
    self.message = message
  }
}

/// A figure that was given otherwise later.
package struct Restatement: Sendable, Equatable {
  /// The round, and where the figure stands.
  package var round: String, unit: String, subUnit: String, indicator: String, measure: String
  /// What was said, what was said after, and when that was.
  package var before: String, after: String, at: String
}

/// The facts of a round whose file is another than the store knows.
package struct StoredRoundFacts: Sendable {
  /// Takes the figures of a unit, by its code.
  package typealias Taking = (_ unit: String, _ figures: UnitFigures) throws -> Void
  /// The round, and the hash of the file.
  package var round: String, sha256: String
  /// For each unit, by its code, a digest that is another where anything of its facts is; nil: nobody knows one.
  package var digests: [String: String]?
  /// Hands over the figures of some units, of nil of all, each unit's once, in the order of the file.
  package var figures: @Sendable (Set<String>?, Taking) throws -> Void
  /// Figures that are made when they are asked for.
  package init(
    round: String, sha256: String, digests: [String: String]?,
    figures: @escaping @Sendable (Set<String>?, Taking) throws -> Void
  ) {
    self.round = round
    self.sha256 = sha256
    self.digests = digests
    self.figures = figures
  }
  /// Figures that stand ready.
  package init(
    round: String, sha256: String, digests: [String: String]? = nil, figures: RoundFigures
  ) {
    self.init(round: round, sha256: sha256, digests: digests) { asked, take in
      try figures.handOver(asked, to: take)
    }
  }
}

/// What one run found, for the store.
package struct StoredOutcome: Sendable {
  /// The round's code, blank without rounds; the run's moment; the hash of the schema, and the tool's version.
  package var round: String, asOf: String, schemaHash: String, version: String
  /// Its workbooks and findings.
  package var files: [StoredFile], findings: [StoredFinding]
  /// All decisions of the campaign, oldest first.
  package var decisions: [Decision]
  /// What returns changed that came again, with the hash of the workbook that counts now.
  package var resubmissions: [(unit: String, sha256: String, change: Resubmission)]
  /// Hashes of workbooks whose decisions were taken in.
  package var takenWorkbooks: [String]
  /// The facts of rounds whose file is another than the store knows.
  package var rounds: [StoredRoundFacts]
  /// What a run found.
  package init(
    round: String, asOf: String, schemaHash: String, version: String, files: [StoredFile],
    findings: [StoredFinding], decisions: [Decision],
    resubmissions: [(unit: String, sha256: String, change: Resubmission)], takenWorkbooks: [String],
    rounds: [StoredRoundFacts]
  ) {
    self.round = round
    self.asOf = asOf
    self.schemaHash = schemaHash
    self.version = version
    self.files = files
    self.findings = findings
    self.decisions = decisions
    self.resubmissions = resubmissions
    self.takenWorkbooks = takenWorkbooks
    self.rounds = rounds
  }
}

/// What is known of a run once its outputs are written.
package struct StoredEnding: Sendable {
  /// The hash of its run.json.
  package var sha256: String
  /// The facts of further rounds whose file is another than the store knows.
  package var rounds: [StoredRoundFacts]
  /// The end of a run.
  package init(sha256: String, rounds: [StoredRoundFacts] = []) {
    self.sha256 = sha256
    self.rounds = rounds
  }
}
