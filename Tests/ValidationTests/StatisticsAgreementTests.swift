import Foundation
import Schema
import Testing
import Validation

/// The statistics against the plain reference, figure by figure.
@Suite(.enabled(if: Reference.isThere)) struct StatisticsAgreementTests {
  private func same(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
  }

  @Test("Every figure of the statistics is the reference's", arguments: 1...16 as ClosedRange<UInt64>)
  func agreement(_ seed: UInt64) throws { try compare(RandomCampaign(seed: seed)) }

  /// How many campaigns of any shape are compared: `TONGHOP_CAMPAIGNS=1000` takes some minutes.
  private static let count =
    ProcessInfo.processInfo.environment["TONGHOP_CAMPAIGNS"].flatMap { UInt64($0) } ?? 12

  @Test(
    "So it is for campaigns of any shape: 8 to 102 units, 0 to 8 rounds, zeros, blanks, short histories",
    arguments: 1...max(1, count))
  func shapes(_ seed: UInt64) throws {
    try compare(RandomCampaign(seed: seed, RandomCampaign.Shape.any(seed)))
  }

  private func compare(_ campaign: RandomCampaign) throws {
    let answer = try ReferenceAnswer(campaign)
    let rounds = campaign.figures
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    let expectations = Expectations(rounds)
    var scores = 0
    for expected in answer.scores {
      let found = try #require(expectations[expected.at[0], expected.at[1]])
      #expect(
        same(found.expected, expected.expected) && same(found.scale, expected.s)
          && found.others == expected.others
          && found.history == expected.history && same(found.residual, expected.residual)
          && same(found.z, expected.z),
        "\(expected) \(found)")
    }
    for unit in 0..<units {
      for column in 0..<indicators where expectations[unit, column] != nil { scores += 1 }
    }
    #expect(scores == answer.scores.count)
    let threshold = OutlierThreshold(expectations, Thresholds())
    #expect(same(threshold.z, answer.c))

    let cells = CellOutliers.find(rounds, expectations, threshold, noticeZ: 3).filter { !$0.isNotice }
    #expect(cells.map { [$0.unit, $0.indicator] } == answer.cells.map(\.at))
    #expect(cells.map(\.code) == answer.cells.map(\.code))
    for (found, expected) in zip(cells, answer.cells) { #expect(same(found.suggestion, expected.suggestion)) }
    let zeros = DroppedToNothing.find(rounds, expectations)
    #expect(zeros.map { [$0.unit, $0.indicator] } == answer.zeros.map(\.at))
    #expect(zeros.map { $0.isWarning ? "warning" : "info" } == answer.zeros.map(\.severity))

    let copies = EqualFigures.copyOfPrevious(rounds).sorted { $0.key < $1.key }
    #expect(copies.map { [$0.key] } == answer.copies.map(\.at))
    for (found, expected) in zip(copies, answer.copies) {
      #expect(
        found.value.equal == expected.equal && found.value.compared == expected.of
          && same(found.value.chance, expected.p))
    }
    var identical: [[Int]] = []
    var proportional: [[Int]] = []
    for first in 0..<units {
      for second in (first + 1)..<max(units, first + 1) where campaign.hasPairs {
        if EqualFigures.identical(rounds, first, second) != nil { identical.append([first, second]) }
        if ProportionalReturns.find(rounds, first, second) != nil { proportional.append([first, second]) }
      }
    }
    #expect(identical == answer.identical.map(\.at))
    #expect(proportional == answer.proportional.map(\.at))

    let shifts = (0..<units).compactMap { unit in
      ShiftedRows.find(rounds, expectations, unit: unit).map { (unit, $0) }
    }
    #expect(shifts.map(\.0) == answer.shifts.map(\.at))
    for (found, expected) in zip(shifts, answer.shifts) {
      #expect(
        found.1.rows == expected.shift && found.1.first == expected.first && found.1.last == expected.last
          && same(found.1.gain, expected.gain))
    }
    let round = RoundNumbers.find(rounds).sorted { $0.key < $1.key }
    #expect(round.map { Double($0.key) } == answer.round.map { $0[0] })
    for (found, expected) in zip(round, answer.round) { #expect(same(found.value.chance, expected[1])) }
    if let comparison = OtherUnitsFigures(rounds) {
      let others = (0..<units).compactMap { unit in
        comparison.find(unit: unit) { other in
          EqualFigures.identical(rounds, min(unit, other), max(unit, other)) != nil
            || ProportionalReturns.find(rounds, unit, other) != nil
        }.map { (unit, $0) }
      }
      #expect(others.map(\.0) == answer.others.map(\.at))
      #expect(others.map(\.1.unit) == answer.others.map(\.unit))
      for (found, expected) in zip(others, answer.others) { #expect(same(found.1.gain, expected.gain)) }
    } else {
      #expect(answer.others.isEmpty)
    }
  }
}
