/// One row of the form.
struct SampleIndicator {
  /// Code, section, printed number, type as the schema names it.
  let code: String, section: String, number: String, type: String
  /// The total that it is a part of.
  let parent: String?
  /// The unit of measure; empty for texts.
  let unit: String
  /// Its label, and the one in English.
  let label: String, labelEnglish: String
  /// More keys of the schema, each line as it is written there.
  let more: [String]

  /// Whether it takes numbers.
  var isNumeric: Bool { type == "count" || type == "number" || type == "money" }
  /// Its parts, in their order.
  var parts: [String] { Self.all.filter { $0.parent == code }.map(\.code) }
  /// How many totals stand above it.
  var depth: Int { parent.map { Self.with($0).depth + 1 } ?? 0 }
  /// Whether a unit is asked.
  func applies(to unit: SampleUnit) -> Bool { code != "A03" || unit.isDistrict }

  /// All indicators in the order of the form.
  static let all: [SampleIndicator] = read()
  /// The columns of the grid.
  static let gridColumns = ["B01", "B10", "C01", "C10", "E01"]
  /// Totals before their own totals, so that computing them in this order is right.
  static let totals = ["B01", "B10", "C01", "C10", "C00", "E01"]

  /// The indicator with a code.
  static func with(_ code: String) -> SampleIndicator {
    guard let found = all.first(where: { $0.code == code }) else {
      preconditionFailure("no indicator \(code)")
    }
    return found
  }

  private static func read() -> [SampleIndicator] {
    var found: [SampleIndicator] = []
    var lines: [Substring] = []
    func close() {
      guard lines.count >= 3 else { return }
      let fields = lines[0].split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
      let head = fields[0].split(separator: " ").map(String.init)
      found.append(
        SampleIndicator(
          code: head[0], section: head[1], number: head[2], type: head[3],
          parent: fields[1] == "-" ? nil : fields[1], unit: fields[2], label: trimmed(lines[1]),
          labelEnglish: trimmed(lines[2]),
          more: lines.dropFirst(3).map { trimmed($0.drop { " +".contains($0) }) }))
    }
    for line in IndicatorTable.rows.split(separator: "\n") {
      if line.first != " " {
        close()
        lines = []
      }
      lines.append(line)
    }
    close()
    return found
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
