/// What is read besides sheets, cells and merged ranges. Each costs time.
public struct ReadingOptions: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// From bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The texts of formulas, `Worksheet.formulas`.
  public static let formulas = ReadingOptions(rawValue: 1)
  /// The notes of cells, `Worksheet.comments`.
  public static let comments = ReadingOptions(rawValue: 2)
  /// The fonts of cells and the looks of stretches of text, `CellStyle.fontName` and `Workbook.runs`.
  public static let fonts = ReadingOptions(rawValue: 4)
  /// Hidden rows and columns.
  public static let hidden = ReadingOptions(rawValue: 8)
  /// The properties of the document, `Workbook.properties`.
  public static let properties = ReadingOptions(rawValue: 16)
  /// What a program could run or fetch, `Workbook.activeContent`.
  public static let activeContent = ReadingOptions(rawValue: 32)
  /// Not a thing to read, but a way: rows go to expat alone, none to the fast lane. The result is the same.
  public static let expatAlone = ReadingOptions(rawValue: 64)
  /// Not a thing to read, but a way: large sheets are unpacked on another core, beside their parsing. The result is the
  /// same.
  public static let readsAhead = ReadingOptions(rawValue: 128)

  /// Everything.
  public static let all: ReadingOptions = [
    .formulas, .comments, .fonts, .hidden, .properties, .activeContent,
  ]
}
