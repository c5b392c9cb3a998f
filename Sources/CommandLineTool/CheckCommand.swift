internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema

/// `tonghop check`: the findings of single workbooks, for the person who filled one in.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check single workbooks before they are sent.",
    discussion:
      "Prints what is doubtful in each workbook. Nothing is written, nothing is said of other units.")

  @Argument(help: ArgumentHelp("The workbooks.", valueName: "workbook"))
  var workbooks: [String]
  @Option(help: ArgumentHelp("The campaign's schema.", valueName: "file"))
  var schema: String
  @Option(help: "What is printed: sentences, or one JSON object a finding.")
  var format = ResultFormat.text
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Option(help: "From which severity on the exit code is 1.")
  var failOn = FailOn.error
  @Flag(help: "Read .xls, .ods and .csv returns through LibreOffice, where it is installed.")
  var convert = false
  @Flag(help: "Print nothing but findings and errors.")
  var quiet = false

  func run() throws {
    let spoken = language?.language ?? .vietnamese
    let checked = try reporting(in: spoken) { () throws(RunError) in
      try WorkbookCheck.check(
        workbooks.map { FilePath($0) }, schema: FilePath(schema), language: language?.language,
        now: Int(time(nil)), converts: convert)
    }
    if !quiet { for note in checked.notes { Terminal.message(note.text(in: checked.language)) } }
    for workbook in checked.workbooks {
      if format == .json {
        for finding in workbook.findings {
          Terminal.result(FindingJSON.object(finding, language: checked.language).line)
        }
      } else {
        print(workbook, of: checked)
      }
    }
    if checked.workbooks.contains(where: \.isMissing) { throw ExitCode(2) }
    if failOn.fails(checked.workbooks.flatMap(\.findings)) { throw ExitCode(1) }
  }

  /// The findings of a workbook as sentences.
  private func print(_ workbook: WorkbookCheck.Checked, of checked: WorkbookCheck) {
    let language = checked.language
    let isEnglish = language == .english
    if workbook.findings.isEmpty {
      if !quiet {
        Terminal.result("\(workbook.file): \(isEnglish ? "no problem found" : "không phát hiện sai sót")")
      }
      return
    }
    for finding in workbook.findings {
      var place = workbook.file
      if let sheet = finding.sheet { place += ", '\(sheet)'" }
      if let cell = finding.cell { place += "!\(cell)" }
      let severity = Terminal.label(finding.severity, language: language)
      Terminal.result("\(place): \(severity) \(finding.code): \(checked.sentences(of: finding))")
    }
  }
}
