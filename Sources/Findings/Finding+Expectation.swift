/// What a finding says would be usual.
extension Finding {
  /// What would be expected, as text; nil where nothing was said.
  package func expectation(in words: Wording) -> String? {
    if let low, let high, low < high {
      return words.number(low, decimals: Self.decimals(low, high)) + " – "
        + words.number(high, decimals: Self.decimals(low, high))
    }
    return expected.map { words.number($0, decimals: Self.decimals($0, $0)) }
  }
  /// Estimates are shown without decimals where they are large.
  private static func decimals(_ low: Double, _ high: Double) -> Int? {
    max(abs(low), abs(high)) >= 20 ? 0 : nil
  }
}
