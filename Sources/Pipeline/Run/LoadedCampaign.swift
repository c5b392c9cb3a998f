internal import Findings
internal import Schema
internal import SchemaFiles
internal import VietnameseText

/// A campaign's folder with its schema read and its clock set: where every command begins.
struct LoadedCampaign {
  var folder: FilePath
  var schemaPath: FilePath
  var schema: CampaignSchema
  var schemaHash: String
  /// The blank workbooks that were sent out.
  var templates: CampaignTemplates
  var round: Round?
  var clock: CampaignClock
  /// The run's moment, in seconds since 1970.
  var asOf: Int
  var notes: [RunNote]

  /// Reads the schema that options name, or that the folder holds.
  static func load(_ options: ConsolidationOptions) throws(RunError) -> LoadedCampaign {
    let status: FileStatus
    do { status = try SystemCalls.status(of: options.folder) } catch {
      throw .noFolder(path: options.folder.shown, system: error.text)
    }
    guard status.kind == .folder else {
      throw .noFolder(path: options.folder.shown, system: SystemCalls.Failure.notAFolder.text)
    }
    if let output = options.output {
      if (try? SystemCalls.status(of: output))?.kind == .folder { throw .outputIsFolder(path: output.shown) }
      guard FilePath(bytes: output.name).text.lowercased().hasSuffix(".xlsx") else {
        throw .outputIsNoWorkbook(path: output.shown)
      }
    }
    let path: FilePath
    if let named = options.schema { path = named } else { path = try schemaPath(in: options.folder) }
    var (loaded, hash) = try read(path)
    if let language = options.language { loaded.schema.campaign.language = language }
    let round = try round(options.round, of: loaded.schema)
    let clock = try CampaignClock(timeZone: loaded.schema.campaign.timeZone)
    var asOf = options.now
    if let text = options.asOf {
      guard let seconds = clock.seconds(of: text) else { throw .invalidMoment(text: text) }
      asOf = seconds
    }
    let templates = CampaignTemplates(of: loaded.schema, beside: path)
    let unknown = UnknownCodeNotes.notes(for: loaded, name: FilePath(bytes: path.name).shown)
    let notes = (loaded.notes + unknown).map {
      FindingMessage(vietnamese: $0.vietnamese, english: $0.english)
    }
    return LoadedCampaign(
      folder: options.folder, schemaPath: path, schema: loaded.schema, schemaHash: hash, templates: templates,
      round: round, clock: clock, asOf: asOf, notes: notes + templates.notes)
  }

  /// The round with a code, of nil the current one; nil where the campaign has no rounds.
  static func round(_ code: String?, of schema: CampaignSchema) throws(RunError) -> Round? {
    let round = schema.round(code: code)
    if round == nil, let code = code ?? schema.current {
      let known = schema.rounds.map(\.code)
      throw .unknownRound(code: code, known: known, nearest: NearestName.suggestion(for: code, in: known))
    }
    return round
  }

  /// Reads one schema file.
  static func read(
    _ path: FilePath, unbuilt: UnbuiltKeys = .current
  ) throws(RunError) -> (LoadedSchema, hash: String) {
    let bytes: [UInt8]
    do { bytes = try SystemCalls.contents(of: path) } catch {
      throw .unreadable(path: path.shown, system: error.text)
    }
    do {
      let loaded = try SchemaSource.loaded(
        bytes, name: FilePath(bytes: path.name).shown, unbuilt: unbuilt)
      return (loaded, SHA256.hexadecimal(of: bytes))
    } catch {
      throw .schema(error)
    }
  }

  /// The schema of a folder.
  static func schemaPath(in folder: FilePath) throws(RunError) -> FilePath {
    do { _ = try SystemCalls.names(in: folder) } catch {
      throw .noFolder(path: folder.shown, system: error.text)
    }
    let found = ["schema.yaml", "schema.xlsx"].map { folder.appending($0) }.filter {
      (try? SystemCalls.status(of: $0)) != nil
    }
    guard let first = found.first else { throw .noSchema(folder: folder.shown) }
    guard found.count == 1 else { throw .twoSchemas(folder: folder.shown) }
    return first
  }
}
