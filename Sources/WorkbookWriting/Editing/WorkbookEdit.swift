import Cells
package import SheetPlan

/// Changes cells and rows of a workbook that is there already: only the parts of the sheets concerned are written anew,
/// and in them only the cells concerned; colours, notes, further columns, formulas and all other parts stay.
package struct WorkbookEdit {
  private var package: PackageEdit
  /// The parts of the sheets, by their names on the tabs.
  private var sheets: [(name: String, part: String)] = []
  private var workbookPart = ""

  /// The workbook after the changes.
  /// - Throws: what stands in the way; nothing is changed then.
  package static func edited(_ bytes: [UInt8], _ edits: [SheetEdit]) throws(PackageEditError) -> [UInt8] {
    var edit = try WorkbookEdit(bytes)
    try edit.apply(edits.filter { !$0.isBlank })
    return edit.package.bytes
  }

  private init(_ bytes: [UInt8]) throws(PackageEditError) {
    package = try PackageEdit(bytes)
    let root = try relationships(of: "")
    guard let workbook = root.first(where: { $0.type.hasSuffix("/officeDocument") })?.target,
      let bytes = try package.part(workbook), var tags = XMLTags(bytes)
    else { throw .unfit("xl/workbook.xml") }
    workbookPart = workbook
    let targets = try relationships(of: workbook)
    while let tag = tags.next() {
      guard tags.localName(tag) == "sheet", tag.kind != .close, let name = tags.attribute("name", of: tag)
      else { continue }
      // The prefix of the relationships' namespace is `r` in all but a few files.
      guard let identifier = tags.attribute("r:id", of: tag).map(tags.text),
        let target = targets.first(where: { $0.identifier == identifier })?.target
      else { throw .unfit(workbook) }
      sheets.append((tags.text(name), target))
    }
  }

  // MARK: Relationships

  /// A relationship within the package (ECMA-376 Part 2, 6.5).
  private struct Relationship {
    var identifier: String, type: String, target: String
  }

  private func relationships(of part: String) throws(PackageEditError) -> [Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    guard let bytes = try package.part("\(folder)_rels/\(name).rels") else { return [] }
    guard var tags = XMLTags(bytes) else { throw .unfit("\(folder)_rels/\(name).rels") }
    var found: [Relationship] = []
    while let tag = tags.next() {
      guard tags.localName(tag) == "Relationship", tag.kind != .close,
        let identifier = tags.attribute("Id", of: tag), let type = tags.attribute("Type", of: tag),
        let target = tags.attribute("Target", of: tag)
      else { continue }
      if tags.attribute("TargetMode", of: tag).map(tags.text) == "External" { continue }
      found.append(
        Relationship(
          identifier: tags.text(identifier), type: tags.text(type),
          target: Self.resolved(tags.text(target), from: folder)))
    }
    return found
  }

  /// The part that a target leads to.
  private static func resolved(_ target: String, from folder: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      if step == ".." {
        if !path.isEmpty { path.removeLast() }
      } else if step != "." {
        path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }

  // MARK: Changes

  private mutating func apply(_ edits: [SheetEdit]) throws(PackageEditError) {
    guard !edits.isEmpty else { return }
    var maps: [String: RowMap] = [:]
    for edit in edits { if let rows = edit.rows { maps[edit.sheet.lowercased()] = RowMap(rows) } }
    let formulas = FormulaRows(maps: maps)
    var hasFormulas = false
    for (name, partName) in sheets {
      let edit = edits.first { $0.sheet == name }
      guard let bytes = try package.part(partName) else { continue }
      // Charts and dialogs have no rows; they stay as they are.
      guard let sheet = try? SheetPart(bytes, part: partName) else {
        if edit != nil { throw .unfit(partName) }
        continue
      }
      hasFormulas = hasFormulas || sheet.hasFormulas
      if edit == nil, maps.isEmpty { continue }
      let map = maps[name.lowercased()]
      let changed = try sheet.edited(edit, map: map, formulas: formulas, sheet: name, part: partName)
      if changed != bytes { package.replace(partName, with: changed) }
      if let map { try moveAttachments(of: partName, map) }
    }
    if hasFormulas { try dropCalculationChain() }
    try editWorkbook(formulas, recalculates: hasFormulas)
  }

  /// Notes, tables and the like follow the rows of their sheet.
  private mutating func moveAttachments(of part: String, _ map: RowMap) throws(PackageEditError) {
    for relationship in try relationships(of: part) {
      let type = relationship.type.split(separator: "/").last ?? ""
      guard let bytes = try package.part(relationship.target) else { continue }
      let changed: [UInt8]
      switch type {
      case "comments", "threadedComment", "table":
        changed = try SheetAttachment.moved(bytes, map, part: relationship.target)
      case "vmlDrawing": changed = try SheetAttachment.movedShapes(bytes, map, part: relationship.target)
      default: continue
      }
      if changed != bytes { package.replace(relationship.target, with: changed) }
    }
  }

  /// The order of calculation names cells that may have moved; programs make it anew.
  private mutating func dropCalculationChain() throws(PackageEditError) {
    guard let chain = try relationships(of: workbookPart).first(where: { $0.type.hasSuffix("/calcChain") })
    else { return }
    package.remove(chain.target)
    let slash = workbookPart.lastIndex(of: "/")
    let folder = slash.map { String(workbookPart[...$0]) } ?? ""
    let name = slash.map { String(workbookPart[workbookPart.index(after: $0)...]) } ?? workbookPart
    try removeElement(from: "\(folder)_rels/\(name).rels", where: "Type") { $0.hasSuffix("/calcChain") }
    try removeElement(from: "[Content_Types].xml", where: "PartName") {
      $0.lowercased() == "/" + chain.target.lowercased()
    }
  }

  private mutating func removeElement(
    from part: String, where attribute: String, is wanted: (String) -> Bool
  ) throws(PackageEditError) {
    guard let bytes = try package.part(part), var tags = XMLTags(bytes) else { throw .unfit(part) }
    var changes = ByteChanges()
    while let tag = tags.next() {
      if tag.kind == .empty, let value = tags.attribute(attribute, of: tag), wanted(tags.text(value)) {
        changes.replace(tag.range, [])
      }
    }
    if !changes.isBlank { package.replace(part, with: changes.applied(to: bytes)) }
  }

  /// Defined names follow the rows; formulas are computed anew when the workbook is opened.
  private mutating func editWorkbook(
    _ formulas: FormulaRows, recalculates: Bool
  ) throws(PackageEditError) {
    guard let bytes = try package.part(workbookPart), var tags = XMLTags(bytes) else {
      throw .unfit(workbookPart)
    }
    var changes = ByteChanges()
    var lastList: XMLTags.Tag?
    var hasProperties = false
    while let tag = tags.next() {
      switch tags.localName(tag) {
      case "definedName" where tag.kind == .open:
        let end = bytes[tag.range.upperBound...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let old = tags.text(tag.range.upperBound..<end)
        let new = formulas.adjusted(old, on: nil)
        if new != old { changes.replace(tag.range.upperBound..<end, XMLText.escaped(new)) }
      case "sheets", "functionGroups", "externalReferences", "definedNames":
        if tag.kind != .open { lastList = tag }
      case "calcPr" where recalculates && tag.kind != .close:
        hasProperties = true
        if let value = tags.attribute("fullCalcOnLoad", of: tag) {
          changes.replace(value, "1".utf8)
        } else {
          changes.replace(tag.name.upperBound..<tag.name.upperBound, " fullCalcOnLoad=\"1\"".utf8)
        }
      default: break
      }
    }
    if recalculates, !hasProperties, let lastList {
      let end = lastList.range.upperBound
      changes.replace(end..<end, "<\(tags.prefix(lastList))calcPr fullCalcOnLoad=\"1\"/>".utf8)
    }
    if changes.isBlank { return }
    let changed = changes.applied(to: bytes)
    if changed != bytes { package.replace(workbookPart, with: changed) }
  }
}
