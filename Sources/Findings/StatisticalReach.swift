/// How far the statistics of a run reach: what they would notice, and where they are weak.
package struct StatisticalReach: Sendable, Equatable {
  /// c: the |z| from which a figure is a warning in this run, and `outlier_z`, which it starts from.
  package var threshold: Double, outlierZ: Double
  /// Whether zeros are so usual in this campaign that none is worth a warning (H202).
  package var areZerosUsual: Bool
  /// The numeric indicators, in the order of the schema.
  package var indicators: [IndicatorReach]
  /// Whether more figures than usual lie far out, so that the threshold was raised by as much as is worth a word.
  package var isRaised: Bool { threshold >= outlierZ + 0.25 }
  /// A reach.
  package init(threshold: Double, outlierZ: Double, areZerosUsual: Bool, indicators: [IndicatorReach]) {
    self.threshold = threshold
    self.outlierZ = outlierZ
    self.areZerosUsual = areZerosUsual
    self.indicators = indicators
  }
}

/// What the statistics would notice of one indicator.
package struct IndicatorReach: Sendable, Equatable {
  /// Position in `CampaignSchema.indicators`.
  package var indicator: Int
  /// The smallest factor that would be noticed, e^(c·s), the median over its units; nil: it is not judged.
  package var factor: Double?
  /// The median of what is expected of its units; nil: it is not judged.
  package var usual: Double?
  /// With how many other units a unit's figure is compared.
  package var others = 0
  /// Why they see little, or nothing; empty: they see what the factor says.
  package var weaknesses: [Weakness] = []

  /// Why the statistics see little of an indicator.
  package enum Weakness: Sendable, Equatable {
    /// It is a total: its parts are judged in its place.
    case judgedByParts
    /// Fewer than five other units have a figure above 0.
    case fewOthers
    /// Zeros are common by nature (their share): a lost figure cannot be told from a true zero.
    case commonZeros(share: Double)
    /// The figures are so small that chance counts for more than the factor says.
    case smallFigures
  }
  /// An indicator of which nothing is known yet.
  package init(indicator: Int) { self.indicator = indicator }
}
