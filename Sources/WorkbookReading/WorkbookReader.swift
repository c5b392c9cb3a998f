public import Cells

/// Reads one workbook of Office Open XML (.xlsx, .xlsm, .xltx, .xltm).
///
///     let reader = try WorkbookReader(path: "north.xlsx")
///     for sheet in reader.sheets where sheet.kind == .worksheet {
///       let rows = try reader.rows(of: sheet)
///       while let row = try rows.next() {
///         for cell in row.cells { print(sheet.name, cell.reference, cell.value) }
///       }
///     }
///
/// Opening reads the container, the list of sheets, the styles and the shared strings; cells are read row by row. A
/// reader and what it hands out belong to one thread.
public final class WorkbookReader {
  /// A tab of the workbook.
  public struct Sheet: Sendable, Equatable {
    /// Its position among all sheets, from 0.
    public let index: Int
    /// Its name.
    public let name: String
    /// Whether it is shown.
    public let state: SheetState
    /// What kind of sheet it is; worksheets and macro sheets have cells.
    public let kind: SheetKind
  }

  /// The sheets, in the order of the tabs.
  public private(set) var sheets: [Sheet] = []
  /// Whether the file's serials count from 1904; the dates that are handed out do not.
  public private(set) var is1904 = false
  /// The texts that several cells share.
  private(set) var sharedStrings = SharedStrings()
  /// The styles.
  private(set) var styles = StyleTable()
  /// What is read besides cells.
  let options: ReadingOptions
  /// The limits.
  let limits: ReadingLimits
  /// The package.
  let package: WorkbookPackage
  /// The warnings.
  let warningList: WarningList
  /// The file's name, for messages.
  let fileName: String?
  /// The names of the parts that are parsed as a whole.
  private var parsedParts: Set<String> = []
  /// The part of each sheet; nil where there is none that is read.
  private(set) var sheetParts: [ZipEntry?] = []

  /// Opens a workbook.
  public convenience init(path: String, options: ReadingOptions = [], limits: ReadingLimits = .standard)
    throws(WorkbookReadError)
  {
    try self.init(pathBytes: Array(path.utf8), options: options, limits: limits)
  }

  /// Opens a workbook whose path is given by its bytes, which need not be UTF-8.
  package convenience init(
    pathBytes: [UInt8], options: ReadingOptions = [], limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) {
    try self.init(
      InputFile.opened(pathBytes: pathBytes), name: InputFile.name(of: pathBytes), options: options,
      limits: limits)
  }

  /// Opens a workbook of a series.
  package convenience init(_ file: InputFile, pathBytes: [UInt8], in series: WorkbookSeries)
    throws(WorkbookReadError)
  {
    try self.init(
      file, name: InputFile.name(of: pathBytes), options: series.options, limits: series.limits,
      series: series)
  }

  /// Opens a workbook whose bytes are in memory.
  public convenience init(
    contents: [UInt8], name: String? = nil, options: ReadingOptions = [], limits: ReadingLimits = .standard
  ) throws(WorkbookReadError) {
    try self.init(InputFile(contents: contents), name: name, options: options, limits: limits)
  }

  private init(
    _ file: InputFile, name: String?, options: ReadingOptions, limits: ReadingLimits,
    series: WorkbookSeries? = nil
  ) throws(WorkbookReadError) {
    self.options = options
    self.limits = limits
    fileName = name
    warningList = WarningList(limits: limits)
    do throws(WorkbookReadError) {
      package = try WorkbookPackage(file, limits: limits, series: series)
      try readWorkbookPart()
      try readStyles()
      try readSharedStrings()
      try package.refuseDocumentTypes(except: parsedParts)
    } catch { throw error.located(workbook: name) }
  }

  /// The texts that several cells share. Shared string 0 of the file is text 1.
  package var sharedTexts: TextTable { sharedStrings.texts }

  /// What was odd so far, but could be read.
  public var warnings: [ReadWarning] { warningList.all }

  // MARK: Opening

  private func readWorkbookPart() throws(WorkbookReadError) {
    guard let entry = package.archive.entry(named: package.workbookName) else {
      throw WorkbookReadError(.noWorkbookPart)
    }
    parsedParts = [
      PartName.relationships(of: ""), entry.partName, PartName.relationships(of: entry.partName),
    ]
    let part: WorkbookPart
    do throws(WorkbookReadError) {
      part = try package.read(
        entry, WorkbookPart.handlers, WorkbookPart.State(maximum: limits.sheets), result: { $0.part })
    } catch {
      // A part of another kind where the workbook should be: a document, a presentation.
      if case .unexpectedRoot = error.reason {
        let format = FileFormat.detect(package.archive)
        if format != .workbook, format != .zip { throw WorkbookReadError(.otherFormat(format)) }
        throw WorkbookReadError(.noWorkbookPart, underlying: error)
      }
      throw error
    }
    guard part.hasSheetList else { throw WorkbookReadError(.noSheets, at: .init(part: entry.shownName)) }
    if part.sheets.isEmpty { warningList.add("The workbook has no sheets.") }
    is1904 = part.is1904
    try resolveSheets(part.sheets)
  }

