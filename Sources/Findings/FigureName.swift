/// How a figure is named in findings and decisions: `B01`, of another measure than now `B01[plan]`.
package struct FigureName: Hashable, Sendable, CustomStringConvertible {
  /// The indicator's code.
  package var indicator: String
  /// The measure's name.
  package var measure: String

  /// A name of its parts.
  package init(indicator: String, measure: String?) {
    self.indicator = indicator
    self.measure = measure ?? "now"
  }
  /// A name as it is written.
  package init(_ text: String) {
    let parts = text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    indicator = parts.first.map(String.init) ?? ""
    measure = parts.count > 1 && parts[1].hasSuffix("]") ? String(parts[1].dropLast()) : "now"
  }
  /// The name as it is written.
  package var description: String { measure == "now" ? indicator : "\(indicator)[\(measure)]" }
}
