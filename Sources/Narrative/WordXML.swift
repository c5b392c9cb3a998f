/// Pieces of WordprocessingML (ECMA-376 part 1, 17).
enum WordXML {
  /// A text for the content of an element or a quoted attribute. Characters that XML 1.0 does not have are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": result += " "
      case let other where other.value < 0x20 || other.value == 0xFFFE || other.value == 0xFFFF: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A run; sizes in half points (17.3.2.38).
  static func run(_ run: ReportDocument.Run, size: Double) -> String {
    var properties = ""
    if run.isBold { properties += "<w:b/>" }
    if run.isItalic { properties += "<w:i/>" }
    properties += "<w:sz w:val=\"\(Int(size * 2))\"/><w:szCs w:val=\"\(Int(size * 2))\"/>"
    if run.isRaised { properties += "<w:vertAlign w:val=\"superscript\"/>" }
    let text =
      "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(escaped(run.text))</w:t></w:r>"
    guard let anchor = run.anchor else { return text }
    return "<w:hyperlink w:anchor=\"\(escaped(anchor))\">\(text)</w:hyperlink>"
  }

  /// A paragraph; distances in twentieths of a point. `bookmark`: the number of its bookmark.
  static func paragraph(_ paragraph: ReportDocument.Paragraph, bookmark: Int) -> String {
    var properties = paragraph.keepsWithNext ? "<w:keepNext/>" : ""
    let isDense = paragraph.size <= 10
    properties +=
      "<w:spacing w:before=\"\(Int(paragraph.above * 20))\" w:after=\"0\" w:line=\"\(isDense ? 240 : 259)\" w:lineRule=\"auto\"/>"
    if paragraph.isIndented { properties += "<w:ind w:firstLine=\"567\"/>" }
    properties += "<w:jc w:val=\"\(paragraph.alignment.rawValue)\"/>"
    // The end of the paragraph has a size too: it alone makes the height of an empty one.
    let size = Int(paragraph.size * 2)
    properties += "<w:rPr><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr>"
    var content = paragraph.runs.filter { !$0.text.isEmpty }.map { run($0, size: paragraph.size) }.joined()
    if let name = paragraph.bookmark {
      content =
        "<w:bookmarkStart w:id=\"\(bookmark)\" w:name=\"\(escaped(name))\"/>\(content)<w:bookmarkEnd w:id=\"\(bookmark)\"/>"
    }
    return "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>" + (paragraph.lineBelow.map(line) ?? "")
  }

  /// An empty paragraph of no height whose border is a line that stands so far from both sides.
  private static func line(_ sides: Int) -> String {
    "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
      + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/>"
      + "<w:ind w:left=\"\(sides)\" w:right=\"\(sides)\"/><w:rPr><w:sz w:val=\"4\"/></w:rPr></w:pPr></w:p>"
  }

  /// A table of the whole width (17.4).
  static func table(_ table: ReportDocument.Table, width: Int) -> String {
    let all = max(table.widths.reduce(0, +), 1)
    let widths = table.widths.map { width * $0 / all }
    let line = table.hasFrame ? "single" : "nil"
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"\(line)\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined()
    var xml =
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblBorders>\(borders)</w:tblBorders>"
      + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
    xml += "<w:tblGrid>" + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
    for (number, row) in table.rows.enumerated() {
      xml +=
        "<w:tr><w:trPr><w:cantSplit/>" + (number < table.headingRows ? "<w:tblHeader/>" : "") + "</w:trPr>"
      for (column, paragraphs) in row.enumerated() {
        let wide = widths.indices.contains(column) ? widths[column] : 0
        xml +=
          "<w:tc><w:tcPr><w:tcW w:w=\"\(wide)\" w:type=\"dxa\"/><w:vAlign w:val=\"\(table.hasFrame ? "center" : "top")\"/></w:tcPr>"
        // A cell has at least one paragraph (17.4.65).
        let content = paragraphs.isEmpty ? [.line("")] : paragraphs
        xml += content.map { paragraph($0, bookmark: 0) }.joined() + "</w:tc>"
      }
      xml += "</w:tr>"
    }
    return xml + "</w:tbl>"
  }
}
