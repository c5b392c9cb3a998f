/// How much a workbook may ask of its reader. Each limit is an error of the class `too-large` when it is passed.
///
/// Nothing that a file claims about itself (`uniqueCount`, `dimension`, `count`) reserves memory; these limits hold
/// for what is really there.
public struct ReadingLimits: Sendable, Equatable {
  /// Entries of the zip container.
  public var entries = 10_000
  /// Bytes of one inflated part.
  public var partBytes = 2 << 30
  /// Bytes of a part of which much is kept as it stands: the workbook, relationships, styles, comments, properties.
  public var structureBytes = 64 << 20
  /// Cells that are looked at to find those that array formulas cover; what lies beyond is not marked.
  public var coveredCells = 20_000_000
  /// How many times its packed size a part may grow, once it is larger than `ratioFreeBytes`.
  public var ratio = 400
  /// Inflated bytes of a part below which its ratio does not matter.
  public var ratioFreeBytes = 16 << 20
  /// Elements inside one another.
  public var depth = 256
  /// UTF-8 bytes of one text: what a cell may hold when each of its characters is escaped, and 1 MiB.
  public var textBytes = 32_767 * 7 + (1 << 20)
  /// Bytes of one tag, comment or other token of XML.
  public var tokenBytes = 2 << 20
  /// Bytes of the name of a namespace.
  public var namespaceBytes = 4096
  /// Bytes that the XML parser may take for itself: an unfinished token, the names it has met, the tag that is open.
  public var parserBytes = 64 << 20
  /// UTF-16 units of a cell's text that Excel allows. More are kept, with a warning.
  public var cellTextUnits = 32_767
  /// Shared strings.
  public var sharedStrings = 10_000_000
  /// Cell formats, and number formats.
  public var styles = 1_000_000
  /// Sheets.
  public var sheets = 10_000
  /// Merged ranges of a sheet.
  public var mergedRanges = 100_000
  /// Relationships of a part.
  public var relationships = 100_000
  /// Warnings that are kept; further ones are only counted.
  public var warnings = 200
  /// Seconds of CPU for one workbook, one more for each MiB of file above `freeFileBytes`. Ten is what is promised; half
  /// a second is left for what comes before and after reading.
  public var seconds = 9.5
  /// Whether the time that the consumer of cells takes counts too.
  public var countsConsumer = false
  /// Bytes of file that need no more than `seconds`.
  public var freeFileBytes = 10 << 20
  /// Bytes of texts, cells and everything else that is kept of one workbook. Arrays that grow hold up to twice as much.
  public var memoryBytes = 256 << 20

  /// The limits as documented.
  public init() {}

  /// The same limits where reader and consumer are one.
  package var withConsumer: ReadingLimits {
    var limits = self
    limits.countsConsumer = true
    return limits
  }

  /// The limits as documented.
  public static let standard = ReadingLimits()
}
