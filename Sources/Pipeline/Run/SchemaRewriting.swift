internal import Schema
internal import SchemaFiles

/// Changes the file of a schema in its place.
enum SchemaRewriting {
  /// Adds names to a schema's file. Whether the whole file had to be written anew, its comments lost.
  /// - Throws: what is wrong with the file, or why it cannot be written; then it is as it was.
  static func add(_ aliases: [AddedAlias], to path: FilePath) throws(RunError) -> Bool {
    let name = FilePath(bytes: path.name).shown
    let bytes: [UInt8]
    do { bytes = try SystemCalls.contents(of: path) } catch {
      throw .unreadable(path: path.shown, system: error.text)
    }
    if SchemaSource.isWorkbook(bytes) {
      let (loaded, _) = try LoadedCampaign.read(path, unbuilt: .none)
      let outcome = try SchemaConversion.writeWorkbook(loaded.schema.adding(aliases), to: path, over: bytes)
      if case .rewritten = outcome { return true }
      return false
    }
    let edited: (text: String, isRewritten: Bool)
    do {
      edited = try SchemaYAMLEdit.adding(aliases, to: String(decoding: bytes, as: UTF8.self), fileName: name)
    } catch {
      throw .schema(error)
    }
    try WholeFile.write(Array(edited.text.utf8), to: path)
    return edited.isRewritten
  }
}
