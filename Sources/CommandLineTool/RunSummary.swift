internal import Facts
internal import Findings
internal import Pipeline
internal import Schema
internal import VietnameseText

/// What a consolidation prints: who has returned, what is doubtful, the headline figures, where the workbook lies.
struct RunSummary {
  let report: RunReport

  /// The lines.
  var lines: [String] {
    let result = report.result
    let schema = result.schema
    let isEnglish = schema.campaign.language == .english
    let expected = schema.reportingUnits(in: result.round).count
    let returned = expected - result.missingUnits.count
    let counts = Severity.allCases.map { severity in result.findings.count { $0.severity == severity } }
    var lines = [
      schema.campaign.title + (result.round.map { " · " + ($0.title.isEmpty ? $0.code : $0.title) } ?? "")
    ]
    let (files, parts) = (result.unusableFiles.count, result.rejectedParts)
    let also =
      parts == 0
      ? "" : isEnglish ? ", \(parts) parts of other files rejected" : ", \(parts) phần của tệp khác bị loại"
    lines.append(
      isEnglish
        ? "\(returned) of \(expected) units have returned; \(files) files not consolidated\(also), \(counts[1]) errors, \(counts[2]) warnings, \(counts[3]) notices"
        : "\(returned)/\(expected) đơn vị đã nộp; \(files) tệp không tổng hợp được\(also), \(counts[1]) lỗi, \(counts[2]) cảnh báo, \(counts[3]) thông tin"
    )
    for total in result.totals where schema.indicators[total.indicator].headline && total.measure == "now" {
      lines.append(line(for: total, schema: schema, isEnglish: isEnglish))
    }
    let cells = result.cells
    lines.append(
      isEnglish
        ? "Cells: \(cells.read) read = \(cells.template) template + \(cells.fact) facts + \(cells.note) notes + \(cells.unrecognised) unrecognised"
        : "Số ô: đọc \(cells.read) = \(cells.template) biểu mẫu + \(cells.fact) số liệu + \(cells.note) ghi chú + \(cells.unrecognised) chưa nhận ra"
    )
    lines.append((isEnglish ? "Consolidated workbook: " : "Bản tổng hợp: ") + report.workbook.shown)
    return lines
  }

  /// A headline figure with the units in it.
  private func line(for total: IndicatorTotal, schema: CampaignSchema, isEnglish: Bool) -> String {
    let indicator = schema.indicators[total.indicator]
    let label = isEnglish ? indicator.labelEnglish ?? indicator.label : indicator.label
    let decimals = indicator.decimals
    let figure = total.total.map { figure in
      guard let decimals else { return NumberText.short(figure, isLowerBound: total.isLowerBound) }
      return total.isLowerBound ? NumberText.down(figure, decimals: decimals) : figure
    }.map {
      isEnglish ? NumberText.english($0, decimals: decimals) : NumberText.vietnamese($0, decimals: decimals)
    }
    let bound = total.isLowerBound ? (isEnglish ? "over " : "trên ") : ""
    return "  \(label): \(bound)\(figure ?? "–") (\(total.units)/\(total.expected))"
  }
}
