import Schema

/// The reference of a schema's workbook, made from the same tables that its reader and writer use.
package enum SchemaReference {
  /// The page of the documentation, which a test keeps equal.
  package static var document: String {
    var lines = [
      "# Schema reference", "",
      "Every sheet and column of `schema.xlsx` and every key of `schema.yaml`; generated from the tables of the reader.",
      "", "## Overview", "",
      "Both forms hold the same; `tonghop schema convert IN OUT` goes either way without loss, and edits a workbook that is",
      "there already in place. In the workbook:", "",
      "- a heading is recognised by its Vietnamese text, its English text, its key or an alias, whatever the case, spaces,",
      "  tones and punctuation; columns may stand in any order, and a title may stand above them;",
      "- a row that begins with `#` or `//` is a remark; columns and sheets of the author's own stay and are not read;",
      "- a blank cell is a key that is left out;",
      "- yes is `có`, `co`, `x`, `yes`, `1` or `true`; no is `không`, `no`, `0` or `false`;",
      "- lists are separated by `;`; an element with `;` in it stands in quotation marks, `[]` is a list of nothing;",
      "- a code that the program keeps as a number is its digits, days are date cells, `29/08/2020` or `2020-08-29`;",
      "- a word of the schema may be the Vietnamese one or the key: `số đếm` is `count`;",
      "- `không` or `null` in a limit, in decimals or in a year says that the usual value does not apply.",
      "",
      "In the tables **bold** headings have to be there. Keys with a point are nested in YAML.",
    ]
    for sheet in BookSheet.all { lines += self.lines(of: sheet) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Headings that mean two columns of one sheet: there must not be any.
  package static var repeatedHeadings: [String] {
    BookSheet.all.flatMap { sheet -> [String] in
      var owners: [String: String] = [:]
      return sheet.columns.flatMap { column in
        Set(column.headingKeys).sorted().compactMap { key in
          if let other = owners.updateValue(column.key, forKey: key) {
            return "\(sheet.name): \(key) means \(other) and \(column.key)"
          }
          return nil
        }
      }
    }
  }

  /// Keys of the model that no column holds, and columns that hold no key: there must not be any.
  package static var homelessKeys: [String] {
    BookSheet.all.flatMap { sheet -> [String] in
      let held = Set(sheet.columns.map(\.key))
      let wanted = Set(keys(of: sheet))
      return held.symmetricDifference(wanted).sorted().map { "\(sheet.name): \($0)" }
    }
  }

  /// The keys that a sheet has to hold.
  private static func keys(of sheet: BookSheet) -> [String] {
    func nested(_ key: String, _ keys: [String]) -> [String] { keys.map { "\(key).\($0)" } }
    switch sheet.name {
    case "thong_tin":
      return ["schema", "version", "current"] + nested("thresholds", SchemaKeys.thresholds)
        + nested("campaign", SchemaKeys.campaign.map { $0 == "notations" ? "notations.*" : $0 })
    case "ky": return SchemaKeys.round
    case "don_vi": return SchemaKeys.unit.map { $0 == "fields" ? "fields.*" : $0 }
    case "sap_nhap": return SchemaKeys.crosswalk
    case "bo_cuc":
      let cells = ["unit_cell", "round_cell", "unit_of_measure_cell"]
      return SchemaKeys.layout.filter { !(cells + ["columns", "values", "free"]).contains($0) }
        + nested("columns", SchemaKeys.columns) + nested("free", SchemaKeys.free)
        + cells.flatMap { nested($0, SchemaKeys.namedCell) }
    case "cot": return ["layout"] + SchemaKeys.valueColumn
    case "muc": return SchemaKeys.section
    case "chi_tieu": return SchemaKeys.indicator
    case "quy_tac": return SchemaKeys.rule
    case "lua_chon": return ["list"] + SchemaKeys.choice
    case "sua_so": return SchemaKeys.correction
    case "giai_trinh": return SchemaKeys.accepted
    default: return []
    }
  }

  private static func lines(of sheet: BookSheet) -> [String] {
    var lines = ["", "## \(sheet.name): \(sheet.title.english.lowercased())", ""]
    let place =
      switch sheet.shape {
      case .settings: "`campaign`, `thresholds`, `schema`, `version` and `current`"
      case .valueColumns: "`values` of the `layouts`"
      case .list, .choices: "`\(sheet.key)`"
      }
    lines.append("\(sheet.help.english) In YAML: \(place).\(sheet.isRequired ? " Required." : "")")
    lines.append("")
    lines.append(
      "| \(sheet.shape == .settings ? "item" : "heading") | key | value | also understood | what it is |")
    lines.append("|---|---|---|---|---|")
    for column in sheet.columns {
      let heading = column.isOpen ? column.vietnamese + ": …" : column.vietnamese
      let others = [column.english] + column.aliases
      lines.append(
        "| \(column.isRequired ? "**\(heading)**" : heading) | `\(column.key)` | \(words(for: column)) | "
          + "\(others.joined(separator: ", ")) | \(escaped(column.help.english)) |")
    }
    return lines
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func words(for column: BookColumn) -> String {
    switch column.kind {
    case .code: "code"
    case .reference(let sheet): "code of `\(sheet)`"
    case .references(let sheet): sheet.map { "codes of `\($0)`" } ?? "words"
    case .text: "text"
    case .texts: "texts"
    case .pattern: "text, `/expression/` or `=D`"
    case .patterns: "texts, `/expression/` or `=D`"
    case .number: "number"
    case .limit: "number or a unit's field"
    case .flag: "yes or no"
    case .day: "day"
    case .moment: "day, or day and time"
    case .tolerance: "number or percentage"
    case .value: "figure or text"
    case .word(let words): list(words)
    case .call(let words): list(words) + ", with a name in parentheses where it needs one"
    case .offered(let offered): offered.map { "`\($0)`" }.joined(separator: ", ") + " or another code"
    }
  }

  private static func list(_ words: BookWords) -> String {
    words.words.map { "`\($0.key)` \($0.vietnamese)" }.joined(separator: ", ")
  }
}
