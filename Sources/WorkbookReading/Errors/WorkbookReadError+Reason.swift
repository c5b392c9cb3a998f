extension WorkbookReadError {
  /// What was found, with the offending values.
  public enum Reason: Sendable, Equatable {
    /// The file is something else.
    case otherFormat(FileFormat)
    /// The file, or a part that is needed, is encrypted.
    case encrypted
    /// A package without a workbook part.
    case noWorkbookPart
    /// A part is packed by a method that packages may not use (ECMA-376 Part 2 allows 0 and 8).
    case packingMethod(Int)
    /// The zip container is cut short or damaged; in a few words, what is wrong.
    case damagedContainer(Detail)
    /// A part's checksum is not that of its bytes.
    case checksum(stored: UInt32, computed: UInt32)
    /// A part does not have the size that the container states.
    case size(stated: Int, found: Int)
    /// A part does not unpack.
    case unpacking(Detail)
    /// A part that the workbook needs is not there.
    case missingPart(String)
    /// XML that is not well-formed; expat's words, line and column (from 1).
    case illFormedXML(String, line: Int, column: Int)
    /// The part's root element is not the one expected.
    case unexpectedRoot(found: String, expected: String)
    /// A reference that names no cell of the grid.
    case cellReference(String)
    /// A row number beyond the grid.
    case rowNumber(String)
    /// More than one sheet has this name.
    case duplicateSheet(String)
    /// Several sheets stand behind one part.
    case sharedSheetPart(String)
    /// A part says two things that cannot both be.
    case contradiction(Detail)
    /// A workbook without sheets.
    case noSheets
    /// One of `ReadingLimits` was passed.
    case tooLarge(Limit, maximum: Int)
    /// A document type declaration.
    case documentType
    /// Two entries of the container have one name.
    case duplicateEntry(String)
    /// Two entries of the container share bytes.
    case overlappingEntries(String, String)
    /// The header in front of an entry is not what the directory says.
    case headersDisagree(Detail)
    /// A call of the operating system failed with this `errno`.
    case system(call: String, code: Int32)
    /// The path does not lead to a regular file.
    case notARegularFile(String)
    /// The file changed while it was read.
    case changedWhileRead
  }

  /// Which limit was passed.
  public enum Limit: String, Sendable, CaseIterable {
    /// `ReadingLimits.entries`.
    case entries
    /// `ReadingLimits.partBytes`.
    case partBytes
    /// `ReadingLimits.ratio`.
    case ratio
    /// `ReadingLimits.depth`.
    case depth
    /// `ReadingLimits.textBytes`.
    case textBytes
    /// `ReadingLimits.tokenBytes`.
    case tokenBytes
    /// `ReadingLimits.namespaceBytes`.
    case namespaceBytes
    /// `ReadingLimits.sharedStrings`.
    case sharedStrings
    /// `ReadingLimits.styles`.
    case styles
    /// `ReadingLimits.sheets`.
    case sheets
    /// `ReadingLimits.mergedRanges`.
    case mergedRanges
    /// `ReadingLimits.relationships`.
    case relationships
    /// `ReadingLimits.seconds`.
    case seconds
    /// `ReadingLimits.memoryBytes` or `parserBytes`.
    case memoryBytes
  }

  /// A few words in both languages, for what has too many forms to be a case of its own.
  public struct Detail: Sendable, Equatable {
    /// English.
    public var english: String
    /// Vietnamese.
    public var vietnamese: String
    /// The words.
    public init(_ english: String, _ vietnamese: String) {
      self.english = english
      self.vietnamese = vietnamese
    }
  }
}

extension WorkbookReadError.Reason {
  /// The class of the reason.
  public var errorClass: WorkbookReadError.Class {
    switch self {
    case .otherFormat(let format): format.errorClass
    case .encrypted: .encrypted
    case .noWorkbookPart: .notAWorkbook
    case .packingMethod, .damagedContainer, .checksum, .size, .unpacking, .missingPart, .illFormedXML,
      .unexpectedRoot, .cellReference, .rowNumber, .duplicateSheet, .sharedSheetPart, .contradiction,
      .noSheets:
      .corrupt
    case .tooLarge: .tooLarge
    case .documentType: .unsafeXML
    case .duplicateEntry, .overlappingEntries, .headersDisagree: .unsafeContainer
    case .system, .notARegularFile, .changedWhileRead: .ioError
    }
  }
}
