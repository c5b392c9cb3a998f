internal import Cells
internal import Schema
internal import VietnameseText

/// Where a template asks for the reporting unit, the round and the unit of measure.
struct NamedPlaces {
  /// A place with the label that names it.
  struct Place: Equatable {
    /// How the schema names it.
    var cell: NamedCell
    /// Where the value stands.
    var place: CellReference
    /// What stands there, where that is words and no filler.
    var text: String?
  }
  /// The places; nil where the template shows none.
  var unit: Place?, round: Place?, unitOfMeasure: Place?

  private static let unitLabels: Set<String> = [
    "don vi", "don vi bao cao", "ten don vi", "ten don vi bao cao", "don vi thuc hien", "co quan bao cao",
    "co quan",
    "ten co quan", "dia phuong", "huyen", "xa", "huyen/thanh pho", "tinh", "tinh/thanh pho", "co so",
    "ten co so", "truong",
    "ten truong", "reporting unit", "district", "organization", "organisation", "facility", "hospital",
    "name of unit",
    "don vi gui bao cao", "don vi lap bao cao", "ten to chuc", "to chuc bao cao", "xa/phuong", "xa, phuong",
    "quan/huyen",
    "doanh nghiep", "ten doanh nghiep", "don vi bao cao (xa)", "name of organization", "province", "commune",
    "don vi nop",
  ]
  private static let roundLabels: Set<String> = [
    "dot", "ky bao cao", "ky", "thang", "quy", "nam", "thang bao cao", "quy bao cao", "nam bao cao",
    "ngay du lieu",
    "ngay bao cao", "thoi gian", "thoi diem", "ky so lieu", "thoi ky", "reporting period", "period", "month",
    "quarter",
    "round", "year", "dot bao cao", "thoi gian bao cao", "ky du lieu", "nam hoc", "tuan", "ngay so lieu",
    "thoi diem bao cao",
    "ky thong ke", "reporting month", "reporting date",
  ]
  private static let unitFillers: Set<String> = [
    "tinh", "huyen", "xa", "donvi", "unit", "district", "province", "commune", "truong", "coso", "phuong",
    "dvbc",
    "tendonvi", "tochuc", "organization", "office", "company", "quan", "diaphuong",
  ]
  private static let roundFillers: Set<String> = [
    "nam", "year", "ky", "thang", "quy", "dot", "date", "ngay", "round", "period", "month", "quarter",
    "kybaocao",
    "thoigian", "week", "tuan",
  ]

  /// Looks above the first heading of a sheet; `before` is its first row.
  init(_ sheet: TemplateSheet, before: Int) {
    let rows = sheet.rows.filter { $0 < before }.suffix(40)
    var bestUnit: (score: Int, place: Place)?
    for row in rows {
      for cell in sheet.cells(inRow: row) where cell.kind == .text {
        let (head, rest) = Self.parts(cell.text)
        let key = TextKey.trimmed(TextKey.bare(head), also: "().-* ")
        if unitOfMeasure == nil, Self.isUnitOfMeasure(key) {
          unitOfMeasure = Self.measure(cell, head: head, rest: rest, on: sheet)
          continue
        }
        if let score = Self.unitScore(key), score > bestUnit?.score ?? 0,
          let place = Self.value(of: cell, head: head, rest: rest, on: sheet, mustBeSure: score < 9)
        {
          bestUnit = (score, place)
        }
        if round == nil, Self.roundLabels.contains(key),
          let place = Self.value(of: cell, head: head, rest: rest, on: sheet, mustBeSure: rest == nil)
        {
          round = place
        }
      }
    }
    unit = bestUnit?.place
    if round == nil { round = Self.roundLine(rows, sheet) }
    for row in rows {
      for cell in sheet.cells(inRow: row) where cell.kind == .filler {
        let words = Set(Filler.words(cell.text))
        if unit == nil, !words.isDisjoint(with: Self.unitFillers) { unit = Self.fixed(cell) }
        if round == nil, !words.isDisjoint(with: Self.roundFillers) { round = Self.fixed(cell) }
      }
    }
  }

  /// A text up to its colon and behind it; nothing behind where there is no colon.
  private static func parts(_ text: String) -> (head: String, rest: String?) {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    return (
      TextKey.trimmed(String(text[..<colon])), TextKey.trimmed(String(text[text.index(after: colon)...]))
    )
  }

  private static func isUnitOfMeasure(_ key: String) -> Bool {
    key.hasPrefix("don vi tinh") || key == "dvt" || key == "dv tinh" || key == "unit of measure"
      || key.hasPrefix("dvt ") || key == "don vi do"
  }

