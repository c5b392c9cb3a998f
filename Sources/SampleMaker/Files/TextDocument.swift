internal import WorkbookWriting

/// Writes a Word document of a few paragraphs (ECMA-376 Part 1, 17).
enum TextDocument {
  /// The bytes of a `.docx` file. The paragraphs hold no characters that XML reserves.
  static func bytes(paragraphs: [String]) -> [UInt8] {
    let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    let kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    let content =
      declaration + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
      + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
      + #"<Override PartName="/word/document.xml" ContentType="\#(kinds)"/></Types>"#
    let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let relationships =
      declaration + #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
      + #"<Relationship Id="rId1" Type="\#(relationship)" Target="word/document.xml"/></Relationships>"#
    let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let document =
      declaration + #"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#
      + "<w:body>\(body)</w:body></w:document>"
    return PackageParts.bytes([
      ("[Content_Types].xml", Array(content.utf8)), ("_rels/.rels", Array(relationships.utf8)),
      ("word/document.xml", Array(document.utf8)),
    ])
  }
}
