public import Cells

/// Why a workbook could not be read, and where it was seen.
public struct WorkbookReadError: Error, Sendable {
  /// What was found.
  public var reason: Reason
  /// Where.
  public var place: Place
  /// What caused it, where another layer had an error of its own.
  public var underlying: (any Error)?

  /// An error of one reason at one place.
  public init(_ reason: Reason, at place: Place = Place(), underlying: (any Error)? = nil) {
    self.reason = reason
    self.place = place
    self.underlying = underlying
  }

  /// Where something was found; what is not known is nil.
  public struct Place: Sendable, Equatable {
    /// The workbook's file name, control characters escaped.
    public var workbook: String?
    /// The part of the package, such as `xl/worksheets/sheet1.xml`.
    public var part: String?
    /// The sheet's name.
    public var sheet: String?
    /// The cell.
    public var cell: CellReference?

    /// A place.
    public init(
      workbook: String? = nil, part: String? = nil, sheet: String? = nil, cell: CellReference? = nil
    ) {
      self.workbook = workbook
      self.part = part
      self.sheet = sheet
      self.cell = cell
    }
  }

  /// The classes of errors, by which programs tell them apart.
  public enum Class: String, Sendable, CaseIterable {
    /// The bytes are no OOXML package, or a package without a workbook.
    case notAWorkbook = "not-a-workbook"
    /// A spreadsheet, but of a format that is not read.
    case unsupportedFormat = "unsupported-format"
    /// Protected by a password or by rights management.
    case encrypted
    /// A damaged or contradictory container, package, XML or sheet.
    case corrupt
    /// Beyond one of `ReadingLimits`.
    case tooLarge = "too-large"
    /// A document type declaration in a part.
    case unsafeXML = "unsafe-xml"
    /// Entries of the zip container that are duplicate, overlap or contradict one another.
    case unsafeContainer = "unsafe-container"
    /// The file cannot be opened or read.
    case ioError = "io-error"
  }

  /// Whether time or memory ran out, which depends on more than the bytes.
  var isOfBudget: Bool {
    if case .tooLarge(let limit, _) = reason { return limit == .seconds || limit == .memoryBytes }
    return false
  }

  /// Its class.
  public var errorClass: Class { reason.errorClass }

  /// The same error with what is not known of its place filled in.
  func located(workbook: String? = nil, part: String? = nil, sheet: String? = nil) -> WorkbookReadError {
    var located = self
    located.place.workbook = place.workbook ?? workbook
    located.place.part = place.part ?? part
    located.place.sheet = place.sheet ?? sheet
    return located
  }
}
