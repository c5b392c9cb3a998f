import Cells

/// What stands beside the cells.
extension WorkbookReader {
  /// The notes of a sheet.
  func readComments(of sheet: Sheet) throws(WorkbookReadError) -> [CellReference: String] {
    guard let part = sheetParts[sheet.index]?.partName else { return [:] }
    let relationships = try package.readRelationships(of: part)
    var comments: [CellReference: String] = [:]
    for relationship in relationships.all where relationship.type == "comments" && !relationship.isExternal {
      guard let entry = try package.entry(target: relationship.target, from: part) else {
        warningList.add("The part \(printable(relationship.target)) is not in the file.", sheet: sheet.name)
        continue
      }
      let (found, bytes) = try package.read(
        entry, CommentsPart.handlers, CommentsPart.State(limits: limits), result: { ($0.comments, $0.bytes) })
      try package.budget.keep(bytes)
      comments.merge(found) { first, _ in first }
    }
    return comments
  }

  /// The properties of the document. Parts that are lacking or broken do not matter; a document type declaration does.
  func readProperties() throws(WorkbookReadError) -> DocumentProperties {
    var properties = DocumentProperties()
    let root = try package.readRelationships(of: "")
    for (type, usual) in [
      ("core-properties", "docprops/core.xml"), ("extended-properties", "docprops/app.xml"),
    ] {
      let named =
        if let target = root.first(type: type)?.target { try package.entry(target: target, from: "") } else {
          ZipEntry?.none
        }
      guard let entry = named ?? package.archive.entry(named: usual) else { continue }
      do throws(WorkbookReadError) {
        let limits = self.limits
        let found = try package.read(
          entry, PropertiesPart.handlers, PropertiesPart.State(limits: limits), result: { $0.properties })
        properties.modified = properties.modified ?? found.modified
        properties.creator = properties.creator ?? found.creator
        properties.application = properties.application ?? found.application
      } catch  where error.reason == .documentType {
        throw error
      } catch {
        warningList.add("The document's properties in \(printable(entry.shownName)) cannot be read.")
      }
    }
    return properties
  }

  /// What a program could run or fetch, by the relationships of the workbook and the names of the parts.
  func activeContent() -> [ActiveContent] {
    var found: Set<ActiveContent> = []
    for relationship in package.relationships.all {
      switch relationship.type {
      case "vbaProject", "xlMacrosheet", "xlIntlMacrosheet": found.insert(.macros)
      case "externalLink", "externalLinkPath", "xlExternalLinkPath": found.insert(.externalLinks)
      case "connections": found.insert(.connections)
      default: break
      }
    }
    for entry in package.archive.entries {
      let (folder, file) = PartName.ending(of: entry.partName)
      guard !folder.isEmpty else { continue }
      if folder.elementsEqual("embeddings".utf8) || folder.elementsEqual("activex".utf8) {
        found.insert(.embeddedObjects)
      }
      if file.suffix(14).elementsEqual("vbaproject.bin".utf8) { found.insert(.macros) }
    }
    return ActiveContent.allCases.filter(found.contains)
  }
}
