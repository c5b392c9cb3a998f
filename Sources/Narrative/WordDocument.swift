/// The parts of a Word document: few, and the same for the same report.
package enum WordDocument {
  /// A part by its name in the package.
  package typealias Part = (name: String, bytes: [UInt8])

  /// A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 mm above and below, 30 mm left, 20 mm right; in
  /// twentieths of a point.
  private static let page = (width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 1134)
  private static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The parts, in the order in which they are written.
  package static func parts(_ document: ReportDocument) -> [Part] {
    [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", relationships),
      ("word/document.xml", body(document)),
      ("word/_rels/document.xml.rels", documentRelationships),
      ("word/styles.xml", styles(document.isEnglish)),
      ("word/header1.xml", pageNumber), ("word/settings.xml", settings),
      ("docProps/core.xml", properties(document)),
    ].map { ($0.0, Array((declaration + $0.1).utf8)) }
  }

  private static func body(_ document: ReportDocument) -> String {
    let width = page.width - page.left - page.right
    var xml = "<w:document \(namespaces)><w:body>"
    var bookmark = 0
    for (place, block) in document.blocks.enumerated() {
      switch block {
      case .paragraph(let paragraph):
        if paragraph.bookmark != nil { bookmark += 1 }
        xml += WordXML.paragraph(paragraph, bookmark: bookmark)
      case .table(let table):
        xml += WordXML.table(table, width: width)
        // Two tables that meet would become one.
        if place + 1 < document.blocks.count, case .table = document.blocks[place + 1] {
          xml += WordXML.paragraph(.line("", size: 6), bookmark: 0)
        }
      case .pageBreak: xml += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
      }
    }
    // A document that ends with a table needs a paragraph behind it.
    if case .table = document.blocks.last { xml += WordXML.paragraph(.line("", size: 2), bookmark: 0) }
    xml +=
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"\(page.width)\" w:h=\"\(page.height)\"/>"
      + "<w:pgMar w:top=\"\(page.top)\" w:right=\"\(page.right)\" w:bottom=\"\(page.bottom)\" w:left=\"\(page.left)\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
      // No number on the first page.
      + "<w:titlePg/></w:sectPr></w:body></w:document>"
    return xml
  }

  private static let contentTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + [
      ("word/document", "wordprocessingml.document.main"), ("word/styles", "wordprocessingml.styles"),
      ("word/header1", "wordprocessingml.header"), ("word/settings", "wordprocessingml.settings"),
    ].map {
      "<Override PartName=\"/\($0.0).xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\($0.1)+xml\"/>"
    }.joined()
    + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"

  private static let relationshipsHead =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let relationships =
    relationshipsHead
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
  private static let documentRelationships =
    relationshipsHead + "<Relationship Id=\"rId1\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(office)/header\" Target=\"header1.xml\"/>"
    + "<Relationship Id=\"rId3\" Type=\"\(office)/settings\" Target=\"settings.xml\"/></Relationships>"

  /// Times New Roman 14; the language, so that the proofing of the program fits.
  private static func styles(_ isEnglish: Bool) -> String {
    "<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
      + "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"\(isEnglish ? "en-GB" : "vi-VN")\"/></w:rPr></w:rPrDefault>"
      + "<w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
  }
  /// The number of the page, in the middle of the upper margin.
  private static let pageNumber =
    "<w:hdr \(namespaces)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
  private static let settings =
    "<w:settings \(namespaces)><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"

  private static func properties(_ document: ReportDocument) -> String {
    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + "<dc:title>\(WordXML.escaped(document.title))</dc:title><dc:creator>\(WordXML.escaped(document.author))</dc:creator>"
      + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(WordXML.escaped(document.created))</dcterms:created></cp:coreProperties>"
  }
}
