internal import VietnameseText

/// What was typed, as people of the language read it.
extension Wording {
  /// The text of a cell beside the number that was read in it; where the text is nothing but that number, the number as the
  /// language writes it: 1.063 of a program stands as 1,063 beside the 1.063 that it should be. `value`: nil: no number.
  package func typed(_ text: String, value: Double?) -> String {
    guard let value, value.isFinite, text == NumberText.plain(value) else { return text }
    return number(value)
  }
}

extension Finding {
  /// What the cell says; nil where it is blank.
  package func typed(in words: Wording) -> String? {
    guard let raw, !raw.isEmpty else { return nil }
    // A cell that holds a day shows it as sheets do.
    if code == "T109" { return NumberText.day(ofISO: raw) }
    return words.typed(raw, value: value)
  }
}
