internal import Facts
internal import Findings
internal import Schema

/// What stands behind the sentences: doubtful figures, a table of the units, and the cell that each figure comes from.
struct ReportAnnexes {
  let figures: ReportFigures
  let marks: [Int: Int]
  /// How many columns of figures stand side by side on a page.
  private static let across = 6

  private var words: ReportWords { figures.words }
  private var schema: CampaignSchema { figures.result.schema }
  private var ordered: [(mark: Int, indicator: Int)] {
    marks.map { (mark: $0.value, indicator: $0.key) }.sorted { $0.mark < $1.mark }
  }
  private func key(_ indicator: Int) -> ReportFigures.Key {
    ReportFigures.Key(indicator: indicator, measure: "now")
  }

  /// The marked figures, each with the range its total would have; nothing where none is doubtful.
  func doubts() -> [ReportDocument.Block] {
    let doubtful = ordered.filter { figures.isDoubtful(key($0.indicator)) }
    if doubtful.isEmpty { return [] }
    var lead = ReportDocument.Paragraph([
      ReportDocument.Run(
        words(
          "* Số liệu còn điểm chưa được đơn vị xác nhận:",
          "* Figures with points that units have not confirmed yet:"), italic: true)
    ])
    lead.keepsWithNext = true
    var paragraphs = [lead]
    for (mark, indicator) in doubtful {
      guard let total = figures.total(key(indicator)), let text = figures.text(key(indicator)) else {
        continue
      }
      let over = total.isLowerBound ? words("trên ", "over ") : ""
      var line = "- \(figures.label(indicator)) [\(mark)]: \(over)\(text)"
      let decimals = schema.indicators[indicator].decimals ?? 0
      if let low = total.low, let high = total.high, high > low {
        line += words(
          "; có thể từ \(words.number(low, decimals: decimals)) đến \(words.number(high, decimals: decimals))",
          "; perhaps \(words.number(low, decimals: decimals)) to \(words.number(high, decimals: decimals))")
      }
      let units = doubtfulUnits(indicator)
      if !units.isEmpty { line += " (" + units.joined(separator: ", ") + ")" }
      paragraphs.append(ReportDocument.Paragraph([ReportDocument.Run(line + ".", italic: true)]))
    }
    return paragraphs.map { .paragraph($0) }
  }
  private func doubtfulUnits(_ indicator: Int) -> [String] {
    let names = figures.units.filter { figures.isDoubtful(key(indicator), unit: $0) }.map {
      schema.units[$0].name
    }
    return names.count <= 6
      ? names : names.prefix(6) + [words("và \(names.count - 6) đơn vị khác", "\(names.count - 6) more")]
  }

  /// Annex I: the units' figures, a few indicators a table.
  func unitTables() -> [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [.pageBreak]
    blocks += heading(
      words("PHỤ LỤC I", "ANNEX I"), words("Số liệu theo đơn vị", "Figures by unit"),
      words(
        "– : để trống; … : đang chờ; x : không áp dụng; ( ) : chưa được tính; * : cần xác nhận.",
        "–: blank; …: to come; x: does not apply; ( ): not counted; *: to be confirmed."))
    let all = ordered
    for start in stride(from: 0, to: all.count, by: Self.across) {
      let columns = Array(all[start..<min(start + Self.across, all.count)])
      var table = ReportDocument.Table(widths: [30] + columns.map { _ in 70 / max(columns.count, 1) })
      table.rows.append(
        [[cell(words("Đơn vị", "Unit"), bold: true, alignment: .centre)]]
          + columns.map { column in
            let name = schema.indicators[column.indicator].withUnit(figures.label(column.indicator))
            return [cell("[\(column.mark)] \(name)", bold: true, alignment: .centre)]
          })
      table.rows.append(
        [[cell(words("Tổng số", "Total"), bold: true)]]
          + columns.map { [cell(totalText($0.indicator), bold: true, alignment: .right)] })
      for unit in figures.units {
        table.rows.append(
          [[cell(schema.units[unit].name)]]
            + columns.map { column in
              let mark = figures.isDoubtful(key(column.indicator), unit: unit) ? "*" : ""
              return [cell(figures.text(key(column.indicator), unit: unit) + mark, alignment: .right)]
            })
      }
      blocks.append(.table(table))
      blocks.append(.paragraph(.line("", size: 8)))
    }
    return blocks
  }
  private func totalText(_ indicator: Int) -> String {
    guard let total = figures.total(key(indicator)), let text = figures.text(key(indicator)) else {
      return "–"
    }
    return (total.isLowerBound ? words("trên ", "over ") : "") + text
      + (figures.isDoubtful(key(indicator)) ? "*" : "")
      + (total.units < total.expected ? " (\(total.units)/\(total.expected))" : "")
  }

  /// Annex II: where each figure comes from.
  func sources() -> [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = [.pageBreak]
    blocks += heading(
      words("PHỤ LỤC II", "ANNEX II"), words("Nguồn của từng số liệu", "Where each figure comes from"), nil)
    for (mark, indicator) in ordered {
      let asked = schema.indicators[indicator]
      var title = ReportDocument.Paragraph.line(
        "[\(mark)] \(figures.label(indicator)) (\(asked.code)): \(totalText(indicator))", bold: true,
        size: 11,
        alignment: .left)
      title.bookmark = ReportAnchor.source(mark)
      title.above = 6
      title.keepsWithNext = true
      blocks.append(.paragraph(title))
      var table = ReportDocument.Table(widths: [30, 14, 36, 20])
      table.rows.append(
        [words("Đơn vị", "Unit"), words("Số liệu", "Figure"), words("Tệp", "File"), words("Ô", "Cell")].map {
          [cell($0, bold: true, alignment: .centre)]
        })
      for unit in figures.units {
        guard let fact = figures.fact(key(indicator), unit: unit) else { continue }
        let place = figures.place(fact)
        let mark = figures.isDoubtful(key(indicator), unit: unit) ? "*" : ""
        table.rows.append([
          [cell(schema.units[unit].name)],
          [cell(figures.text(key(indicator), unit: unit) + mark, alignment: .right)], [cell(place.file)],
          [cell(place.cell)],
        ])
      }
      blocks.append(.table(table))
    }
    return blocks
  }

  private func heading(_ number: String, _ title: String, _ remark: String?) -> [ReportDocument.Block] {
    var lines: [ReportDocument.Paragraph] = [.line(number, bold: true), .line(title, bold: true)]
    if let remark { lines.append(.line(remark, italic: true, size: 11)) }
    return lines.map { .paragraph($0) } + [.paragraph(.line("", size: 6))]
  }
  private func cell(
    _ text: String, bold: Bool = false, alignment: ReportDocument.Alignment = .left
  ) -> ReportDocument.Paragraph { .line(text, bold: bold, size: 10, alignment: alignment) }
}
