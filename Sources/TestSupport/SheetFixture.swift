import Cells

/// A cell of a fixture.
package enum FixtureValue: Sendable {
  /// A number, with the index of its style.
  case number(Double, style: Int = 0)
  /// An inline text.
  case text(String)
  /// A shared string by its index.
  case shared(Int)
  /// A Boolean.
  case boolean(Bool)
  /// An error.
  case error(String)
  /// A formula with its result as stored; nil: without a result.
  case formula(String, result: Double?)
  /// The whole `c` element but for its `r`, such as ` t="str"><v>x</v></c>` after `<c r="A1"`.
  case raw(String)

  /// The `c` element.
  package func xml(_ reference: String) -> String {
    let start = "<c r=\"\(reference)\""
    switch self {
    case .number(let number, let style):
      return "\(start)\(style == 0 ? "" : " s=\"\(style)\"")><v>\(number)</v></c>"
    case .text(let text):
      return
        "\(start) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(WorkbookFixture.escaped(text))</t></is></c>"
    case .shared(let index): return "\(start) t=\"s\"><v>\(index)</v></c>"
    case .boolean(let value): return "\(start) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
    case .error(let text): return "\(start) t=\"e\"><v>\(text)</v></c>"
    case .formula(let text, let result):
      return "\(start)><f>\(WorkbookFixture.escaped(text))</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
    case .raw(let rest): return start + rest
    }
  }
}

/// A sheet of a fixture.
package struct SheetFixture: Sendable {
  /// Its name.
  package var name: String
  /// `hidden`, `veryHidden`, or empty for visible.
  package var state = ""
  /// Its rows as XML.
  package var rows: String
  /// What stands before `sheetData`, such as `cols`.
  package var before = ""
  /// What stands after `sheetData`, such as `mergeCells`.
  package var after = ""

  /// A sheet whose rows are given as XML.
  package init(_ name: String, rows: String, before: String = "", after: String = "", state: String = "") {
    self.name = name
    self.rows = rows
    self.before = before
    self.after = after
    self.state = state
  }

  /// A sheet whose cells are given by their references.
  package init(
    _ name: String, cells: [String: FixtureValue], merges: [String] = [], hiddenRows: Set<Int> = [],
    state: String = ""
  ) {
    var byRow: [Int: [(CellReference, FixtureValue)]] = [:]
    for (reference, value) in cells {
      guard let place = CellReference(reference) else { continue }
      byRow[place.row, default: []].append((place, value))
    }
    for row in hiddenRows where byRow[row] == nil { byRow[row] = [] }
    var rows = ""
    for (number, cells) in byRow.sorted(by: { $0.key < $1.key }) {
      let sorted = cells.sorted { $0.0 < $1.0 }.map { $1.xml($0.description) }
      rows +=
        "<row r=\"\(number)\"\(hiddenRows.contains(number) ? " hidden=\"1\"" : "")>\(sorted.joined())</row>"
    }
    let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    self.init(
      name, rows: rows, after: merges.isEmpty ? "" : "<mergeCells>\(merged)</mergeCells>", state: state)
  }

  /// The worksheet part.
  package var xml: String {
    WorkbookFixture.declaration
      + "<worksheet xmlns=\"\(WorkbookFixture.main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }
}
