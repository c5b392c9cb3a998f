/// A kind of campaign: how its figures scatter when nobody makes an error. Standard deviations are of natural logarithms.
/// The study names its kinds, it does not print their generator: what the names leave open (own level, size of figures,
/// activity) was chosen once so that the errors found are about those of the study.
struct StudyScenario: Sendable {
  /// How logarithms are distributed about their middle.
  enum Tails: Sendable { case normal, studentT3, contaminated }

  /// Its name in the study.
  var name: String
  /// Whether figures follow the population, and whether the schema says so (`normalise_by`).
  var followsSize = true, hasExposure = false
  /// Between units, the same in all rounds; from round to round; of all figures of a unit in one round.
  var own = 0.4, round = 0.3, activity = 0.15
  /// Whether each indicator has a scatter of its own, between a third and three times the round's.
  var isUneven = false
  /// How deviations from round to round are distributed, and whether those between units are too.
  var tails = Tails.normal, hasTailsBetweenUnits = false
  /// The logarithm of an indicator's usual figure: from, to; drawn evenly, or so that the figure itself is even.
  var levels = (low: 3.0, high: 7.5), hasEvenFigures = false
  /// The largest share of zeros of an indicator; each has its own below it.
  var zeros = 0.0
  /// The shape of the gamma that counts scatter by beyond Poisson; nil: Poisson.
  var shape: Double?
  /// Whether every indicator takes the properties of another scenario.
  var isMixed = false

  /// The study's fifteen kinds, in its order.
  static let all: [StudyScenario] = [
    StudyScenario(name: "per capita 0.25", hasExposure: true, own: 0.2, round: 0.2),
    StudyScenario(name: "raw 0.5", own: 0.42, round: 0.25),
    StudyScenario(name: "raw 0.8", own: 0.7, round: 0.38),
    StudyScenario(name: "size unrelated", followsSize: false, own: 0.4, round: 0.3),
    StudyScenario(name: "activity x2", own: 0.28, round: 0.22, activity: 0.45),
    StudyScenario(name: "jumps, sd 0.3", own: 0.3, round: 0.36),
    StudyScenario(name: "jumps, sd 0.6", own: 0.55, round: 0.62),
    StudyScenario(
      name: "small counts", followsSize: false, own: 0.2, round: 0.08, activity: 0.07,
      levels: (low: 0, high: 2.5),
      hasEvenFigures: true),
    StudyScenario(name: "zeros 0-60%", own: 0.22, round: 0.22, levels: (low: 2.5, high: 6), zeros: 0.6),
    StudyScenario(name: "overdispersed", own: 0.45, round: 0.2, shape: 7),
    StudyScenario(name: "unequal spread", own: 0.7, round: 0.3, isUneven: true),
    StudyScenario(
      name: "5% with sd x3", own: 0.3, round: 0.25, tails: .contaminated, hasTailsBetweenUnits: true),
    StudyScenario(name: "t3, sd 0.35", own: 0.29, round: 0.27, tails: .studentT3),
    StudyScenario(name: "t3, sd 0.7", own: 0.5, round: 0.55, tails: .studentT3),
    StudyScenario(name: "mixed", isMixed: true),
  ]
  /// What the indicators of a mixed campaign are, each as often as it stands here: many small figures and zeros.
  static let parts = [
    "raw 0.5",
    "raw 0.8",
    "jumps, sd 0.6",
    "small counts",
    "zeros 0-60%",
    "zeros 0-60%",
    "overdispersed",
    "5% with sd x3",
  ].compactMap { name in all.first { $0.name == name } }
}
