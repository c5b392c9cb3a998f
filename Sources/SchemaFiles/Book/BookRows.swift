import Schema

/// What a sheet of a schema's workbook has to hold: its columns, and the values of each row.
struct BookRows {
  /// A column with the name after its colon, where it has one.
  struct Column: Equatable {
    /// What it holds.
    var column: BookColumn
    /// The name.
    var name: String?
    /// The way to its key, with the name in it.
    var path: [String] { column.path.map { $0 == "*" ? name ?? $0 : $0 } }
    /// The heading, with the name.
    func heading(in language: Language) -> String {
      column.heading(in: language) + (name.map { ": " + BookList.written($0) } ?? "")
    }
    static func == (one: Self, other: Self) -> Bool { one.path == other.path }
  }
  /// One row.
  struct Row {
    /// What it is about, the same in any version of the schema; nil where nothing tells rows of the sheet apart.
    var identity: String?
    /// The values by the position of their column; nil where blank.
    var values: [SchemaNode?]
  }
  /// Which sheet.
  var sheet: BookSheet
  /// Its columns; of the settings, its rows.
  var columns: [Column]
  /// Its rows; of the settings, one row of all values.
  var rows: [Row]

  /// All sheets of a schema, in the order of the tabs.
  /// - Parameter inLayouts: the layouts whose one value column stands on `bo_cuc` and not on `cot`.
  static func all(of schema: CampaignSchema, inLayouts: Set<String> = []) -> [BookRows] {
    let root = SchemaYAMLWriter(schema: schema).root.node
    let layouts = (root.value("layouts")?.elements ?? []).map { spread($0, inLayouts) }
    return BookSheet.all.map { sheet in
      switch sheet.shape {
      case .settings: settings(sheet, root)
      case .list:
        list(
          sheet,
          (sheet.key == "layouts" ? layouts : root.value(sheet.key)?.elements ?? []).map {
            ($0.text("code"), $0)
          })
      case .valueColumns:
        list(
          sheet,
          layouts.flatMap { layout in
            let code = layout.text("code") ?? ""
            return (layout.value("values")?.elements ?? []).map {
              ("\(code)|\($0.text("measure") ?? "now")", $0.adding("layout", code))
            }
          })
      case .choices:
        list(
          sheet,
          (root.value("choices")?.entries ?? []).flatMap { list in
            list.value.elements.map { ("\(list.key)|\($0.text("code") ?? "")", $0.adding("list", list.key)) }
          })
      }
    }
  }

  /// A layout whose value column is said the short way has it in `values` as the others do.
  private static func spread(_ layout: SchemaNode, _ inLayouts: Set<String>) -> SchemaNode {
    guard let code = layout.text("code"), !inLayouts.contains(code),
      let value = layout.value("columns")?.value("value")
    else { return layout }
    var column = NodeBuilder()
    column.add("column", value)
    column.text("measure", "now")
    var result = layout
    result.content = .mapping(
      layout.entries.compactMap { entry in
        guard entry.key == "columns" else { return entry }
        var rest = entry
        rest.value.content = .mapping(entry.value.entries.filter { $0.key != "value" })
        return rest.value.entries.isEmpty ? nil : rest
      })
    return result.adding("values", NodeBuilder.list([column.node]))
  }

  private static func settings(_ sheet: BookSheet, _ root: SchemaNode) -> BookRows {
    let columns = opened(sheet.columns, in: [root])
    return BookRows(
      sheet: sheet, columns: columns,
      rows: [Row(identity: "", values: columns.map { root.value(at: $0.path) })])
  }

  private static func list(_ sheet: BookSheet, _ elements: [(identity: String?, node: SchemaNode)])
    -> BookRows
  {
    let columns = opened(sheet.columns, in: elements.map(\.node))
    // Corrections and acceptances have codes that are not their own.
    let isCoded = sheet.shape != .list || sheet.columns.first?.kind == .code
    return BookRows(
      sheet: sheet, columns: columns,
      rows: elements.map { element in
        Row(
          identity: isCoded ? element.identity : nil, values: columns.map { element.node.value(at: $0.path) })
      })
  }

  /// The columns, an open one once for each name that is used.
  private static func opened(_ columns: [BookColumn], in nodes: [SchemaNode]) -> [Column] {
    columns.flatMap { column -> [Column] in
      guard column.isOpen else { return [Column(column: column)] }
      let lists = nodes.map { $0.value(at: column.path.dropLast())?.entries.map(\.key) ?? [] }
      return merged(lists).map { Column(column: column, name: $0) }
    }
  }

  /// The names of some lists, each once, in an order that keeps the order of every list, as long as they agree.
  private static func merged(_ lists: [[String]]) -> [String] {
    var waiting: [String] = []
    var before: [String: Set<String>] = [:]
    for list in lists {
      for (place, name) in list.enumerated() {
        if before[name] == nil { waiting.append(name) }
        before[name, default: []].formUnion(list[..<place])
      }
    }
    var names: [String] = []
    while !waiting.isEmpty {
      let next = waiting.firstIndex { before[$0]?.isSubset(of: names) == true } ?? 0
      names.append(waiting.remove(at: next))
    }
    return names
  }
}

extension SchemaNode {
  /// The entries of a mapping; none of anything else.
  var entries: [SchemaEntry] {
    if case .mapping(let entries) = content { return entries }
    return []
  }
  /// The elements of a list; none of anything else.
  var elements: [SchemaNode] {
    if case .list(let elements) = content { return elements }
    return []
  }
  /// The value of a key.
  func value(_ key: String) -> SchemaNode? { entries.first { $0.key == key }?.value }
  /// The value at the end of a way.
  func value(at path: some Collection<String>) -> SchemaNode? {
    path.reduce(SchemaNode?.some(self)) { node, key in node?.value(key) }
  }
  /// The text of a key.
  func text(_ key: String) -> String? {
    if case .text(let text, _)? = value(key)?.content { return text }
    return nil
  }
  /// The mapping with one more text.
  func adding(_ key: String, _ text: String) -> SchemaNode { adding(key, NodeBuilder.text(text)) }
  /// The mapping with one more value.
  func adding(_ key: String, _ value: SchemaNode) -> SchemaNode {
    var result = self
    result.content = .mapping(entries + [SchemaEntry(key: key, position: position, value: value)])
    return result
  }
}
