internal import VietnameseText

/// What a finding says would be usual.
extension Finding {
  /// What would be expected, as text; nil where nothing was said.
  package func expectation(in words: Wording) -> String? {
    if let low, let high, low < high {
      let (least, most) =
        isOfWholeFigure ? (low < 1 ? 0 : low.rounded(.up), high.rounded(.down)) : (low, high)
      if least < most {
        return words.number(least, decimals: decimals(least, most)) + " – "
          + words.number(most, decimals: decimals(least, most))
      }
      return words.number(most, decimals: decimals(most, most))
    }
    // What arithmetic comes to stands as the sentence beside it has it; an estimate is only about so much.
    return expected.map {
      score == nil
        ? words.number(NumberText.computed($0)) : words.number($0, decimals: decimals($0, $0))
    }
  }

  /// Whether it holds a whole figure against an estimate, so that only whole ones would be usual.
  private var isOfWholeFigure: Bool {
    guard score != nil, let value, let low, low >= 0 else { return false }
    return value == value.rounded()
  }

  /// Estimates are shown without decimals where they are large, with one else.
  private func decimals(_ low: Double, _ high: Double) -> Int? {
    if max(abs(low), abs(high)) >= 20 { return 0 }
    if low == low.rounded(), high == high.rounded() { return nil }
    return score == nil ? nil : 1
  }
}
