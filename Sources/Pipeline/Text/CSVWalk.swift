internal import VietnameseText

extension CSVRecords {
  /// A record while it is handed over: of a file of 250,000 rows most fields are never made a text.
  struct Record {
    fileprivate let bytes: UnsafeRawBufferPointer
    /// What fields say that quotes stood in.
    fileprivate let unquoted: UnsafeRawBufferPointer
    /// Where each field begins and ends; from the end of `bytes` on, those of `unquoted`.
    fileprivate let bounds: UnsafeBufferPointer<Range<Int>>

    /// How many fields it has.
    var count: Int { bounds.count }
    /// A field's bytes without its quotes; none where there is no such field.
    @inline(__always) subscript(_ place: Int) -> UnsafeRawBufferPointer {
      guard place >= 0, place < bounds.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      let (start, end) = (bounds[place].lowerBound, bounds[place].upperBound)
      return UnsafeRawBufferPointer(
        rebasing: start < bytes.count
          ? bytes[start..<end] : unquoted[(start - bytes.count)..<(end - bytes.count)])
    }
    /// A field as a text, what is no UTF-8 in it as U+FFFD; blank where there is no such field.
    func text(at place: Int) -> String { String(decoding: self[place], as: UTF8.self) }
    /// Of a heading, where each column stands, by its folded name; of two of one name the last.
    var columns: [String: Int] {
      var places: [String: Int] = [:]
      for place in 0..<count { places[TextKey.folded(text(at: place))] = place }
      return places
    }
  }

  /// Hands over the records of a file, one after the other, as `read` has them.
  static func walk(_ bytes: [UInt8], _ take: (Record) -> Void) throws(UnclosedQuote) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstLine = bytes[start...].prefix { $0 != 0x0A }
    let semicolon = firstLine.contains(UInt8(ascii: ";")) && !firstLine.contains(UInt8(ascii: ","))
    let openQuote = bytes.withUnsafeBytes { bytes -> Int? in
      var walk = Walk(
        bytes: bytes, position: start, separator: semicolon ? UInt8(ascii: ";") : UInt8(ascii: ","))
      while walk.position < bytes.count {
        walk.readRecord()
        if let line = walk.openQuote { return line }
        guard !walk.isBlankLine else { continue }
        walk.bounds.withUnsafeBufferPointer { bounds in
          walk.unquoted.withUnsafeBytes { take(Record(bytes: bytes, unquoted: $0, bounds: bounds)) }
        }
      }
      return nil
    }
    if let openQuote { throw UnclosedQuote(line: openQuote) }
  }

  /// Where the walk stands.
  private struct Walk {
    let bytes: UnsafeRawBufferPointer
    /// The next byte.
    var position: Int
    let separator: UInt8
    /// The fields of the record that was read last.
    var bounds: [Range<Int>] = []
    /// What its fields say that quotes stand in.
    var unquoted: [UInt8] = []
    /// Whether it is nothing but a line end.
    var isBlankLine = false
    /// The line, from 1, in which quotes open that do not close.
    var openQuote: Int?
    private var line = 1

    init(bytes: UnsafeRawBufferPointer, position: Int, separator: UInt8) {
      (self.bytes, self.position, self.separator) = (bytes, position, separator)
    }

    /// Reads a record and the line end behind it.
    mutating func readRecord() {
      bounds.removeAll(keepingCapacity: true)
      unquoted.removeAll(keepingCapacity: true)
      isBlankLine = false
      var isQuoted = false
      repeat {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          readPlainField()
          continue
        }
        isQuoted = true
        readQuotedField()
      } while !isAtRecordEnd()
      isBlankLine = bounds.count == 1 && bounds[0].isEmpty && !isQuoted
    }

    /// A field that begins with no quotes: quotes in it are letters as others. Eight bytes at a time: the lowest byte that is
    /// marked is the separator or a control character, see Mycroft's test for a zero byte (Warren, Hacker's Delight, 6-1).
    private mutating func readPlainField() {
      let start = position
      let end = bytes.count
      let ones: UInt64 = 0x0101_0101_0101_0101
      while position + 8 <= end {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let other = word ^ (ones &* UInt64(separator))
        let marked = (((other &- ones) & ~other) | ((word &- ones &* 0x0E) & ~word)) & (ones &* 0x80)
        if marked == 0 {
          position += 8
          continue
        }
        position += marked.trailingZeroBitCount / 8
        if isFieldEnd(bytes[position]) {
          bounds.append(start..<position)
          return
        }
        position += 1
      }
      while position < end, !isFieldEnd(bytes[position]) { position += 1 }
      bounds.append(start..<position)
    }
    private func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    /// A field that begins with quotes; what follows quotes that close belongs to it.
    private mutating func readQuotedField() {
      let start = unquoted.count
      var isOpen = false
      var openedAt = line
      while position < bytes.count {
        let byte = bytes[position]
        if isOpen {
          if byte == UInt8(ascii: "\"") {
            guard position + 1 < bytes.count, bytes[position + 1] == byte else {
              isOpen = false
              position += 1
              continue
            }
            position += 1
          } else if byte == 0x0A {
            line += 1
          }
        } else if byte == UInt8(ascii: "\""), unquoted.count == start {
          isOpen = true
          openedAt = line
          position += 1
          continue
        } else if byte == separator || byte == 0x0A || byte == 0x0D {
          break
        }
        unquoted.append(byte)
        position += 1
      }
      if isOpen { openQuote = openedAt }
      bounds.append((bytes.count + start)..<(bytes.count + unquoted.count))
    }

    /// Passes by what ended a field; whether it ends the record too.
    private mutating func isAtRecordEnd() -> Bool {
      guard position < bytes.count, openQuote == nil else { return true }
      let byte = bytes[position]
      position += 1
      if byte == separator { return false }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      // A carriage return alone ends a record and no line, as it always did here.
      if byte == 0x0A || bytes[position - 1] == 0x0A { line += 1 }
      return true
    }
  }
}
