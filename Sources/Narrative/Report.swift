package import Findings
internal import Schema
internal import VietnameseText

/// The report of a round: its figures in the sentences of the schema, in the form of the office.
package enum Report {
  /// The report of a run. Sentences name the indicators with a `phrase` and the headlines; the annexes give their figures by
  /// unit and the cell of each.
  package static func document(for result: RunResult) -> ReportDocument {
    let figures = ReportFigures(result)
    let schema = result.schema
    let words = figures.words
    let form = OfficeForm(schema: schema, words: words, day: result.asOf)
    let marks = marks(schema)
    var document = ReportDocument()
    document.isEnglish = words.language == .english
    document.title = [schema.campaign.title, result.round.map { $0.title.isEmpty ? $0.code : $0.title }]
      .compactMap { $0 }.joined(separator: " – ")
    document.author = schema.campaign.issuer
    document.created = String(result.asOf.prefix(19)) + "Z"
    document.blocks = form.header() + form.title(result.round)
    document.blocks += opening(figures).map { .paragraph($0) }
    document.blocks += ReportSentences(figures: figures, marks: marks).blocks().map { .paragraph($0) }
    let annexes = ReportAnnexes(figures: figures, marks: marks)
    document.blocks += annexes.doubts()
    document.blocks.append(.paragraph(closing(words)))
    document.blocks += form.signature()
    if !marks.isEmpty { document.blocks += annexes.unitTables() + annexes.sources() }
    return document
  }

  /// The indicators that are named, numbered in the order of the schema.
  static func marks(_ schema: CampaignSchema) -> [Int: Int] {
    let named = schema.indicators.indices.filter { place in
      let indicator = schema.indicators[place]
      return indicator.type.isNumeric && (indicator.phrase != nil || indicator.headline)
    }
    return Dictionary(uniqueKeysWithValues: named.enumerated().map { ($1, $0 + 1) })
  }

  /// Whose figures these are, and whose are lacking.
  private static func opening(_ figures: ReportFigures) -> [ReportDocument.Paragraph] {
    let (words, result) = (figures.words, figures.result)
    let campaign = result.schema.campaign
    let all = figures.units.count
    let returned = all - result.missingUnits.count
    let issuer = campaign.issuer.isEmpty ? words("Đơn vị", "The office") : campaign.issuer
    let round = result.round.map { $0.title.isEmpty ? $0.code : $0.title }
    let until = words.day(result.asOf)
    var text = words(
      "\(issuer) báo cáo kết quả “\(subject(campaign.title))”",
      "\(issuer) reports the results of “\(campaign.title)”")
    if let round { text += ", " + round }
    text += words(
      ", tổng hợp từ báo cáo của \(returned)/\(all) đơn vị",
      ", from the returns of \(returned) of \(all) units")
    if let until { text += words(" (số liệu đến ngày \(until))", " (as of \(until))") }
    text += words(", như sau:", ", as follows:")
    var first = ReportDocument.Paragraph([ReportDocument.Run(text)])
    first.above = 12
    guard !result.missingUnits.isEmpty else { return [first] }
    let names = result.missingUnits.map { code in
      result.schema.units.first { $0.code == code }?.name ?? code
    }
    let unusable = Set(
      result.inputs.lazy.filter { $0.status == .rejected }.flatMap { [$0.unit ?? ""] + $0.units })
    let sent = result.missingUnits.count(where: unusable.contains)
    let those =
      sent == 0
      ? ""
      : words(" (\(sent) đơn vị có gửi nhưng tệp không dùng được)", " (of \(sent) the file cannot be used)")
    let missing = ReportDocument.Paragraph([
      ReportDocument.Run(
        words(
          "Chưa có số liệu của \(names.count) đơn vị\(those): \(names.joined(separator: ", ")); các số dưới đây chưa gồm các đơn vị này.",
          "There are no figures of \(names.count) units\(those): \(names.joined(separator: ", ")); those below are without them."
        ))
    ])
    return [first, missing]
  }
  /// What a title says behind "báo cáo kết quả", which it may begin with itself: `Báo cáo kết quả sản xuất` → `Sản xuất`.
  static func subject(_ title: String) -> String {
    var words = title.split(separator: " ")
    for beginning in [["bao", "cao"], ["ket", "qua"]]
    where words.count > 2 && words.prefix(2).map({ TextKey.bare(String($0)) }) == beginning {
      words.removeFirst(2)
    }
    let rest = words.joined(separator: " ")
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }
  private static func closing(_ words: ReportWords) -> ReportDocument.Paragraph {
    var closing = ReportDocument.Paragraph([
      ReportDocument.Run(
        words(
          "Trên đây là báo cáo kết quả (số trong ngoặc vuông dẫn đến Phụ lục II: đơn vị, tệp và ô của từng số liệu).",
          "Numbers in square brackets lead to Annex II: the unit, file and cell of each figure."))
    ])
    closing.keepsWithNext = true
    return closing
  }
}
