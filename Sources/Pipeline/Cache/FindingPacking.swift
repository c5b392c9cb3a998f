internal import Findings

extension ByteWriter {
  /// A finding with what it took in.
  mutating func finding(_ finding: Finding) {
    text(finding.code)
    text(finding.name)
    number(finding.severity.rawValue)
    number(finding.level)
    for part in [
      finding.round, finding.unit, finding.subUnit, finding.indicator, finding.measure, finding.file,
      finding.sheet, finding.cell, finding.raw, finding.rule, finding.otherUnit, finding.normalisedText,
      finding.statedUnit,
    ] {
      text(orNone: part)
    }
    for figure in [
      finding.value, finding.expected, finding.low, finding.high, finding.score, finding.impact,
      finding.suggestion,
    ] {
      double(orNone: figure)
    }
    text(finding.message.vietnamese)
    text(finding.message.english)
    list(finding.indicators) { $0.text($1) }
    byte(finding.isAccepted ? 1 : 0)
    list(finding.evidence) { $0.finding($1) }
  }
}

extension ByteReader {
  /// A finding with what it took in.
  mutating func finding(depth: Int = 0) throws(DamagedBytes) -> Finding {
    // Findings take in others one level deep; whatever is deeper was not packed by us.
    guard depth < 8 else { throw DamagedBytes() }
    let (code, name) = (try text(), try text())
    guard let severity = Severity(rawValue: try number()) else { throw DamagedBytes() }
    var finding = Finding(code: code, name: name, severity: severity, level: try number())
    finding.round = try textOrNone()
    finding.unit = try textOrNone()
    finding.subUnit = try textOrNone()
    finding.indicator = try textOrNone()
    finding.measure = try textOrNone()
    finding.file = try textOrNone()
    finding.sheet = try textOrNone()
    finding.cell = try textOrNone()
    finding.raw = try textOrNone()
    finding.rule = try textOrNone()
    finding.otherUnit = try textOrNone()
    finding.normalisedText = try textOrNone()
    finding.statedUnit = try textOrNone()
    finding.value = try doubleOrNone()
    finding.expected = try doubleOrNone()
    finding.low = try doubleOrNone()
    finding.high = try doubleOrNone()
    finding.score = try doubleOrNone()
    finding.impact = try doubleOrNone()
    finding.suggestion = try doubleOrNone()
    finding.message = FindingMessage(vietnamese: try text(), english: try text())
    finding.indicators = try list { reader throws(DamagedBytes) in try reader.text() }
    finding.isAccepted = try flag()
    finding.evidence = try list { reader throws(DamagedBytes) in try reader.finding(depth: depth + 1) }
    return finding
  }
}
