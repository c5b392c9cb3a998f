package import Schema

/// Puts further names into a `schema.yaml` without touching what else its author wrote: comments, order and line breaks.
package enum SchemaYAMLEdit {
  /// The text with further names, each before the aliases that are there. What was written is read again: where it does
  /// not say exactly the schema with these names, the whole file is written anew, which keeps the schema but no comments.
  /// - Parameter fileName: how problems name the text.
  /// - Throws: what is wrong with the text as it is.
  package static func adding(
    _ aliases: [AddedAlias], to text: String, fileName: String
  ) throws(SchemaError) -> (text: String, isRewritten: Bool) {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    var text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    var schema = try SchemaFile.parse(yaml: text, fileName: fileName, unbuilt: .none).schema
    var isRewritten = false
    for alias in aliases {
      guard let wanted = alias.added(to: schema) else { continue }
      schema = wanted
      if let edited = edited(text, alias: alias, wanted: wanted, fileName: fileName) {
        text = edited
      } else {
        text = SchemaYAMLWriter.yaml(of: wanted)
        isRewritten = true
      }
    }
    return (hasMark ? "\u{FEFF}" + text : text, isRewritten)
  }

  /// The text with one more name; nil where no way of putting it in gives the wanted schema.
  private static func edited(
    _ text: String, alias: AddedAlias, wanted: CampaignSchema, fileName: String
  ) -> String? {
    guard let root = try? YAMLTree.root(of: text, file: fileName),
      let owner = mapping(of: alias.owner, in: root)
    else { return nil }
    let lines = YAMLLines(text)
    let name = YAMLText.scalar(alias.text)
    for insertion in insertions(of: name, into: owner, lines: lines) {
      let edited = lines.inserting(insertion)
      if let read = try? SchemaFile.parse(yaml: edited, fileName: fileName, unbuilt: .none).schema,
        read == wanted
      {
        return edited
      }
    }
    return nil
  }

  /// The entries of the mapping that has a code.
  private static func mapping(of owner: AddedAlias.Owner, in root: SchemaNode) -> [SchemaEntry]? {
    let (key, code) =
      switch owner {
      case .indicator(let code): ("indicators", code)
      case .unit(let code): ("units", code)
      }
    guard case .list(let list) = root.entry(key)?.value.content else { return nil }
    return list.lazy.compactMap { node -> [SchemaEntry]? in
      guard case .mapping(let entries) = node.content, case .text(code, _) = node.entry("code")?.value.content
      else { return nil }
      return entries
    }.first
  }

  /// The ways in which a name may be put in, the likeliest first.
  private static func insertions(
    of name: String, into owner: [SchemaEntry], lines: YAMLLines
  ) -> [[YAMLLines.Insertion]] {
    if let aliases = owner.first(where: { $0.key == "aliases" })?.value {
      guard case .list(let list) = aliases.content else {
        return lines.ends(ofScalarAt: aliases.position).map {
          [("[" + name + ", ", aliases.position), ("]", $0)]
        }
      }
      guard let first = list.first else {
        let inside = SourcePosition(line: aliases.position.line, column: aliases.position.column + 1)
        return [[(name, inside)]]
      }
      let start = SourcePosition(line: first.position.line, column: 1)
      return [
        [(name + ", ", first.position)],
        [(lines.prefix(before: first.position) + name + "\n", start)],
      ]
    }
    let label = owner.first { $0.key == "label" || $0.key == "name" } ?? owner.first
    guard let label else { return [] }
    let indent = String(repeating: " ", count: label.position.column - 1)
    return [
      [("aliases: [\(name)]\n\(indent)", label.position)],
      [("aliases: [\(name)], ", label.position)],
    ]
  }
}

extension SchemaNode {
  /// The entry of a mapping with a key.
  fileprivate func entry(_ key: String) -> SchemaEntry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }
}

/// A text by its lines, for insertions at places that the parser named.
private struct YAMLLines {
  /// A text and the place before which it is put.
  typealias Insertion = (text: String, position: SourcePosition)
  private let scalars: [Unicode.Scalar]
  /// Where each line begins.
  private let starts: [Int]
  /// What a line ends with.
  private let lineEnd: String

  /// The lines of a text.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (position, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(position + 1) }
    self.starts = starts
    lineEnd = text.unicodeScalars.contains("\r") ? "\r\n" : "\n"
  }

  /// The position of a place, within the text.
  private func offset(of place: SourcePosition) -> Int {
    guard starts.indices.contains(place.line - 1) else { return scalars.count }
    return min(starts[place.line - 1] + max(0, place.column - 1), scalars.count)
  }

  /// What stands before a place on its line.
  func prefix(before place: SourcePosition) -> String {
    let end = offset(of: place)
    let start = starts.indices.contains(place.line - 1) ? starts[place.line - 1] : end
    return String(String.UnicodeScalarView(scalars[min(start, end)..<end]))
  }

  /// Where a text on one line may end that begins at a place: behind its closing quote; without quotes before a comma or
  /// bracket, before a comment, or with the line.
  func ends(ofScalarAt place: SourcePosition) -> [SourcePosition] {
    let start = offset(of: place)
    let line = scalars[start...].prefix { $0 != "\n" && $0 != "\r" }
    guard let quote = line.first else { return [] }
    var ends: [Int] = []
    if quote == "\"" || quote == "'" {
      // After an escaped quote comes another end: all are tried, the nearest first.
      ends = line.indices.dropFirst().filter { line[$0] == quote }.map { $0 + 1 }
    } else {
      ends = line.indices.filter {
        ",]}".unicodeScalars.contains(line[$0]) || line[$0...].starts(with: " #".unicodeScalars)
      }
      ends.append(line.endIndex)
    }
    return ends.prefix(20).map { end in
      var end = end
      while end > start, scalars[end - 1] == " " { end -= 1 }
      return SourcePosition(line: place.line, column: place.column + end - start)
    }
  }

  /// The text with others put in, given from front to back; their line ends become those of the text.
  func inserting(_ insertions: [Insertion]) -> String {
    var result = String.UnicodeScalarView()
    var taken = 0
    for (text, place) in insertions {
      let end = max(taken, offset(of: place))
      result.append(contentsOf: scalars[taken..<end])
      taken = end
      for scalar in text.unicodeScalars {
        if scalar == "\n" { result.append(contentsOf: lineEnd.unicodeScalars) } else { result.append(scalar) }
      }
    }
    result.append(contentsOf: scalars[taken...])
    return String(result)
  }
}
