import Cells
import Facts
import Findings
import Pipeline
import TestSupport
import Testing
import WorkbookReading

#if canImport(Foundation)
  import Foundation
#endif

@Suite("What staff decide in the consolidated workbook")
struct DecisionTests {
  /// A campaign of two units whose first figure is given; nil: the cell is blank.
  private static func campaign(_ first: Double?, _ second: Double? = 5, more: String = "") throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    try folder.write(RoundCampaign.schema + "\n" + more, to: "schema.yaml")
    try write(first, unit: "Huyện Một", to: "1.xlsx", in: folder)
    try write(second, unit: "Huyện Hai", to: "2.xlsx", in: folder)
    return folder
  }
  private static func write(
    _ value: Double?, part: Double = 7, unit: String, to name: String, in folder: TemporaryFolder
  ) throws {
    var cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text(unit), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "A5": .text("Số người"), "B5": .number(part),
    ]
    if let value { cells["B4"] = .number(value) }
    try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: name)
  }
  static func run(_ folder: TemporaryFolder, round: String? = nil) throws -> RunReport {
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-02-11T08:00"
    options.round = round
    return try ConsolidationRun.consolidate(options)
  }
  private static func total(_ report: RunReport) -> Double? { report.result.totals.first?.total }

  /// Fills in the row of a finding in the consolidated workbook, as staff do, with the rows in another order and a column
  /// put in before all others.
  static func decide(
    _ code: String, _ action: String, value: FixtureValue? = nil, reason: String? = nil, by: String? = "Lan",
    in folder: TemporaryFolder, workbook name: String = "output/T_2020-1.xlsx", to target: String? = nil,
    isTorn: Bool = false, renaming renamed: [String: String] = [:]
  ) throws {
    let workbook = try WorkbookReader.readWorkbook(
      pathBytes: Array((folder.path + "/" + name).utf8), options: .all)
    let sheet = try #require(workbook.sheets.first { $0.name == "Cần kiểm tra" })
    func text(_ cell: Cell) -> String? { cell.kind == .text ? workbook.texts[cell.text] : nil }
    let heading = try #require(sheet.cells.first { text($0) == "Mã nhận dạng" }?.row)
    let columns = Dictionary(
      sheet.cells.filter { $0.row == heading }.compactMap { cell in text(cell).map { ($0, Int(cell.column)) }
      },
      uniquingKeysWith: { first, _ in first })
    let codes = try #require(columns["Mã"])
    let row = try #require(sheet.cells.first { Int($0.column) == codes && text($0) == code }?.row)
    let last = sheet.cells.map(\.row).max() ?? heading
    var cells: [String: FixtureValue] = [:]
    let hidden = try #require(columns["Mã nhận dạng"])
    func put(_ row: UInt32, _ column: Int, _ value: FixtureValue) {
      // The findings upside down, everything one column to the right.
      let stays = row <= heading || (isTorn && column >= hidden)
      let place = stays ? Int(row) : Int(heading + 1 + last - row)
      cells[CellReference(row: place, column: column + 1).description] = value
    }
    for cell in sheet.cells {
      let shown = text(cell).map { cell.row == heading ? renamed[$0] ?? $0 : $0 }
      put(cell.row, Int(cell.column), shown.map { .text($0) } ?? .number(cell.number))
    }
    put(row, try #require(columns["Xử lý"]), .text(action))
    if let value { put(row, try #require(columns["Giá trị đúng"]), value) }
    if let reason { put(row, try #require(columns["Lý do"]), .text(reason)) }
    if let by { put(row, try #require(columns["Người xử lý"]), .text(by)) }
    var stamp: [String: FixtureValue] = [:]
    for cell in workbook.sheets.first(where: { $0.name == "_tonghop" })?.cells ?? [] {
      stamp[cell.reference.description] = .text(text(cell) ?? "")
    }
    let bytes = WorkbookFixture(sheets: [
      SheetFixture("Cần kiểm tra", cells: cells), SheetFixture("_tonghop", cells: stamp, state: "hidden"),
    ]).bytes
    try folder.write(bytes, to: target ?? name)
  }
  private static func decisions(_ folder: TemporaryFolder) throws -> [String] {
    guard folder.files.contains("decisions.jsonl") else { return [] }
    return try String(decoding: folder.contents(of: "decisions.jsonl"), as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }
  private static func text(_ report: RunReport) -> String {
    report.notes.map(\.vietnamese).joined(separator: "\n")
  }

  @Test(
    "Where the reason of a finding was called as that of a decision is today, each is still read as what it is"
  )
  func formerHeadings() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    let former = ["Vì sao cần xem lại": "Lý do", "Lý do": "Lý do xử lý"]
    try Self.decide(
      "C112", "sửa", value: .number(13), reason: "gõ thừa số 0", in: folder, renaming: former)
    let report = try Self.run(folder)
    #expect(Self.text(report).contains("Đã ghi 1 quyết định"))
    #expect(!Self.text(report).contains("chưa áp dụng"))
    #expect(try Self.decisions(folder).first?.contains(#""reason":"gõ thừa số 0""#) == true)
  }

  @Test("A figure is corrected, once, and what was returned stays beside it")
  func correct() throws {
    let folder = try Self.campaign(130)
    #expect(try Self.run(folder).result.findings.map(\.code) == ["C112"])
    try Self.decide("C112", "sửa", value: .number(13), reason: "gõ thừa số 0", in: folder)
    let report = try Self.run(folder)
    #expect(Self.total(report) == 18)
    #expect(report.result.findings.isEmpty)
    #expect(report.result.decided.map(\.message.vietnamese) == ["Đã sửa từ 130 thành 13."])
    let facts = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains("2020-1,01,,A,now,number,13,130,1.xlsx,Biểu 1,B4,"))
    #expect(facts.contains(",130,exact,\"Sửa từ 130: gõ thừa số 0 (Lan, 11/02/2020)\""))
    #expect(try Self.decisions(folder).count == 1)
    #expect(folder.files.contains { $0.hasPrefix("output/edited/T_2020-1_") })
    // Again and again: nothing is added, and the bytes are the same.
    let first = try folder.contents(of: "output/T_2020-1.xlsx")
    _ = try Self.run(folder)
    #expect(try folder.contents(of: "output/T_2020-1.xlsx") == first)
    #expect(try Self.decisions(folder).count == 1)
    // Given back, the figure is the returned one again.
    try Self.decide("C112", "trả lại", in: folder)
    let back = try Self.run(folder)
    #expect(Self.total(back) == 135)
    #expect(back.result.findings.map(\.code) == ["C112"])
    #expect(back.result.decisions.values.map(\.action) == [.giveBack])
    #expect(try Self.decisions(folder).count == 2)
    // The older workbook that was kept says something that was decided before: nothing new.
    _ = try Self.run(folder)
    #expect(try Self.decisions(folder).count == 2)
  }

  @Test(
    "A copy of the workbook with decisions among the returns is no return, and is not passed over in silence")
  func stray() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try folder.write(folder.contents(of: "output/T_2020-1.xlsx"), to: "bản chép.xlsx")
    #expect(Self.text(try Self.run(folder)).contains("bản chép.xlsx") == false)
    try Self.decide("C112", "sửa", value: .number(13), in: folder, to: "bản chép.xlsx")
    let report = try Self.run(folder)
    #expect(Self.total(report) == 135)
    #expect(
      Self.text(report).contains(
        "bản chép.xlsx: bản tổng hợp nằm giữa các báo cáo, 1 dòng xử lý ghi ở đó chưa được lấy. Muốn áp dụng thì chuyển tệp này vào output/edited/ rồi chạy lại."
      ))
    // Once it lies there nothing is left to tell.
    try folder.write(folder.contents(of: "bản chép.xlsx"), to: "output/edited/bản chép.xlsx")
    let taken = try Self.run(folder)
    #expect(Self.total(taken) == 18)
    #expect(!Self.text(taken).contains("bản chép.xlsx"))
    #expect(!Self.text(try Self.run(folder)).contains("bản chép.xlsx"))
  }

  @Test("A correction that says what stands there already is told to change nothing")
  func noChange() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try Self.decide("C112", "sửa", value: .text("130"), in: folder)
    let report = try Self.run(folder)
    #expect(Self.total(report) == 135)
    #expect(Self.text(report).contains("Huyện Một, A: Giá trị đúng 130 trùng số đang ghi nên không sửa gì."))
    #expect(
      report.result.findings.first?.message.vietnamese.hasSuffix(
        "Giá trị đúng 130 trùng số đang ghi nên không sửa gì.") == true)
    #expect(try Self.decisions(folder).count == 1)
    _ = try Self.run(folder)
    #expect(try Self.decisions(folder).count == 1)
  }

  @Test(
    "Where only the columns that can be seen were sorted a decision changes no other unit's figure, and that is said",
    arguments: [("130", 140.0, "Đơn vị"), ("130", nil, "Đơn vị"), ("trên 130", 5, "Mã")]
      as [(String, Double?, String)])
  func torn(_ first: String, _ second: Double?, _ column: String) throws {
    let folder = try Self.campaign(nil, second)
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": Double(first).map { .number($0) } ?? .text(first),
      "A5": .text("Số người"),
      "B5": .number(7),
    ]
    try folder.write(WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    let before = try Self.run(folder)
    #expect(before.result.findings.count >= 2)
    try Self.decide("C112", "sửa", value: .number(13), in: folder, isTorn: true)
    let report = try Self.run(folder)
    #expect(Self.total(report) == Self.total(before))
    #expect(try Self.decisions(folder).isEmpty)
    #expect(
      Self.text(report).contains(
        "“sửa 13”: cột \(column) không khớp các cột ẩn của dòng, có lẽ do chỉ sắp xếp phần nhìn thấy; chưa áp dụng."
      ))
    #expect(folder.files.contains { $0.hasPrefix("output/edited/T_2020-1_") })
    // A name that the schema changed since is no other unit's.
    try Self.decide("C112", "sửa", value: .number(14), in: folder)
    let schema = try String(decoding: folder.contents(of: "schema.yaml"), as: UTF8.self)
    try folder.write(
      Array(schema.replacing("name: Huyện Một", with: "name: Phường Một, aliases: [Huyện Một]").utf8),
      to: "schema.yaml")
    #expect(try Self.run(folder).notes.contains { $0.vietnamese.hasPrefix("Đã ghi 1 quyết định") })
  }

  @Test("A correction whose figure changed since is open and says so; a new return closes what it mends")
  func moved() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try Self.decide("C112", "sửa", value: .text("13"), in: folder)
    #expect(try Self.total(Self.run(folder)) == 18)
    try Self.write(140, unit: "Huyện Một", to: "1.xlsx", in: folder)
    let moved = try Self.run(folder)
    #expect(Self.total(moved) == 145)
    #expect(moved.result.findings.first?.message.vietnamese.contains("không còn khớp") == true)
    #expect(Self.text(moved).contains("ô nay ghi 140"))
    #expect(Self.text(moved).contains("Huyện Một gửi lại: 1 ô đổi, 0 cảnh báo đã khép, 1 mới."))
    try Self.write(12, unit: "Huyện Một", to: "1.xlsx", in: folder)
    let mended = try Self.run(folder)
    #expect(mended.result.findings.isEmpty)
    #expect(Self.text(mended).contains("gửi lại: 1 ô đổi, 1 cảnh báo đã khép, 0 mới"))
    #expect(mended.result.decided.map(\.isApplied) == [false])
  }

  @Test("An explanation silences a finding while the figure stays near, in the next round too")
  func explain() throws {
    let folder = try Self.campaign(200)
    _ = try Self.run(folder)
    try Self.decide("C112", "giải trình", reason: "tổ chức hội chợ", in: folder)
    let explained = try Self.run(folder)
    #expect(explained.result.findings.isEmpty && Self.total(explained) == 205)
    #expect(explained.result.decided.map(\.decision.reason) == ["tổ chức hội chợ"])
    try Self.write(215, unit: "Huyện Một", to: "1.xlsx", in: folder)
    #expect(try Self.run(folder, round: "2020-2").result.findings.filter { $0.code == "C112" }.isEmpty)
    try Self.write(230, unit: "Huyện Một", to: "1.xlsx", in: folder)
    let moved = try Self.run(folder)
    #expect(moved.result.findings.map(\.code) == ["C112"])
    #expect(
      moved.result.findings[0].message.vietnamese.hasSuffix("Đã giải trình khi giá trị là 200; nay đã khác."))
    #expect(try Self.decisions(folder).count == 1)
  }

  @Test("Rows that say too little are told and kept, lines that are broken too")
  func unclear() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try Self.decide("C112", "sửa", in: folder)
    let report = try Self.run(folder)
    #expect(Self.text(report).contains("chưa ghi giá trị đúng"))
    #expect(report.result.findings.map(\.code) == ["C112"])
    #expect(try Self.decisions(folder).isEmpty)
    try folder.write("{\"fingerprint\": \"abc\", \"action\": \"acc", to: "decisions.jsonl")
    try Self.decide("C112", "Chap nhan", in: folder)
    let accepted = try Self.run(folder)
    #expect(accepted.result.findings.isEmpty)
    #expect(Self.text(accepted).contains("decisions.jsonl, dòng 1"))
    #expect(try Self.decisions(folder).count == 2)
    #expect(try Self.decisions(folder).first == "{\"fingerprint\": \"abc\", \"action\": \"acc")
  }

  @Test("A workbook that somebody put among the kept ones counts as well")
  func kept() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try Self.decide("C112", "chấp nhận", in: folder, to: "output/edited/from a colleague.xlsx")
    #expect(try Self.run(folder).result.findings.isEmpty)
    #expect(try Self.run(folder).result.findings.isEmpty)
    #expect(try Self.decisions(folder).count == 1)
  }

  @Test(
    "The schema's corrections count where nothing was decided, a blank figure can be filled in, and one that no longer fits is told"
  )
  func schemaCorrections() throws {
    let more = """
      corrections:
        - {round: "2020-1", unit: "01", indicator: A, was: 130, becomes: 13, reason: gõ thừa số 0, by: Văn phòng, date: 2020-09-06}
        - {round: "2020-1", unit: "02", indicator: A, was: trống, becomes: 9}
        - {round: "2020-1", unit: "02", indicator: B, was: 8, becomes: 10}
      """
    let folder = try Self.campaign(130, nil, more: more)
    let report = try Self.run(folder)
    #expect(Self.total(report) == 22)
    #expect(report.result.findings.isEmpty)
    #expect(Self.text(report).contains("Huyện Hai, B: lần sửa từ 8 thành 10 không áp dụng, vì ô nay ghi 7."))
    let facts = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains("2020-1,02,,A,now,number,9,,2.xlsx,Biểu 1,B4,"))
    #expect(facts.contains(",blank,exact,Sửa từ trống"))
  }

  @Test(
    "A return in the name of a unit that was merged counts for the one it was merged into, parts added up")
  func formerUnits() throws {
    let folder = try TemporaryFolder()
    var text = RoundCampaign.schema.replacing(
      "  - {code: \"02\", name: Huyện Hai, level: district, parent: P, reports: true}",
      with: """
          - {code: "02", name: Huyện Hai, level: district, parent: P, reports: true, valid_to: 2020-03-31}
          - {code: "03", name: Thị xã Ba, level: district, parent: P, reports: true, valid_from: 2020-04-01}
        """)
    text = text.replacing(
      "parent: P, reports: true}", with: "parent: P, reports: true, valid_to: 2020-03-31}")
    text +=
      "\ncrosswalk: [{from: \"01\", to: \"03\", date: 2020-04-01}, {from: \"02\", to: \"03\", date: 2020-04-01}]\n"
    try folder.write(text, to: "schema.yaml")
    try Self.write(10, unit: "Huyện Một", to: "1.xlsx", in: folder)
    try Self.write(20, unit: "Huyện Hai", to: "2.xlsx", in: folder)
    #expect(try Self.run(folder).result.findings.isEmpty)
    let report = try Self.run(folder, round: "2020-2")
    #expect(
      report.result.findings.filter { $0.severity < .info }.map {
        "\($0.code) \($0.unit ?? "") \($0.otherUnit ?? "")"
      }
        == ["I021 03 01", "I021 03 02"])
    #expect(Self.total(report) == 30)
    #expect(report.result.facts.facts.filter { $0.indicator == 0 }.count == 1)
    // One in the new name is the whole return.
    try Self.write(31, unit: "Thị xã Ba", to: "3.xlsx", in: folder)
    #expect(try Self.total(Self.run(folder, round: "2020-2")) == 31)
  }

  @Test("What was typed into the workbook of a round counts, also where the next round is consolidated first")
  func nextRound() throws {
    let folder = try Self.campaign(130, 130)
    _ = try Self.run(folder)
    try Self.decide("C112", "giải trình", reason: "hội chợ", in: folder)
    let next = try Self.run(folder, round: "2020-2")
    #expect(try Self.decisions(folder).count == 1)
    #expect(try Self.decisions(folder).first?.contains("\"round\":\"2020-1\"") == true)
    #expect(next.result.findings.filter { $0.code == "C112" }.count == 1)
    #expect(Self.text(next).contains("Đã ghi 1 quyết định"))
    // Typed after the next round began.
    try Self.decide("C112", "sửa", value: .number(13), in: folder)
    let later = try Self.run(folder, round: "2020-2")
    #expect(Self.text(later).contains("1 lần sửa là của đợt 2020-1; chạy lại với --round 2020-1"))
    #expect(try !Self.text(Self.run(folder, round: "2020-2")).contains("quyết định"))
    #expect(try Self.decisions(folder).count == 2)
    #expect(try Self.total(Self.run(folder, round: "2020-1")) == 143)
  }

  @Test("Two corrections of one figure by people who did not see each other's are told")
  func twice() throws {
    let folder = try Self.campaign(130)
    _ = try Self.run(folder)
    try Self.decide("C112", "sửa", value: .number(14), in: folder, to: "output/edited/a.xlsx")
    try Self.decide("C112", "sửa", value: .number(13), in: folder)
    let report = try Self.run(folder)
    #expect(Self.total(report) == 18)
    #expect(Self.text(report).contains("01, A: có hai lần sửa khác nhau, 14 và 13; lần ghi sau (13)"))
    // Who corrects the corrected figure once more knows what it was.
    try Self.decide("C112", "sửa", value: .number(12), in: folder)
    let again = try Self.run(folder)
    #expect(Self.total(again) == 17)
    #expect(!Self.text(again).contains("hai lần sửa"))
  }

  @Test("Of two corrections of one figure in the schema the second is told")
  func twiceInSchema() throws {
    let more = """
      corrections:
        - {round: "2020-1", unit: "01", indicator: A, was: 130, becomes: 13}
        - {round: "2020-1", unit: "01", indicator: A, was: 130, becomes: 14}
        - {round: "2020-1", unit: "01", indicator: A, becomes: 13}
      """
    let report = try Self.run(Self.campaign(130, more: more))
    #expect(Self.total(report) == 18)
    #expect(
      report.notes.filter { $0.vietnamese.hasPrefix("Huyện Một, A: lược đồ đã sửa thành 13") }.count == 1)
  }

  @Test("An accepted finding whose code nobody has is told")
  func unknownCode() throws {
    let more = """
      accepted:
        - {round: "2020-1", unit: "01", indicator: A, code: C121}
        - {round: "2020-1", unit: "02", indicator: A, code: C112}
      """
    let report = try Self.run(Self.campaign(130, 140, more: more))
    #expect(report.result.findings.map(\.unit) == ["01"])
    let told = report.notes.filter { $0.vietnamese.contains("Không có phát hiện nào mang mã") }
    #expect(told.count == 1)
    #expect(told.first?.vietnamese.contains("\"C121\"") == true)
  }

  @Test("An accepted balance is open again once its parts are others, and can be accepted again")
  func balance() throws {
    let folder = try Self.campaign(7)
    try folder.write(
      RoundCampaign.schema.replacing(
        "label: Số người, type: count", with: "label: Số người, type: count, parent: A, relation: part"),
      to: "schema.yaml")
    try Self.write(8, unit: "Huyện Một", to: "1.xlsx", in: folder)
    try Self.write(7, unit: "Huyện Hai", to: "2.xlsx", in: folder)
    #expect(try Self.run(folder).result.findings.map(\.code) == ["B130"])
    try Self.decide("B130", "chấp nhận", in: folder)
    #expect(try Self.run(folder).result.findings.isEmpty)
    #expect(try Self.decisions(folder).last?.contains("\"was\":8,\"against\":7,") == true)
    try Self.write(8, part: 2, unit: "Huyện Một", to: "1.xlsx", in: folder)
    let moved = try Self.run(folder).result.findings
    #expect(moved.map(\.code) == ["B130"])
    #expect(
      moved[0].message.vietnamese.hasSuffix("Đã chấp nhận khi số đối chiếu là 7; nay đã khác."))
    try Self.decide("B130", "chấp nhận", in: folder)
    #expect(try Self.run(folder).result.findings.isEmpty)
  }
}
