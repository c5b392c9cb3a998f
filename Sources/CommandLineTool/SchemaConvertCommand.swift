internal import ArgumentParser
internal import Findings
internal import Pipeline
internal import Schema

/// `tonghop schema convert`: a schema in its other form, without loss.
struct SchemaConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Turn schema.yaml into schema.xlsx, or the other way, without loss.",
    discussion: """
      The ending of OUT says the form. A workbook that is there already is edited in place: only what differs is \
      changed, colours, notes, further columns and formulas stay. A YAML file is replaced.
      """)

  @Argument(help: ArgumentHelp("The schema.", valueName: "in"))
  var source: String
  @Argument(help: ArgumentHelp("What is written: .yaml, .yml or .xlsx.", valueName: "out"))
  var target: String
  @Option(help: "The language of messages; the schema's where it is not given.")
  var language: MessageLanguage?
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    guard SchemaConversion.Form(ending: FilePath(target)) != nil else {
      throw ValidationError("'\(target)' has to end in .yaml, .yml or .xlsx.")
    }
  }

  func run() throws {
    guard let form = SchemaConversion.Form(ending: FilePath(target)) else { return }
    let conversion = try reporting(in: language?.language ?? .vietnamese) { () throws(RunError) in
      try SchemaConversion.convert(FilePath(source), to: FilePath(target), form: form)
    }
    if quiet { return }
    let spoken = language?.language ?? conversion.schema.campaign.language
    for note in conversion.notes { Terminal.message(note.sentence.text(in: spoken)) }
    Terminal.result(sentence(for: conversion.outcome).text(in: spoken))
  }

  /// What was done, in both languages.
  private func sentence(for outcome: SchemaConversion.Outcome) -> SchemaSentence {
    switch outcome {
    case .written:
      SchemaSentence(vietnamese: "Đã ghi \(target).", english: "Wrote \(target).")
    case .replaced:
      SchemaSentence(
        vietnamese: "Đã ghi \(target), thay cho tệp cũ cùng tên (chú thích trong tệp cũ không còn).",
        english: "Wrote \(target) in the place of the old file (remarks in that are gone).")
    case .unchanged:
      SchemaSentence(
        vietnamese: "\(target) đã đúng như vậy; không thay đổi gì.",
        english: "\(target) says the same already; nothing was changed.")
    case .edited(let cells, let added, let removed, let reordered):
      SchemaSentence(
        vietnamese:
          "Đã sửa \(target) tại chỗ: \(cells) ô thay đổi, thêm \(added) dòng, bỏ \(removed) dòng\(reordered ? ", xếp lại dòng" : ""); màu, ghi chú, cột riêng và công thức giữ nguyên.",
        english:
          "Edited \(target) in place: \(cells) cells changed, \(added) rows added, \(removed) rows removed\(reordered ? ", rows reordered" : ""); colours, notes, further columns and formulas stay."
      )
    case .rewritten(let kept, let reason):
      SchemaSentence(
        vietnamese:
          "Đã ghi mới \(target) vì không sửa tại chỗ được (\(reason.vietnamese)); tệp cũ còn ở \(kept).",
        english: "Wrote \(target) anew, since \(reason.english); the old file is kept as \(kept).")
    }
  }
}
