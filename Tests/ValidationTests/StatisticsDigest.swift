import VietnameseText

/// What statistics find in a campaign, as a few lines: what two implementations are compared by where only one is at hand.
struct StatisticsDigest: Equatable {
  private var cells = 0
  private var sumOfExpected = 0.0, sumOfZ = 0.0
  private let threshold: Double
  private var found: [String] = []

  init(threshold: Double) { self.threshold = threshold }

  /// Adds a score.
  mutating func add(expected: Double, z: Double?) {
    cells += 1
    sumOfExpected += expected
    sumOfZ += abs(z ?? 0)
  }
  /// Adds a finding with where it stands.
  mutating func add(_ code: String, _ at: [Int], _ figure: Double? = nil) {
    let place = at.map { NumberText.padded($0, 3) }.joined(separator: " ")
    found.append("  \(code) \(place)" + (figure.map { " " + NumberText.english($0, decimals: 4) } ?? ""))
  }
  /// The lines; sums are rounded so that the order of adding does not show.
  func text(seed: UInt64) -> String {
    func number(_ value: Double) -> String { NumberText.english(value, decimals: 3) }
    let head =
      "campaign \(seed): \(cells) cells, sum of expected \(number(sumOfExpected)), sum of z \(number(sumOfZ)), c \(number(threshold))"
    return ([head] + found.sorted()).map { $0 + "\n" }.joined()
  }
}
