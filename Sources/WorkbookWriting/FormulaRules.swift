import Cells
import SheetPlan

/// What Excel asks of formulas and the library does not check.
enum FormulaRules {
  /// The length in UTF-16 units of the longest text within a formula (`"…"`); Excel takes 255.
  static func longestText(in formula: String) -> Int {
    guard formula.utf8.contains(UInt8(ascii: "\"")) else { return 0 }
    var longest = 0
    var current: Int?
    for unit in formula.utf16 {
      if unit == UInt16(UInt8(ascii: "\"")) {
        longest = max(longest, current ?? 0)
        current = current == nil ? 0 : nil
      } else if let length = current {
        current = length + 1
      }
    }
    return longest
  }

  /// Why a formula, without its `=`, and its value cannot stand in a cell; nil: they can.
  static func refusal(
    of formula: String, _ value: FormulaValue, limits: WritingLimits
  ) -> WorkbookWriteError.Reason? {
    guard longestText(in: formula) <= limits.formulaTextLength, formula.utf16.count <= limits.formulaLength
    else { return .formulaTooLong(formula.utf16.count) }
    if case .number(let number) = value, !number.isFinite { return .notANumber }
    return nil
  }
}

/// What Excel asks of the names of cells.
enum DefinedNameRules {
  /// Whether a text can be a name: letters, digits, `_`, `.`; no digit or point first; not like `B01`, `R1C1` or `C`;
  /// at most 255 characters.
  static func isValid(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isAlphabetic,
      name.utf16.count <= 255
    else { return false }
    let fits = name.unicodeScalars.allSatisfy {
      $0 == "_" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || $0.properties.generalCategory == .nonspacingMark
    }
    guard fits, CellReference(name) == nil else { return false }
    return !looksLikeRowAndColumn(name.uppercased())
  }

  /// Whether a text is a reference of the R1C1 notation: `R`, `C`, `R1`, `C2`, `R1C2`.
  private static func looksLikeRowAndColumn(_ name: String) -> Bool {
    var rest = Substring(name)
    var found = false
    for letter in ["R", "C"] as [Character] where rest.first == letter {
      found = true
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
    return found && rest.isEmpty
  }
}
