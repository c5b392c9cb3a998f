internal import Findings
internal import Schema

/// The figures of each section as sentences.
struct ReportSentences {
  let figures: ReportFigures
  /// The indicators that sentences or the annex name, in the order of the schema, and the number of each one's mark.
  let marks: [Int: Int]

  /// The headings and paragraphs of all sections that say something.
  func blocks() -> [ReportDocument.Paragraph] {
    let schema = figures.result.schema
    var paragraphs: [ReportDocument.Paragraph] = []
    let known = Set(schema.sections.map(\.code))
    func isLoose(_ place: Int) -> Bool { !(schema.indicators[place].section.map(known.contains) ?? false) }
    // Indicators without a section stand before or behind those with one, as in the schema.
    let first = schema.indicators.indices.first { !isLoose($0) } ?? schema.indicators.endIndex
    let sections: [(title: String?, members: [Int])] = schema.sections.map { section in
      (section.title, schema.indicators.indices.filter { schema.indicators[$0].section == section.code })
    }
    let others = schema.indicators.indices.filter { $0 > first && isLoose($0) }
    let groups =
      [(nil, Array(schema.indicators.indices.prefix(first)))] + sections
      + [(figures.words("Số liệu khác", "Other figures"), others)]
    for group in groups {
      let body = paragraphsOf(group.members.filter { marks[$0] != nil })
      if body.isEmpty { continue }
      if let title = group.title {
        var heading = ReportDocument.Paragraph.line(title, bold: true, alignment: .left)
        heading.isIndented = true
        heading.above = 6
        heading.keepsWithNext = true
        paragraphs.append(heading)
      }
      paragraphs += body
    }
    return paragraphs
  }

  /// A section: the figures in one sentence, then what there was none of, and what is not known.
  private func paragraphsOf(_ members: [Int]) -> [ReportDocument.Paragraph] {
    let words = figures.words
    var runs: [ReportDocument.Run] = []
    var (none, unknown): ([String], [String]) = ([], [])
    var said = Set<String>()
    // The parent whose first part was named: the others follow it without "of which".
    var divided: String?
    for indicator in members {
      let asked = figures.result.schema.indicators[indicator]
      let label = figures.label(indicator)
      let key = ReportFigures.Key(indicator: indicator, measure: "now")
      guard let total = figures.total(key), let figure = total.total, let text = figures.text(key) else {
        unknown.append(label.lowercasedFirst)
        continue
      }
      if figure == 0 {
        none.append(label.lowercasedFirst)
        continue
      }
      let phrase =
        asked.phrase
        ?? "\(label.lowercasedFirst): {value} \(asked.statesUnit(label) ? "" : asked.unit ?? "")".trimmedEnd
      // The words around a phrase are in its own language, whatever that of the report.
      let isVietnamese = words.language == .vietnamese || phrase.contains { !$0.isASCII }
      let parts = PhraseText.parts(
        phrase, figure: text, isLowerBound: total.isLowerBound, over: isVietnamese ? "trên" : "over")
      let isPart = asked.parent.map(said.contains) ?? false
      var before = runs.isEmpty ? "" : "; "
      if isPart, asked.relation != .overlapping, divided != asked.parent, !phrase.hasPrefix("trong đó") {
        before += isVietnamese ? "trong đó " : "of which "
      }
      divided = isPart ? asked.parent : nil
      let lead = before + parts.before
      runs.append(ReportDocument.Run(runs.isEmpty ? lead.sentenceCase : lead))
      runs.append(ReportDocument.Run(parts.figure, bold: true))
      if figures.isDoubtful(key) { runs.append(ReportDocument.Run("*", bold: true)) }
      if let mark = marks[indicator] { runs.append(.mark("[\(mark)]", to: ReportAnchor.source(mark))) }
      runs.append(ReportDocument.Run(parts.after))
      if total.units < total.expected {
        runs.append(
          ReportDocument.Run(
            words(
              " (\(total.units)/\(total.expected) đơn vị)", " (\(total.units) of \(total.expected) units)"),
            italic: true))
      }
      said.insert(asked.code)
    }
    var paragraphs: [ReportDocument.Paragraph] = []
    if !runs.isEmpty {
      runs.append(ReportDocument.Run("."))
      paragraphs.append(ReportDocument.Paragraph(runs))
    }
    if !none.isEmpty {
      paragraphs.append(sentence(words("Không phát sinh: ", "None: ") + none.joined(separator: "; ") + "."))
    }
    if !unknown.isEmpty {
      paragraphs.append(
        sentence(words("Chưa có số liệu: ", "No figures yet: ") + unknown.joined(separator: "; ") + "."))
    }
    return paragraphs
  }

  private func sentence(_ text: String) -> ReportDocument.Paragraph {
    ReportDocument.Paragraph([ReportDocument.Run(text)])
  }
}

/// The names of bookmarks.
enum ReportAnchor {
  /// That of an indicator's sources in the annex.
  static func source(_ mark: Int) -> String { "nguon_\(mark)" }
}

extension String {
  /// With its first letter in lower case, unless the second is upper case too (an abbreviation).
  var lowercasedFirst: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