  /// The unit of measure of the whole table.
  private static func measure(_ cell: TemplateCell, head: String, rest: String?, on sheet: TemplateSheet)
    -> Place?
  {
    var named = NamedCell()
    named.label = [.text(head)]
    let own = CellReference(row: cell.row, column: cell.column)
    if let rest, !rest.isEmpty {
      return Place(
        cell: named, place: own, text: Filler.isFiller(rest) ? nil : TextKey.trimmed(rest, also: "()"))
    }
    let right = sheet.cells(inRow: cell.row).first { $0.column > sheet.span(cell).upperBound }
    guard rest != nil || right != nil else { return nil }
    return Place(
      cell: named, place: right.map { CellReference(row: $0.row, column: $0.column) } ?? own,
      text: right.flatMap { $0.kind == .text ? $0.text : nil })
  }

  /// How surely a text is the label of the reporting unit; nil: not at all.
  private static func unitScore(_ key: String) -> Int? {
    if unitLabels.contains(key) { return 10 }
    guard key.utf8.count <= 60, key.contains("don vi"), !key.contains("don vi tinh"), !key.contains("nhan"),
      !key.contains("nguoi"), !key.hasPrefix("bieu"), !key.contains("duoc")
    else { return nil }
    if key.contains("phat sinh") { return 6 }
    if key.hasPrefix("ma don vi bao cao") { return 7 }
    return key.contains("bao cao") || key.contains("gui") || key.hasPrefix("ten don vi")
      || key.hasPrefix("ma don vi")
      ? 5 : nil
  }

  /// The place that a label names: behind its colon, else to its right, else below it.
  private static func value(
    of cell: TemplateCell, head: String, rest: String?, on sheet: TemplateSheet, mustBeSure: Bool
  ) -> Place? {
    var named = NamedCell()
    named.label = [.text(head)]
    let own = CellReference(row: cell.row, column: cell.column)
    if let rest, !rest.isEmpty {
      return Place(cell: named, place: own, text: Filler.isFiller(rest) || Filler.hasDots(rest) ? nil : rest)
    }
    let span = sheet.span(cell)
    let right = sheet.cells(inRow: cell.row).first { $0.column > span.upperBound }
    let bottom = sheet.height(cell).upperBound
    let below = sheet[bottom + 1, cell.column]
    let isOpenRight = right.map { $0.kind != .text || $0.isTyped } ?? true
    if let below, below.kind == .filler || below.isTyped,
      right.map({ $0.kind == .text && !$0.isTyped }) ?? true
    {
      named.side = .below
      var lines = 1
      while lines < 5, let next = sheet[bottom + 1 + lines, cell.column],
        next.kind == .filler || next.isTyped,
        Set(Filler.words(next.text)).isDisjoint(with: roundFillers)
      {
        lines += 1
      }
      named.lines = lines
      return Place(
        cell: named, place: CellReference(row: below.row, column: below.column),
        text: below.kind == .text ? below.text : nil)
    }
    // A label without a colon is a label only where the place beside it is there to be filled in.
    if rest == nil, !isOpenRight { return nil }
    if rest == nil, right == nil, !mustBeSure, below?.kind == .text { return nil }
    if let right {
      if right.kind == .text, !right.isTyped, parts(right.text).rest != nil {
        return Place(cell: named, place: CellReference(row: cell.row, column: span.upperBound + 1), text: nil)
      }
      return Place(
        cell: named, place: CellReference(row: right.row, column: right.column),
        text: right.kind == .filler ? nil : right.text)
    }
    return Place(cell: named, place: CellReference(row: cell.row, column: span.upperBound + 1), text: nil)
  }

  /// A line such as "Tháng … năm …" or "Quý III năm 2020" that stands alone under the title.
  private static func roundLine(_ rows: ArraySlice<Int>, _ sheet: TemplateSheet) -> Place? {
    for row in rows {
      for cell in sheet.cells(inRow: row) where cell.kind == .text && cell.text.count <= 160 {
        let bare = TextKey.trimmed(cell.bare, also: "().- ")
        let isLine = [
          "thang ", "quy ", "nam ", "ky ", "dot ", "tu ngay", "tuan ", "6 thang", "9 thang", "year", "month",
        ]
        .contains { bare.hasPrefix($0) }
        let isTitle = bare.hasPrefix("bao cao") || bare.hasPrefix("tong hop") || bare.hasPrefix("ket qua")
        let isOpen = Filler.hasDots(cell.text) || cell.isTyped
        let hasYear = bare.contains(where: \.isNumber)
        let namesPeriod = [" thang ", " quy ", " nam ", " dot ", " tuan "].contains {
          (" " + bare).contains($0)
        }
        if !RowWords.isDayLine(cell.text),
          (isLine && (isOpen || hasYear)) || (isTitle && isOpen && namesPeriod)
        {
          var place = fixed(cell)
          place.text = Filler.hasDots(cell.text) ? nil : cell.text
          return place
        }
      }
    }
    return nil
  }

  private static func fixed(_ cell: TemplateCell) -> Place {
    var named = NamedCell()
    let place = CellReference(row: cell.row, column: cell.column)
    named.cell = place.description
    return Place(cell: named, place: place, text: nil)
  }
}
