internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema

/// From which severity on a run ends with exit code 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, never

  /// Whether findings make the run fail.
  func fails(_ findings: [Finding]) -> Bool {
    switch self {
    case .error: findings.contains { $0.severity <= .error }
    case .warning: findings.contains { $0.severity <= .warning }
    case .never: false
    }
  }
}

/// How results are printed.
enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The language of messages.
enum MessageLanguage: String, ExpressibleByArgument, CaseIterable {
  case vi, en
  /// The same in the schema's terms.
  var language: Language { self == .vi ? .vietnamese : .english }
}

extension FindingMessage {
  /// The sentence in a language.
  func text(in language: Language) -> String { language == .english ? english : vietnamese }
}

extension RunError {
  /// The exit code that tells it.
  var exitCode: ExitCode {
    switch self {
    case .bug: ExitCode(70)
    case .invalidMoment, .outputIsFolder, .outputIsNoWorkbook: .validationFailure
    default: ExitCode(2)
    }
  }
}

/// Runs a command's work and turns what it throws into a message and an exit code.
func reporting<Result>(
  in language: Language, _ work: () throws(RunError) -> Result
) throws -> Result {
  do { return try work() } catch {
    Terminal.message(error.message.text(in: language))
    throw error.exitCode
  }
}
