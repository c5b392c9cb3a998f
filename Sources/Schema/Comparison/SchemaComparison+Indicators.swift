internal import VietnameseText

/// Indicators: added, dropped, renamed, moved, replaced, changed.
extension SchemaComparison {
  mutating func compareIndicators() {
    let before = Dictionary(old.indicators.map { ($0.code, $0) }) { first, _ in first }
    let now = Set(new.indicators.map(\.code))
    let dropped = old.indicators.filter { !now.contains($0.code) }
    var replaced = Set<String>()
    for indicator in new.indicators where before[indicator.code] == nil {
      if let code = indicator.replaces, let former = before[code] {
        replaced.insert(code)
        add(
          .indicators, .replaced, indicator.code, before: former.label, after: indicator.label,
          "\(indicator.code) “\(indicator.label)”: thay cho \(code) “\(former.label)”; số liệu các đợt trước của \(code) được nối tiếp",
          "\(indicator.code) “\(indicator.label)”: replaces \(code) “\(former.label)”; earlier figures of \(code) are its own"
        )
        continue
      }
      let twin = dropped.first { TextKey.toned($0.label) == TextKey.toned(indicator.label) }
      add(
        .indicators, .added, indicator.code, after: indicator.label,
        "\(indicator.code) “\(indicator.label)”: thêm chỉ tiêu"
          + (twin.map {
            "; cùng nhãn với \($0.code) đã bỏ, nếu chỉ đổi mã thì giữ \($0.code) với valid_to và ghi replaces: \($0.code)"
          }
            ?? ""),
        "\(indicator.code) “\(indicator.label)”: indicator added"
          + (twin.map {
            "; \($0.code), which was dropped, had the same label: if only the code changed, keep \($0.code) with valid_to and give replaces: \($0.code)"
          } ?? ""))
    }
    for indicator in dropped where !replaced.contains(indicator.code) {
      add(
        .indicators, .dropped, indicator.code, before: indicator.label,
        "\(indicator.code) “\(indicator.label)”: bỏ chỉ tiêu",
        "\(indicator.code) “\(indicator.label)”: indicator dropped")
    }
    for indicator in new.indicators {
      if let former = before[indicator.code] { compareIndicator(former, indicator) }
    }
    let moved = Self.moved(old.indicators.map(\.code), new.indicators.map(\.code))
    for code in moved {
      let position = new.indicators.firstIndex { $0.code == code } ?? 0
      let neighbour = position > 0 ? new.indicators[position - 1].code : nil
      add(
        .indicators, .moved, code, key: "order",
        "\(code): chuyển " + (neighbour.map { "xuống sau \($0)" } ?? "lên đầu"),
        "\(code): moved " + (neighbour.map { "behind \($0)" } ?? "to the top"))
    }
  }

  /// What changed about an indicator that both have.
  private mutating func compareIndicator(_ one: Indicator, _ other: Indicator) {
    let name = "\(other.code) “\(other.label)”"
    if one.label != other.label {
      add(
        .indicators, .renamed, one.code, key: "label", before: one.label, after: other.label,
        "\(one.code): đổi nhãn “\(one.label)” → “\(other.label)”",
        "\(one.code): renamed “\(one.label)” → “\(other.label)”")
    }
    for (key, words, before, after) in [
      ("section", ("mục", "section"), one.section ?? "", other.section ?? ""),
      (
        "layout", ("biểu", "layout"), one.layouts.joined(separator: ", "),
        other.layouts.joined(separator: ", ")
      ),
    ] where before != after {
      add(
        .indicators, .moved, one.code, key: key, before: before, after: after,
        "\(name): chuyển từ \(words.0) “\(before)” sang “\(after)”",
        "\(name): moved from \(words.1) “\(before)” to “\(after)”")
    }
    compare(.indicators, one.code, name: name, fields(one, other))
  }

  private func fields(_ one: Indicator, _ other: Indicator) -> [ComparedField] {
    func range(_ from: String?, _ to: String?) -> String? {
      from == nil && to == nil ? nil : "\(from ?? "…") – \(to ?? "…")"
    }
    func number(_ value: Double) -> String { NumberText.plain(value) }
    return [
      ComparedField("number", "số thứ tự", "number", one.number, other.number),
      ComparedField("printed_code", "mã in trong mẫu", "printed code", one.printedCode, other.printedCode),
      ComparedField("aliases", "nhãn khác", "aliases", one.aliases, other.aliases),
      ComparedField("label_en", "nhãn tiếng Anh", "English label", one.labelEnglish, other.labelEnglish),
      ComparedField("unit", "đơn vị tính", "unit of measure", one.unit, other.unit),
      ComparedField("type", "kiểu", "type", one.type.written, other.type.written),
      ComparedField("scale", "hệ số", "scale", number(one.scale), number(other.scale)),
      ComparedField(
        "decimals", "số lẻ", "decimals", one.decimals.map { "\($0)" }, other.decimals.map { "\($0)" }),
      ComparedField("required", "bắt buộc", "required", one.required, other.required),
      ComparedField("measures", "loại số liệu", "measures", one.measures, other.measures),
      ComparedField("min", "tối thiểu", "minimum", SchemaText.limit(one.min), SchemaText.limit(other.min)),
      ComparedField("max", "tối đa", "maximum", SchemaText.limit(one.max), SchemaText.limit(other.max)),
      ComparedField(
        "soft_min", "thường không dưới", "usual minimum", SchemaText.limit(one.softMin),
        SchemaText.limit(other.softMin)),
      ComparedField(
        "soft_max", "thường không quá", "usual maximum", SchemaText.limit(one.softMax),
        SchemaText.limit(other.softMax)),
      ComparedField(
        "aggregate", "cách tổng hợp", "aggregation", one.aggregate.written,
        other.aggregate.written),
      ComparedField("kind", "tính chất", "kind", one.kind.rawValue, other.kind.rawValue),
      ComparedField("cumulates", "lũy kế của", "cumulates", one.cumulates, other.cumulates),
      ComparedField("normalise_by", "so theo", "normalised by", one.normaliseBy, other.normaliseBy),
      ComparedField("parent", "thuộc chỉ tiêu", "part of", one.parent, other.parent),
      ComparedField("relation", "quan hệ", "relation", one.relation?.rawValue, other.relation?.rawValue),
      ComparedField(
        "static", "được giữ nguyên giữa các đợt", "may stay the same", one.isStatic, other.isStatic),
      ComparedField("applies_to", "áp dụng cho", "applies to", one.appliesTo, other.appliesTo),
      ComparedField(
        "valid", "các đợt áp dụng", "asked in rounds", range(one.validFrom, one.validTo),
        range(other.validFrom, other.validTo)),
      ComparedField("replaces", "thay cho", "replaces", one.replaces, other.replaces),
      ComparedField(
        "headline", "số liệu nêu ở trang đầu", "on the first sheet", one.headline, other.headline),
      ComparedField("qualifier", "từ chỉ mức", "qualifier", one.qualifier.rawValue, other.qualifier.rawValue),
      ComparedField("phrase", "câu trong báo cáo", "phrase", one.phrase, other.phrase),
    ]
  }
}