  private func resolveSheets(_ listed: [WorkbookPart.Sheet]) throws(WorkbookReadError) {
    var byIdentifier: [String: Relationships.Relationship] = [:]
    var ambiguous: Set<String> = []
    for relationship in package.relationships.all {
      if byIdentifier.updateValue(relationship, forKey: relationship.identifier) != nil {
        ambiguous.insert(relationship.identifier)
      }
    }
    var names: Set<String> = []
    var folded: Set<String> = []
    var parts: Set<String> = []
    for (index, sheet) in listed.enumerated() {
      guard names.insert(sheet.name).inserted else { throw WorkbookReadError(.duplicateSheet(sheet.name)) }
      if listed.count > 1, !folded.insert(sheet.name.lowercased()).inserted {
        warningList.add("Another sheet has the same name but for capitals.", sheet: sheet.name)
      }
      if let identifier = sheet.relationship, ambiguous.contains(identifier) {
        throw WorkbookReadError(
          .contradiction(
            .init(
              "two relationships are named \(printable(identifier))",
              "hai quan hệ cùng tên \(printable(identifier))")),
          at: .init(sheet: sheet.name))
      }
      guard let identifier = sheet.relationship else {
        warningList.add("The sheet has no part; it has no cells.", sheet: sheet.name, isLoss: true)
        sheets.append(Sheet(index: index, name: sheet.name, state: sheet.state, kind: .missing))
        sheetParts.append(nil)
        continue
      }
      guard let relationship = byIdentifier[identifier] else {
        throw WorkbookReadError(.missingPart(identifier), at: .init(sheet: sheet.name))
      }
      let entry =
        relationship.isExternal
        ? nil : try package.entry(target: relationship.target, from: package.workbookName)
      guard let entry else {
        throw WorkbookReadError(.missingPart(relationship.target), at: .init(sheet: sheet.name))
      }
      guard parts.insert(entry.partName).inserted else {
        throw WorkbookReadError(.sharedSheetPart(entry.shownName), at: .init(sheet: sheet.name))
      }
      let kind = Self.kind(ofType: relationship.type)
      sheets.append(Sheet(index: index, name: sheet.name, state: sheet.state, kind: kind))
      if kind == .worksheet || kind == .macro { parsedParts.insert(entry.partName) }
      sheetParts.append(kind == .worksheet || kind == .macro ? entry : nil)
    }
  }

  private static func kind(ofType type: String) -> SheetKind {
    switch type {
    case "chartsheet": .chart
    case "dialogsheet": .dialog
    case "xlMacrosheet", "xlIntlMacrosheet": .macro
    default: .worksheet
    }
  }

  /// The one part that the workbook has of a type; nil where there is none.
  private func onlyPart(type: String) throws(WorkbookReadError) -> ZipEntry? {
    var found: ZipEntry?
    for relationship in package.relationships.all where relationship.type == type && !relationship.isExternal
    {
      guard let entry = try package.entry(target: relationship.target, from: package.workbookName) else {
        warningList.add("The part \(printable(relationship.target)) is not in the file.")
        continue
      }
      guard found == nil || found?.partName == entry.partName else {
        throw WorkbookReadError(
          .contradiction(
            .init("the workbook has two parts of the type \(type)", "sổ tính có hai phần cùng loại \(type)")))
      }
      found = entry
      parsedParts.insert(entry.partName)
    }
    return found
  }

  private func readStyles() throws(WorkbookReadError) {
    guard let entry = try onlyPart(type: "styles") else { return }
    styles = try package.read(
      entry, StylesPart.handlers,
      StylesPart.State(wantsFonts: options.contains(.fonts), maximum: limits.styles),
      result: { StyleTable($0.part) })
  }

  private func readSharedStrings() throws(WorkbookReadError) {
    guard let entry = try onlyPart(type: "sharedStrings") else { return }
    sharedStrings = try package.readSharedStrings(
      entry, wantsRuns: options.contains(.fonts), warnings: warningList,
      usesLane: !options.contains(.expatAlone))
  }
}
