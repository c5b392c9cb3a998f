internal import Reconciliation
internal import Schema
internal import SchemaFiles
internal import VietnameseText

/// Labels that returns could take for one another.
enum LikeLabelNotes {
  /// From this score on two labels are alike.
  static let least = 0.9

  /// A note for each pair, at the later one.
  static func notes(for loaded: LoadedSchema, name: String) -> [SchemaNote] {
    let indicators = loaded.schema.indicators
    return LikeLabels.pairs(in: loaded.schema, least: least).map { pair in
      let (one, other) = (indicators[pair.second], indicators[pair.first])
      let score = (pair.score * 100).rounded(.down) / 100
      return loaded.note(
        "indicators", pair.second, file: name,
        vietnamese:
          "Nhãn của \(one.code) (\"\(one.label)\") rất giống nhãn của \(other.code) (\"\(other.label)\"): \(NumberText.vietnamese(score)). Nên in mã số để không nhầm dòng.",
        english:
          "The label of \(one.code) (\"\(one.label)\") is much like that of \(other.code) (\"\(other.label)\"): \(NumberText.english(score)). Printed codes would keep the rows apart."
      )
    }
  }
}
