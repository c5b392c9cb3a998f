import Schema

/// Which layouts hold an indicator that names none: the first form, and the grids that name it.
struct UsualLayouts {
  private let firstForm: String?
  private let order: [String]
  private let grids: [String: Set<String>]

  /// Those of a schema.
  init(_ schema: CampaignSchema) {
    firstForm = schema.layouts.first { $0.kind == .form }?.code
    order = schema.layouts.map(\.code)
    let named = schema.layouts.filter { $0.kind == .grid }.map { ($0.code, Set($0.indicators)) }
    grids = Dictionary(named) { first, _ in first }
  }

  /// The layouts of an indicator that names none.
  func layouts(of code: String) -> [String] {
    order.filter { $0 == firstForm || grids[$0]?.contains(code) == true }
  }
}

extension SchemaYAMLWriter {
  /// An indicator.
  func indicator(_ indicator: Indicator, _ usual: UsualLayouts) -> SchemaNode {
    var node = NodeBuilder()
    node.text("code", indicator.code)
    node.text("section", indicator.section)
    node.text("number", indicator.number)
    node.text("printed_code", indicator.printedCode)
    node.text("label", indicator.label)
    node.texts("aliases", indicator.aliases)
    node.text("label_en", indicator.labelEnglish)
    node.text("unit", indicator.unit)
    node.text("type", indicator.type.written)
    node.number("scale", indicator.scale, unless: 1)
    addDecimals(indicator, to: &node)
    node.flag("required", indicator.required)
    if let measures = indicator.measures { node.texts("measures", measures, always: true) }
    addLimits(indicator, to: &node)
    if indicator.aggregate != indicator.type.usualAggregation {
      node.text("aggregate", indicator.aggregate.written)
    }
    node.word("kind", indicator.kind.rawValue, unless: "flow")
    node.text("cumulates", indicator.cumulates)
    node.text("normalise_by", indicator.normaliseBy)
    node.text("parent", indicator.parent)
    node.word("relation", indicator.relation?.rawValue ?? "")
    node.flag("static", indicator.isStatic)
    if let appliesTo = indicator.appliesTo { node.texts("applies_to", appliesTo, always: true) }
    if indicator.layouts != usual.layouts(of: indicator.code) {
      node.texts("layout", indicator.layouts, always: true)
    }
    node.text("valid_from", indicator.validFrom)
    node.text("valid_to", indicator.validTo)
    node.text("replaces", indicator.replaces)
    node.flag("headline", indicator.headline)
    node.word("qualifier", indicator.qualifier.rawValue, unless: "exact")
    node.text("phrase", indicator.phrase)
    return node.node
  }

  private func addDecimals(_ indicator: Indicator, to node: inout NodeBuilder) {
    let usual = indicator.type == .count ? 0 : nil
    guard indicator.decimals != usual else { return }
    if let decimals = indicator.decimals {
      node.word("decimals", "\(decimals)")
    } else {
      node.null("decimals")
    }
  }

  private func addLimits(_ indicator: Indicator, to node: inout NodeBuilder) {
    let usual: Limit? = indicator.type == .count || indicator.type == .money ? .number(0) : nil
    if indicator.min != usual {
      if indicator.min == nil { node.null("min") } else { node.limit("min", indicator.min) }
    }
    node.limit("max", indicator.max)
    node.limit("soft_min", indicator.softMin)
    node.limit("soft_max", indicator.softMax)
  }
}
