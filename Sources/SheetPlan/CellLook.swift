/// A colour as red, green and blue, `0xRRGGBB`.
package struct Colour: Sendable, Hashable {
  /// The three bytes.
  package var rgb: UInt32
  /// A colour.
  package init(_ rgb: UInt32) { self.rgb = rgb }
}

/// How a cell looks. Two equal looks are one style of the workbook.
package struct CellLook: Sendable, Hashable {
  /// The font's name.
  package var font = "Times New Roman"
  /// The font's size in points.
  package var size = 13.0
  /// How the font is set.
  package var isBold = false, isItalic = false, isUnderlined = false
  /// The colour of the text; nil: automatic.
  package var colour: Colour?
  /// The colour behind the text; nil: none.
  package var fill: Colour?
  /// The lines around it.
  package var border = CellBorder.none
  /// The colour of the lines; nil: automatic.
  package var borderColour: Colour?
  /// The number format (ECMA-376 Part 1, 18.8.31 numFmts).
  package var format = NumberFormat.general
  /// Where the content stands.
  package var horizontal = HorizontalAlignment.general, vertical = VerticalAlignment.centre
  /// Whether long text goes on in further lines.
  package var wraps = false
  /// Whether the text is made smaller until it fits.
  package var shrinks = false
  /// Steps to the right, 0–15.
  package var indent = 0
  /// Degrees by which the text is turned, −90…90.
  package var rotation = 0
  /// Whether it cannot be changed where the sheet is protected.
  package var isLocked = true
  /// The default look.
  package init() {}

  /// The same look, changed.
  package func with(_ change: (inout CellLook) -> Void) -> CellLook {
    var look = self
    change(&look)
    return look
  }
}

/// The lines around a cell.
package enum CellBorder: Sendable, Hashable {
  /// No lines.
  case none
  /// Thin lines on all sides.
  case thin
  /// The thinnest lines on all sides.
  case hair
  /// A line below only.
  case bottom
  /// A line above only.
  case top
}

/// Where the content of a cell stands from left to right.
package enum HorizontalAlignment: Sendable, Hashable {
  case general, left, centre, right
}

/// Where the content of a cell stands from top to bottom.
package enum VerticalAlignment: Sendable, Hashable {
  case top, centre, bottom
}

/// How numbers are shown: a format code of the file, always in the English notation; the reader's program shows it
/// in the notation of its locale.
package struct NumberFormat: Sendable, Hashable {
  /// The code, such as `#,##0`.
  package var code: String
  /// A format.
  package init(_ code: String) { self.code = code }
  /// As the program likes.
  package static let general = NumberFormat("General")
  /// Whole numbers in groups of three digits.
  package static let whole = NumberFormat("#,##0")
  /// A day.
  package static let day = NumberFormat("dd/mm/yyyy")
  /// A day and a time of day.
  package static let moment = NumberFormat("dd/mm/yyyy hh:mm")
  /// Text: what is typed stays as it is.
  package static let text = NumberFormat("@")
  /// Groups of three digits and so many decimals, at most 15.
  package static func decimals(_ count: Int) -> NumberFormat {
    count > 0 ? NumberFormat("#,##0." + String(repeating: "0", count: min(count, 15))) : whole
  }
}
