internal import Findings
internal import Facts
internal import Schema
internal import SheetPlan

/// Ý kiến: what each unit wrote, by indicator and unit, wrapped to read.
struct RemarksSheet {
  private let view: RunView
  private let looks: WorkbookLooks
  /// Indicator, unit column and fact of each text.
  private let entries: [(indicator: Int, unit: Int, fact: Fact)]

  /// What was written; nil where no indicator asks for text.
  init?(view: RunView, looks: WorkbookLooks) {
    let asked = view.schema.indicators.indices.filter {
      view.schema.indicators[$0].type == .text
        && view.schema.isAsked(view.schema.indicators[$0], in: view.result.round)
    }
    guard !asked.isEmpty else { return nil }
    self.view = view
    self.looks = looks
    var entries: [(indicator: Int, unit: Int, fact: Fact)] = []
    for indicator in asked {
      for column in view.units.indices {
        for measure in view.facts.measures.indices {
          guard let fact = view.fact(unitColumn: column, indicator: indicator, measure: measure),
            fact.state != .blank, fact.state != .notApplicable
          else { continue }
          entries.append((indicator, column, fact))
        }
      }
    }
    self.entries = entries
  }

  /// The sheet.
  func plan() -> PlannedSheet {
    let words = view.words
    var builder = SheetBuilder(
      words.remarks, title: words("Ý KIẾN CỦA CÁC ĐƠN VỊ", "WHAT THE UNITS WROTE"), view: view, looks: looks)
    let heading = builder.addHeadings([
      words("Chỉ tiêu", "Indicator"), words("Đơn vị", "Unit"), words("Nội dung", "Content"),
      words("Tệp nguồn", "Source file"), words("Ô (trang tính!ô)", "Cell (sheet!cell)"),
    ])
    for entry in entries {
      let indicator = view.schema.indicators[entry.indicator]
      let text = FigureText.text(of: entry.fact, in: view.facts, words: words) ?? ""
      let file = entry.fact.file >= 0 ? view.facts.files[Int(entry.fact.file)] : nil
      let place = view.place(of: entry.fact)
      let link = view.link(to: entry.fact)
      builder.add([
        PlannedCell(
          1, .text([indicator.number, view.label(of: indicator)].compactMap { $0 }.joined(separator: ". ")),
          looks.text),
        PlannedCell(2, .text(view.schema.units[view.units[entry.unit]].name), looks.text),
        PlannedCell(3, .text(text), looks.text),
        PlannedCell(
          4, file.map { .text($0) } ?? .blank, link == nil ? looks.text : looks.link,
          link: file.flatMap { view.link(toFile: $0) }),
        PlannedCell(5, place.map { .text($0) } ?? .blank, link == nil ? looks.text : looks.link, link: link),
      ])
    }
    if entries.isEmpty {
      builder.add([PlannedCell(1, .text(words("Chưa có ý kiến.", "Nothing was written.")), looks.remark)])
    }
    builder.change { sheet in
      sheet.columns = [
        PlannedColumn(1, width: 34), PlannedColumn(2, width: 26), PlannedColumn(3, width: 90),
        PlannedColumn(4, width: 28), PlannedColumn(5, width: 20),
      ]
      sheet.autofilter = view.range(heading, 1, heading + max(entries.count, 1), 5)
      sheet.print.isLandscape = true
    }
    return builder.sheet
  }
}
