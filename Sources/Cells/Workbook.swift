/// A workbook, read whole.
public struct Workbook: Sendable {
  /// All sheets in the order of the tabs.
  public var sheets: [Worksheet] = []
  /// The texts that `Cell.text` names.
  public var texts = TextTable()
  /// The cell styles that `Cell.style` names; never empty.
  public var styles: [CellStyle] = [CellStyle()]
  /// Runs of text with a look of their own, by the index of the text; only where a run names a font, or is struck out or
  /// raised.
  public var runs: [UInt32: [TextRun]] = [:]
  /// The file's properties, as far as they are there.
  public var properties = DocumentProperties()
  /// What a program could run or fetch: macros, external links, embedded objects, connections; in words of the file.
  public var activeContent: [ActiveContent] = []
  /// What was odd, but could be read.
  public var warnings: [ReadWarning] = []

  /// A workbook without sheets.
  public init() {}
}

/// The font and number format of a cell.
public struct CellStyle: Sendable, Equatable {
  /// The format code, `General` where there is none.
  public var formatCode: String
  /// The name of the font, nil where it is not given.
  public var fontName: String?
  /// A style.
  public init(formatCode: String = "General", fontName: String? = nil) {
    self.formatCode = formatCode
    self.fontName = fontName
  }
}

/// A stretch of a text with a look of its own.
public struct TextRun: Sendable, Equatable {
  /// Its length in UTF-8 bytes; the runs of a text follow one another and cover it.
  public var length: Int
  /// The font's name, nil for the cell's own.
  public var fontName: String?
  /// Whether a line is drawn through it (ECMA-376 Part 1, 18.4.10).
  public var isStruck: Bool
  /// Whether it stands above or below the line, as the mark of a footnote does (18.4.14).
  public var isRaised: Bool
  /// A run.
  public init(length: Int, fontName: String?, isStruck: Bool = false, isRaised: Bool = false) {
    self.length = length
    self.fontName = fontName
    self.isStruck = isStruck
    self.isRaised = isRaised
  }
}

/// What docProps say.
public struct DocumentProperties: Sendable, Equatable {
  /// `dcterms:modified` of docProps/core.xml as it stands there (ISO 8601, mostly UTC); nil where it is lacking.
  public var modified: String?
  /// `dc:creator`.
  public var creator: String?
  /// `Application` of docProps/app.xml.
  public var application: String?
  /// No properties.
  public init() {}
}

/// What a program that opens the workbook could run or fetch.
public enum ActiveContent: String, Sendable, CaseIterable {
  /// A VBA project or a sheet of Excel 4 macros.
  case macros
  /// A link to another workbook.
  case externalLinks = "external links"
  /// An embedded object (OLE, ActiveX).
  case embeddedObjects = "embedded objects"
  /// A connection to a data source.
  case connections
}

/// Something odd that did not keep a workbook from being read.
public struct ReadWarning: Sendable, Equatable {
  /// What was odd, in English, one sentence.
  public var message: String
  /// The sheet it is about, if any.
  public var sheet: String?
  /// The cell it is about, if any.
  public var cell: CellReference?
  /// Whether something that the file holds is not among the cells.
  public var isLoss: Bool
  /// A warning.
  public init(message: String, sheet: String? = nil, cell: CellReference? = nil, isLoss: Bool = false) {
    self.message = message
    self.sheet = sheet
    self.cell = cell
    self.isLoss = isLoss
  }
}
