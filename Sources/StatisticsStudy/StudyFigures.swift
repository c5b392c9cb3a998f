/// What the study that set the constants has found: false alarms per 1,000 clean facts, and errors found in percent, in the
/// first round and with earlier ones; the order of errors is that of `StudyError`. NaN: not given.
enum StudyFigures {
  /// A row of the study.
  struct Row: Sendable {
    var falseAlarms: Double
    var first: [Double], later: [Double]
  }

  /// The rows by the scenario's name.
  static let rows: [String: Row] = [
    "per capita 0.25": Row(
      falseAlarms: 0.2, first: [93, 100, 100, 100, 76, 80, 27], later: [100, 98, 100, 100, 90, 79, 93]),
    "raw 0.5": Row(
      falseAlarms: 0.2, first: [85, 47, 100, 100, 13, 0, 24], later: [100, 94, 100, 100, 73, 60, 86]),
    "raw 0.8": Row(
      falseAlarms: 0.1, first: [25, 0, 88, 100, 0, 8, 30], later: [78, 60, 100, 100, 16, 7, 96]),
    "size unrelated": Row(
      falseAlarms: 0.2, first: [85, 46, 100, 100, 36, 0, 21], later: [96, 85, 100, 100, 42, 41, 86]),
    "activity x2": Row(
      falseAlarms: 0.2, first: [91, 78, 100, 100, 60, 31, 40], later: [100, 98, 100, 100, 63, 59, 87]),
    "jumps, sd 0.3": Row(
      falseAlarms: 0.2, first: [94, 64, 100, 100, 17, 22, 23], later: [87, 74, 100, 100, 39, 31, 83]),
    "jumps, sd 0.6": Row(
      falseAlarms: 0.4, first: [13, 7, 100, 100, 0, 0, 27], later: [39, 10, 95, 100, 4, 7, 81]),
    "small counts": Row(
      falseAlarms: 0.3, first: [100, 0, 86, 92, 92, 0, 0], later: [98, 0, 96, 90, 80, 0, 0]),
    "zeros 0-60%": Row(
      falseAlarms: 0.1, first: [83, 71, 80, 94, 46, 19, 0], later: [80, 74, 89, 90, 63, 39, 0]),
    "overdispersed": Row(
      falseAlarms: 0.4, first: [47, 20, 100, 100, 0, 0, 22], later: [71, 29, 100, 100, 5, 2, 82]),
    "unequal spread": Row(
      falseAlarms: 0.5, first: [13, 6, 87, 100, 7, 0, 27], later: [85, 62, 100, 100, 22, 27, 78]),
    "5% with sd x3": Row(
      falseAlarms: 1.4, first: [78, 82, 100, 100, 13, 15, 29], later: [100, 78, 100, 100, 46, 28, 95]),
    "t3, sd 0.35": Row(
      falseAlarms: 2.7, first: [92, 79, 100, 100, 36, 14, 25], later: [100, 89, 100, 100, 54, 40, 92]),
    "t3, sd 0.7": Row(
      falseAlarms: 3.4, first: [13, 0, 100, 100, 0, 0, 27], later: [29, 14, 100, 100, 6, 2, 85]),
    "mixed": Row(falseAlarms: 0.8, first: [57, 29, 94, 100, 25, 0, 0], later: [78, 73, 92, 96, 43, 14, 48]),
  ]
  /// On how many clean facts a scenario's rate stands, and on how many errors a percentage, about.
  static let facts = 68_400.0, errorsFirst = 15.0, errorsLater = 45.0
}
