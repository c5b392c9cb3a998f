internal import Facts
internal import Findings
internal import Schema

/// `run.json`: what a run read, found and wrote.
enum RunJSON {
  /// The file's bytes; `outputs` are the other files with their hashes, in the order written; `open`: workbooks that were
  /// left as they were because somebody had them open, with the hashes they were written with.
  static func bytes(
    _ beginning: [UInt8], outputs: [(file: String, sha256: String)],
    open: [(file: String, sha256: String)] = []
  ) -> [UInt8] {
    func files(_ list: [(file: String, sha256: String)]) -> JSONValue {
      .array(list.map { .object([("file", .string($0.file)), ("sha256", .string($0.sha256))]) })
    }
    let end = [("outputs", files(outputs))] + (open.isEmpty ? [] : [("open", files(open))])
    var bytes = beginning
    JSONValue.write(entries: end, isFirst: false, to: &bytes, indent: 0)
    bytes.append(contentsOf: "\n}\n".utf8)
    return bytes
  }

  /// All that stands before the outputs in the file, without the bracket at its end: it can be made before they are written.
  static func beginning(_ result: RunResult) -> [UInt8] {
    let entries: [(String, JSONValue)] = [
      ("tool", .object([("name", .string("tonghop")), ("version", .string(result.toolVersion))])),
      (
        "schema",
        .object([
          ("file", .string(result.schemaFile)), ("version", .string(result.schema.version)),
          ("sha256", .string(result.schemaHash)),
        ])
      ),
      ("round", .text(result.round?.code)), ("as_of", .string(result.asOf)),
      ("inputs", .array(result.inputs.map(input))),
      (
        "ignored",
        .array(result.ignored.map { .object([("file", .string($0.file)), ("reason", .string($0.reason))]) })
      ),
      ("missing_units", .array(result.missingUnits.map(JSONValue.string))),
      ("cells", cells(result)), ("facts", facts(result.facts)), ("findings", findings(result.findings)),
      (
        "rules",
        .object([
          ("passed", .count(result.rules.reduce(0) { $0 + $1.passed })),
          ("failed", .count(result.rules.reduce(0) { $0 + $1.failed })),
          ("not_checkable", .count(result.rules.reduce(0) { $0 + $1.notCheckable })),
        ])
      ),
      ("totals", totals(result)),
    ]
    var bytes = [UInt8(ascii: "{")]
    JSONValue.write(entries: entries, isFirst: true, to: &bytes, indent: 0)
    return bytes
  }

  private static func input(_ input: RunInput) -> JSONValue {
    .object([
      ("file", .string(input.file)), ("sha256", input.sha256.isEmpty ? .null : .string(input.sha256)),
      ("size", .count(input.size)),
      ("received", .text(input.received)), ("received_from", .text(input.receivedFrom?.rawValue)),
      ("unit", .text(input.unit)), ("units", .array(input.units.map(JSONValue.string))),
      ("sheets", .array(input.sheets.map(JSONValue.string))), ("round", .text(input.round)),
      ("status", .string(input.status.rawValue)), ("reason", .text(input.reason)),
      ("cells", .count(input.cells.read)),
    ])
  }

  /// The conservation of cells; those of workbooks that were set aside are counted apart.
  private static func cells(_ result: RunResult) -> JSONValue {
    let used = result.cells
    func setAside(_ status: InputStatus) -> JSONValue {
      .count(result.inputs.filter { $0.status == status }.reduce(0) { $0 + $1.cells.read })
    }
    return .object([
      ("read", .count(used.read)), ("template", .count(used.template)), ("fact", .count(used.fact)),
      ("note", .count(used.note)), ("unrecognised", .count(used.unrecognised)),
      (
        "set_aside",
        .object([
          ("superseded", setAside(.superseded)), ("duplicate", setAside(.duplicate)),
          ("rejected", setAside(.rejected)),
        ])
      ),
    ])
  }

  private static func facts(_ table: FactTable) -> JSONValue {
    var counts = [Int](repeating: 0, count: FactState.allCases.count)
    for fact in table.facts { counts[Int(fact.state.rawValue)] += 1 }
    return .object(FactState.allCases.map { ($0.name, .count(counts[Int($0.rawValue)])) })
  }

  private static func findings(_ findings: [Finding]) -> JSONValue {
    let codes = Dictionary(grouping: findings, by: \.code)
    return .object([
      (
        "by_severity",
        .object(
          Severity.allCases.map { severity in
            (severity.name, .count(findings.count { $0.severity == severity }))
          })
      ),
      ("by_code", .object(codes.keys.sorted().map { ($0, .count(codes[$0]?.count ?? 0)) })),
    ])
  }

  /// The totals by indicator, other measures than now as `B01[plan]`.
  private static func totals(_ result: RunResult) -> JSONValue {
    .object(
      result.totals.map { total in
        let code = result.schema.indicators[total.indicator].code
        return (
          total.measure == "now" ? code : "\(code)[\(total.measure)]",
          .object([
            ("total", .number(orNull: total.total)), ("units", .count(total.units)),
            ("expected", .count(total.expected)),
            ("low", .number(orNull: total.low)), ("high", .number(orNull: total.high)),
          ])
        )
      })
  }
}
