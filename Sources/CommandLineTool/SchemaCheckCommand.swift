internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema

/// `tonghop schema check`: whether a schema can be used, and what is doubtful about it.
struct SchemaCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a schema: every error at its line or cell, then what is doubtful.",
    discussion: """
      Limits are compared with the figures of the last round where history/ lies beside the schema.

      Exit codes: 0 the schema is right, 1 there are warnings and --fail-on warning was given, 2 it has errors.
      """)

  @Argument(help: ArgumentHelp("The schema, or the folder of a campaign.", valueName: "file"))
  var file: String
  @Option(help: "What is printed: sentences, or one JSON object a line.")
  var format = ResultFormat.text
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Option(help: "From which severity on the exit code is not 0.")
  var failOn = FailOn.error
  @Flag(help: "Print nothing but errors and warnings.")
  var quiet = false

  func run() throws {
    let inspection = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try SchemaInspection.inspect(FilePath(file))
    }
    let spoken = language?.language ?? inspection.schema?.campaign.language ?? .vietnamese
    switch format {
    case .json: printLines(of: inspection, in: spoken)
    case .text: printSentences(of: inspection, in: spoken)
    }
    if inspection.error != nil { throw ExitCode(2) }
    if failOn == .warning, !inspection.warnings.isEmpty { throw ExitCode(1) }
  }

  private func printLines(of inspection: SchemaInspection, in language: Language) {
    for problem in inspection.error?.problems ?? [] {
      Terminal.result(SchemaNoteJSON.object(problem, language: language).line)
    }
    for note in inspection.warnings {
      Terminal.result(SchemaNoteJSON.object(note, severity: "warning", language: language).line)
    }
    if quiet { return }
    for note in inspection.notes {
      Terminal.result(SchemaNoteJSON.object(note, severity: "info", language: language).line)
    }
  }

  private func printSentences(of inspection: SchemaInspection, in language: Language) {
    let isEnglish = language == .english
    if let error = inspection.error {
      Terminal.message(error.text(in: language))
      let count = error.problems.count + error.furtherProblems
      Terminal.message(
        isEnglish
          ? "The schema has \(count) \(count == 1 ? "error" : "errors"); mend \(count == 1 ? "it" : "them") and check again."
          : "Lược đồ có \(count) lỗi; sửa rồi kiểm tra lại.")
      return
    }
    for note in inspection.warnings {
      let severity = Terminal.label(.warning, language: language)
      Terminal.result("\(severity): \(note.sentence.text(in: language))")
    }
    guard !quiet, let schema = inspection.schema else { return }
    for note in inspection.notes {
      Terminal.result("\(Terminal.label(.info, language: language)): \(note.sentence.text(in: language))")
    }
    let warnings = inspection.warnings.count
    Terminal.result(
      isEnglish
        ? "The schema is right: \(schema.indicators.count) indicators, \(schema.layouts.count) layouts, \(schema.reportingUnits.count) reporting units, \(schema.rounds.count) rounds, \(schema.rules.count) rules; no error, \(warnings == 1 ? "1 warning" : "\(warnings) warnings")."
        : "Lược đồ đúng: \(schema.indicators.count) chỉ tiêu, \(schema.layouts.count) biểu, \(schema.reportingUnits.count) đơn vị báo cáo, \(schema.rounds.count) kỳ, \(schema.rules.count) quy tắc; không có lỗi, \(warnings) cảnh báo."
    )
  }
}
