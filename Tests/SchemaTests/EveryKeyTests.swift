import Schema
import SchemaFiles
import Testing

@Suite("A schema in which every key stands")
struct EveryKeyTests {
  let schema: CampaignSchema

  init() throws {
    schema = try SchemaFile.parse(yaml: FullSchema.yaml, fileName: "schema.yaml", unbuilt: .none).schema
  }

  @Test("holds the campaign")
  func campaign() {
    var expected = Campaign(
      code: "TNTN-2020", title: "Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính")
    expected.issuer = "Tỉnh Đoàn Kiên Giang"
    expected.superior = "Trung ương Đoàn"
    expected.header = .youthUnion
    expected.numberLocale = .auto
    expected.dash = .blank
    expected.notations = [
      Notation(word: "NA", state: "not-applicable"), Notation(word: "N/A", state: "not-applicable"),
      Notation(word: "NC", state: "pending"),
    ]
    expected.timeZone = "Asia/Bangkok"
    expected.convert = true
    expected.synthetic = true
    #expect(schema.campaign == expected)
    #expect(schema.version == "1.2")
    #expect(schema.current == "2020-3")
    #expect(schema.sections.map(\.title) == ["I. CHỈ ĐẠO", "II. TUYÊN TRUYỀN"])
    #expect(
      schema.choices == [
        ChoiceList(
          code: "status",
          choices: [
            Choice(code: "done", label: "Đã làm", aliases: ["xong", "hoàn thành"]),
            Choice(code: "no", label: "no"),
          ])
      ])
  }

  @Test("holds the rounds")
  func rounds() {
    var first = Round(code: "2020-1")
    first.title = "Đợt 1"
    first.date = CalendarDay(year: 2020, month: 3, day: 28)
    first.year = 2020
    var third = Round(code: "2020-3")
    third.title = "Đợt 3 năm 2020"
    third.aliases = ["Đợt 3", "Quý III"]
    third.date = CalendarDay(year: 2020, month: 8, day: 29)
    third.due = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 5), minutes: 17 * 60)
    third.closes = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 10))
    third.year = 2020
    #expect(schema.rounds == [first, third])
  }

  @Test("holds the units, codes as text")
  func units() {
    var city = ReportingUnit(code: "0899", name: "Thành phố Rạch Giá")
    city.aliases = ["Thành Đoàn Rạch Giá", "TP Rạch Giá", "TPRG"]
    city.level = "district"
    city.unitClass = "city"
    city.parent = "KG"
    city.reports = true
    city.population = 228_416
    city.fields = [UnitField(name: "communes", value: 12), UnitField(name: "hộ", value: 1.5)]
    city.contact = "Nguyễn …, 0297…"
    city.validFrom = CalendarDay(year: 2018, month: 1, day: 1)
    city.validTo = CalendarDay(year: 2025, month: 6, day: 30)
    #expect(schema.units.count == 3)
    #expect(schema.units[1] == city)
    #expect(!schema.units[2].reports)
    var merged = CrosswalkEntry(from: "0899", to: "91-RG")
    merged.date = CalendarDay(year: 2025, month: 7, day: 1)
    merged.weight = 0.5
    merged.source = "Nghị quyết 202"
    #expect(schema.crosswalk == [merged])
  }

  @Test("holds a form with its columns and cells")
  func form() {
    var form = SheetLayout(code: "form", kind: .form)
    form.sheet = [.text("Biểu 1")]
    form.columns.number = [.text("STT")]
    form.columns.label = [.text("Nội dung"), .text("Chỉ tiêu")]
    form.columns.unit = [.text("Đơn vị tính")]
    form.columns.code = [.text("Mã số")]
    form.columns.note = [.text("Ghi chú")]
    form.columns.ignore = [.text("Tỷ lệ"), .column(8)]
    form.values = [ValueColumn(column: [.text("Kết quả")])]
    var cell = NamedCell()
    cell.label = [.text("Đơn vị")]
    cell.side = .same
    cell.lines = 3
    form.unitCell = cell
    cell = NamedCell()
    cell.cell = "C4"
    form.roundCell = cell
    cell = NamedCell()
    cell.label = [.text("Đơn vị tính")]
    cell.side = .below
    form.unitOfMeasureCell = cell
    form.stop = [.text("Người lập biểu"), .text("Thủ trưởng đơn vị")]
    form.sectionsRepeat = true
    form.hierarchyByNumber = true
    form.free = FreeRows(after: .text("Khác"), until: .text("Tổng"))
    form.tolerance = .relative(0.005)
    form.partsAdd = true
    #expect(schema.layouts[0] == form)
  }

  @Test("holds several value columns and derived ones")
  func values() {
    let plan = schema.layouts[1]
    #expect(plan.sheet == [.text("Biểu 3"), .expression("^B.*3$")])
    #expect(plan.template == "mẫu/b3.xlsx")
    #expect(plan.values.map(\.measure) == ["plan", "now", "cumulative", "previous", "rate"])
    #expect(plan.values[4].column == [.text("Tỷ lệ > So kế hoạch")])
    #expect(plan.values[4].derived?.description == "now / plan * 100")
  }

  @Test("holds a grid")
  func grid() {
    var grid = SheetLayout(code: "grid", kind: .grid)
    grid.sheet = [.text("Biểu 2")]
    grid.rowLabels = [.text("Mặt hàng"), .text("Thị trường")]
    grid.headerRows = 2
    grid.columnNumbers = true
    grid.codesRow = .text("C-101")
    grid.rows = .free
    grid.unitColumn = .column(2)
    grid.totalRow = [.text("Tổng cộng"), .expression("^Cộng")]
    grid.indicators = ["B01", "B10", "C01"]
    #expect(schema.layouts[2] == grid)
  }

  @Test("holds the indicators")
  func indicators() {
    var sessions = Indicator(code: "B01", label: "Tổng số cuộc tuyên truyền", type: .count)
    sessions.section = "B"
    sessions.number = "1.10"
    sessions.printedCode = "011"
    sessions.aliases = ["Số cuộc tuyên truyền"]
    sessions.labelEnglish = "Propaganda sessions, total"
    sessions.unit = "cuộc"
    sessions.scale = 1000
    sessions.decimals = 1
    sessions.required = true
    sessions.measures = ["now"]
    sessions.min = .number(1)
    sessions.max = .field("population")
    sessions.softMin = .field("communes")
    sessions.softMax = .number(200)
    sessions.aggregate = .ratio("C01", "B10")
    sessions.kind = .stock
    sessions.cumulates = "B10"
    sessions.normaliseBy = "population"
    sessions.parent = "B10"
    sessions.relation = .ofWhich
    sessions.isStatic = true
    sessions.appliesTo = ["district", "city"]
    sessions.layouts = ["form", "grid"]
    sessions.validFrom = "2020-1"
    sessions.validTo = "2020-3"
    sessions.replaces = "C01"
    sessions.headline = true
    sessions.qualifier = .atLeast
    sessions.phrase = "đã tổ chức {value} cuộc tuyên truyền"
    #expect(schema.indicators[0] == sessions)
    #expect(
      schema.indicators.map(\.type) == [
        .count, .money, .percent, .date, .text, .yesNo, .choice("status"), .number,
      ])
    #expect(
      schema.indicators.map(\.layouts) == [
        ["form", "grid"], ["form", "plan", "grid"], ["form", "grid"], ["plan"], ["form"], ["form"], ["form"],
        ["form"],
      ])
  }

  @Test("holds rules, thresholds and decisions")
  func rules() {
    let rule = schema.rules[0]
    #expect(rule.source == "B10 >= sum(B01:C01) + communes")
    #expect(rule.expression.description == "B10 >= sum(B01; B10; C01) + communes")
    #expect(rule.scope == .row)
    #expect(rule.severity == .warning)
    #expect(rule.missing == .skipIfAll)
    #expect(rule.tolerance == .absolute(1))
    #expect(rule.message == "Số lượt người dự không thể ít hơn số cuộc.")
    #expect(rule.help == "Kiểm tra lại cột Kết quả của mục 1 và 2.")
    var thresholds = Thresholds()
    thresholds.outlierZ = 5
    thresholds.noticeZ = 2.5
    thresholds.materialityShare = 0.01
    thresholds.materialityMin = 6
    thresholds.labelAccept = 0.9
    thresholds.labelAsk = 0.7
    #expect(schema.thresholds == thresholds)
    var correction = Correction(unit: "0899", indicator: "B01", becomes: "013")
    correction.round = "2020-3"
    correction.subUnit = "Xã A"
    correction.measure = "plan"
    correction.was = "130"
    correction.reason = "gõ thừa số 0"
    correction.by = "Văn phòng"
    correction.date = CalendarDay(year: 2020, month: 9, day: 6)
    #expect(schema.corrections == [correction])
    var accepted = AcceptedFinding(unit: "0899", indicator: "B10", code: "P300")
    accepted.round = "2020-3"
    accepted.subUnit = "Xã B"
    accepted.measure = "cumulative"
    accepted.reason = "hội chợ"
    accepted.within = .relative(0.1)
    #expect(schema.accepted == [accepted, AcceptedFinding(unit: "KG", indicator: "", code: "R-B10")])
  }
}
