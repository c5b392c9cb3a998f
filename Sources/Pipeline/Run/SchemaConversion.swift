internal import Cells
internal import Findings
package import Schema
internal import SchemaFiles
internal import SheetPlan
internal import WorkbookReading
internal import WorkbookWriting

/// A schema turned into the other form, or into the same one again.
package struct SchemaConversion: Sendable {
  /// What became of the target.
  package enum Outcome: Sendable, Equatable {
    /// It was not there, or its text was replaced.
    case written, replaced
    /// It says the same already and was not touched.
    case unchanged
    /// Only what differs was changed in the workbook.
    case edited(cells: Int, added: Int, removed: Int, reordered: Bool)
    /// It was written anew, for a reason; the old one is kept under a name.
    case rewritten(kept: String, reason: SchemaSentence)
  }
  /// What became of the target.
  package var outcome: Outcome
  /// The schema.
  package var schema: CampaignSchema
  /// What the source holds besides a schema.
  package var notes: [SchemaNote]

  /// The forms of a schema.
  package enum Form: Sendable {
    case yaml, workbook
    /// The form that a name's ending means; nil for other endings.
    package init?(ending path: FilePath) {
      let name = String(decoding: path.name, as: UTF8.self).lowercased()
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        self = .yaml
      } else if name.hasSuffix(".xlsx") {
        self = .workbook
      } else {
        return nil
      }
    }
  }

  /// Converts. The target is written whole or not at all.
  package static func convert(
    _ source: FilePath, to target: FilePath, form: Form
  ) throws(RunError) -> SchemaConversion {
    let (loaded, _) = try LoadedCampaign.read(source, unbuilt: .none)
    let old = try? SystemCalls.contents(of: target)
    let outcome =
      switch form {
      case .yaml: try writeText(loaded.schema, to: target, over: old)
      case .workbook: try writeWorkbook(loaded.schema, to: target, over: old)
      }
    // Keys without effect are for `check` to name; here it counts what one of the forms cannot keep.
    let lost = form == .yaml ? loaded.notes.filter { $0.place.sheet != nil && $0.place.path.isEmpty } : []
    return SchemaConversion(outcome: outcome, schema: loaded.schema, notes: lost)
  }

  private static func writeText(
    _ schema: CampaignSchema, to target: FilePath, over old: [UInt8]?
  ) throws(RunError) -> Outcome {
    let bytes = Array(SchemaYAMLWriter.yaml(of: schema).utf8)
    if let old {
      if old == bytes { return .unchanged }
      // Remarks and the author's own way of writing stay where nothing changes.
      if !SchemaSource.isWorkbook(old),
        let said = try? SchemaSource.loaded(old, name: "", unbuilt: .none), said.schema == schema
      {
        return .unchanged
      }
    }
    try WholeFile.write(bytes, to: target)
    return old == nil ? .written : .replaced
  }

  // MARK: Workbooks

  /// A schema into its workbook: what differs is changed in its place, where that can be.
  static func writeWorkbook(
    _ schema: CampaignSchema, to target: FilePath, over old: [UInt8]?
  ) throws(RunError) -> Outcome {
    guard let old else {
      try writeAnew(schema, to: target)
      return .written
    }
    let reason: SchemaSentence
    switch edited(old, to: schema) {
    case .same: return .unchanged
    case .edited(let bytes, let edit):
      try WholeFile.write(bytes, to: target)
      return .edited(
        cells: edit.changedCells, added: edit.addedRows, removed: edit.removedRows,
        reordered: edit.isReordered)
    case .impossible(let why): reason = why
    }
    let name = String(decoding: target.name, as: UTF8.self)
    // A name that ends so is never taken for a return.
    let kept = "\(name.dropLast(5))_\(SHA256.hexadecimal(of: old).prefix(8)).xlsx~"
    try WholeFile.write(old, to: target.parent.appending(kept))
    try writeAnew(schema, to: target)
    return .rewritten(kept: kept, reason: reason)
  }

  /// What comes of a workbook that is there.
  private enum Edited {
    case same
    case edited([UInt8], SchemaBookEdit)
    case impossible(SchemaSentence)
  }

  /// The workbook with what differs changed; the result is read again and has to say the schema.
  private static func edited(_ old: [UInt8], to schema: CampaignSchema) -> Edited {
    let workbook: Workbook
    let said: LoadedSchema
    do throws(SchemaError) {
      workbook = try SchemaSource.workbook(old, name: "")
      said = try SchemaFile.parse(workbook: workbook, fileName: "", unbuilt: .none)
    } catch {
      return .impossible(
        SchemaSentence(
          vietnamese: "tệp cũ không phải lược đồ đọc được", english: "the old file is no readable schema"))
    }
    if said.schema.ordered == schema.ordered { return .same }
    guard let edit = SchemaBookEdit(of: workbook, from: said.schema, to: schema) else {
      return .impossible(
        SchemaSentence(
          vietnamese: "tệp cũ thiếu trang cần có", english: "the old file lacks a sheet that is needed"))
    }
    do throws(PackageEditError) {
      let bytes = try WorkbookEdit.edited(old, edit.edits)
      if let again = try? SchemaSource.loaded(bytes, name: "", unbuilt: .none),
        again.schema.ordered == schema.ordered
      {
        return .edited(bytes, edit)
      }
      return .impossible(
        SchemaSentence(
          vietnamese: "không sửa được tại chỗ mà vẫn giữ đúng lược đồ",
          english: "no change in place would hold the schema"))
    } catch {
      return .impossible(SchemaSentence(vietnamese: error.vietnamese, english: error.description))
    }
  }

  private static func writeAnew(_ schema: CampaignSchema, to target: FilePath) throws(RunError) {
    let temporary = WholeFile.temporary(for: target)
    do throws(WorkbookWriteError) {
      try WorkbookWriter.write(
        SchemaBookWriter.plan(of: schema), to: String(decoding: temporary.bytes, as: UTF8.self))
    } catch {
      SystemCalls.remove(temporary)
      throw .workbookNotWritten(
        path: target.shown,
        why: FindingMessage(vietnamese: error.reasonInVietnamese, english: error.reasonInEnglish))
    }
    try WholeFile.finish(temporary, target)
  }
}

extension CampaignSchema {
  /// The schema with what has no order of its own in one: fields of units stand in columns, words of the campaign in
  /// rows, wherever their author has put them.
  fileprivate var ordered: CampaignSchema {
    var schema = self
    for index in schema.units.indices { schema.units[index].fields.sort { $0.name < $1.name } }
    schema.campaign.notations.sort { $0.word < $1.word }
    return schema
  }
}
