internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema

/// `tonghop schema accept`: labels and names that staff confirmed become aliases of the schema.
struct SchemaAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take over the labels and names that staff confirmed as aliases of the schema.",
    discussion: """
      Doubtful labels (S012) and unit names (I020) stand on the sheet Cần kiểm tra of the consolidated workbook. \
      Where staff chose “chấp nhận” there, or “sửa” with the right indicator's code as the correct value, the text \
      becomes an alias, and nobody is asked about it again.
      """)

  @Argument(help: ArgumentHelp("The campaign's folder.", valueName: "folder"))
  var folder: String
  @Flag(help: "Take every doubtful label of the last run as confirmed.")
  var all = false
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(help: ArgumentHelp("The consolidated workbook, where it is not below output/.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("The round; the schema's current one where it is not given.", valueName: "code"))
  var round: String?
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.output = output.map { FilePath($0) }
    options.round = round
    let done = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try SchemaAcceptance.accept(options, all: all)
    }
    if quiet { return }
    let spoken = language?.language ?? done.language
    for note in done.notes { Terminal.message(note.text(in: spoken)) }
    for name in done.accepted { Terminal.result(Self.line(name, "+")) }
    for name in done.waiting { Terminal.result(Self.line(name, "?")) }
    Terminal.result(Self.summary(done).text(in: spoken))
  }

  /// A name with what it is for: `+ B10  “Lượt người tham dự” = Số lượt người dự (899)`.
  private static func line(_ name: SchemaAcceptance.Name, _ mark: String) -> String {
    "\(mark) \(name.code)  “\(name.text)” = \(name.label)" + (name.unit.map { " (\($0))" } ?? "")
  }

  /// What was done, and what can be done next.
  private static func summary(_ done: SchemaAcceptance) -> FindingMessage {
    let waiting = done.waiting.count
    guard !done.accepted.isEmpty else {
      return waiting == 0
        ? FindingMessage(
          vietnamese: "Không có tên gọi nào chờ xác nhận.", english: "No label waits to be confirmed.")
        : FindingMessage(
          vietnamese:
            "\(waiting) tên gọi chờ xác nhận: chọn “chấp nhận” ở cột Xử lý của trang Cần kiểm tra rồi chạy lại, hoặc dùng --all.",
          english:
            "\(waiting) labels wait: choose “accept” in the column Decision of the sheet of findings and run this again, or use --all."
        )
    }
    return FindingMessage(
      vietnamese: "Đã thêm \(done.accepted.count) tên gọi vào \(done.schemaFile)"
        + (waiting > 0 ? "; còn \(waiting) chờ xác nhận." : "."),
      english: "\(done.accepted.count) names were added to \(done.schemaFile)"
        + (waiting > 0 ? "; \(waiting) still wait." : "."))
  }
}
