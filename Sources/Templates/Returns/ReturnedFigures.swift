internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan
internal import VietnameseText

/// The figures of a unit's return, as the cells of its template show them.
struct ReturnedFigures {
  /// The filling of the template.
  private(set) var filling = TemplateFilling()
  /// Notes that have no place in the template: the figure and the note.
  private(set) var looseNotes: [(FigureKey, String)] = []

  private let table: FactTable
  private let schema: CampaignSchema

  /// The figures of a unit of a run; `kind`: whether they may still be corrected.
  init(_ result: RunResult, unit: Int, kind: TemplateFilling.Kind, words: Wording) {
    table = result.facts
    schema = result.schema
    filling.kind = kind
    var rowCodes: [String: Set<String>] = [:]
    var lineCodes: [Int: Set<String>] = [:]
    for fact in table.facts[table.range(ofUnit: unit)] where !fact.flags.contains(.joined) {
      let subUnit = fact.subUnit < 0 ? nil : table.subUnits[Int(fact.subUnit)]
      let key = FigureKey(
        indicator: Int(fact.indicator), measure: table.measures[Int(fact.measure)], row: subUnit?.code)
      filling.figures[key] = TemplateFilling.Figure(content: content(of: fact, words: words))
      let layout = layout(of: fact)
      if let subUnit, subUnit.unit == nil {
        let line = TemplateFilling.Line(code: subUnit.code, label: subUnit.label)
        if let layout, layout.kind == .grid {
          if rowCodes[layout.code, default: []].insert(subUnit.code).inserted {
            filling.rows[layout.code, default: []].append(line)
          }
        } else {
          if lineCodes[key.indicator, default: []].insert(subUnit.code).inserted {
            filling.lines[key.indicator, default: []].append(line)
          }
          // A line without a value is its label, which stands in the column of labels.
          if table.text(at: fact.text) == subUnit.label { filling.figures[key]?.content = .blank }
        }
      }
      if let note = table.text(at: fact.note) { add(note, to: key, layout: layout) }
    }
  }

  /// The layout that a fact's cell belongs to: of a row a grid, if one holds it.
  private func layout(of fact: Fact) -> SheetLayout? {
    let indicator = schema.indicators[Int(fact.indicator)]
    func holds(_ layout: SheetLayout) -> Bool {
      indicator.layouts.contains(layout.code) || layout.indicators.contains(indicator.code)
    }
    let wanted: LayoutKind = fact.subUnit < 0 ? .form : .grid
    return schema.layouts.first { $0.kind == wanted && holds($0) } ?? schema.layouts.first(where: holds)
  }

  /// Keeps a note where its row has a column for it.
  private mutating func add(_ note: String, to key: FigureKey, layout: SheetLayout?) {
    var place = FigureKey(indicator: key.indicator, row: key.row)
    if let layout, layout.kind == .grid {
      // A row of a grid has one note; without a column for it, it has no place.
      guard !layout.columns.note.isEmpty,
        let first = schema.indicators.firstIndex(where: {
          $0.layouts.contains(layout.code) || layout.indicators.contains($0.code)
        })
      else {
        looseNotes.append((key, note))
        return
      }
      place.indicator = first
    }
    guard let known = filling.notes[place] else {
      filling.notes[place] = note
      return
    }
    if !known.contains(note) { filling.notes[place] = known + "; " + note }
  }

  /// What the cell says: a figure where it could be read without a doubt, else what the unit typed.
  private func content(of fact: Fact, words: Wording) -> CellContent {
    let text = table.text(at: fact.text)
    let number: CellContent = fact.value.isFinite ? .number(fact.value) : .blank
    switch fact.state {
    case .number, .zero:
      if fact.qualifier == .atLeast || fact.qualifier == .about, let text { return .text(text) }
      return number
    case .date: return fact.value.isFinite ? number : text.map { .text($0) } ?? .blank
    // A numeric cell that may mean two numbers stays one; what stood in two cells is no number but a text of both.
    case .ambiguous where fact.value.isFinite && (text == nil || text == NumberText.plain(fact.value)):
      return number
    case .text, .unreadable, .ambiguous: return text.map { .text($0) } ?? number
    case .pending: return .text(text ?? "…")
    case .notApplicable: return .text(text ?? "x")
    case .blank: return .blank
    }
  }

  /// Colours the cells of findings and says there what was found.
  mutating func mark(_ report: UnitReport, positions: [String: Int], words: Wording) {
    var found: [FigureKey: [Finding]] = [:]
    for finding in report.findings {
      for key in report.keys(of: finding, positions: positions) { found[key, default: []].append(finding) }
    }
    for (key, findings) in found {
      var lines = findings.prefix(3).map { finding -> String in
        var line =
          "\(words.severity(finding.severity)) \(finding.code): \(report.message(of: finding, words: words))"
        if let expected = finding.expectation(in: words) {
          line += words(" Dự kiến: \(expected).", " Expected: \(expected).")
        }
        if let suggestion = finding.suggestion, suggestion.isFinite {
          line += words(" Có thể là: \(words.number(suggestion)).", " Perhaps: \(words.number(suggestion)).")
        }
        return line
      }
      if findings.count > 3 {
        lines.append(words("… và \(findings.count - 3) điểm khác.", "… and \(findings.count - 3) more."))
      }
      filling.figures[key, default: TemplateFilling.Figure()].severity = findings.map(\.severity).min()
      filling.figures[key, default: TemplateFilling.Figure()].note = MarkedCopyNote.text(
        lines, language: words.language)
      // Beside the template's own unit of measure the bare number would be another figure when the copy comes back.
      if let unit = findings.lazy.compactMap(\.statedUnit).first,
        case .number(let number)? = filling.figures[key]?.content
      {
        filling.figures[key]?.content = .text(words.number(number) + " " + unit)
      }
    }
  }
}
