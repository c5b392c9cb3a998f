internal import Findings
internal import Schema

/// How a unit stands: what came from it, and what there is to do.
struct UnitStanding {
  /// Whether it has returned.
  enum Status {
    case received, late, rejected, missing, notYetDue
  }
  let unit: ReportingUnit
  let status: Status
  /// The workbook that counts, or the last one that was rejected.
  let input: RunInput?
  /// Why it was rejected, or how late it is.
  let remark: FindingMessage?
  /// How many errors and warnings it has.
  let errors: Int, warnings: Int
  /// Whether there is a marked copy, and a text to send.
  var hasCopy = false, hasText = false

  /// All reporting units in the schema's order.
  static func all(_ result: RunResult) -> [UnitStanding] {
    let schema = result.schema
    var inputs: [String: [RunInput]] = [:]
    for input in result.inputs {
      for code in input.units.isEmpty ? [input.unit].compactMap(\.self) : input.units {
        inputs[code, default: []].append(input)
      }
    }
    let findings = Dictionary(grouping: result.findings.filter { $0.unit != nil }, by: { $0.unit ?? "" })
    return schema.reportingUnits(in: result.round).map { position in
      let unit = schema.units[position]
      return UnitStanding(unit, inputs: inputs[unit.code] ?? [], findings: findings[unit.code] ?? [])
    }
  }

  private init(_ unit: ReportingUnit, inputs: [RunInput], findings: [Finding]) {
    self.unit = unit
    errors = findings.count { $0.severity <= .error && $0.code != MissingReport.rule.code }
    warnings = findings.count { $0.severity == .warning && $0.code != LateReport.rule.code }
    if let counting = inputs.last(where: { $0.status == .consolidated }) {
      input = counting
      remark = findings.first { $0.code == LateReport.rule.code }?.message
      status = remark == nil ? .received : .late
    } else if let rejected = inputs.last(where: { $0.status == .rejected }) {
      input = rejected
      remark = findings.first { $0.severity == .fatal && $0.file == rejected.file }?.message
      status = .rejected
    } else {
      input = nil
      remark = nil
      status =
        findings.contains { $0.code == MissingReport.rule.code && $0.severity == .info }
        ? .notYetDue : .missing
    }
  }
}
