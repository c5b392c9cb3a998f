import Schema
import TestSupport
import Testing
import Validation

/// Figures of the plain reference for random campaigns, as a file: for where the reference is not at hand.
@Suite struct StatisticsFixtureTests {
  private static let file = "Tests/Fixtures/statistics.txt"
  private static let seeds = 1...16 as ClosedRange<UInt64>

  /// What our statistics find.
  private static func digest(_ seed: UInt64) -> StatisticsDigest {
    let rounds = RandomCampaign(seed: seed).figures
    let expectations = Expectations(rounds)
    let threshold = OutlierThreshold(expectations, Thresholds())
    var digest = StatisticsDigest(threshold: threshold.z)
    let units = 0..<rounds.now.units
    for unit in units {
      for column in 0..<rounds.now.indicators {
        if let score = expectations[unit, column] { digest.add(expected: score.expected, z: score.z) }
      }
    }
    for cell in CellOutliers.find(rounds, expectations, threshold, noticeZ: 3) where !cell.isNotice {
      digest.add(cell.code, [cell.unit, cell.indicator], cell.suggestion)
    }
    for zero in DroppedToNothing.find(rounds, expectations) {
      digest.add("H202 " + (zero.isWarning ? "warning" : "info"), [zero.unit, zero.indicator])
    }
    for (unit, copy) in EqualFigures.copyOfPrevious(rounds) {
      digest.add("H204", [unit], Double(copy.equal))
    }
    for unit in RoundNumbers.find(rounds).keys { digest.add("P305", [unit]) }
    for unit in units {
      if let shift = ShiftedRows.find(rounds, expectations, unit: unit) {
        digest.add("P304", [unit, shift.first, shift.last], Double(shift.rows))
      }
      for other in (unit + 1)..<max(rounds.now.units, unit + 1) {
        if EqualFigures.identical(rounds, unit, other) != nil { digest.add("P306", [unit, other]) }
        if ProportionalReturns.find(rounds, unit, other) != nil { digest.add("P307", [unit, other]) }
      }
      let match = OtherUnitsFigures(rounds)?.find(unit: unit) { other in
        EqualFigures.identical(rounds, min(unit, other), max(unit, other)) != nil
          || ProportionalReturns.find(rounds, unit, other) != nil
      }
      if let match { digest.add("I023", [unit, match.unit]) }
    }
    return digest
  }

  @Test("Random campaigns give what the reference gives")
  func figures() {
    let text = Self.seeds.map { Self.digest($0).text(seed: $0) }.joined()
    #expect(Golden.difference(of: text, from: Self.file) == nil)
  }

  /// `RECORD_GOLDEN=1 Scripts/record-statistics.sh` writes the file anew, from the reference alone.
  @Test("The file holds what the reference gives", .enabled(if: Reference.isThere))
  func reference() throws {
    let text = try Self.seeds.map { try ReferenceAnswer(RandomCampaign(seed: $0)).digest.text(seed: $0) }
      .joined()
    #expect(Golden.difference(of: text, from: Self.file) == nil)
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
