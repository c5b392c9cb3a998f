import Schema

extension SchemaYAMLWriter {
  /// A rule, as its author wrote it.
  func rule(_ rule: ValidationRule) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", rule.code)
    node.text("expr", rule.source)
    node.word("scope", rule.scope.rawValue, unless: "unit")
    node.word("severity", rule.severity.rawValue, unless: "error")
    node.word("missing", rule.missing.rawValue, unless: "skip")
    node.tolerance("tolerance", rule.tolerance)
    node.text("message", rule.message)
    node.text("help", rule.help)
    return node.node
  }

  /// The thresholds, all of them.
  var thresholds: SchemaNode {
    var node = NodeBuilder()
    let thresholds = schema.thresholds
    node.number("outlier_z", thresholds.outlierZ)
    node.number("notice_z", thresholds.noticeZ)
    node.number("materiality_share", thresholds.materialityShare)
    node.number("materiality_min", thresholds.materialityMin)
    node.number("label_accept", thresholds.labelAccept)
    node.number("label_ask", thresholds.labelAsk)
    return node.node
  }

  /// A correction.
  func correction(_ correction: Correction) -> SchemaNode {
    var node = NodeBuilder()
    node.text("round", correction.round)
    node.text("unit", correction.unit)
    node.text("indicator", correction.indicator)
    node.text("sub_unit", correction.subUnit)
    if correction.measure != "now" { node.text("measure", correction.measure) }
    node.text("was", correction.was)
    node.text("becomes", correction.becomes)
    node.text("reason", correction.reason)
    node.text("by", correction.by)
    node.day("date", correction.date)
    return node.node
  }

  /// An acceptance.
  func accepted(_ accepted: AcceptedFinding) -> SchemaNode {
    var node = NodeBuilder()
    node.text("round", accepted.round)
    node.text("unit", accepted.unit)
    node.unlessBlank("indicator", accepted.indicator)
    node.text("sub_unit", accepted.subUnit)
    if accepted.measure != "now" { node.text("measure", accepted.measure) }
    node.text("code", accepted.code)
    node.text("reason", accepted.reason)
    node.tolerance("within", accepted.within)
    return node.node
  }
}
