internal import VietnameseText

/// Rules, thresholds and what staff decided.
extension SchemaComparison {
  mutating func compareRules() {
    let both = pairs(
      .rules, old.rules, new.rules, code: { $0.code }, name: { $0.source }, word: ("quy tắc", "rule"))
    for (one, other) in both {
      compare(
        .rules, one.code, name: one.code,
        [
          ComparedField("expr", "biểu thức", "expression", one.source, other.source),
          ComparedField("scope", "phạm vi", "scope", one.scope.rawValue, other.scope.rawValue),
          ComparedField("severity", "mức độ", "severity", one.severity.rawValue, other.severity.rawValue),
          ComparedField(
            "missing", "khi thiếu số", "where figures are missing", one.missing.rawValue,
            other.missing.rawValue),
          ComparedField(
            "tolerance", "sai lệch cho phép", "tolerance", SchemaText.tolerance(one.tolerance),
            SchemaText.tolerance(other.tolerance)),
          ComparedField("message", "lời báo", "message", one.message, other.message),
          ComparedField("help", "hướng dẫn", "help", one.help, other.help),
        ])
    }
  }

  mutating func compareThresholds() {
    let (one, other) = (old.thresholds, new.thresholds)
    func field(_ key: String, _ path: KeyPath<Thresholds, Double>) -> ComparedField {
      ComparedField(
        key, key, key, NumberText.plain(one[keyPath: path]), NumberText.plain(other[keyPath: path]))
    }
    compare(
      .thresholds, nil, name: "",
      [
        field("outlier_z", \.outlierZ), field("notice_z", \.noticeZ),
        field("materiality_share", \.materialityShare),
        field("materiality_min", \.materialityMin), field("label_accept", \.labelAccept),
        field("label_ask", \.labelAsk),
      ])
  }

  mutating func compareDecisions() {
    func place(_ round: String?, _ unit: String, _ indicator: String, _ subUnit: String?, _ measure: String)
      -> String
    {
      [round, unit, subUnit, indicator.isEmpty ? nil : indicator, measure == "now" ? nil : measure].compactMap
      { $0 }
      .joined(separator: " ")
    }
    func corrections(_ schema: CampaignSchema) -> [String] {
      schema.corrections.map {
        "\(place($0.round, $0.unit, $0.indicator, $0.subUnit, $0.measure)): \($0.was ?? "?") → \($0.becomes)"
      }
    }
    func accepted(_ schema: CampaignSchema) -> [String] {
      schema.accepted.map {
        "\(place($0.round, $0.unit, $0.indicator, $0.subUnit, $0.measure)) \($0.code) (\(SchemaText.tolerance($0.within)))"
      }
    }
    for (key, before, after, words) in [
      ("corrections", corrections(old), corrections(new), ("sửa số", "correction")),
      ("accepted", accepted(old), accepted(new), ("giải trình", "accepted finding")),
    ] {
      for text in after where !before.contains(text) {
        add(
          .decisions, .added, key: key, after: text, "thêm \(words.0): \(text)", "\(words.1) added: \(text)")
      }
      for text in before where !after.contains(text) {
        add(
          .decisions, .dropped, key: key, before: text, "bỏ \(words.0): \(text)",
          "\(words.1) dropped: \(text)")
      }
    }
  }
}
