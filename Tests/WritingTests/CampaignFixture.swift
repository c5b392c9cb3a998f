import Cells
import Facts
import Findings
import Schema

/// A made-up campaign of any size: units × indicators with sections, parts, measures, a grid, texts, a few of everything
/// that can be odd. The same numbers give the same run.
struct CampaignFixture {
  var result: RunResult

  /// What the fixture is made of.
  struct Options {
    var units = 3
    var indicators = 6
    var language = Language.vietnamese
    var synthetic = true
    var hasGrid = false
    var hasPlan = false
    var findingsPerUnit = 0
    var header = HeaderBlock.youthUnion
  }

  private static let names = [
    "Thành phố Rạch Giá", "Thành phố Hà Tiên", "Huyện Kiên Lương", "Huyện Hòn Đất", "Huyện Tân Hiệp",
    "Huyện Châu Thành", "Huyện Giồng Riềng", "Huyện Gò Quao", "Huyện An Biên", "Huyện An Minh",
    "Huyện Vĩnh Thuận", "Huyện Phú Quốc", "Huyện Kiên Hải", "Huyện U Minh Thượng", "Huyện Giang Thành",
  ]
  private static let labels = [
    "Văn bản, kế hoạch triển khai đã ban hành", "Tổng số cuộc tuyên truyền",
    "Trong đó: tuyên truyền trực tiếp",
    "Trong đó: tuyên truyền qua mạng xã hội", "Số lượt người dự",
    "Số thủ tục hành chính được hướng dẫn, hỗ trợ tại nhà cho người cao tuổi và người khuyết tật",
    "Kinh phí thực hiện", "Số đội hình tình nguyện",
  ]

  init(_ options: Options = Options()) {
    var campaign = Campaign(
      code: "TNTN-2020", title: "Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính")
    campaign.issuer = "Tỉnh Đoàn Kiên Giang"
    campaign.superior = "Trung ương Đoàn"
    campaign.language = options.language
    campaign.header = options.header
    campaign.synthetic = options.synthetic
    var schema = CampaignSchema(campaign: campaign)
    var round = Round(code: "2020-3")
    round.title = "Đợt 3 năm 2020"
    round.date = CalendarDay(year: 2020, month: 8, day: 29)
    round.due = LocalMoment(day: CalendarDay(year: 2020, month: 9, day: 5), minutes: 17 * 60)
    schema.rounds = [round]
    schema.current = round.code
    var root = ReportingUnit(code: "KG", name: "Tỉnh Kiên Giang")
    root.level = "province"
    schema.units = [root]
    for number in 0..<options.units {
      let base = Self.names[number % Self.names.count]
      let name = number < Self.names.count ? base : "\(base) \(number / Self.names.count + 1)"
      var unit = ReportingUnit(code: "\(899 + number)", name: name)
      unit.level = "district"
      unit.parent = "KG"
      unit.reports = true
      unit.population = Double(60_000 + number * 7_919 % 150_000)
      schema.units.append(unit)
    }
    schema.sections = [
      IndicatorSection(code: "A", title: "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"),
      IndicatorSection(code: "B", title: "II. KẾT QUẢ TUYÊN TRUYỀN"),
    ]
    var form = SheetLayout(code: "form", kind: .form)
    form.values = [ValueColumn(column: [.text("Kết quả")])]
    if options.hasPlan {
      form.values = [
        ValueColumn(column: [.text("Thực hiện")]), ValueColumn(column: [.text("Kế hoạch")], measure: "plan"),
        ValueColumn(
          column: [.text("Tỷ lệ")], measure: "rate",
          derived: .arithmetic(.times, .arithmetic(.divided, .measure("now"), .measure("plan")), .number(100))
        ),
      ]
    }
    schema.layouts = [form]
    if options.hasGrid {
      var grid = SheetLayout(code: "grid", kind: .grid)
      grid.indicators = ["B11", "B14"]
      schema.layouts.append(grid)
    }
    for number in 0..<options.indicators {
      var indicator = Indicator(
        code: "\(number % 8 == 0 ? "A" : "B")\(number + 10)", label: Self.labels[number % Self.labels.count],
        type: number % 8 == 6 ? .money : .count)
      if number >= 8 { indicator.label += " (\(number / 8 + 1))" }
      indicator.section = number < options.indicators / 3 ? "A" : "B"
      indicator.number = "\(number + 1)"
      indicator.unit =
        ["văn bản", "cuộc", "cuộc", "cuộc", "lượt người", "thủ tục", "triệu đồng", "đội"][number % 8]
      indicator.layouts = ["form"]
      indicator.required = true
      if number % 8 == 2 || number % 8 == 3 {
        indicator.parent = schema.indicators[number - number % 8 + 1].code
        indicator.relation = .part
      }
      indicator.headline = number % 8 == 1 || number % 8 == 4
      schema.indicators.append(indicator)
    }
    var ratio = Indicator(code: "Z1", label: "Số người dự bình quân một cuộc", type: .number)
    ratio.section = "B"
    ratio.layouts = ["form"]
    ratio.decimals = 1
    ratio.unit = "người"
    if options.indicators > 4 { ratio.aggregate = .ratio("B14", "B11") } else { ratio.aggregate = .none }
    schema.indicators.append(ratio)
    var day = Indicator(code: "Z2", label: "Ngày ra quân", type: .date)
    day.aggregate = .distinct
    day.section = "B"
    day.layouts = ["form"]
    schema.indicators.append(day)
    var text = Indicator(code: "Z3", label: "Khó khăn, kiến nghị", type: .text)
    text.aggregate = .list
    text.section = "B"
    text.layouts = ["form"]
    schema.indicators.append(text)

    var result = RunResult(schema: schema, round: round, asOf: "2020-09-08T08:00:00+07:00")
    result.toolVersion = "1.0.0"
    result.schemaFile = "schema.yaml"
    result.schemaHash = String(repeating: "ab", count: 32)
    result.catalogue = [
      Self.rule("T105", "decimal-in-count", .error), Self.rule("C110", "missing-value", .error),
      Self.rule("P301", "per-capita-outlier", .warning), Self.rule("M600", "missing-report", .error),
      Self.rule("T102", "number-as-text", .info),
    ]
    self.result = result
    fill(options)
  }

