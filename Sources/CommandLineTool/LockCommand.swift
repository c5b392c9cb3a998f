internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema

/// `tonghop lock`: a signed round's figures may not change unnoticed.
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Close a signed round: its figures may not change unnoticed.",
    discussion: """
      A later consolidation whose figures differ from the signed ones is refused (exit code 2), or with --restate \
      written, each difference being a finding (H205).
      """)

  @Argument(help: ArgumentHelp("The campaign's folder.", valueName: "folder"))
  var folder: String
  @Option(help: ArgumentHelp("The round.", valueName: "code"))
  var round: String
  @Option(help: ArgumentHelp("Who has signed; the user's name where it is not given.", valueName: "name"))
  var by: String?
  @Flag(help: "Take the lock away again; needs --reason.")
  var undo = false
  @Option(help: ArgumentHelp("Why the lock is taken away.", valueName: "text"))
  var reason: String?
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(
    help: ArgumentHelp("The moment that counts as now, such as 2020-09-06T08:00.", valueName: "datetime"))
  var asOf: String?
  @Option(help: "The language of messages.")
  var language: MessageLanguage?
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    let isEnglish = language?.language == .english
    if undo, reason?.isEmpty ?? true {
      throw ValidationError(
        isEnglish ? "--undo needs a --reason." : "Mở khóa (--undo) phải kèm lý do: --reason \"…\".")
    }
    if !undo, reason != nil {
      throw ValidationError(
        isEnglish ? "--reason goes with --undo." : "--reason chỉ dùng khi mở khóa (--undo).")
    }
  }

  func run() throws {
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.round = round
    options.asOf = asOf
    let spoken = language?.language ?? .vietnamese
    let who = by ?? getenv("USER").map { String(cString: $0) }
    let done = try reporting(in: spoken) { () throws(RunError) in
      undo
        ? try RoundLocking.unlock(options, by: who, reason: reason ?? "")
        : try RoundLocking.lock(options, by: who)
    }
    if !quiet { Terminal.result(done.text(in: spoken)) }
  }
}
