package import Schema

/// The notes that a marked copy puts at the cells of figures, and what a unit adds to them.
///
/// A note of ours begins with a mark and ends with a line that asks for the unit's remark. What stands behind that line
/// is the unit's; the rest is text of the template.
package enum MarkedCopyNote {
  /// How a note of ours begins, and the line behind which the unit writes, by language.
  private static func marks(_ language: Language) -> (opening: String, closing: String) {
    switch language {
    case .vietnamese: ("[Cần sửa]", "Ý kiến của đơn vị:")
    case .english: ("[To mend]", "The unit's remark:")
    }
  }

  /// A note that says something, with room for a remark.
  package static func text(_ lines: [String], language: Language, remark: String = "") -> String {
    let marks = marks(language)
    return "\(marks.opening) \(lines.joined(separator: "\n"))\n\(marks.closing) \(remark)"
  }

  /// What a unit wrote into a cell's note: all of a note that is not ours; nil where it wrote nothing.
  package static func unitPart(of comment: String) -> String? {
    for language in Language.allCases {
      let marks = marks(language)
      guard comment.drop(while: \.isWhitespace).hasPrefix(marks.opening),
        let closing = comment.ranges(of: marks.closing).last
      else { continue }
      let remark = comment[closing.upperBound...].drop(while: \.isWhitespace)
      return remark.allSatisfy(\.isWhitespace) ? nil : String(remark)
    }
    return comment
  }
}
