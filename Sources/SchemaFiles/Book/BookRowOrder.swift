import SheetPlan

/// Which rows of a table stay, come and go, and in what order they stand then.
struct BookRowOrder {
  /// For each row that is wanted the position of the table's row that has it; nil: a new one.
  private(set) var matches: [Int?] = []
  /// For each row of the table the position of what it said before.
  private(set) var oldRow: [Int: Int] = [:]
  /// The new number of each row that is wanted.
  private(set) var numbers: [Int] = []
  /// The change; nil where all rows stay where they are.
  private(set) var rows: SheetEdit.Rows?
  /// Whether rows that stay change their order.
  private(set) var isReordered = false

  /// Compares a table with the rows that are wanted.
  /// - Parameters:
  ///   - old: what the table says now.
  ///   - lastRow: the last row of the sheet with anything in it.
  init(_ table: BookTable, _ old: BookRows, _ new: BookRows, lastRow: Int) {
    match(table, old, new)
    let kept = matches.compactMap(\.self)
    let isAscending = zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 }
    if isAscending, kept.count == matches.count, kept.count == table.rows.count {
      numbers = kept.map { table.rows[$0].number }
      return
    }
    let first = table.headerRow + 1
    let last = max(lastRow, first - 1)
    isReordered = !isAscending
    let order = isAscending ? inserted(table, first, last) : refilled(table, first, last)
    for (index, slot) in order.enumerated() where slot.wanted != nil { numbers.append(first + index) }
    // The wanted rows stand in their order in both ways of filling.
    rows = SheetEdit.Rows(
      first: first, last: last, order: order.map(\.old), models: table.rows.map(\.number),
      continued: table.unknown.map(\.column))
  }

  // MARK: Matching

  private mutating func match(_ table: BookTable, _ old: BookRows, _ new: BookRows) {
    if new.rows.contains(where: { $0.identity == nil }) || old.rows.contains(where: { $0.identity == nil }) {
      return matchByValues(table, old, new)
    }
    let identities = Self.identities(of: table)
    let oldPositions = Dictionary(old.rows.enumerated().map { ($1.identity ?? "", $0) }) { first, _ in first }
    var positions: [String: Int] = [:]
    for (position, identity) in identities.enumerated() where positions[identity] == nil {
      positions[identity] = position
      oldRow[position] = oldPositions[identity]
    }
    matches = new.rows.map { positions[$0.identity ?? ""] }
  }

  /// What each row of a table is about, as `BookRows.Row.identity` has it.
  private static func identities(of table: BookTable) -> [String] {
    func text(_ key: String, _ row: BookTable.Row) -> String? {
      guard let place = table.columns.firstIndex(where: { $0.path == [key] }) else { return nil }
      return row.values[place]?.trimmedText
    }
    var owner = ""
    return table.rows.map { row in
      switch table.sheet.shape {
      case .settings, .list: return text("code", row) ?? ""
      case .valueColumns:
        owner = text("layout", row) ?? owner
        return "\(owner)|\(text("measure", row) ?? "now")"
      case .choices:
        owner = text("list", row) ?? owner
        return "\(owner)|\(text("code", row) ?? "")"
      }
    }
  }

  /// Rows without a code: equal ones are the same, the others are paired in their order.
  private mutating func matchByValues(_ table: BookTable, _ old: BookRows, _ new: BookRows) {
    for position in table.rows.indices { oldRow[position] = position }
    var free = Array(table.rows.indices.prefix(old.rows.count))
    matches = new.rows.indices.map { index in
      guard let place = free.firstIndex(where: { Self.areEqual(old, $0, new, index) }) else { return nil }
      return free.remove(at: place)
    }
    for index in matches.indices where matches[index] == nil && !free.isEmpty {
      matches[index] = free.removeFirst()
    }
  }

  private static func areEqual(_ old: BookRows, _ one: Int, _ new: BookRows, _ other: Int) -> Bool {
    (old.columns + new.columns).allSatisfy {
      SchemaBookEdit.areSame(old.value(of: $0, in: one), new.value(of: $0, in: other))
    }
  }

  // MARK: Order

  /// A row of the sheet: the old one that stands there, and the wanted one it holds; remarks hold none.
  private struct Slot {
    var old: Int?
    var wanted: Int?
  }

  /// Rows keep their order: new ones stand behind the one before them, remarks stay where they are.
  private func inserted(_ table: BookTable, _ first: Int, _ last: Int) -> [Slot] {
    let data = Set(table.rows.map(\.number))
    var slots: [Slot] = []
    var next = first
    func takeRemarks(before row: Int, into slots: inout [Slot]) {
      while next < row {
        if !data.contains(next) { slots.append(Slot(old: next)) }
        next += 1
      }
    }
    for (wanted, match) in matches.enumerated() {
      guard let match else {
        slots.append(Slot(old: nil, wanted: wanted))
        continue
      }
      let number = table.rows[match].number
      takeRemarks(before: number, into: &slots)
      slots.append(Slot(old: number, wanted: wanted))
      next = number + 1
    }
    takeRemarks(before: last + 1, into: &slots)
    return slots
  }

  /// Rows change their order: they are put one after the other where rows stand now, remarks stay where they are.
  private func refilled(_ table: BookTable, _ first: Int, _ last: Int) -> [Slot] {
    let data = Set(table.rows.map(\.number))
    var rest = matches.enumerated().map { wanted, match in
      Slot(old: match.map { table.rows[$0].number }, wanted: wanted)
    }[...]
    var slots: [Slot] = []
    for row in first...max(first, last) where row <= last {
      if !data.contains(row) {
        slots.append(Slot(old: row))
      } else if let slot = rest.popFirst() {
        slots.append(slot)
      }
    }
    return slots + rest
  }
}
