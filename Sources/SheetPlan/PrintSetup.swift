package import Cells

/// How a sheet is printed.
package struct PrintSetup: Sendable, Equatable {
  /// The paper.
  package var paper = Paper.a4
  /// Whether the long side lies below.
  package var isLandscape = false
  /// How many pages wide and high it is made to fit; 0: as many as it takes; nil: its natural size.
  package var fit: PageFit? = PageFit(wide: 1, high: 0)
  /// Rows repeated at the top of every page.
  package var repeatedRows: ClosedRange<Int>?
  /// Columns repeated at the left of every page.
  package var repeatedColumns: ClosedRange<Int>?
  /// The part that is printed; nil: all.
  package var area: CellRange?
  /// Whether it stands in the middle of the page.
  package var isCentred = false
  /// Whether pages go to the right before they go down.
  package var acrossFirst = false
  /// Margins in inches.
  package var margins = PageMargins()
  /// Texts at the top of the page.
  package var header = PageLine()
  /// Texts at the foot of the page.
  package var footer = PageLine()
  /// A portrait page of A4, one page wide.
  package init() {}
}

/// Sizes of paper.
package enum Paper: Sendable, Equatable {
  case a4, a3
}

/// How many pages wide and high; 0: as many as it takes.
package struct PageFit: Sendable, Equatable {
  /// Pages.
  package var wide: Int, high: Int
  /// A number of pages.
  package init(wide: Int, high: Int) {
    self.wide = wide
    self.high = high
  }
}

/// Margins in inches.
package struct PageMargins: Sendable, Equatable {
  /// The four sides.
  package var left = 0.6, right = 0.5, top = 0.6, bottom = 0.7
  /// The margins of a document that may be bound at the left.
  package init() {}
}

/// The three texts of a header or footer. `{page}` and `{pages}` stand for the page number and their count; all else
/// is printed as it is.
package struct PageLine: Sendable, Equatable {
  /// Left, middle and right; empty: nothing there.
  package var left = "", middle = "", right = ""
  /// An empty line.
  package init(left: String = "", middle: String = "", right: String = "") {
    self.left = left
    self.middle = middle
    self.right = right
  }
}
