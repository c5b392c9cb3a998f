internal import Schema

/// The form of an office's letter: header table, place and day, title, signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, for
/// state offices; the Youth Union's own form).
struct OfficeForm {
  let schema: CampaignSchema
  let words: ReportWords
  /// The day of the run, ISO 8601.
  let day: String

  /// The office, the motto, the number and the day, in two columns without a frame.
  func header() -> [ReportDocument.Block] {
    let campaign = schema.campaign
    let issuer = campaign.issuer.uppercased()
    let number = words("Số:        /BC-", "No.:        /BC-") + "…"
    typealias Line = ReportDocument.Paragraph
    var left: [Line] = []
    var right: [Line] = []
    var dateLine = Line.line(placeAndDay, italic: true, size: 14)
    dateLine.above = 6
    switch campaign.header {
    case .none: return [.paragraph(.line(placeAndDay, italic: true, alignment: .right))]
    case .youthUnion:
      if let superior = campaign.superior { left.append(.line(superior.uppercased(), size: 13)) }
      left.append(.line(issuer, bold: true, size: 13))
      left.append(.line("***", size: 13))
      left.append(.line(number, size: 13))
      right.append(
        underlined(
          .line(words("ĐOÀN TNCS HỒ CHÍ MINH", "HO CHI MINH COMMUNIST YOUTH UNION"), bold: true, size: 14),
          from: 1050))
    case .state:
      if let superior = campaign.superior { left.append(.line(superior.uppercased(), size: 13)) }
      left.append(underlined(.line(issuer, bold: true, size: 13), from: 1200))
      left.append(.line(number, size: 13))
      right.append(
        .line(
          words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"), bold: true, size: 12)
      )
      right.append(
        underlined(
          .line(
            words("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"), bold: true, size: 13),
          from: 1050))
    }
    right.append(dateLine)
    var table = ReportDocument.Table(widths: [40, 60])
    table.hasFrame = false
    table.headingRows = 0
    table.rows = [[left, right]]
    return [.table(table)]
  }

  /// What the report is about.
  func title(_ round: Round?) -> [ReportDocument.Block] {
    var kind = ReportDocument.Paragraph.line(words("BÁO CÁO", "REPORT"), bold: true)
    kind.above = 18
    let name = round.map { $0.title.isEmpty ? $0.code : $0.title }
    let title = schema.campaign.title
    let about = words("Kết quả “\(Report.subject(title))”", "Results of “\(title)”")
    var lines = [
      kind, .line([about, name].compactMap { $0 }.joined(separator: ", "), bold: true),
    ]
    lines[1] = underlined(lines[1], from: 3600)
    if schema.campaign.synthetic {
      var notice = ReportDocument.Paragraph.line(
        words("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES"), bold: true)
      notice.above = 6
      lines.append(notice)
    }
    return lines.map { .paragraph($0) }
  }

  /// Who gets it, and who signs.
  func signature() -> [ReportDocument.Block] {
    typealias Line = ReportDocument.Paragraph
    var left: [Line] = [
      .line(words("Nơi nhận:", "Recipients:"), bold: true, italic: true, size: 12, alignment: .left)
    ]
    if let superior = schema.campaign.superior {
      left.append(.line("- \(superior);", size: 11, alignment: .left))
    }
    left.append(.line(words("- Lưu: VT.", "- Filed."), size: 11, alignment: .left))
    let onBehalf =
      schema.campaign.header == .youthUnion
      ? words("TM. BAN THƯỜNG VỤ", "FOR THE STANDING COMMITTEE")
      : words("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "CAPACITY OF THE SIGNATORY")
    var right: [Line] = [.line(onBehalf, bold: true)]
    right.append(.line(words("(Chữ ký, dấu)", "(Signature, seal)"), italic: true, size: 12))
    for _ in 0..<3 { right.append(.line("")) }
    right.append(.line(words("Họ và tên", "Name"), bold: true))
    var table = ReportDocument.Table(widths: [45, 55])
    table.hasFrame = false
    table.headingRows = 0
    table.rows = [[left, right]]
    // It never stands on a page alone.
    var space = Line.line("", size: 8)
    space.keepsWithNext = true
    return [.paragraph(space), .table(table)]
  }

  /// Place and day: the place is the unit at the top of the tree, without its kind.
  private var placeAndDay: String {
    let root = schema.units.first { $0.parent == nil && !$0.reports }?.name
    let kinds = ["Tỉnh ", "Thành phố ", "TP. ", "Huyện ", "Quận ", "Thị xã "]
    let place = root.map { name in
      kinds.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    }
    return [place, words.letterDay(day)].compactMap { $0 }.joined(separator: ", ")
  }
  /// With a short line below it.
  private func underlined(_ line: ReportDocument.Paragraph, from sides: Int) -> ReportDocument.Paragraph {
    var line = line
    line.lineBelow = sides
    return line
  }
}
