/// Comma-separated values (RFC 4180), UTF-8 with or without BOM, any line end.
package enum CSVRecords {
  /// A file whose quotes do not close; the line, from 1, in which the open one stands.
  package struct UnclosedQuote: Error { package var line: Int }

  /// The records of a file, each a list of fields; blank lines are left out. A semicolon separates where the first
  /// line holds one and no comma, as spreadsheets in Vietnamese write it.
  package static func read(_ bytes: [UInt8]) throws(UnclosedQuote) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstLine = bytes[position...].prefix { $0 != 0x0A }
    let semicolon = firstLine.contains(UInt8(ascii: ";")) && !firstLine.contains(UInt8(ascii: ","))
    let separator = semicolon ? UInt8(ascii: ";") : UInt8(ascii: ",")
    var quoted = false
    var line = 1
    var openedAt = 1
    var hadQuote = false
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      hadQuote = false
    }
    func endRecord() {
      let isBlankLine = fields.isEmpty && field.isEmpty && !hadQuote
      if !isBlankLine {
        endField()
        records.append(fields)
      }
      fields.removeAll(keepingCapacity: true)
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      if quoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          field.append(byte)
          position += 1
        } else {
          quoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        quoted = true
        hadQuote = true
        openedAt = line
      } else if byte == separator {
        endField()
      } else if byte == 0x0A {
        endRecord()
      } else if byte == 0x0D, position == bytes.count || bytes[position] == 0x0A {
        continue
      } else if byte == 0x0D {
        endRecord()
      } else {
        field.append(byte)
      }
    }
    if quoted { throw UnclosedQuote(line: openedAt) }
    endRecord()
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
