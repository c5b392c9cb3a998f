/// What a report holds, block by block, before it becomes the parts of a Word file.
package struct ReportDocument: Sendable, Equatable {
  /// A piece of text that looks the same throughout.
  package struct Run: Sendable, Equatable {
    /// The text.
    package var text: String
    /// How it looks.
    package var isBold = false, isItalic = false, isRaised = false
    /// The name of the bookmark that it leads to; nil: nowhere.
    package var anchor: String?
    /// A run.
    package init(_ text: String, bold: Bool = false, italic: Bool = false) {
      self.text = text
      isBold = bold
      isItalic = italic
    }
    /// A raised mark that leads to a bookmark.
    package static func mark(_ text: String, to anchor: String) -> Run {
      var run = Run(text)
      run.isRaised = true
      run.anchor = anchor
      return run
    }
  }
  /// Where the lines of a paragraph stand.
  package enum Alignment: String, Sendable { case left, centre = "center", right, justified = "both" }
  /// A paragraph.
  package struct Paragraph: Sendable, Equatable {
    /// What it says.
    package var runs: [Run]
    /// Where its lines stand, and whether the first one begins further in.
    package var alignment = Alignment.justified, isIndented = true
    /// The size of its letters in points.
    package var size = 14.0
    /// The space above it in points.
    package var above = 6.0
    /// The name of the bookmark that it is; nil: none.
    package var bookmark: String?
    /// Whether it stays with the paragraph below.
    package var keepsWithNext = false
    /// How far from both sides a line below it stands, in twentieths of a point, as below the name of an office; nil: none.
    package var lineBelow: Int?
    /// A paragraph.
    package init(_ runs: [Run]) { self.runs = runs }
    /// A line of a heading or a form.
    package static func line(
      _ text: String, bold: Bool = false, italic: Bool = false, size: Double = 14,
      alignment: Alignment = .centre
    ) -> Paragraph {
      var paragraph = Paragraph([Run(text, bold: bold, italic: italic)])
      paragraph.alignment = alignment
      paragraph.isIndented = false
      paragraph.size = size
      paragraph.above = 0
      return paragraph
    }
  }
  /// A table: the cells of its rows are paragraphs.
  package struct Table: Sendable, Equatable {
    /// The shares of the page's width, in hundredths of a percent or any other measure.
    package var widths: [Int]
    /// How many rows are repeated on every page.
    package var headingRows = 1
    /// The rows.
    package var rows: [[[Paragraph]]] = []
    /// Whether lines are drawn around its cells.
    package var hasFrame = true
    /// A table.
    package init(widths: [Int]) { self.widths = widths }
  }
  /// A block.
  package enum Block: Sendable, Equatable {
    case paragraph(Paragraph)
    case table(Table)
    case pageBreak
  }
  /// The blocks, top to bottom.
  package var blocks: [Block] = []
  /// The document's properties: title, author, and the moment it was made, `2020-09-06T08:00:00Z`.
  package var title = "", author = "", created = ""
  /// Whether its language is English; else Vietnamese.
  package var isEnglish = false
}
