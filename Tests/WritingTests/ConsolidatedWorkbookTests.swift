import Cells
import Consolidation
import Facts
import Findings
import Schema
import SheetPlan
import Testing
import WorkbookReading
import WorkbookWriting

/// What the consolidated workbook says, read back from its bytes.
@Suite struct ConsolidatedWorkbookTests {
  /// A run of three units and five indicators, of which each test changes what it is about.
  private func run(_ change: (inout RunResult) -> Void = { _ in }) -> RunResult {
    var campaign = Campaign(code: "C", title: "Chiến dịch")
    campaign.issuer = "Tỉnh Đoàn"
    var schema = CampaignSchema(campaign: campaign)
    var round = Round(code: "R1")
    round.title = "Đợt 1"
    round.due = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 5), minutes: 17 * 60)
    schema.rounds = [round]
    var form = SheetLayout(code: "form", kind: .form)
    form.values = [
      ValueColumn(column: [.text("Thực hiện")]), ValueColumn(column: [.text("Kế hoạch")], measure: "plan"),
      ValueColumn(
        column: [.text("Tỷ lệ")], measure: "rate",
        derived: .arithmetic(.times, .arithmetic(.divided, .measure("now"), .measure("plan")), .number(100))),
    ]
    schema.layouts = [form]
    schema.units = [ReportingUnit(code: "P", name: "Tỉnh")]
    for number in 1...3 {
      var unit = ReportingUnit(code: "U\(number)", name: "Huyện \(number)")
      unit.parent = "P"
      unit.reports = true
      schema.units.append(unit)
    }
    func indicator(
      _ code: String, _ type: IndicatorType, _ aggregate: Aggregation, measures: [String] = ["now"]
    ) -> Indicator {
      var indicator = Indicator(code: code, label: "Chỉ tiêu \(code)", type: type)
      indicator.aggregate = aggregate
      indicator.layouts = ["form"]
      indicator.measures = measures
      return indicator
    }
    var first = indicator("B1", .count, .sum)
    first.headline = true
    var part = indicator("B2", .count, .sum)
    part.parent = "B1"
    part.relation = .ofWhich
    schema.indicators = [
      first, part, indicator("B3", .number, .ratio("B2", "B1")), indicator("B4", .percent, .none),
      indicator("B5", .money, .sum, measures: ["now", "plan", "rate"]), indicator("T1", .text, .list),
    ]
    var result = RunResult(schema: schema, round: round, asOf: "2020-09-08T08:00:00+07:00")
    var table = FactTable()
    let measures = form.values.map { table.measure($0.measure) }
    for unit in 1...3 {
      let file = table.file("h\(unit).xlsx")
      let sheet = table.text("Biểu 1")
      for (position, asked) in schema.indicators.enumerated() {
        for measure in measures where asked.measures?.contains(table.measures[measure]) == true {
          var fact = Fact(unit: unit, indicator: position, measure: measure)
          (fact.file, fact.sheet) = (file, sheet)
          (fact.row, fact.column) = (Int32(5 + position), Int32(3 + measure))
          if asked.type.isNumeric {
            fact.state = .number
            fact.value = Double(unit * (position + 1) * (measure == 1 ? 20 : 10))
          }
          table.facts.append(fact)
        }
      }
      var input = RunInput(file: "h\(unit).xlsx", sha256: "00", size: 10, status: .consolidated)
      input.unit = "U\(unit)"
      input.received = unit == 2 ? "2020-09-06T09:00:00+07:00" : "2020-09-05T16:00:00+07:00"
      (input.cells.read, input.cells.template, input.cells.fact, input.cells.note) = (20, 12, 7, 1)
      result.inputs.append(input)
    }
    result.facts = table
    change(&result)
    return result
  }

  /// Changes a fact of a run.
  private func set(_ result: inout RunResult, unit: Int, _ indicator: String, _ change: (inout Fact) -> Void)
  {
    let position = result.schema.indicators.firstIndex { $0.code == indicator } ?? 0
    let place = result.facts.facts.firstIndex {
      $0.unit == unit && $0.indicator == position && $0.measure == 0 && $0.subUnit < 0
    }
    if let place { change(&result.facts.facts[place]) }
  }
  private func written(_ change: (inout RunResult) -> Void = { _ in }) throws -> WrittenWorkbook {
    try WrittenWorkbook(ConsolidatedWorkbook.plan(for: run(change)))
  }
  /// The formula of a cell.
  private func formula(_ cell: String, on sheet: String = "Bảng tổng hợp", _ workbook: WrittenWorkbook) throws
    -> String?
  {
    let reference = try #require(CellReference(cell))
    guard case .text(let text) = try workbook.sheet(sheet).formulas[reference] else { return nil }
    return text
  }

  @Test("totals are live sums over the units' cells with their values")
  func sums() throws {
    let workbook = try written()
    #expect(try formula("D6", workbook) == "SUM(F6:H6)")
    #expect(try workbook.number("D6", on: "Bảng tổng hợp") == 60)
    #expect(try formula("E6", workbook) == "COUNT(F6:H6)")
    #expect(try workbook.number("G6", on: "Bảng tổng hợp") == 20)
  }

  @Test(
    "a ratio is the ratio of sums, a derived measure that of its row's totals, a rate without rule has no total"
  )
  func ratios() throws {
    let workbook = try written()
    let sheet = "Bảng tổng hợp"
    #expect(try workbook.number("D8", on: sheet) == 2)
    #expect(try formula("D8", workbook)?.contains("SUMIFS(F7:H7,F6:H6") == true)
    #expect(try workbook.number("D9", on: sheet) == nil)
    #expect(try formula("D9", workbook) == nil)
    #expect(try workbook.number("D10", on: sheet) == 300)
    #expect(try workbook.number("D11", on: sheet) == 600)
    #expect(try workbook.number("D12", on: sheet) == 50)
    #expect(try formula("D12", workbook) == "IFERROR(((D10/D11)*100),\"\")")
  }

  @Test("a value that an error keeps out stands as text and no sum takes it in")
  func keptOut() throws {
    let workbook = try written { run in
      let text = run.facts.text("7,063")
      set(&run, unit: 2, "B1") {
        $0.value = 7.063
        $0.flags.insert(.keptOut)
        $0.text = text
      }
    }
    #expect(try workbook.text("G6", on: "Bảng tổng hợp") == "7,063")
    #expect(try workbook.number("D6", on: "Bảng tổng hợp") == 40)
    #expect(try workbook.number("E6", on: "Bảng tổng hợp") == 2)
    let facts = try workbook.sheet("Số liệu gốc")
    #expect(facts.cells.filter { $0.column == 8 && $0.kind == .number }.count == run().facts.facts.count - 4)
  }

  @Test("blank, pending, not applicable and not asked look unlike zero")
  func states() throws {
    let workbook = try written { run in
      set(&run, unit: 1, "B1") { $0.state = .blank }
      set(&run, unit: 2, "B1") { $0.state = .pending }
      set(&run, unit: 3, "B1") { $0.state = .notApplicable }
      run.facts.facts.removeAll { $0.unit == 1 && $0.indicator == 1 }
      set(&run, unit: 2, "B2") {
        $0.state = .zero; $0.value = 0
      }
    }
    let sheet = "Bảng tổng hợp"
    #expect(try workbook.text("F6", on: sheet) == nil)
    #expect(try workbook.number("F6", on: sheet) == nil)
    #expect(try workbook.text("G6", on: sheet) == "…")
    #expect(try workbook.text("H6", on: sheet) == "x")
    #expect(try workbook.text("F7", on: sheet) == "x")
    #expect(try workbook.number("G7", on: sheet) == 0)
    #expect(try workbook.text("D6", on: sheet) == nil)
    #expect(try workbook.number("D6", on: sheet) == nil)
    #expect(try formula("D6", workbook)?.hasPrefix("IF(COUNT(F6:H6)=0,\"\"") == true)
  }

  @Test("the run's total counts where it was recomputed, and the formula gives it")
  func recomputedTotal() throws {
    let workbook = try written { run in
      run.totals = [IndicatorTotal(indicator: 0, measure: "now", total: 57.5, units: 3, expected: 3)]
    }
    #expect(try workbook.number("D6", on: "Bảng tổng hợp") == 57.5)
    #expect(try formula("D6", workbook) == "SUM(F6:H6)-2.5")
    let note = try workbook.sheet("Bảng tổng hợp").comments[CellReference(row: 6, column: 4)]
    #expect(note?.contains("60") == true)
  }

  @Test("a blank cell whose figure the rows of a grid give says so")
  func givenByRows() throws {
    let workbook = try written { run in
      let row = run.facts.subUnits.count
      run.facts.subUnits.append(SubUnit(code: "Xã A", label: "Xã A"))
      for unit in [1, 2] { set(&run, unit: unit, "B1") { $0.state = .blank } }
      var fact = Fact(unit: 2, indicator: 0, measure: 0, subUnit: row)
      (fact.state, fact.value) = (.number, 168)
      let place = run.facts.facts.firstIndex { $0.unit == 3 } ?? 0
      run.facts.facts.insert(fact, at: place)
      var total = IndicatorTotal(indicator: 0, measure: "now", total: 198, units: 2, expected: 3)
      total.exceptions = [2]
      run.totals = [total]
    }
    let sheet = try workbook.sheet("Bảng tổng hợp")
    #expect(sheet.comments[CellReference(row: 6, column: 7)]?.contains("168") == true)
    #expect(sheet.comments[CellReference(row: 6, column: 6)] == nil)
    #expect(try workbook.number("G6", on: "Bảng tổng hợp") == nil)
  }

  @Test("a derived total is computed from totals that were recomputed: nothing is added to it a second time")
  func derivedOfRecomputed() throws {
    let workbook = try written { run in
      run.totals = [
        IndicatorTotal(indicator: 4, measure: "rate", total: 250.0 / 6, units: 3, expected: 3),
        IndicatorTotal(indicator: 4, measure: "now", total: 250, units: 3, expected: 3),
      ]
    }
    #expect(try formula("D10", workbook) == "SUM(F10:H10)-50")
    #expect(try formula("D12", workbook) == "IFERROR(((D10/D11)*100),\"\")")
    #expect(try abs((workbook.number("D12", on: "Bảng tổng hợp") ?? 0) - 250.0 / 6) < 1e-9)
  }

  @Test("units whose figure is not whole are not counted, on the sheet as in the run")
  func unitsThatAreNotWhole() throws {
    let workbook = try written { run in
      var total = IndicatorTotal(indicator: 0, measure: "now", total: 60, units: 2, expected: 3)
      total.exceptions = [3]
      run.totals = [total]
      for unit in 1...3 { run.schema.units[unit].population = Double(unit) * 100 }
    }
    #expect(try formula("E6", workbook) == "COUNT(F6:H6)-1")
    #expect(try workbook.number("E6", on: "Bảng tổng hợp") == 2)
    let overview = try workbook.sheet("Tổng quan").cells.filter { $0.kind == .text }
    #expect(
      overview.map { workbook.workbook.texts[$0.text] }.contains { $0.hasPrefix("2/3 đơn vị · 50% dân số") })
  }

  @Test("a ratio counts the units that have given both, a derived total is over those that have given all")
  func overWholeUnits() throws {
    let workbook = try written { run in
      set(&run, unit: 3, "B2") { $0.state = .blank }
      set(&run, unit: 1, "B5") { $0.state = .blank }
    }
    let sheet = "Bảng tổng hợp"
    #expect(try workbook.number("E8", on: sheet) == 2)
    #expect(try formula("E8", workbook)?.hasPrefix("COUNTIFS(") == true)
    #expect(try workbook.number("D10", on: sheet) == 250)
    #expect(try workbook.number("D11", on: sheet) == 600)
    #expect(try workbook.number("D12", on: sheet) == 50)
    #expect(try workbook.number("E12", on: sheet) == 2)
    #expect(try formula("D12", workbook)?.contains("SUMIFS(F11:H11,") == true)
  }

  @Test("a finding colours its cell, notes it, stands in a row with its fingerprint, and links back")
  func findings() throws {
    let rule = RuleDescription(
      code: "T105", name: "decimal-in-count", level: 1, severity: .error, title: ("a", "a"),
      checks: ("b", "b"),
      matters: ("c", "c"), example: ("d", "d"), remedy: ("e", "e"))
    var finding = Finding(
      rule, message: FindingMessage(vietnamese: "Mất phần nghìn.", english: "Thousands lost."))
    (finding.unit, finding.indicator, finding.measure) = ("U2", "B1", "now")
    (finding.file, finding.sheet, finding.cell, finding.raw) = ("h2.xlsx", "Biểu 1", "C5", "=7,063")
    finding.suggestion = 7063
    let result = run {
      $0.findings = [finding]; $0.catalogue = [rule]
    }
    let plan = ConsolidatedWorkbook.plan(for: result, fingerprint: { "fp-" + $0.code })
    let workbook = try WrittenWorkbook(plan)
    let note = try workbook.sheet("Bảng tổng hợp").comments[CellReference(row: 6, column: 7)]
    #expect(note?.contains("Lỗi T105: Mất phần nghìn. Ô ghi: “=7,063”. Đề nghị: 7.063.") == true)
    let row = 5
    #expect(try workbook.text("B\(row)", on: "Cần kiểm tra") == "Lỗi")
    #expect(try workbook.text("F\(row)", on: "Cần kiểm tra") == "=7,063")
    #expect(try workbook.text("K\(row)", on: "Cần kiểm tra") == "G6")
    #expect(try workbook.text("M\(row)", on: "Cần kiểm tra") == "'Biểu 1'!C5")
    #expect(try workbook.text("R\(row)", on: "Cần kiểm tra") == "fp-T105")
    #expect(try workbook.sheet("Cần kiểm tra").hiddenColumns == [18...24])
    let sheet = try #require(plan.sheets.first { $0.name == "Cần kiểm tra" })
    #expect(sheet.validations.map(\.rule) == [.list(["sửa", "giải trình", "chấp nhận", "trả lại"])])
  }

  @Test("the rules' sheet says what the statistics would notice, and where they see little")
  func reach() throws {
    var judged = IndicatorReach(indicator: 0)
    (judged.factor, judged.usual, judged.others) = (3.26, 148.2, 14)
    judged.weaknesses = [.commonZeros(share: 0.125)]
    var few = IndicatorReach(indicator: 1)
    (few.others, few.weaknesses) = (2, [.fewOthers])
    let workbook = try written {
      $0.reach = StatisticalReach(
        threshold: 4.62, outlierZ: 4, areZerosUsual: true, indicators: [judged, few])
    }
    let sheet = try workbook.sheet("Quy tắc")
    let texts = Set(sheet.cells.filter { $0.kind == .text }.map { workbook.workbook.texts[$0.text] })
    for text in [
      "×3,3", "148", "14", "–", "2", "Số 0 là thường (12,5%): không phân biệt được số 0 do bỏ sót.",
      "Dưới 5 đơn vị khác có số liệu: thống kê không xét, cần người xem.",
    ] { #expect(texts.contains(text), "\(text)") }
    #expect(texts.contains { $0.contains("nâng từ 4 lên 4,62") })
    #expect(texts.contains { $0.hasPrefix("Số 0 xuất hiện thường xuyên") })
  }

  @Test("units without a return stand first, with what came and how late")
  func returns() throws {
    let workbook = try written { run in
      run.inputs.removeLast()
      run.missingUnits = ["U3"]
      for position in run.facts.facts.indices where run.facts.facts[position].unit == 3 {
        run.facts.facts[position] = Fact(
          unit: 3, indicator: Int(run.facts.facts[position].indicator),
          measure: Int(run.facts.facts[position].measure))
      }
    }
    let sheet = "Tình hình nộp"
    #expect(try workbook.text("B5", on: sheet) == "Huyện 3")
    #expect(try workbook.text("C5", on: sheet) == "Chưa nộp")
    #expect(try workbook.text("C6", on: sheet) == "Đã nộp")
    #expect(try workbook.text("C7", on: sheet) == "Nộp trễ")
    #expect(try workbook.number("E7", on: sheet) == 1)
    let overview = try workbook.sheet("Tổng quan").cells.filter(\.hasText).map {
      workbook.workbook.texts[$0.text]
    }
    #expect(overview.contains("2/3"))
    #expect(overview.contains("Chưa nộp: Huyện 3."))
  }

  // The tile said 2, the chart beside it 0 and another bar 2.
  @Test("before a round is due, who has not returned is one number everywhere")
  func notYetDue() throws {
    let workbook = try written { run in
      run.asOf = "2020-09-01T08:00:00+07:00"
      run.inputs.removeLast()
      run.missingUnits = ["U3"]
    }
    let returns = try workbook.sheet("Tình hình nộp").cells.filter(\.hasText).map {
      workbook.workbook.texts[$0.text]
    }
    #expect(returns.count { $0 == "Chưa nộp (chưa đến hạn)" } == 2)
    #expect(!returns.contains("Chưa nộp"))
  }

  @Test("the conservation of cells adds up on the sheet of sources")
  func conservation() throws {
    let workbook = try written()
    let sheet = try workbook.sheet("Nguồn")
    let check = try #require(sheet.cells.first { $0.hasText && workbook.workbook.texts[$0.text] == "Khớp" })
    #expect(check.flags.contains(.formula))
    let broken = try written { $0.inputs[0].cells.note = 0 }
    #expect(
      try broken.sheet("Nguồn").cells.contains { $0.hasText && broken.workbook.texts[$0.text] == "LỆCH" })
  }

  @Test("the hidden stamp says that it is a consolidated workbook")
  func stamp() throws {
    let workbook = try written()
    let stamp = try workbook.sheet("_tonghop")
    #expect(stamp.state != .visible)
    #expect(try workbook.text("A1", on: "_tonghop") == "format")
    #expect(try workbook.text("B1", on: "_tonghop") == "tonghop/1")
    #expect(try workbook.text("B2", on: "_tonghop") == "consolidated")
    #expect(try workbook.text("B6", on: "_tonghop") == "R1")
  }

  @Test(
    "every shown sheet keeps its headings in view, repeats them in print and has a foot with page and day")
  func everySheet() {
    let plan = ConsolidatedWorkbook.plan(for: run())
    for sheet in plan.sheets where !sheet.isHidden {
      #expect(sheet.frozenRows > 0, "\(sheet.name)")
      #expect(sheet.print.repeatedRows != nil, "\(sheet.name)")
      #expect(sheet.print.footer.middle.contains("{page}"), "\(sheet.name)")
      #expect(sheet.print.footer.right.contains("08/09/2020"), "\(sheet.name)")
      #expect(sheet.name.utf16.count <= 31)
    }
    #expect(plan.names.map(\.name) == ["Tong_B1"])
    #expect(plan.properties.author == "Tỉnh Đoàn")
    #expect(plan.properties.created == 1_599_526_800)
  }

  /// All cells of the matrix.
  private func matrixCells(of plan: WorkbookPlan) throws -> [PlannedCell] {
    let sheet = try #require(plan.sheets.first { $0.name == "Bảng tổng hợp" })
    var cells = sheet.rows.flatMap(\.cells)
    guard let generated = sheet.generated else { return cells }
    for position in 0..<generated.count {
      var row = PlannedRow(0)
      generated.make(position, &row)
      cells += row.cells
    }
    return cells
  }
  /// A rule of a catalogue.
  private static func rule(_ code: String, _ severity: Severity) -> RuleDescription {
    RuleDescription(
      code: code, name: "name", level: 1, severity: severity, title: ("a", "a"), checks: ("b", "b"),
      matters: ("c", "c"), example: ("d", "d"), remedy: ("e", "e"))
  }

  @Test("the rules' pages repeat the headings of the table that goes on, and none stand above other tables")
  func rulesHeadings() throws {
    let sheet = try #require(
      ConsolidatedWorkbook.plan(for: run { $0.catalogue = [Self.rule("T100", .error)] }).sheets.first {
        $0.name == "Quy tắc"
      })
    let repeated = try #require(sheet.print.repeatedRows)
    let headings = sheet.rows.filter { row in
      row.cells.contains { $0.content == .text("Mã") || $0.content == .text("Ngưỡng") }
    }.map(\.row)
    #expect(headings.count >= 3)
    #expect(repeated == (headings.last ?? 0)...(headings.last ?? 0))
    #expect(sheet.frozenRows < headings.first ?? 0)
  }

  @Test("an error worth more than all that is expected is shown as that, and sorts as what it is")
  func impact() throws {
    let plan = ConsolidatedWorkbook.plan(
      for: run {
        var finding = Finding(
          Self.rule("T100", .error), message: FindingMessage(vietnamese: "a", english: "a"))
        finding.impact = 3.52
        $0.findings = [finding]
      })
    let sheet = try #require(plan.sheets.first { $0.name == "Cần kiểm tra" })
    var row = PlannedRow(1, cells: [])
    try #require(sheet.generated).make(0, &row)
    let cell = try #require(row.cells.first { $0.content == .number(3.52) })
    #expect(plan.looks.looks[Int(cell.look.position)].format.code == "[>1]\">100%\";0.0%")
  }

  @Test(
    "made-up figures are called so on every sheet, in the campaign's language",
    arguments: [Language.vietnamese, .english])
  func synthetic(_ language: Language) throws {
    let workbook = try written {
      $0.schema.campaign.synthetic = true; $0.schema.campaign.language = language
    }
    let notice =
      language == .english ? "SYNTHETIC DATA, NOT REAL FIGURES" : "SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT"
    for sheet in workbook.workbook.sheets {
      let texts = sheet.cells.filter(\.hasText).map { workbook.workbook.texts[$0.text] }
      #expect(texts.contains(notice), "\(sheet.name)")
    }
    let names = workbook.workbook.sheets.map(\.name)
    #expect(names.first == (language == .english ? "Overview" : "Tổng quan"))
  }

  @Test("more facts than a sheet is good for are left to facts.csv")
  func manyFacts() throws {
    var result = run()
    let fact = result.facts.facts[0]
    result.facts.facts += Array(repeating: fact, count: 200_001)
    let plan = ConsolidatedWorkbook.plan(for: result)
    let sheet = try #require(plan.sheets.first { $0.name == "Số liệu gốc" })
    #expect(sheet.generated == nil && sheet.table == nil)
    #expect(sheet.rows.last?.cells.first?.link == .file(path: "facts.csv", place: nil, tip: nil))
  }

  @Test("rows of grids stand one below another with their unit; without a grid there is no such sheet")
  func subUnits() throws {
    var options = CampaignFixture.Options()
    options.hasGrid = true
    let workbook = try WrittenWorkbook(ConsolidatedWorkbook.plan(for: CampaignFixture(options).result))
    let sheet = "Chi tiết xã, phường"
    #expect(try workbook.text("B5", on: sheet) == "Thành phố Rạch Giá")
    #expect(try workbook.text("C7", on: sheet) == "Xã 3 của Thành phố Rạch Giá")
    #expect(try workbook.text("C13", on: sheet) == "Xã 3 của Huyện Kiên Lương")
    #expect(try workbook.number("D5", on: sheet) != nil)
    #expect(try workbook.text("G5", on: sheet) == "Biểu 2")
    #expect(try workbook.number("H5", on: sheet) == 9)
    let without = ConsolidatedWorkbook.plan(for: run())
    #expect(!without.sheets.contains { $0.name == sheet })
  }

  @Test("a figure that was joined from a grid's rows leads to them, on the matrix and among the findings")
  func joinedFigure() throws {
    var options = CampaignFixture.Options()
    options.hasGrid = true
    var result = CampaignFixture(options).result
    let indicator = try #require(result.schema.indicators.firstIndex { $0.code == "B11" })
    // Of the second unit that has returned.
    let row = try #require(
      result.facts.facts.filter { $0.subUnit >= 0 && $0.indicator == indicator }.dropFirst(3).first)
    let own = try #require(
      result.facts.facts.firstIndex { $0.subUnit < 0 && $0.unit == row.unit && $0.indicator == indicator })
    result.facts.facts[own].flags.insert(.joined)
    (result.facts.facts[own].file, result.facts.facts[own].sheet) = (-1, -1)
    (result.facts.facts[own].row, result.facts.facts[own].column) = (0, 0)
    var finding = Finding(
      Self.rule("P300", .warning), message: FindingMessage(vietnamese: "Số lạ.", english: "Odd."))
    finding.unit = result.schema.units[Int(row.unit)].code
    (finding.indicator, finding.measure) = ("B11", "now")
    result.findings = [finding]
    let plan = ConsolidatedWorkbook.plan(for: result)
    let links = try matrixCells(of: plan).compactMap(\.link)
    let name = "Chi tiết xã, phường"
    #expect(links.contains(.sheet(name: name, cell: "D8", tip: name)))
    let workbook = try WrittenWorkbook(plan)
    #expect(try workbook.text("L6", on: "Cần kiểm tra") == result.facts.files[Int(row.file)])
    #expect(try workbook.text("M6", on: "Cần kiểm tra") == "'Biểu 2'!C9:C11")
  }

  @Test("a running sum and this round's figure that do not fit are both coloured")
  func twoFigures() throws {
    let plan = ConsolidatedWorkbook.plan(
      for: run { run in
        var finding = Finding(
          Self.rule("B144", .error),
          message: FindingMessage(vietnamese: "Hai số lệch.", english: "They differ."))
        finding.unit = run.schema.units[run.schema.reportingUnits[0]].code
        (finding.indicator, finding.measure) = ("B5", "plan")
        finding.indicators = ["B5[plan]", "B5"]
        run.findings = [finding]
      })
    let cells = try matrixCells(of: plan)
    #expect(cells.count { $0.note?.contains("Hai số lệch.") == true } == 2)
  }

  @Test("what units wrote stands among the remarks, as text whatever it begins with")
  func remarks() throws {
    let workbook = try written { run in
      let text = run.facts.text("=HYPERLINK(\"x\")\nKhó khăn")
      set(&run, unit: 2, "T1") {
        $0.state = .text; $0.text = text
      }
    }
    #expect(try workbook.text("C4", on: "Ý kiến") == "=HYPERLINK(\"x\")\nKhó khăn")
    #expect(try workbook.text("B4", on: "Ý kiến") == "Huyện 2")
    #expect(try workbook.text("G13", on: "Bảng tổng hợp") == "có")
    #expect(try workbook.sheet("Ý kiến").formulas.isEmpty)
  }

  @Test("a headline says how it changed against the last round, where the same units are in both")
  func changeOfHeadline() throws {
    func texts(_ values: [Double]) throws -> [String] {
      let result = run { run in
        run.schema.rounds.insert(Round(code: "R0"), at: 0)
      }
      var before = FactTable()
      for (position, value) in values.enumerated() {
        var fact = Fact(unit: position + 1, indicator: 0)
        (fact.state, fact.value) = (.number, value)
        before.facts.append(fact)
      }
      let workbook = try WrittenWorkbook(
        ConsolidatedWorkbook.plan(for: result, earlier: [EarlierRound(round: "R0", facts: before)]))
      return try workbook.sheet("Tổng quan").cells.filter(\.hasText).map { workbook.workbook.texts[$0.text] }
    }
    #expect(try texts([10, 20, 18]).contains { $0.contains("tăng 25,0% so với đợt trước") })
    #expect(try texts([40, 20, 20]).contains { $0.contains("giảm 25,0% so với đợt trước") })
    #expect(try !texts([10, 20]).contains { $0.contains("so với đợt trước") })
  }

  @Test(
    "no change is said against another round than the one before, nor of a sum that a new year began anew")
  func noChange() throws {
    func texts(_ change: (inout RunResult) -> Void) throws -> [String] {
      var before = FactTable()
      for position in 0..<3 {
        var fact = Fact(unit: position + 1, indicator: 0)
        (fact.state, fact.value) = (.number, 10)
        before.facts.append(fact)
      }
      let workbook = try WrittenWorkbook(
        ConsolidatedWorkbook.plan(for: run(change), earlier: [EarlierRound(round: "R0", facts: before)]))
      return try workbook.sheet("Tổng quan").cells.filter(\.hasText).map { workbook.workbook.texts[$0.text] }
        .filter { $0.contains("so với") }
    }
    func year(_ round: inout Round, _ year: Int) { round.year = year }
    func begin(_ run: inout RunResult, _ kind: IndicatorKind, _ now: Int) {
      run.schema.rounds.insert(Round(code: "R0"), at: 0)
      year(&run.schema.rounds[0], 2019)
      run.round?.year = now
      run.schema.indicators[0].kind = kind
    }
    #expect(try texts { begin(&$0, .flow, 2020) }.count == 1)
    #expect(try texts { begin(&$0, .cumulative, 2019) }.count == 1)
    #expect(try texts { begin(&$0, .cumulative, 2020) }.isEmpty)
    #expect(
      try texts {
        begin(&$0, .flow, 2020)
        $0.schema.rounds.insert(Round(code: "R0b"), at: 1)
      }.isEmpty)
  }

  @Test("a lower bound is rounded down on the overview, to the decimals of the schema")
  func lowerBound() throws {
    let workbook = try written { run in
      run.schema.indicators[0].aggregate = .mean
      run.schema.indicators[0].decimals = 1
      set(&run, unit: 1, "B1") {
        $0.value = 11
        $0.qualifier = .atLeast
      }
      set(&run, unit: 3, "B1") { $0.value = 40 }
    }
    let overview = try workbook.sheet("Tổng quan")
    let formula = overview.formulas.values.compactMap { formula -> String? in
      if case .text(let text) = formula, text.contains("!D6") { text } else { nil }
    }
    #expect(formula == ["ROUNDDOWN('Bảng tổng hợp'!D6,1)"])
    #expect(overview.cells.contains { $0.kind == .number && $0.number == 23.6 })
  }

  @Test("a finding on the overview says which measure it is about")
  func measureOfFinding() throws {
    let rule = RuleDescription(
      code: "C111", name: "out-of-range", level: 1, severity: .error, title: ("a", "a"), checks: ("b", "b"),
      matters: ("c", "c"), example: ("d", "d"), remedy: ("e", "e"))
    var finding = Finding(rule, message: FindingMessage(vietnamese: "Quá lớn.", english: "Too large."))
    (finding.unit, finding.indicator, finding.measure) = ("U2", "B5", "plan")
    let workbook = try written {
      $0.findings = [finding]; $0.catalogue = [rule]
    }
    let texts = try workbook.sheet("Tổng quan").cells.filter(\.hasText).map {
      workbook.workbook.texts[$0.text]
    }
    #expect(texts.contains("Chỉ tiêu B5 – Kế hoạch: Quá lớn."))
  }

  @Test("the same run gives the same bytes")
  func sameBytes() throws {
    var options = CampaignFixture.Options()
    options.units = 7
    options.findingsPerUnit = 2
    options.hasPlan = true
    let run = CampaignFixture(options).result
    let first = try WrittenWorkbook(ConsolidatedWorkbook.plan(for: run)).bytes
    #expect(try first == WrittenWorkbook(ConsolidatedWorkbook.plan(for: run)).bytes)
  }
}
