import Schema

/// Texts that are compared with texts of workbooks.
extension MappingReader {
  /// Patterns: one, or a list.
  func patterns(_ key: String) -> [TextPattern] {
    textNodes(key).compactMap { pattern($0, $1) }
  }

  /// One pattern.
  func pattern(_ key: String) -> TextPattern? {
    value(key).flatMap { pattern($0, path.child(key)) }
  }

  private func pattern(_ node: SchemaNode, _ path: SchemaPath) -> TextPattern? {
    guard case .text(let written, _) = node.content else {
      problems.report(.otherShape(found: node.shape, expected: .text), at: node.position, path: path)
      return nil
    }
    let text = written.trimmed
    func refuse(_ form: SchemaProblem.Form) -> TextPattern? {
      problems.report(.otherForm(found: written, expected: form), at: node.position, path: path)
      return nil
    }
    guard !text.isEmpty, !node.isNull else { return refuse(.text) }
    if text.hasPrefix("=") {
      guard let column = ScalarText.column(text.dropFirst()) else { return refuse(.column) }
      return .column(column)
    }
    if text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
      let expression = String(text.dropFirst().dropLast())
      if let fault = Self.fault(of: expression) { return refuse(fault) }
      return .expression(expression)
    }
    return .text(text)
  }

  /// What a text should be that is no regular expression; nil where it is one. Long and deeply nested ones are refused before they are
  /// compiled.
  private static func fault(of expression: String) -> SchemaProblem.Form? {
    guard expression.count <= 500 else { return .regularExpression("> 500") }
    var depth = 0
    for byte in expression.utf8 where byte == 0x28 || byte == 0x5B { depth += 1 }
    guard depth <= 60 else { return .regularExpression("((((…") }
    do throws(TextExpression.Fault) {
      _ = try TextExpression(expression)
      return nil
    } catch {
      switch error {
      case .unreadable(let words): return .regularExpression(words.isEmpty ? "?" : words)
      case .unbounded: return .boundedExpression
      }
    }
  }
}
