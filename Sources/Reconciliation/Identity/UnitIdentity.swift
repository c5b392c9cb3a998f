internal import Findings
internal import Schema
internal import VietnameseText

/// What the signs of a workbook say about whose it is. Units are positions in `CampaignSchema.units`.
struct UnitSigns {
  /// The stamp.
  var stamp: Int?
  /// The name of the unit that the stamp names, where that one does not report in the round; nil: it does.
  var stranger: String?
  /// The unit's cell: the unit where it is readable, the text, and its place.
  var cell: Int?
  var cellText: String?
  var cellPlace: (sheet: Int, row: Int, column: Int)?
  var isCellUnsure = false
  /// The unit that stamp or unit's cell name, where another stands for it in the round.
  var former: Int?
  var nearest: [Int] = []
  /// Title and header block, sheet names, the file's name.
  var title: Int?, sheetName: Int?, fileName: Int?
  /// The unit that the header blocks and titles of several sheets name in different words, so that they are two signs.
  var titles: Int?
}

/// Whose a workbook is, and what disagrees.
struct UnitIdentity {
  /// The unit; nil: not known.
  var unit: Int?
  /// What is wrong with it.
  enum Trouble {
    case unknown(text: String?, nearest: [Int])
    case conflict(ConflictingUnitRule.Sign, Int, ConflictingUnitRule.Sign, Int, isFatal: Bool)
    case unreadable(text: String, by: ConflictingUnitRule.Sign)
    case unsure(text: String)
  }
  var trouble: Trouble?

  /// Whether the workbook cannot be consolidated.
  var isRejected: Bool {
    switch trouble {
    case .unknown: true
    case .conflict(_, _, _, _, let isFatal): isFatal
    case .unreadable, .unsure, nil: false
    }
  }

  /// Weighs the signs: stamp and unit's cell decide together or alone; title or header block only with a second sign
  /// against the unit's cell; sheet and file names alone are a warning (FINDINGS.md, I021).
  init(_ signs: UnitSigns) {
    var signs = signs
    if signs.isCellUnsure, let cell = signs.cell {
      // A mistyped name is believed where another sign says the same, and asked about where none says anything.
      let others = [signs.stamp, signs.title, signs.fileName, signs.sheetName].compactMap { $0 }
      if others.isEmpty {
        unit = cell
        trouble = .unsure(text: signs.cellText ?? "")
        return
      }
      if !others.contains(cell) {
        signs.cell = nil
        signs.nearest = [cell]
      }
    }
    if let stamp = signs.stamp, let cell = signs.cell, stamp != cell {
      unit = stamp
      trouble = .conflict(.unitCell, cell, .stamp, stamp, isFatal: true)
      return
    }
    if let stranger = signs.stranger {
      trouble = .unknown(text: stranger, nearest: signs.nearest)
      return
    }
    if let decided = signs.stamp ?? signs.cell {
      unit = decided
      let sign: ConflictingUnitRule.Sign = signs.stamp != nil ? .stamp : .unitCell
      let others = Self.given([(.fileName, signs.fileName), (.sheetName, signs.sheetName)])
      let against = others.filter { $0.1 != decided }
      if let title = signs.title, title != decided, let second = against.first(where: { $0.1 == title }),
        sign == .unitCell
      {
        trouble = .conflict(sign, decided, second.0, title, isFatal: true)
      } else if let titles = signs.titles, titles != decided, sign == .unitCell {
        trouble = .conflict(sign, decided, .title, titles, isFatal: true)
      } else if let other = against.first {
        trouble = .conflict(sign, decided, other.0, other.1, isFatal: false)
      }
      return
    }
    let rest = Self.given([(.title, signs.title), (.fileName, signs.fileName), (.sheetName, signs.sheetName)])
    guard let first = rest.first else {
      trouble = .unknown(text: signs.cellText, nearest: signs.nearest)
      return
    }
    if let text = signs.cellText {
      // The unit's cell says something that is on no list. Others may speak for it where two agree, where what it says
      // is near to what they say, or where it is no name at all.
      let agreeing = rest.filter { $0.1 == first.1 }.count
      let isName = text.count(where: \.isLetter) >= text.count(where: \.isNumber)
      guard agreeing > 1 || signs.nearest.contains(first.1) || !isName else {
        trouble = .unknown(text: text, nearest: signs.nearest)
        return
      }
      unit = first.1
      trouble = .unreadable(text: text, by: first.0)
      return
    }
    unit = first.1
    if let other = rest.first(where: { $0.1 != first.1 }) {
      trouble = .conflict(first.0, first.1, other.0, other.1, isFatal: false)
    }
  }

  /// The signs that name a unit.
  private static func given(_ signs: [(ConflictingUnitRule.Sign, Int?)]) -> [(ConflictingUnitRule.Sign, Int)]
  {
    signs.compactMap { sign, unit in unit.map { (sign, $0) } }
  }
}
