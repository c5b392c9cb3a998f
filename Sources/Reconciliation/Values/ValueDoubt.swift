internal import Cells
internal import Findings

/// What is doubtful about one value: a case for each code T100–T112, and F006.
enum ValueDoubt: Sendable, Equatable {
  /// T100: no number rule reads it.
  case notANumber(NotANumberHint)
  /// T101: an error such as `#REF!`.
  case errorValue(String)
  /// T102: a number that was typed as text.
  case numberAsText
  /// T103: words beside the number, as they stand.
  case qualified(words: String)
  /// T104: could be one or the other.
  case ambiguous(candidates: [Double])
  /// T105: 7.063 where a count is asked.
  case decimalInCount(suggestion: Double)
  /// T106: below 0 where the minimum is 0.
  case negative(suggestion: Double?)
  /// T107: a fraction where a count is asked.
  case fractional
  /// T108: outside 0–100.
  case percentOutOfRange(suggestion: Double?)
  /// T109: no date, or none that a calendar has.
  case invalidDate
  /// T109 as info: day and month were swapped, or the year was left out; the serial of the date as it was read.
  case repairedDate(SerialDate)
  /// T110: decoded from a legacy encoding; once a file.
  case legacyEncoding(LegacyEncoding)
  /// T111: more than one figure; the sum where they are joined by a plus.
  case severalNumbers([Double], suggestion: Double?)
  /// T111: digits that only their look sets apart from the figure; the figure without them.
  case setApart(SetApartDigits, suggestion: Double?)
  /// T112: the unit of measure that the sheet says, the schema's, and the figure in the latter.
  case otherUnitOfMeasure(stated: String, expected: String, suggestion: Double?)
  /// F006: a formula without a stored result.
  case formulaWithoutValue

  /// How much it weighs.
  var severity: Severity {
    switch self {
    case .numberAsText, .qualified, .repairedDate, .legacyEncoding: .info
    default: .error
    }
  }
}

/// What can be said of a text that is not a number.
enum NotANumberHint: Sendable, Equatable {
  /// Nothing more.
  case words
  /// "xem phụ lục": the figure stands elsewhere.
  case standsElsewhere
  /// The letter l for 1, O for 0: the number that was meant.
  case mistypedDigits(Double)
  /// Words with one number in them, which may be what was meant.
  case wordsAround(Double)
  /// A date, into which the spreadsheet program turned what was typed; the number where a date format alone hides it.
  case date(String, number: Double?)
  /// TRUE or FALSE.
  case boolean
  /// A percentage where a whole number is asked.
  case percentage(Double)
}
