internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema
internal import VietnameseText

/// `tonghop explain`: what a finding's rule checks, why it matters, an example, what to do.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a finding: what is checked, why it matters, an example, what to do.")

  @Argument(
    help: ArgumentHelp("A finding's code or name, such as T105 or decimal-in-count.", valueName: "code"))
  var codes: [String] = []
  @Flag(help: "Explain every finding.")
  var all = false
  @Option(help: "The language.")
  var language = MessageLanguage.vi

  func validate() throws {
    if codes.isEmpty, !all { throw ValidationError("Name a code, such as T105, or use --all.") }
  }

  func run() throws {
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
