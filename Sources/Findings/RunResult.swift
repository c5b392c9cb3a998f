package import Facts
package import Schema

/// What became of a workbook of the folder.
package enum InputStatus: String, Sendable {
  case consolidated
  case superseded
  case duplicate
  case rejected
}

/// A workbook of the folder, or another file that staff meant as a return.
package struct RunInput: Sendable {
  /// Its path relative to the folder, NFC not applied: as the file system has it, control characters escaped.
  package var file: String
  /// SHA-256 of its bytes, hexadecimal; empty where it could not be read.
  package var sha256: String
  /// Its size in bytes.
  package var size: Int
  /// When it was received, ISO 8601 in the campaign's zone, and where that was found.
  package var received: String?, receivedFrom: ReceivedSource?
  /// The reporting unit's code; nil: not known.
  package var unit: String?
  /// More units, where its sheets are returns of their own.
  package var units: [String] = []
  /// The sheets that it has.
  package var sheets: [String] = []
  /// The round found in it.
  package var round: String?
  /// What became of it.
  package var status: InputStatus
  /// The code of the finding that says why.
  package var reason: String?
  /// How its cells were used; of set-aside workbooks only `read` counts.
  package var cells = CellLedger()
  /// An input.
  package init(file: String, sha256: String, size: Int, status: InputStatus) {
    self.file = file
    self.sha256 = sha256
    self.size = size
    self.status = status
  }
}

/// Where the time at which a workbook was received was found.
package enum ReceivedSource: String, Sendable {
  case list = "received.csv"
  case properties = "docProps"
  case fileTime = "file time"
}

/// How often a rule held.
package struct RuleOutcome: Sendable, Equatable {
  /// The rule's code: of the schema's author, or of a balance as `B130:B01`.
  package var code: String
  /// What it says, for the Rules sheet.
  package var text: String
  /// How often it held, did not hold, or could not be checked.
  package var passed = 0, failed = 0, notCheckable = 0
  /// A rule that was not evaluated yet.
  package init(code: String, text: String) {
    self.code = code
    self.text = text
  }
}

/// The total of an indicator's measure over the units.
package struct IndicatorTotal: Sendable, Equatable {
  /// Indicator: position in `CampaignSchema.indicators`. Measure by its name.
  package var indicator: Int, measure: String
  /// The total by the indicator's `aggregate`; nil: there is none (`none`, `list`, `distinct`, or no figure).
  package var total: Double?
  /// How many units' figures are in it, and how many should be.
  package var units: Int, expected: Int
  /// The range of the total over the doubtful values.
  package var low: Double?, high: Double?
  /// Whether a figure in it is a lower bound ("trên").
  package var isLowerBound = false
  /// Units, positions in `CampaignSchema.units`, that are counted in `units` though their own figure does not count, or are not
  /// though it does: rows of their grid or what a ratio is made of are lacking, or stand in its place. Of figures alone.
  package var exceptions: [Int] = []
  /// A total.
  package init(indicator: Int, measure: String, total: Double?, units: Int, expected: Int) {
    self.indicator = indicator
    self.measure = measure
    self.total = total
    self.units = units
    self.expected = expected
    low = total
    high = total
  }
}

/// A file of the folder that is no return.
package struct IgnoredFile: Sendable, Equatable {
  /// Its path relative to the folder, and why it was ignored.
  package var file: String, reason: String
  /// An ignored file.
  package init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }
}

/// Everything that a run found: what the outputs are made of.
package struct RunResult: Sendable {
  /// The schema, and the round that was consolidated.
  package var schema: CampaignSchema, round: Round?
  /// The clock of the run: local time of the campaign's zone as ISO 8601 with offset, `2020-09-06T08:00:00+07:00`.
  package var asOf: String
  /// The schema's file relative to the folder, and its SHA-256.
  package var schemaFile = "", schemaHash = ""
  /// Every workbook.
  package var inputs: [RunInput] = []
  /// Files that are no returns.
  package var ignored: [IgnoredFile] = []
  /// The facts of all units, one for each reporting unit, measure and indicator that applies.
  package var facts = FactTable()
  /// All findings, in the order of findings.jsonl.
  package var findings: [Finding] = []
  /// The decisions about findings that are open all the same, by the findings' fingerprints.
  package var decisions: [String: Decision] = [:]
  /// Findings that were corrected or accepted, and corrections that no longer fit.
  package var decided: [DecidedFinding] = []
  /// What changed since the last run for units whose return came again, by the units' codes.
  package var resubmissions: [String: Resubmission] = [:]
  /// The units without a return, by their codes.
  package var missingUnits: [String] = []
  /// The rules that were evaluated.
  package var rules: [RuleOutcome] = []
  /// The totals, in the order of the schema, measures of an indicator beside one another.
  package var totals: [IndicatorTotal] = []
  /// What the statistics would notice, and where they are weak; nil: there were none.
  package var reach: StatisticalReach?
  /// The catalogue of all findings' rules, for the Rules sheet.
  package var catalogue: [RuleDescription] = []
  /// The tool's version.
  package var toolVersion = ""
  /// A run of a schema and round.
  package init(schema: CampaignSchema, round: Round?, asOf: String) {
    self.schema = schema
    self.round = round
    self.asOf = asOf
  }
  /// How the cells of the consolidated workbooks were used.
  package var cells: CellLedger {
    inputs.filter { $0.status == .consolidated }.reduce(into: CellLedger()) { $0 += $1.cells }
  }
}
