extension BytePieces {
  /// Takes in fields of a CSV as one piece, each in quotes where it needs them, with commas between them; its number.
  mutating func add(fields texts: String...) -> Int {
    add { bytes in
      for (place, text) in texts.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVRecords.append(field: text, to: &bytes)
      }
    }
  }
}
