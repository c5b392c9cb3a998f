internal import Schema

/// Simulates the study's fifteen kinds of campaign in all its sizes.
struct StudyRun: Sendable {
  /// The seed, how many times the study's own size is simulated, and the limits that are tried.
  var seed: UInt64 = 1, times = 2, thresholds = Thresholds()
  /// The study's numbers of units, and of earlier rounds.
  static let sizes = [8, 15, 21, 48, 102], histories = [0, 1, 3, 7]

  /// Campaigns of a size, as in the study, which has 1,026,000 clean facts, 8,000 to 25,000 of one kind and size: about a
  /// hundred units of every size, two campaigns at least.
  static func repetitions(ofUnits units: Int) -> Int { max(2, 100 / units) }
  /// Errors of every kind in a size and length of history: the study's percentages are fifteenths in the first round.
  static let errors = 3

  /// What is found in a kind of campaign.
  func measure(_ scenario: StudyScenario, number: Int) -> StudyMeasurement {
    var measured = StudyMeasurement()
    for (sizePlace, units) in Self.sizes.enumerated() {
      for (historyPlace, earlier) in Self.histories.enumerated() {
        let count = Self.repetitions(ofUnits: units) * times
        for repetition in 0..<count {
          let stream = ((number * 8 + sizePlace) * 8 + historyPlace) * 4096 + repetition
          var random = StudyRandom(seed: seed, stream: UInt64(stream))
          let campaign = StudyCampaign(scenario, units: units, earlier: earlier, random: &random)
          measured.addClean(campaign, earlier: earlier, thresholds: thresholds)
          // As many errors of every size: spread over its campaigns.
          let (from, to) = (repetition, repetition + 1)
          let share = Self.errors * times
          for _ in (share * from / count)..<(share * to / count) {
            measured.addErrors(campaign, earlier: earlier, thresholds: thresholds, random: &random)
          }
        }
      }
    }
    return measured
  }
}
