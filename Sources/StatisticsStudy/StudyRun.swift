internal import Schema

/// Simulates the study's fifteen kinds of campaign in all its sizes.
struct StudyRun: Sendable {
  /// The seed, how many campaigns of each kind and size there are of the smallest size (larger ones have fewer), and the
  /// limits that are tried.
  var seed: UInt64 = 1, campaigns = 20, thresholds = Thresholds()
  /// The study's numbers of units, and of earlier rounds.
  static let sizes = [8, 15, 21, 48, 102], histories = [0, 1, 3, 7]

  /// What is found in a kind of campaign.
  func measure(_ scenario: StudyScenario, number: Int) -> StudyMeasurement {
    var measured = StudyMeasurement()
    for (sizePlace, units) in Self.sizes.enumerated() {
      for (historyPlace, earlier) in Self.histories.enumerated() {
        // As many facts of every size; a campaign at least.
        let count = max(1, campaigns * 8 / units)
        for repetition in 0..<count {
          let stream = ((number * 8 + sizePlace) * 8 + historyPlace) * 4096 + repetition
          var random = StudyRandom(seed: seed, stream: UInt64(stream))
          let campaign = StudyCampaign(scenario, units: units, earlier: earlier, random: &random)
          measured.addClean(campaign, earlier: earlier, thresholds: thresholds)
          measured.addErrors(campaign, earlier: earlier, thresholds: thresholds, random: &random)
        }
      }
    }
    return measured
  }
}