  private static func rule(_ code: String, _ name: String, _ severity: Severity) -> RuleDescription {
    RuleDescription(
      code: code, name: name, level: 1, severity: severity,
      title: ("Tên của quy tắc \(code)", "Title of \(code)"),
      checks: ("Kiểm tra ô số nguyên có phần thập phân hay không.", "Whether a count has decimals."),
      matters: ("Giá trị có thể nhỏ đi một nghìn lần.", "The value may be a thousand times too small."),
      example: ("7.063 gõ trong Excel tiếng Anh.", "7.063 typed in an English Excel."),
      remedy: ("Gõ lại số không có dấu chấm.", "Type the number without a point."))
  }

  private mutating func fill(_ options: Options) {
    let schema = result.schema
    var seed: UInt64 = 42
    func next(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % max(below, 1)
    }
    var table = FactTable()
    let measures = schema.layouts[0].values.map { table.measure($0.measure) }
    let units = schema.reportingUnits
    var findings: [Finding] = []
    for (position, unit) in units.enumerated() {
      let code = schema.units[unit].code
      let isMissing = position % 10 == 7
      let file = "\(schema.units[unit].name).xlsx"
      if isMissing {
        result.missingUnits.append(code)
        var finding = Finding(
          result.catalogue[3],
          message: FindingMessage(
            vietnamese: "Chưa nhận được báo cáo của đơn vị.", english: "No return was received."))
        finding.unit = code
        finding.round = "2020-3"
        findings.append(finding)
      } else {
        var input = RunInput(
          file: file, sha256: String(repeating: "0123456789abcdef", count: 4), size: 24_000 + position,
          status: .consolidated)
        input.unit = code
        input.received = position % 5 == 3 ? "2020-09-07T09:30:00+07:00" : "2020-09-04T16:05:00+07:00"
        input.receivedFrom = .properties
        input.sheets = ["Biểu 1"]
        input.cells.read = 190
        input.cells.template = 140
        input.cells.fact = 45
        input.cells.note = 3
        input.cells.unrecognised = 2
        result.inputs.append(input)
      }
      let sheet = table.text("Biểu 1")
      let fileIndex = isMissing ? -1 : table.file(file)
      for (index, indicator) in schema.indicators.enumerated() {
        for measure in measures {
          var fact = Fact(unit: unit, indicator: index, measure: measure)
          if !isMissing {
            fact.file = fileIndex
            fact.sheet = sheet
            fact.row = Int32(8 + index)
            fact.column = Int32(4 + measure)
            switch indicator.type {
            case .date:
              fact.state = .date
              fact.value = 44_072
            case .text:
              if next(3) == 0 {
                fact.state = .text
                fact.text = table.text(
                  "Đề nghị cấp trên hỗ trợ thêm kinh phí cho các đội hình tình nguyện ở xã đảo; =SUM(A1:A9) là chữ. Cán bộ còn kiêm nhiệm nhiều việc, thời gian dành cho chương trình chưa nhiều."
                )
              } else {
                fact.row = 0; fact.column = 0; fact.file = -1; fact.sheet = -1
              }
            default:
              let roll = next(40)
              switch roll {
              case 0: fact.state = .blank
              case 1: fact.state = .pending; fact.text = table.text("đang tổng hợp")
              case 2: fact.state = .notApplicable; fact.text = table.text("x")
              case 3: fact.state = .unreadable; fact.text = table.text("xem phụ lục")
              case 4: fact.state = .zero; fact.value = 0; fact.qualifier = .exact
              default:
                fact.state = .number
                fact.qualifier = .exact
                fact.value =
                  indicator.type == .money
                  ? Double(next(9_000_000)) / 10 : Double(next(index % 8 == 4 ? 30_000 : 900) + 1)
              }
            }
          }
          table.facts.append(fact)
        }
      }
      guard !isMissing else { continue }
      for row in 0..<(options.hasGrid ? 3 : 0) {
        let label = "Xã \(row + 1) của \(schema.units[unit].name)"
        table.subUnits.append(SubUnit(code: label, label: label))
        for code in ["B11", "B14"] {
          guard let index = schema.indicators.firstIndex(where: { $0.code == code }) else { continue }
          var fact = Fact(unit: unit, indicator: index, subUnit: table.subUnits.count - 1)
          (fact.file, fact.sheet) = (fileIndex, table.text("Biểu 2"))
          (fact.row, fact.column) = (Int32(9 + row), code == "B11" ? 3 : 4)
          (fact.state, fact.value, fact.qualifier) = (.number, Double(next(90) + 1), .exact)
          table.facts.append(fact)
        }
      }
      for number in 0..<options.findingsPerUnit {
        let index = next(schema.indicators.count - 3)
        let rule = result.catalogue[[0, 2, 4][number % 3]]
        var finding = Finding(
          rule,
          message: FindingMessage(
            vietnamese: "Ô số nguyên có phần thập phân, có thể đã mất ba chữ số khi gõ dấu chấm hàng nghìn.",
            english: "A count has decimals; three digits may have been lost."))
        finding.round = "2020-3"
        finding.unit = code
        finding.indicator = schema.indicators[index].code
        finding.measure = "now"
        finding.file = file
        finding.sheet = "Biểu 1"
        finding.cell = "D\(8 + index)"
        finding.raw = "7.063"
        finding.value = 7.063
        finding.suggestion = number % 3 == 0 ? 7063 : nil
        finding.low = 120
        finding.high = 3400
        finding.impact = Double(next(1000)) / 5000
        findings.append(finding)
        if number % 3 == 0 {
          let place = table.facts.lastIndex {
            Int($0.unit) == unit && Int($0.indicator) == index && $0.measure == 0 && $0.subUnit < 0
          }
          if let place {
            table.facts[place].state = .ambiguous
            table.facts[place].value = 7.063
            table.facts[place].flags.insert(.keptOut)
            table.facts[place].text = table.text("7,063")
          }
        }
      }
    }
    result.facts = table
    result.findings = findings
  }
}
