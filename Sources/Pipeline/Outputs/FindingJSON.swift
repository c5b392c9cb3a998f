package import Findings
package import Schema

/// `findings.jsonl`: one JSON object a finding.
package enum FindingJSON {
  /// A finding as an object of the stable format; absent facts are null.
  package static func object(_ finding: Finding, language: Language) -> JSONValue {
    .object([
      ("code", .string(finding.code)), ("name", .string(finding.name)),
      ("severity", .string(finding.severity.name)),
      ("level", .count(finding.level)), ("round", .text(finding.round)), ("unit", .text(finding.unit)),
      ("sub_unit", .text(finding.subUnit)), ("indicator", .text(finding.indicator)),
      ("measure", .text(finding.measure)),
      ("file", .text(finding.file)), ("sheet", .text(finding.sheet)), ("cell", .text(finding.cell)),
      ("raw", .text(finding.raw)), ("value", .number(orNull: finding.value)),
      ("expected", .number(orNull: finding.expected)),
      ("low", .number(orNull: finding.low)), ("high", .number(orNull: finding.high)),
      ("score", .number(orNull: finding.score)), ("impact", .number(orNull: finding.impact)),
      ("suggestion", .number(orNull: finding.suggestion)),
      ("message", .string(language == .english ? finding.message.english : finding.message.vietnamese)),
      ("rule", .text(finding.rule)), ("indicators", .array(finding.indicators.map(JSONValue.string))),
      ("other_unit", .text(finding.otherUnit)),
      ("evidence", .array(finding.evidence.map { object($0, language: language) })),
      ("fingerprint", .string(finding.fingerprint { SHA256.hexadecimal(of: $0) })),
    ])
  }

  /// The file's bytes.
  static func bytes(of findings: [Finding], language: Language) -> [UInt8] {
    findings.reduce(into: []) { $0.append(contentsOf: object($1, language: language).line) }
  }
}
