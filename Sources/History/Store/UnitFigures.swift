/// The figures of a unit in one piece, as the store keeps those that count now: a country's are millions, and of a unit's
/// only those that a later run gave otherwise are ever asked for one by one.
///
/// Of each figure the six texts of `StoredFact` but the unit's code, each as its count of bytes and its UTF-8. The count is a
/// LEB128 number (DWARF 5, 7.6). Stores hold this: what is written so is read so for good.
package struct UnitFigures: Sendable, Equatable {
  /// The bytes: of two that are equal, the figures are too.
  private(set) var bytes: [UInt8]

  /// No figures yet.
  package init() { bytes = [] }
  /// What a store holds.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Appends a figure; of `fact` the unit is not kept.
  package mutating func append(_ fact: StoredFact) {
    // One by one: a list of them would be made anew for each of millions.
    append(fact.subUnit)
    append(fact.indicator)
    append(fact.measure)
    append(fact.state)
    append(fact.value)
    append(fact.text)
  }
  private mutating func append(_ text: String) { Self.pack(text, to: &bytes) }

  /// Figures whose texts somebody has packed one after another, as `pack` does.
  package init(packed: UnsafeRawBufferPointer) { bytes = Array(packed) }
  /// Packs a text of a figure. Many are made of the same texts: these need be packed only once.
  package static func pack(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { letters in
      var count = letters.count
      while count > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: count) | 0x80)
        count >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: count))
      bytes.append(contentsOf: letters)
    }
  }

  /// The figures as those of a unit, in their order; what is no piece of this kind is a damaged store.
  func facts(of unit: String) throws(HistoryStoreError) -> [StoredFact] {
    var facts: [StoredFact] = []
    var place = 0
    while place < bytes.count {
      facts.append(
        StoredFact(
          unit: unit, subUnit: try text(at: &place), indicator: try text(at: &place),
          measure: try text(at: &place), state: try text(at: &place), value: try text(at: &place),
          text: try text(at: &place)))
    }
    return facts
  }
  private func text(at place: inout Int) throws(HistoryStoreError) -> String {
    var count = 0
    var shift = 0
    while true {
      guard place < bytes.count, shift < 56 else { throw Self.damage }
      count |= Int(bytes[place] & 0x7F) << shift
      shift += 7
      place += 1
      if bytes[place - 1] < 0x80 { break }
    }
    guard count <= bytes.count - place,
      let text = String(validating: bytes[place..<place + count], as: UTF8.self)
    else { throw Self.damage }
    place += count
    return text
  }

  private static var damage: HistoryStoreError { HistoryStoreError(.damaged, "figures that cannot be read") }
}
