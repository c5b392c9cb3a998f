internal import Foundation

/// What a figure should be, and how far it is from that.
package struct CellScore: Sendable {
  /// x̂: what the province does × what this unit usually does × how active it was this time.
  package var expected: Double
  /// The standard deviation of the logarithm about it, without the noise of counting.
  package var scale: Double
  /// How many other units have a figure, and how many earlier rounds this unit has one in.
  package var others: Int { Int(othersStored) }
  package var history: Int { Int(historyStored) }
  /// ln(x/x̂) in the terms of the model, and z; nil where the figure is absent or 0.
  package var residual: Double? {
    get { residualStored.isNaN ? nil : residualStored }
    set { residualStored = newValue ?? .nan }
  }
  package var z: Double? {
    get { zStored.isNaN ? nil : zStored }
    set { zStored = newValue ?? .nan }
  }
  // A country has half a million of these: they are kept narrow.
  private var othersStored: Int32, historyStored: Int32
  private var residualStored = Double.nan, zStored = Double.nan

  /// A score of a figure that is absent.
  init(expected: Double, scale: Double, others: Int, history: Int) {
    self.expected = expected
    self.scale = scale
    othersStored = Int32(clamping: others)
    historyStored = Int32(clamping: history)
  }
}

/// One expectation for each unit and indicator of a round (median polish over province, own level and activity, Tukey 1977;
/// scale clipped as by Huber 1981 and shrunk to a pooled one as by Smyth 2004). Linear in units.
package struct Expectations: Sendable {
  /// The scores, indicator by indicator; nil where fewer than 5 others have a figure.
  private let scores: [[CellScore?]]

  /// The score of a unit and an indicator; nil: not judged.
  package subscript(unit: Int, indicator: Int) -> CellScore? { scores[indicator][unit] }
  /// All scores that there are.
  var all: some Sequence<CellScore> { scores.lazy.joined().compactMap { $0 } }

  /// The expectations of a round.
  package init(_ rounds: FigureRounds) { self.init(rounds, jobs: 1) }
  /// The same on several cores, the indicators shared out.
  init(_ rounds: FigureRounds, jobs: Int) { scores = Polish(rounds, jobs: jobs).scores() }
}

extension CellScore {
  /// The standard deviation of ln x about ln x̂, for a figure: scale, what the others' middle may be off by, and counting.
  func deviation(of x: Double) -> Double {
    (scale * scale * (1 + 1.5 / Double(others)) + 1 / ((x + 0.5) * (expected + 0.5)).squareRoot())
      .squareRoot()
  }
}
