import Schema
import Testing
import Validation

/// Figures of random campaigns on which the statistics and the plain reference agreed, for where the reference is not at hand.
@Suite struct StatisticsFixtureTests {
  /// What a campaign gives: how many cells of each kind, and the sums of x̂ and z over all cells.
  private static func summary(_ seed: UInt64) -> String {
    let rounds = RandomCampaign(seed: seed).figures
    let expectations = Expectations(rounds)
    let threshold = OutlierThreshold(expectations, Thresholds())
    var codes: [String: Int] = [:]
    for cell in CellOutliers.find(rounds, expectations, threshold, noticeZ: 3) where !cell.isNotice {
      codes[cell.code, default: 0] += 1
    }
    codes["H202"] = DroppedToNothing.find(rounds, expectations).count
    codes["H204"] = EqualFigures.copyOfPrevious(rounds).count
    codes["P305"] = RoundNumbers.find(rounds).count
    var (sumOfZ, sumOfExpected) = (0.0, 0.0)
    for unit in 0..<rounds.now.units {
      for column in 0..<rounds.now.indicators {
        sumOfZ += abs(expectations[unit, column]?.z ?? 0)
        sumOfExpected += expectations[unit, column]?.expected ?? 0
      }
      if ShiftedRows.find(rounds, expectations, unit: unit) != nil { codes["P304", default: 0] += 1 }
      if OtherUnitsFigures(rounds)?.find(unit: unit, isOneReturn: { _ in false }) != nil {
        codes["I023", default: 0] += 1
      }
      for other in (unit + 1)..<max(rounds.now.units, unit + 1) {
        if EqualFigures.identical(rounds, unit, other) != nil { codes["P306", default: 0] += 1 }
        if ProportionalReturns.find(rounds, unit, other) != nil { codes["P307", default: 0] += 1 }
      }
    }
    let found = codes.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\((sumOfExpected * 10).rounded() / 10) \((sumOfZ * 1e4).rounded() / 1e4) "
      + found.joined(separator: ", ")
  }

  @Test(
    "Random campaigns give what they gave beside the reference",
    arguments: [
      (1, "97047.2 242.8718 H202 1, P303 2, P305 1, P306 1, P307 2"),
      (2, "87441.0 530.7895 H200 5, H202 2, H203 4, H204 1, I023 1, P300 1, P304 1, P305 1, P306 1, P307 1"),
      (3, "94688.8 340.8807 H200 3, H202 1, H203 2, H204 1, I023 1, P304 1, P306 1"),
      (4, "31132.8 146.1157 H200 7, H202 1, H204 1, P304 1, P305 1, P306 1, P307 1"),
      (5, "125470.7 411.4374 H200 5, H202 1, H203 5, H204 1, I023 1, P304 1, P305 1, P306 1, P307 1"),
      (6, "47333.7 206.952 H201 2, H202 1, H203 2, H204 1, I023 1, P305 1, P306 1"),
      (7, "252159.1 656.0816 H201 12, H202 3, H203 5, H204 1, I023 2, P304 1, P305 1, P306 1, P307 1"),
      (8, "50952.4 210.9424 H202 1, P301 1, P303 5, P304 1, P305 1, P306 1, P307 2"),
    ] as [(UInt64, String)])
  func figures(_ seed: UInt64, _ expected: String) {
    #expect(Self.summary(seed) == expected)
  }

  @Test(
    "The index of large campaigns finds the pairs that comparing all of them finds",
    arguments: [3, 7, 11, 15] as [UInt64])
  func index(_ seed: UInt64) {
    let rounds = RandomCampaign(seed: seed).figures
    func found(_ mostCompared: Int) -> [String] {
      PairCandidates.forEqualFigures(rounds, mostCompared: mostCompared).filter {
        EqualFigures.identical(rounds, $0.0, $0.1) != nil
      }.map { "P306 \($0) \($1)" }
        + PairCandidates.forProportions(rounds, mostCompared: mostCompared).filter {
          ProportionalReturns.find(rounds, $0.0, $0.1) != nil
        }.map { "P307 \($0) \($1)" }
    }
    #expect(found(0) == found(1000))
    #expect(found(0).count > 0)
    #expect(
      PairCandidates.forProportions(rounds, mostCompared: 0).count < rounds.now.units * (rounds.now.units - 1)
        / 4)
  }
}
