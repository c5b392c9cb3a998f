import Schema
import VietnameseText

extension SchemaCheck {
  /// Corrections of one figure to several values: the first that is given counts.
  mutating func checkCorrections() {
    for (index, correction) in schema.corrections.enumerated() {
      guard
        let first = schema.corrections[..<index].first(where: { Self.isOfSameFigure($0, correction) }),
        first.becomes.trimmed != correction.becomes.trimmed
      else { continue }
      let figure = "\(correction.unit), \(correction.indicator)"
      note(
        "corrections", index,
        vietnamese:
          "\(figure) đã được sửa thành \(first.becomes); lần sửa thành \(correction.becomes) không áp dụng.",
        english:
          "\(figure) is corrected to \(first.becomes) already; the correction to \(correction.becomes) has no effect."
      )
    }
  }

  /// Whether two corrections are about one figure of one round; one without a round is about all.
  private static func isOfSameFigure(_ one: Correction, _ other: Correction) -> Bool {
    (one.round == other.round || one.round == nil || other.round == nil) && one.unit == other.unit
      && one.indicator == other.indicator && one.measure == other.measure
      && TextKey.folded(one.subUnit ?? "") == TextKey.folded(other.subUnit ?? "")
  }
}
