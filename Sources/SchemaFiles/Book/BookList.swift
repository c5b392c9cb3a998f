/// Lists in one cell: elements between semicolons. An element that holds a semicolon, begins with a quotation mark or
/// has white space at an edge stands in quotation marks, those within it twice, as in CSV. `[]` is a list of nothing,
/// where that differs from a blank cell.
enum BookList {
  /// A list of nothing.
  static let nothing = "[]"

  /// The elements of a cell's text, blank ones left out.
  static func split(_ text: String) -> [String] {
    var elements: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      if let (element, after) = quoted(rest) {
        elements.append(element)
        rest = after
      } else {
        let plain = rest.prefix { $0 != ";" }
        let element = String(plain).trimmed
        if !element.isEmpty { elements.append(element) }
        rest = rest[plain.endIndex...]
      }
      guard rest.first == ";" else { return elements }
      rest = rest.dropFirst()
    }
  }

  /// A quoted element with nothing but white space around it, and what follows; nil where there is none.
  private static func quoted(
    _ text: Substring.UnicodeScalarView
  ) -> (String, Substring.UnicodeScalarView)? {
    var rest = text.drop { $0.properties.isWhitespace }
    guard rest.first == "\"" else { return nil }
    rest = rest.dropFirst()
    var element = String.UnicodeScalarView()
    while let scalar = rest.first {
      rest = rest.dropFirst()
      guard scalar == "\"" else {
        element.append(scalar)
        continue
      }
      guard rest.first != "\"" else {
        element.append(scalar)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.drop { $0.properties.isWhitespace }
      return rest.isEmpty || rest.first == ";" ? (String(element), rest) : nil
    }
    return nil
  }

  /// The text of a list.
  static func joined(_ elements: [String]) -> String {
    elements.isEmpty ? nothing : elements.map(written).joined(separator: "; ")
  }

  /// One element, in quotation marks where it needs them.
  static func written(_ element: String) -> String {
    let scalars = element.unicodeScalars
    let isPlain =
      !scalars.contains(";") && scalars.first != "\"" && !element.isEmpty && element != nothing
      && scalars.elementsEqual(element.trimmed.unicodeScalars)
    if isPlain { return element }
    var result = String.UnicodeScalarView()
    result.append("\"")
    for scalar in scalars {
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    result.append("\"")
    return String(result)
  }
}
