/// The rules for the names on tabs (ECMA-376 Part 1, 18.2.19 sheet; Excel's own checks).
package enum SheetNaming {
  /// How many UTF-16 units a name has at most.
  package static let longest = 31

  /// A valid name that is like the wanted one and, ignoring case, not among those taken.
  ///
  /// Forbidden characters (`: \ / ? * [ ]`, controls) become spaces, quotes at the ends are dropped, too long names
  /// are cut between characters, and a repeated name gets ` (2)`, ` (3)` … at its end.
  package static func validName(for wanted: String, besides taken: Set<String>) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in wanted.unicodeScalars {
      switch scalar {
      case ":", "\\", "/", "?", "*", "[", "]": scalars.append(" ")
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: scalars.append(" ")
      case "\u{FFFE}", "\u{FFFF}": scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    var name = trimmed(cut(String(scalars), to: longest))
    // "History" is a name that Excel keeps for itself.
    if name.isEmpty { name = "Sheet" } else if key(of: name) == "history" { name += "_" }
    guard taken.contains(key(of: name)) else { return name }
    for number in 2... {
      let ending = " (\(number))"
      let candidate = trimmed(cut(name, to: longest - ending.utf16.count)) + ending
      if !taken.contains(key(of: candidate)) { return candidate }
    }
    return name
  }

  /// The names of the sheets with some titles, in their order: of the same title the same, of nil none. `reserved`: names
  /// that others have. Template and reader both ask here, so that a return's sheets are called as they are looked for.
  package static func names(for titles: [String?], reserved: [String]) -> [String?] {
    var taken = Set(reserved.map(key))
    var known: [String: String] = [:]
    return titles.map { title in
      guard let title else { return nil }
      if let name = known[title] { return name }
      let name = validName(for: title, besides: taken)
      taken.insert(key(of: name))
      known[title] = name
      return name
    }
  }

  /// What two names that Excel takes for the same have in common.
  package static func key(of name: String) -> String { name.lowercased() }

  /// The name as a formula or a link needs it: `'Bảng tổng hợp'`.
  package static func quoted(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "'")) else { return "'" + name + "'" }
    var quoted = "'"
    for scalar in name.unicodeScalars {
      if scalar == "'" { quoted.unicodeScalars.append("'") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "'"
  }

  /// The longest beginning of a text that has at most so many UTF-16 units, cut between characters.
  private static func cut(_ text: String, to count: Int) -> String {
    guard text.utf16.count > count else { return text }
    var kept = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      if units > count { break }
      kept.append(character)
    }
    return kept
  }

  /// Without spaces and quotes at the ends: Excel refuses a quote there, and people overlook a space.
  private static func trimmed(_ name: String) -> String {
    var rest = Substring(name)
    while let first = rest.first, first == " " || first == "'" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "'" { rest.removeLast() }
    return String(rest)
  }
}
