internal import Cells
internal import Facts
package import Findings
internal import Schema
internal import VietnameseText
internal import WorkbookReading

/// Takes in a round that was consolidated elsewhere: a consolidated workbook of ours, or a CSV with a unit's code, an
/// indicator's code and a value in each row.
package enum RoundImport {
  /// Writes `history/<round>/facts.csv` from a file. What was done, and what is odd.
  package static func take(
    _ path: FilePath, options: ConsolidationOptions
  ) throws(RunError) -> (done: FindingMessage, notes: [RunNote]) {
    let campaign = try LoadedCampaign.load(options)
    let table = try read(path)
    guard let code = options.round ?? table.round else {
      throw problem(
        path, "Tệp không cho biết là đợt nào; ghi thêm --round.",
        "The file does not say its round; add --round.")
    }
    guard campaign.schema.rounds.contains(where: { $0.code == code }) else {
      let known = campaign.schema.rounds.map(\.code)
      throw .unknownRound(code: code, known: known, nearest: NearestName.suggestion(for: code, in: known))
    }
    let place = campaign.folder.appending("history").appending(code)
    if try RoundLock.load(in: place) != nil {
      throw problem(
        path, "Đợt \(code) đã khóa.", "Round \(code) is locked.")
    }
    if (try? SystemCalls.status(of: place.appending("facts.csv"))) != nil {
      throw problem(
        path, "Đợt \(code) đã có số liệu (history/\(code)/facts.csv); xóa tệp đó trước nếu muốn thay.",
        "Round \(code) has facts already (history/\(code)/facts.csv); remove that file first to replace them."
      )
    }
    let rows = ImportedRows(table, schema: campaign.schema, round: code)
    guard rows.count > 0 else {
      throw problem(
        path, "Không có dòng số liệu nào của đợt \(code).", "There is no row of round \(code) in it.")
    }
    let folder = try OutputFolder(place)
    try folder.stage("facts.csv", bytes: rows.bytes)
    try folder.commit()
    return (
      FindingMessage(
        vietnamese: "Đã nhận \(rows.count) số liệu vào history/\(code)/facts.csv.",
        english: "\(rows.count) facts were taken into history/\(code)/facts.csv."), rows.notes
    )
  }

  /// The rows of a file by the English names of their columns.
  struct Table {
    /// The round that the workbook's stamp names.
    var round: String?
    /// The columns, by the names of facts.csv.
    var columns: [String: Int]
    /// The rows; a number is in plain form, a day as `2020-08-29`.
    var rows: [[String]]
    /// Whether units of grids and states stand there by their names, as on the sheet.
    var isSheet: Bool
  }

  /// The headings of the sheet of facts, and the columns of facts.csv that they are.
  private static let headings: [(String, [String])] = [
    ("round", ["round", "Đợt", "Mã đợt"]), ("unit", ["unit", "Mã đơn vị", "Unit code"]),
    ("sub_unit", ["sub_unit", "Xã, phường", "Sub-unit"]),
    ("indicator", ["indicator", "Mã chỉ tiêu", "Indicator code"]),
    ("measure", ["measure", "Loại số liệu"]), ("state", ["state", "Trạng thái"]),
    ("value", ["value", "Giá trị"]),
    ("text", ["text", "Nội dung ô", "Cell text"]), ("file", ["file", "Tệp nguồn", "Source file"]),
    ("sheet", ["sheet", "Trang tính"]), ("cell", ["cell", "Ô"]),
    ("corrected_from", ["corrected_from", "Sửa từ", "Corrected from"]),
    ("qualifier", ["qualifier", "Mức chính xác"]), ("note", ["note", "Ghi chú"]), ("sha256", ["sha256"]),
  ]

  /// The columns of a row of headings; nil where a needed one is lacking.
  private static func columns(of row: [String]) -> [String: Int]? {
    let keys = row.map(TextKey.toned)
    var columns: [String: Int] = [:]
    for (name, texts) in headings {
      let wanted = Set(texts.map(TextKey.toned))
      columns[name] = keys.firstIndex { wanted.contains($0) }
    }
    return ["unit", "indicator", "value"].allSatisfy { columns[$0] != nil } ? columns : nil
  }

  private static func read(_ path: FilePath) throws(RunError) -> Table {
    let bytes: [UInt8]
    do { bytes = try SystemCalls.contents(of: path) } catch {
      throw .unreadable(path: path.shown, system: error.text)
    }
    if bytes.starts(with: [0x50, 0x4B]) { return try workbook(path) }
    let records: [[String]]
    do { records = try CSVRecords.read(bytes) } catch {
      throw problem(
        path, "Dòng \(error.line): dấu ngoặc kép không đóng.", "Line \(error.line): an open quote.")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw problem(
        path, "Tệp không phải UTF-8; lưu lại dạng CSV UTF-8.", "The file is not UTF-8; save it as CSV UTF-8.")
    }
    guard let head = records.first, let columns = columns(of: head) else {
      throw problem(
        path, "Cần là .xlsx tổng hợp hoặc CSV có các cột unit, indicator, value.",
        "It has to be a consolidated .xlsx, or a CSV with the columns unit, indicator, value.")
    }
    return Table(round: nil, columns: columns, rows: Array(records.dropFirst()), isSheet: false)
  }

  private static func problem(_ path: FilePath, _ vietnamese: String, _ english: String) -> RunError {
    .notImported(path: path.shown, why: FindingMessage(vietnamese: vietnamese, english: english))
  }

  /// The sheet of facts of a consolidated workbook.
  private static func workbook(_ path: FilePath) throws(RunError) -> Table {
    let workbook: Workbook
    do throws(WorkbookReadError) {
      workbook = try WorkbookReader.readWorkbook(pathBytes: path.bytes, options: .all)
    } catch {
      throw problem(path, error.messageInVietnamese, error.message)
    }
    var round: String?
    if let stamp = workbook.sheets.first(where: { $0.name == "_tonghop" }) {
      let rows = Dictionary(grouping: stamp.cells, by: \.row).values
      round = rows.first { text($0.first { $0.column == 1 }, workbook.texts) == "round" }.flatMap { row in
        text(row.first { $0.column == 2 }, workbook.texts)
      }
    }
    for sheet in workbook.sheets {
      var rows: [[String]] = []
      var columns: [String: Int]?
      var row: UInt32 = 0
      for cell in sheet.cells {
        if cell.row != row {
          if columns == nil, let last = rows.last {
            columns = Self.columns(of: last)
            rows = []
            if columns == nil, row > 20 { break }
          }
          row = cell.row
          rows.append([])
        }
        guard cell.column <= 64 else { continue }
        let place = rows.count - 1
        while rows[place].count < Int(cell.column) { rows[place].append("") }
        rows[place][Int(cell.column) - 1] = text(cell, workbook.texts) ?? ""
      }
      if let columns { return Table(round: round, columns: columns, rows: rows, isSheet: true) }
    }
    throw problem(
      path, "Không có trang “Số liệu gốc” với từng số liệu; lấy tệp facts.csv của lần tổng hợp đó.",
      "There is no sheet “Facts” with the facts in it; take the facts.csv of that consolidation.")
  }

  private static func text(_ cell: Cell?, _ texts: TextTable) -> String? {
    guard let cell else { return nil }
    return switch texts.value(of: cell) {
    case .number(let number): NumberText.plain(number)
    case .text(let text): text
    case .date(let date):
      NumberText.isoDay(
        year: date.components.year, month: date.components.month, day: date.components.day)
    case .boolean(let flag): flag ? "true" : "false"
    case .error(let text): text
    case .time, .duration, .formulaWithoutValue: nil
    }
  }
}
