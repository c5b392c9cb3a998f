internal import ArgumentParser
private import Glibc
internal import Pipeline

/// What a consolidation is asked to do, by `consolidate` and by `watch`.
struct ConsolidationArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The campaign's folder: the returned workbooks and schema.yaml.", valueName: "folder"))
  var folder: String
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(
    help: ArgumentHelp("The consolidated workbook; the other outputs lie beside it.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("Another round than the schema's current one.", valueName: "code"))
  var round: String?
  @Option(
    help: ArgumentHelp(
      "The moment that counts as now, such as 2020-09-06 or 2020-09-06T08:00.", valueName: "datetime"))
  var asOf: String?
  @Option(help: "What is printed: a summary, or run.json.")
  var format = ResultFormat.text
  @Option(help: "The language of messages and sheets; the schema's where it is not given.")
  var language: MessageLanguage?
  @Option(help: "From which severity on the exit code is 1.")
  var failOn = FailOn.error
  @Option(
    help: ArgumentHelp(
      "How many workbooks are read at once; one a core where it is not given.", valueName: "n"))
  var jobs: Int?
  @Flag(help: "Read .xls, .ods and .csv returns through LibreOffice, where it is installed.")
  var convert = false
  @Flag(help: "Write a signed round although its figures differ; each difference is a finding (H205).")
  var restate = false
  @Flag(help: "Read every workbook anew, also those that did not change since the last run.")
  var noCache = false
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 up, not \(jobs).") }
  }

  /// The options of a run that begins now.
  var options: ConsolidationOptions {
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.output = output.map { FilePath($0) }
    options.round = round
    options.asOf = asOf
    options.jobs = jobs
    options.converts = convert
    options.restates = restate
    options.usesCache = !noCache
    options.language = language?.language
    return options
  }

  /// The same as a command line of `consolidate` that a watcher starts; its exit code is 0 whatever is found.
  var commandLine: [String] {
    var line = ["consolidate", "--watched", "--fail-on", "never", "--format", format.rawValue]
    for (name, value) in [
      ("--schema", schema), ("--output", output), ("--round", round), ("--as-of", asOf),
      ("--language", language?.rawValue), ("--jobs", jobs.map { String($0) }),
    ] {
      if let value { line.append("\(name)=\(value)") }
    }
    if convert { line.append("--convert") }
    if restate { line.append("--restate") }
    if noCache { line.append("--no-cache") }
    if quiet { line.append("--quiet") }
    return line + ["--", folder]
  }
}
