internal import ArgumentParser
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema
internal import VietnameseText

/// `tonghop history`: what is known of a campaign's rounds.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show a campaign's rounds, runs, restated figures and decisions.",
    discussion: """
      Reads FOLDER/history, decisions.jsonl and what earlier runs left. With --export all facts of all rounds become \
      one CSV; with --import a round that was consolidated elsewhere is taken in.
      """)

  @Argument(help: ArgumentHelp("The campaign's folder.", valueName: "folder"))
  var folder: String
  @Option(help: ArgumentHelp("Write all facts of all rounds into one CSV.", valueName: "file"))
  var export: String?
  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Take in a consolidated workbook, or a CSV with the columns unit, indicator and value, as a round.",
      valueName: "file"))
  var importFile: String?
  @Option(
    help: ArgumentHelp("The round of the imported file, where that does not say it.", valueName: "code"))
  var round: String?
  @Option(help: ArgumentHelp("The schema, where it does not lie in the folder.", valueName: "file"))
  var schema: String?
  @Option(help: "What is printed: lines, or JSON.")
  var format = ResultFormat.text
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Print nothing but errors and results.")
  var quiet = false

  func validate() throws {
    if export != nil, importFile != nil { throw ValidationError("--export and --import do not go together.") }
    if round != nil, importFile == nil { throw ValidationError("--round goes with --import.") }
  }

  func run() throws {
    var options = ConsolidationOptions(
      folder: FilePath(folder), now: Int(time(nil)), version: Tonghop.version)
    options.schema = schema.map { FilePath($0) }
    options.language = language?.language
    let given = language?.language ?? .vietnamese
    if let importFile {
      options.round = round
      let taken = try reporting(in: given) { () throws(RunError) in
        try RoundImport.take(FilePath(importFile), options: options)
      }
      if !quiet {
        for note in taken.notes { Terminal.message(note.text(in: given)) }
        Terminal.result(taken.done.text(in: given))
      }
      return
    }
    if let export {
      let count = try reporting(in: given) { () throws(RunError) in
        try CampaignHistory.export(options, to: FilePath(export))
      }
      if !quiet {
        Terminal.result(given == .english ? "\(export): \(count) facts" : "\(export): \(count) số liệu")
      }
      return
    }
    let history = try reporting(in: given) { () throws(RunError) in try CampaignHistory.read(options) }
    let shown = history.schema.campaign.language
    if !quiet { for note in history.notes { Terminal.message(note.text(in: shown)) } }
    switch format {
    case .json: Terminal.result(history.json)
    case .text: HistoryText(history: history).lines.forEach(Terminal.result(_:))
    }
  }
}

/// The history in lines.
struct HistoryText {
  let history: CampaignHistory
  /// More entries of a kind than this are only counted.
  private static let most = 40

  private func words(_ vietnamese: String, _ english: String) -> String {
    history.schema.campaign.language == .english ? english : vietnamese
  }
  private var wording: Wording { Wording(schema: history.schema) }
  private func figures(of decision: Decision) -> String {
    (decision.figure.map { [$0] } ?? decision.indicators.map { FigureName($0) }).map(wording.figure)
      .joined(separator: ", ")
  }
  /// A value as people write it; the store keeps numbers with all that their binary fraction has.
  private func shown(_ value: String) -> String {
    guard let number = Double(value), NumberText.plain(number) == value else { return value }
    return wording.number(number)
  }
  private func unit(_ code: String) -> String {
    history.schema.units.first { $0.code == code }?.name ?? code
  }

  /// The lines.
  var lines: [String] {
    var lines: [String] = []
    add(words("Các đợt", "Rounds"), history.rounds.map(line(of:)), to: &lines)
    add(
      words("Các lần chạy", "Runs"),
      history.runs.suffix(Self.most).map {
        "\(ShownMoment.text(of: $0.asOf))  \($0.round)  "
          + words("\($0.files) tệp, \($0.findings) phát hiện", "\($0.files) files, \($0.findings) findings")
      }, of: history.runs.count, to: &lines)
    add(
      words("Số liệu đã báo cáo rồi thay đổi", "Restated figures"),
      history.restated.suffix(Self.most).map { change in
        let figure = wording.figure(FigureName(indicator: change.indicator, measure: change.measure))
        let place =
          change.subUnit.isEmpty ? unit(change.unit) : unit(change.unit) + " › " + unit(change.subUnit)
        return
          "\(change.round)  \(place)  \(figure): \(shown(change.before)) → \(shown(change.after))  (\(ShownMoment.text(of: change.at)))"
      }, of: history.restated.count, to: &lines)
    let sentAgain = self.sentAgain
    add(
      words("Đơn vị gửi nhiều bản", "Units with several versions"),
      sentAgain.versions.suffix(Self.most).map {
        "\($0.round)  \(unit($0.unit))  \($0.file)  \($0.received)  \($0.sha256.prefix(8))"
          + ($0.until == nil ? "" : words("  (đã thay)", "  (replaced)"))
      }, of: sentAgain.units, isCut: sentAgain.versions.count > Self.most, to: &lines)
    add(
      words("Quyết định", "Decisions"), history.decisions.suffix(Self.most).map(line(of:)),
      of: history.decisions.count, to: &lines)
    return lines
  }

  /// The versions of the units that sent several workbooks for one round, and how many such units and rounds there are. A file
  /// that was only renamed is one version, under its last name.
  private var sentAgain: (versions: [CampaignHistory.Version], units: Int) {
    var versions: [CampaignHistory.Version] = []
    for version in history.versions where !version.unit.isEmpty {
      let same = versions.firstIndex {
        $0.round == version.round && $0.unit == version.unit && $0.sha256 == version.sha256
      }
      guard let same else {
        versions.append(version)
        continue
      }
      if versions[same].until != nil { versions[same] = version }
    }
    let counts = Dictionary(grouping: versions, by: { $0.round + "\t" + $0.unit }).mapValues(\.count)
    return (
      versions.filter { counts[$0.round + "\t" + $0.unit] ?? 0 > 1 }, counts.values.count { $0 > 1 }
    )
  }

  private func add(
    _ title: String, _ entries: [String], of count: Int? = nil, isCut: Bool? = nil, to lines: inout [String]
  ) {
    let all = count ?? entries.count
    lines.append("\(title): \(all)")
    if isCut ?? (all > entries.count) { lines.append("  …") }
    lines.append(contentsOf: entries.map { "  " + $0 })
  }

  private func line(of round: CampaignHistory.KnownRound) -> String {
    var line = round.code
    if let title = round.title, !title.isEmpty { line += "  " + title }
    line += words(
      "  \(round.units) đơn vị, \(round.facts) số liệu", "  \(round.units) units, \(round.facts) facts")
    if let at = round.lockedAt {
      line +=
        words("  đã khóa ", "  locked ") + ShownMoment.text(of: at) + (round.lockedBy.map { ", " + $0 } ?? "")
    }
    return line
  }

  private func line(of decision: Decision) -> String {
    let language = history.schema.campaign.language
    var line =
      "\(decision.at.map { ShownMoment.text(of: $0) } ?? "")  \(decision.round ?? "")  \(decision.unit.map(unit) ?? "")  "
    line += "\(decision.code) \(figures(of: decision))  "
    line += decision.action.words.text(in: language)
    if let value = decision.value {
      line +=
        " \(decision.was?.shown(in: language) ?? words("trống", "blank")) → \(value.shown(in: language))"
    }
    let who = [decision.reason, decision.by].compactMap(\.self).joined(separator: ", ")
    return who.isEmpty ? line : line + "  (\(who))"
  }
}
