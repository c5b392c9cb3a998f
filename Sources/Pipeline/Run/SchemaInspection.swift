package import Schema
internal import SchemaFiles
internal import VietnameseText

/// Everything there is to say of a schema: its errors, or what is doubtful about it.
package struct SchemaInspection: Sendable {
  /// The file.
  package var file: FilePath
  /// The schema; nil where it has errors.
  package var schema: CampaignSchema?
  /// What is wrong with it.
  package var error: SchemaError?
  /// What can be used and is doubtful, in the order of the file.
  package var warnings: [SchemaNote] = []
  /// What is kept and has no effect.
  package var notes: [SchemaNote] = []

  /// Looks at a schema, or at the one of a campaign's folder. Its errors are no reason to throw.
  package static func inspect(_ path: FilePath) throws(RunError) -> SchemaInspection {
    var file = path
    var folder = path.parent
    if let status = try? SystemCalls.status(of: path), status.kind == .folder {
      file = try LoadedCampaign.schemaPath(in: path)
      folder = path
    }
    let bytes: [UInt8]
    do { bytes = try SystemCalls.contents(of: file) } catch {
      throw .unreadable(path: file.shown, system: error.text)
    }
    var inspection = SchemaInspection(file: file)
    let name = FilePath(bytes: file.name).shown
    do throws(SchemaError) {
      let loaded = try SchemaSource.loaded(bytes, name: name)
      inspection.schema = loaded.schema
      inspection.notes = loaded.notes
      inspection.warnings = warnings(for: loaded, name: name, folder: folder)
    } catch {
      inspection.error = error
    }
    return inspection
  }

  /// What is doubtful, in the order of the file.
  private static func warnings(for loaded: LoadedSchema, name: String, folder: FilePath) -> [SchemaNote] {
    let notes =
      SchemaCheck.warnings(for: loaded.schema, fileName: name, places: loaded.places)
      + LikeLabelNotes.notes(for: loaded, name: name)
      + BrokenLimitNotes.notes(for: loaded, name: name, folder: folder)
      + UnknownCodeNotes.notes(for: loaded, name: name)
    return notes.enumerated().sorted { one, other in
      let (first, second) = (rank(of: one.element), rank(of: other.element))
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }

  /// Where a note stands among the others: list by list, then by its line.
  private static func rank(of note: SchemaNote) -> (Int, Int, Int) {
    let lists = ["rounds", "units", "layouts", "indicators", "rules", "corrections", "accepted"]
    return (lists.firstIndex(of: note.key) ?? lists.count, note.place.line ?? 0, note.place.column ?? 0)
  }
}

extension LoadedSchema {
  /// A note about an element of one of the lists, by its position from 0.
  func note(
    _ key: String, _ index: Int, file: String, vietnamese: String, english: String
  ) -> SchemaNote {
    let path = "\(key)[\(index + 1)]"
    return SchemaNote(
      place: places[path] ?? SchemaPlace(file: file, path: path), key: key,
      message: SchemaSentence(vietnamese: vietnamese, english: english))
  }
}
