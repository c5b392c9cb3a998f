import Foundation
import TestSupport
import Testing

@testable import Validation

@Suite("What is passed over without a closer look")
struct ShortcutTests {
  /// Some numbers, few of them different where `isCoarse`.
  private func numbers(_ count: Int, isCoarse: Bool, _ random: inout SeededRandom) -> [Double] {
    (0..<count).map { _ in
      let number = Double.random(in: -3...3, using: &random)
      return isCoarse ? number.rounded() : number
    }
  }
  private func sortedMedian(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  @Test("Medians without a sort are those of the sorted numbers")
  func medians() {
    var random = SeededRandom(seed: 4)
    #expect(median(of: []) == nil)
    for count in 1...40 {
      for isCoarse in [true, false] {
        let values = numbers(count, isCoarse: isCoarse, &random)
        #expect(median(of: values) == sortedMedian(values))
        // A part among others is left alone on both sides.
        var all = [9] + values + [-9]
        #expect(takeMedian(of: &all, 1..<count + 1) == sortedMedian(values))
        #expect(all.first == 9 && all.last == -9)
        let others = MedianOfOthers(values)
        #expect(others.median(without: nil) == sortedMedian(values))
        for place in values.indices where count > 1 {
          var rest = values
          rest.remove(at: place)
          #expect(others.median(without: values[place]) == sortedMedian(rest))
        }
      }
    }
  }

  @Test(
    "Pairs that share four figures are those that comparing all pairs finds",
    arguments: [1, 2, 3] as [UInt64])
  func sharedFigures(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var now = FigureMatrix(units: 45, indicators: 20)
    for unit in 0..<45 {
      for indicator in 0..<20 where Int.random(in: 0..<10, using: &random) > 0 {
        now[unit, indicator] = Double(Int.random(in: 4...8, using: &random))
      }
    }
    let kinds = (0..<20).map { FigureRounds.Kind(hasIdentity: $0 != 7) }
    let rounds = FigureRounds(now: now, earlier: [], kinds: kinds)
    var expected: [String] = []
    for first in 0..<45 {
      for second in (first + 1)..<45 {
        let shared = (0..<20).count { column in
          column != 7 && now[first, column] >= 5 && now[first, column] == now[second, column]
        }
        if shared >= 4 { expected.append("\(first) \(second)") }
      }
    }
    #expect(expected.count > 5)
    #expect(PairCandidates.forEqualFigures(rounds).map { "\($0.0) \($0.1)" } == expected)
  }

  @Test(
    "Returns in proportion are looked at, whatever figures are missing or beside it",
    arguments: 1...6 as ClosedRange<UInt64>)
  func proportions(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (units, columns) = (40, 9 + Int(seed) * 13)
    var now = FigureMatrix(units: units, indicators: columns)
    for unit in 0..<units {
      for column in 0..<columns where Int.random(in: 0..<12, using: &random) > 0 {
        // Every second unit is the one before, times a factor, but for a fifth of its figures at most.
        let isOwn = unit % 2 == 0 || now[unit - 1, column].isNaN || Int.random(in: 4...8, using: &random) == 0
        let factor = [0.03, 0.5, 1.2, 4, 70][unit % 5]
        now[unit, column] =
          isOwn
          ? (20 * exp(Double.random(in: 0...6, using: &random))).rounded()
          : (now[unit - 1, column] * factor).rounded()
      }
    }
    let rounds = FigureRounds(
      now: now, earlier: [], kinds: Array(repeating: FigureRounds.Kind(), count: columns))
    let looked = Set(ProportionalReturns.candidates(rounds, jobs: 1).map { $0.0 * units + $0.1 })
    var found = 0
    for first in 0..<units {
      for second in (first + 1)..<units where ProportionalReturns.find(rounds, first, second) != nil {
        found += 1
        #expect(looked.contains(first * units + second), "\(first) \(second)")
      }
    }
    #expect(found >= 5)
    #expect(looked.count < units * (units - 1) / 4)
  }

  @Test("Units that are near are among those told at a glance", arguments: [1, 2, 3, 4] as [UInt64])
  func nearFigures(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (units, columns) = (53, 5 + Int(seed) * 9)
    let centres = (0..<7).map { _ in (0..<columns).map { _ in Double.random(in: -9...9, using: &random) } }
    let values = (0..<units).flatMap { unit in
      (0..<columns).map { column in
        Int.random(in: 0..<15, using: &random) == 0
          ? .nan : centres[unit % 7][column] + Double.random(in: -1...1, using: &random)
      }
    }
    let near = NearFigures(values, columns: columns)
    let limit = Double(columns)
    for unit in 0..<units {
      let places = (0..<columns).filter { !values[unit * columns + $0].isNaN }
      let row = places.map { values[unit * columns + $0] }
      let told = near.units(near: row, at: places, within: limit)
      let exact = (0..<units).filter { other in
        let sum = zip(row, places).reduce(0.0) { sum, entry in
          let distance = entry.0 - values[other * columns + entry.1]
          return sum + (distance.isNaN ? 0 : min(distance * distance, 16))
        }
        return sum <= limit
      }
      #expect(exact.count > 1)
      #expect(Set(told).isSuperset(of: exact))
      #expect(told == told.sorted() && told.count < units / 2)
    }
  }
}
