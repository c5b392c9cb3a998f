import Schema
import SchemaFiles
import Testing

/// A schema with one fault, and what has to be said about it.
struct FaultySchema: Sendable, CustomTestStringConvertible {
  /// The line put in place of a line of `base` that begins with the same key, or added where there is none.
  var text: String
  /// The line that the fault is in, 1-based.
  var line: Int
  /// The way to it.
  var path: String
  /// A part of the English message.
  var words: String
  /// The nearest known name.
  var suggestion: String?

  init(_ text: String, line: Int, path: String, _ words: String, suggestion: String? = nil) {
    self.text = text
    self.line = line
    self.path = path
    self.words = words
    self.suggestion = suggestion
  }

  var testDescription: String { text }

  /// A good schema, a key a line; faults replace one of them.
  static let base = [
    "schema: tonghop/1",
    "campaign: {code: T, title: Thử}",
    "rounds: [{code: R1, date: 2020-01-31}, {code: R2, date: 2020-02-29}]",
    "units: [{code: KG, name: Tỉnh, level: province}, {code: '1', name: A, level: district, class: city, parent: KG, reports: true, fields: {communes: 3}}]",
    "layouts: [{code: form, columns: {label: Nội dung}, values: [{column: KQ}, {column: KH, measure: plan}]}, {code: grid, row_label: Xã, indicators: [B02]}]",
    "sections: [{code: A, title: Một}]",
    "choices: {status: [{code: done, label: Xong}]}",
    "indicators: [{code: B01, label: Một, type: count}, {code: B02, label: Hai, type: count}, {code: B03, label: Ba, type: text}]",
    "rules: [{code: R-1, expr: B01 >= B02}]",
  ]

  /// The whole text.
  var yaml: String {
    let key = text.prefix { $0 != ":" }
    var lines = Self.base
    if let place = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) {
      lines[place] = text
    } else {
      lines.append(text)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the text and compares the one problem that it has.
  func expectFault(unbuilt: UnbuiltKeys = .none) {
    let error = #expect(throws: SchemaError.self) {
      _ = try SchemaFile.parse(yaml: yaml, fileName: "schema.yaml", unbuilt: unbuilt)
    }
    guard let error, let problem = error.problems.first else { return }
    #expect(error.problems.count == 1, "\(error)")
    #expect(problem.place.line == line)
    #expect(problem.place.path == path)
    #expect(problem.message.english.contains(words), "\(problem.message.english)")
    #expect(problem.suggestion == suggestion)
    #expect(problem.sentence.vietnamese.hasPrefix("schema.yaml, dòng \(line), cột "))
  }
}
