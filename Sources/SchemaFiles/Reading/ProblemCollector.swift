import Schema
import VietnameseText

/// Where the reader of a schema notes everything that is wrong, instead of stopping at the first thing.
final class ProblemCollector {
  /// How many problems are kept; the rest is counted.
  static let limit = 100

  let file: String
  /// The names of the sheets where the file is a workbook.
  private let sheets: [String]
  private var problems: [(SourcePosition?, SchemaProblem)] = []
  private(set) var further = 0
  private var collectedNotes: [(SourcePosition?, SchemaNote)] = []
  /// Lacks that concern many rows and were reported already.
  private var reported: Set<String> = []
  private let refused: [String: [UnbuiltKeys.Entry]]
  private let kept: [String: [UnbuiltKeys.Entry]]
  private var noted: Set<String> = []

  /// A collector without problems.
  init(file: String, unbuilt: UnbuiltKeys, sheets: [String] = []) {
    self.file = file
    self.sheets = sheets
    refused = Dictionary(grouping: unbuilt.refused, by: \.section)
    kept = Dictionary(grouping: unbuilt.kept, by: \.section)
  }

  /// Notes a problem.
  func report(
    _ reason: SchemaProblem.Reason, at position: SourcePosition?, path: SchemaPath, suggestion: String? = nil
  ) {
    guard problems.count < Self.limit else {
      further += 1
      return
    }
    problems.append(
      (
        position,
        SchemaProblem(place: place(at: position, path: path.text), reason: reason, suggestion: suggestion)
      ))
  }

  /// Notes that something is lacking.
  func report(_ blank: BlankPlace, path: SchemaPath) {
    if blank.isReported { return }
    if blank.concernsAll {
      guard reported.insert("\(blank.reason) \(blank.position?.sheet ?? -1)").inserted else { return }
    }
    report(blank.reason, at: blank.position, path: path, suggestion: blank.suggestion)
  }

  /// A place of the file as messages show it.
  func place(at position: SourcePosition?, path: String) -> SchemaPlace {
    let sheet = position?.sheet.flatMap { sheets.indices.contains($0) ? sheets[$0] : nil }
    return SchemaPlace(
      file: file, sheet: sheet, line: position?.line, column: position?.column, path: path)
  }

  /// The nearest of the known names, while it is worth looking for.
  func nearest(to name: String, in known: @autoclosure () -> [String]) -> String? {
    guard problems.count < Self.limit, name.utf8.count <= 200 else { return nil }
    return NearestName.suggestion(for: name, in: known())
  }

  /// Notes something that does not stop anything, once for each key.
  func note(_ message: SchemaSentence, key: String, at position: SourcePosition, path: SchemaPath) {
    guard noted.insert(key).inserted else { return }
    collectedNotes.append(
      (position, SchemaNote(place: place(at: position, path: path.text), key: key, message: message)))
  }

  /// Refuses or notes the keys of a mapping that this version does not act on.
  func judge(_ entries: [SchemaEntry], section: String, path: SchemaPath) {
    let (refused, kept) = (refused[section], kept[section])
    if refused == nil, kept == nil { return }
    for entry in entries {
      if let unbuilt = refused?.first(where: { $0.key == entry.key && $0.isUsed(by: entry.value) }) {
        report(.unbuilt(unbuilt.sentence), at: entry.position, path: path.child(entry.key))
      } else if let unheeded = kept?.first(where: { $0.key == entry.key && $0.isUsed(by: entry.value) }) {
        let key = "\(section).\(entry.key)"
        note(unheeded.sentence, key: key, at: entry.position, path: path.child(entry.key))
      }
    }
  }

  /// What was found wrong, in the order of the file; nil where nothing was.
  var error: SchemaError? {
    guard !problems.isEmpty else { return nil }
    return SchemaError(problems: Self.ordered(problems), furtherProblems: further)
  }

  /// What is worth knowing, in the order of the file.
  var notes: [SchemaNote] { Self.ordered(collectedNotes) }

  private static func ordered<Element>(_ list: [(SourcePosition?, Element)]) -> [Element] {
    let start = SourcePosition(line: 0, column: 0)
    return list.enumerated().sorted { first, second in
      let (one, two) = (first.element.0 ?? start, second.element.0 ?? start)
      return one == two ? first.offset < second.offset : one < two
    }.map(\.element.1)
  }
}

/// The way to a part of the schema, put into words only where something is wrong.
struct SchemaPath: Sendable {
  /// The words of what is above; blank at the top.
  private var parent: String
  private var name: String
  /// The place in a list, 1-based.
  private var place: Int?

  /// The whole schema.
  static let root = SchemaPath(parent: "", name: "")

  private init(parent: String, name: String, place: Int? = nil) {
    self.parent = parent
    self.name = name
    self.place = place
  }

  /// The way in words, `indicators[3].type`.
  var text: String {
    let own = place.map { "\(name)[\($0)]" } ?? name
    return parent.isEmpty ? own : own.isEmpty ? parent : "\(parent).\(own)"
  }
  /// The way to one of its keys.
  func child(_ key: String) -> SchemaPath { SchemaPath(parent: text, name: key) }
  /// The way to an element of this list, 1-based.
  func element(_ place: Int) -> SchemaPath { SchemaPath(parent: parent, name: name, place: place) }
}
