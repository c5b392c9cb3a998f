internal import VietnameseText

/// The study's figures beside those of this run, with the error that sampling alone makes.
enum StudyTable {
  /// False alarms: per 1,000 clean facts, with ± two standard errors of the difference; `*`: further away than that.
  static func falseAlarms(_ measured: [(StudyScenario, StudyMeasurement)]) -> [String] {
    var lines = ["false alarms per 1,000 clean facts", ""]
    lines.append(
      row(
        "scenario",
        ["study", "here", "±", ""] + StudyRun.sizes.map { "n=\($0)" }
          + StudyRun.histories.map { "\($0) earlier" }))
    lines.append(
      row("---", Array(repeating: "---", count: 4 + StudyRun.sizes.count + StudyRun.histories.count)))
    for (scenario, measure) in measured {
      let study = StudyFigures.rows[scenario.name]?.falseAlarms ?? .nan
      let rate = measure.falseAlarms
      let p = max(study / 1000, 0.5 / StudyFigures.facts)
      let error = (p / StudyFigures.facts + rate.error * rate.error).squareRoot()
      lines.append(
        row(
          scenario.name,
          [
            number(study), number(rate.share * 1000, 2), number(2000 * error, 2),
            abs(rate.share - study / 1000) > 2 * error + 0.05 / 1000 ? "*" : "",
          ] + StudyRun.sizes.map { number((measure.bySize[$0]?.share ?? .nan) * 1000) }
            + StudyRun.histories.map { number((measure.byHistory[$0]?.share ?? .nan) * 1000) }))
    }
    var all = StudyMeasurement()
    for (_, measure) in measured { all.add(measure) }
    lines.append(
      row("all", ["0.7", number(all.falseAlarms.share * 1000, 2), number(2000 * all.falseAlarms.error, 2)]))
    let codes = all.codes.sorted { $0.key < $1.key }.map {
      "\($0.key) \(number(Double($0.value) * 1000 / Double(all.falseAlarms.trials), 2))"
    }
    lines.append("")
    lines.append("by code: " + codes.joined(separator: ", ") + "; clean facts: \(all.falseAlarms.trials)")
    return lines
  }

  /// Errors found, in percent: study/here, in the first round and with earlier ones.
  static func found(_ measured: [(StudyScenario, StudyMeasurement)]) -> [String] {
    var lines = ["errors found, %: study → here; first round , with 1, 3 or 7 earlier rounds", ""]
    lines.append(row("scenario", StudyError.allCases.map(\.rawValue) + ["suggestions right"]))
    lines.append(row("---", Array(repeating: "---", count: StudyError.allCases.count + 1)))
    var (compared, away) = (0, 0)
    func cell(_ study: Double, _ here: Tally?, _ errors: Double) -> String {
      guard let here, study.isFinite else { return "\(number(study, 0))→\(percent(here))" }
      // The study's own error, from how many errors its percentages stand on.
      let p = (study / 100 * errors + 0.5) / (errors + 1)
      let error = (p * (1 - p) / errors + here.error * here.error).squareRoot()
      let isAway = abs(here.share - study / 100) > 2 * error
      compared += 1
      away += isAway ? 1 : 0
      return "\(number(study, 0))→\(percent(here))\(isAway ? "*" : "")"
    }
    for (scenario, measure) in measured {
      let study = StudyFigures.rows[scenario.name]
      let cells = StudyError.allCases.enumerated().map { place, error in
        cell(study?.first[place] ?? .nan, measure.first[error], StudyFigures.errorsFirst) + " , "
          + cell(study?.later[place] ?? .nan, measure.later[error], StudyFigures.errorsLater)
      }
      lines.append(row(scenario.name, cells + [percent(measure.suggestions)]))
    }
    lines.append("")
    lines.append("* further from the study than two standard errors: \(away) of \(compared)")
    return lines
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    "| " + ([name] + cells).joined(separator: " | ") + " |"
  }
  private static func percent(_ tally: Tally?) -> String { number((tally?.share ?? .nan) * 100, 0) }
  private static func number(_ value: Double, _ decimals: Int = 1) -> String {
    guard value.isFinite else { return "–" }
    var text = NumberText.english(value, decimals: decimals)
    if decimals > 0, !text.contains(".") { text += "." + String(repeating: "0", count: decimals) }
    return text
  }
}
