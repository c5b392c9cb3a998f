internal import Findings
internal import Schema
internal import SchemaFiles
internal import VietnameseText

/// Accepted findings whose code no rule of the catalogue, and none of the schema, has: nothing would ever be accepted by
/// them.
enum UnknownCodeNotes {
  /// A note for each.
  static func notes(for loaded: LoadedSchema, name: String) -> [SchemaNote] {
    if loaded.schema.accepted.isEmpty { return [] }
    let known = Catalogue.rules.map(\.code) + loaded.schema.rules.map(\.code)
    let codes = Set(known)
    return loaded.schema.accepted.enumerated().compactMap { index, accepted in
      guard !codes.contains(accepted.code) else { return nil }
      let nearest = NearestName.suggestion(for: accepted.code, in: known)
      return loaded.note(
        "accepted", index, file: name,
        vietnamese: "Không có phát hiện nào mang mã \"\(accepted.code)\", nên không có gì được chấp nhận."
          + (nearest.map { " Có phải là \"\($0)\"?" } ?? ""),
        english: "No finding has the code \"\(accepted.code)\", so nothing is accepted."
          + (nearest.map { " Did you mean \"\($0)\"?" } ?? ""))
    }
  }
}
