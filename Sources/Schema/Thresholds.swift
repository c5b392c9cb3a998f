/// Limits of the statistics and of matching labels.
package struct Thresholds: Sendable, Equatable {
  /// |z| from which a figure is a warning.
  package var outlierZ = 4.0
  /// |z| from which a figure is an info.
  package var noticeZ = 3.0
  /// The share of the indicator's sum below which a difference does not matter.
  package var materialityShare = 0.005
  /// The difference below which nothing is said, in the indicator's unit.
  package var materialityMin = 5.0
  /// The score from which a label is accepted.
  package var labelAccept = 0.92
  /// The score from which a label is asked about.
  package var labelAsk = 0.75
  /// The defaults.
  package init() {}
}
