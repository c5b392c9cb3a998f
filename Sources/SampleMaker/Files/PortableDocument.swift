/// Writes a PDF of one page with a few lines of text (ISO 32000-1, 7.5): what an office's scanner leaves beside a
/// workbook.
enum PortableDocument {
  /// The bytes of a document. The lines are ASCII: the standard fonts know no Vietnamese.
  static func bytes(lines: [String]) -> [UInt8] {
    var text = "BT /F1 13 Tf 72 770 Td 20 TL\n"
    for line in lines { text += "(\(line)) Tj T*\n" }
    text += "ET\n"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + " /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(text.utf8.count) >>\nstream\n\(text)endstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    var document = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(document.utf8.count)
      document += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = document.utf8.count
    document += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      document += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    document += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(document.utf8)
  }
}
