internal import Cells

/// All facts of a round, or of one return.
package struct FactTable: Sendable {
  /// The facts. In a finished table ordered by unit (order of the schema), sub-unit (own figure first, then as in
  /// `subUnits` order of appearance), indicator, measure.
  package var facts: [Fact] = []
  /// The measures that facts name; 0 is always `now`.
  package var measures: [String] = ["now"]
  /// The rows of grids that facts name.
  package var subUnits: [SubUnit] = []
  /// The workbooks that facts name, by their path relative to the folder.
  package private(set) var files: [String] = []
  /// Texts that facts name: sheets, words, notes.
  package private(set) var texts: [String] = []
  /// Texts already taken in, so that each is kept once.
  private var known: [ExactText: Int32] = [:]
  /// Files already taken in.
  private var knownFiles: [ExactText: Int32] = [:]

  /// A table without facts.
  package init() {}

  /// Makes room for so many facts.
  package mutating func reserve(_ count: Int) { facts.reserveCapacity(count) }

  /// So few texts, as a return has as a rule, are found by looking at each.
  private static let few = 16

  /// Takes in a text, or finds it; its position.
  package mutating func text(_ text: String) -> Int32 { Self.take(text, into: &texts, &known) }
  /// Takes in a workbook's path, or finds it; its position.
  package mutating func file(_ path: String) -> Int32 { Self.take(path, into: &files, &knownFiles) }

  /// Takes a text into a list, or finds it there; its position. `known` finds it where the list is long.
  private static func take(_ text: String, into texts: inout [String], _ known: inout [ExactText: Int32])
    -> Int32
  {
    let key = ExactText(text)
    if texts.count <= few {
      let length = text.utf8.count
      if let index = texts.firstIndex(where: { $0.utf8.count == length && ExactText($0) == key }) {
        return Int32(index)
      }
    } else {
      if known.count != texts.count { known = positions(texts) }
      if let index = known[key] { return index }
      known[key] = Int32(texts.count)
    }
    texts.append(text)
    return Int32(texts.count - 1)
  }
  private static func positions(_ texts: [String]) -> [ExactText: Int32] {
    Dictionary(
      zip(texts.map { ExactText($0) }, 0..<Int32(clamping: texts.count)),
      uniquingKeysWith: { first, _ in first })
  }
  /// Gives back what only taking in more needs: room in the lists, and where the texts stand, which is found again when it
  /// is asked for. For tables of which thousands wait.
  package mutating func shrink() {
    facts = facts.withUnsafeBufferPointer { Array($0) }
    known = [:]
    knownFiles = [:]
  }
  /// The position of a measure, taken in where it is new.
  package mutating func measure(_ name: String) -> Int {
    if let index = measures.firstIndex(of: name) { return index }
    measures.append(name)
    return measures.count - 1
  }
  /// The text at a position; nil for −1.
  package func text(at index: Int32) -> String? { index < 0 ? nil : texts[Int(index)] }
  /// The reference of a fact's cell, as `C17`; nil where there is none.
  package func cell(of fact: Fact) -> String? {
    fact.hasCell ? CellReference(row: Int(fact.row), column: Int(fact.column)).description : nil
  }

  /// The positions of a unit's facts in a finished table, which is ordered by unit.
  package func range(ofUnit unit: Int) -> Range<Int> {
    func first(notBelow unit: Int) -> Int {
      var (low, high) = (0, facts.count)
      while low < high {
        let middle = (low + high) / 2
        if facts[middle].unit < Int32(unit) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(notBelow: unit)..<first(notBelow: unit + 1)
  }

  /// Takes in another table's facts, translating its positions into this one's. Both are of the same schema.
  package mutating func append(_ other: FactTable) {
    let measureMap = other.measures.map { Int32(measure($0)) }
    let fileMap = other.files.map { file($0) }
    let textMap = other.texts.map { text($0) }
    let subUnitBase = Int32(subUnits.count)
    subUnits.append(contentsOf: other.subUnits)
    for var fact in other.facts {
      fact.measure = measureMap[Int(fact.measure)]
      if fact.file >= 0 { fact.file = fileMap[Int(fact.file)] }
      if fact.sheet >= 0 { fact.sheet = textMap[Int(fact.sheet)] }
      if fact.text >= 0 { fact.text = textMap[Int(fact.text)] }
      if fact.note >= 0 { fact.note = textMap[Int(fact.note)] }
      if fact.correctedFrom >= 0 { fact.correctedFrom = textMap[Int(fact.correctedFrom)] }
      if fact.subUnit >= 0 { fact.subUnit += subUnitBase }
      facts.append(fact)
    }
  }
}

/// A row of a grid: a unit of the schema below the reporting unit, or a label.
package struct SubUnit: Sendable, Equatable {
  /// The code of a unit of the schema, else the label in NFC, as facts.csv has it.
  package var code: String
  /// The position in `CampaignSchema.units`; nil for a free row.
  package var unit: Int?
  /// The label as it stands in the return, NFC.
  package var label: String
  /// A row.
  package init(code: String, unit: Int? = nil, label: String) {
    self.code = code
    self.unit = unit
    self.label = label
  }
}
