internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema
internal import VietnameseText

/// `tonghop explain`: what a finding's rule checks, why it matters, an example, what to do; or what other thresholds would
/// have found.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a finding: what is checked, why it matters, an example, what to do.")

  @Argument(
    help: ArgumentHelp("A finding's code or name, such as T105 or decimal-in-count.", valueName: "code"))
  var codes: [String] = []
  @Flag(help: "Explain every finding.")
  var all = false
  @Option(
    help: ArgumentHelp(
      "Show what other thresholds of the statistics would have found in the rounds of a campaign's folder.",
      valueName: "folder"))
  var thresholds: String?
  @Option(help: "The language.")
  var language = MessageLanguage.vi
  @Flag(help: "Print nothing but the explanation and errors.")
  var quiet = false

  func validate() throws {
    if thresholds != nil, !codes.isEmpty || all {
      throw ValidationError("--thresholds explains a campaign, not a code: leave the code and --all away.")
    }
    if codes.isEmpty, !all, thresholds == nil {
      throw ValidationError("Name a code, such as T105, or use --all.")
    }
  }

  func run() throws {
    if let thresholds {
      let options = ConsolidationOptions(
        folder: FilePath(thresholds), now: Int(time(nil)), version: Tonghop.version)
      let trial = try reporting(in: language.language) { () throws(RunError) in
        try ThresholdTrial.run(options)
      }
      if !quiet { for note in trial.notes { Terminal.message(note.text(in: language.language)) } }
      ThresholdTable(trial: trial, language: language.language).lines.forEach(Terminal.result(_:))
      return
    }
    let rules = try all ? Catalogue.rules : codes.map(rule)
    Terminal.result(rules.map(text).joined(separator: "\n\n"))
  }

  /// The rule with a code; a mistyped one gets the nearest.
  private func rule(_ code: String) throws -> RuleDescription {
    if let rule = Catalogue.rule(code) { return rule }
    let known = Catalogue.rules.flatMap { [$0.code, $0.name] }
    let nearest = NearestName.suggestion(for: code, in: known)
    Terminal.message(
      language == .en
        ? "There is no finding '\(code)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        : "Không có mã “\(code)”." + (nearest.map { " Có phải “\($0)”?" } ?? ""))
    throw ExitCode.validationFailure
  }

  /// A rule's page.
  private func text(_ rule: RuleDescription) -> String {
    let shown = language.language
    let words =
      language == .en
      ? ["Checks", "Why it matters", "Example", "What to do"]
      : ["Kiểm tra", "Vì sao quan trọng", "Ví dụ", "Cách xử lý"]
    return """
      \(rule.code) \(rule.name) (\(Terminal.label(rule.severity, language: shown)))
      \(rule.title.text(in: shown))
        \(words[0]): \(rule.checks.text(in: shown))
        \(words[1]): \(rule.matters.text(in: shown))
        \(words[2]): \(rule.example.text(in: shown))
        \(words[3]): \(rule.remedy.text(in: shown))
      """
  }
}
