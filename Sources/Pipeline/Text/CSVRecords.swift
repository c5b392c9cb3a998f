/// Comma-separated values (RFC 4180), UTF-8 with or without BOM, any line end.
package enum CSVRecords {
  /// A file whose quotes do not close; the line, from 1, in which the open one stands.
  package struct UnclosedQuote: Error { package var line: Int }

  /// The records of a file, each a list of fields; blank lines are left out. A semicolon separates where the first
  /// line holds one and no comma, as spreadsheets in Vietnamese write it.
  package static func read(_ bytes: [UInt8]) throws(UnclosedQuote) -> [[String]] {
    var records: [[String]] = []
    try walk(bytes) { record in records.append((0..<record.count).map { record.text(at: $0) }) }
    return records
  }

  /// Appends a field, in quotes where it holds a separator, a quote or a line end.
  package static func append(field: some StringProtocol, to bytes: inout [UInt8]) {
    let needsQuotes = field.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
