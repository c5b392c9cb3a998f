import Cells
import Facts
import Findings
import Schema
import Testing

@testable import Reconciliation

@Suite("Reading values")
struct ValueReaderTests {
  @Test(
    "Text numbers of a whole-number field",
    arguments: [
      ("7063", 7063, "T102"), ("7.063", 7063, "T102"), ("7,063", 7063, "T102"),
      ("1.234.567", 1_234_567, "T102"),
      ("1,234,567", 1_234_567, "T102"), ("1 234", 1234, "T102"), ("7\u{A0}063", 7063, "T102"),
      ("12 345 678", 12_345_678, "T102"),
      ("03", 3, ""), ("04 quý", 4, "T103"), ("688 giấy", 688, "T103"), ("688giấy", 688, "T103"),
      ("400 loại giấy tờ", 400, "T103"),
      ("167 cuộc", 167, "T103"), ("167 cuộc.", 167, "T103"), ("15 (cuộc)", 15, "T103"),
      ("trên 5.000", 5000, "T103"),
      ("hơn 7.063", 7063, "T103"), ("gần 200", 200, "T103"), ("khoảng 150 người", 150, "T103"),
      ("ước đạt 1.200", 1200, "T103"),
      (">5000", 5000, "T103"), ("5000+", 5000, "T103"), ("5.000 trở lên", 5000, "T103"),
      ("tren 5000", 5000, "T103"),
      ("5 nghìn", 5000, "T103"), ("2,5 nghìn", 2500, "T103"), ("1 triệu 200 nghìn", 1_200_000, "T103"),
      ("2 chục", 20, "T103"), ("3 trăm người", 300, "T103"), ("2 vạn", 20_000, "T103"),
      ("2 trăm nghìn", 200_000, "T103"), ("'45", 45, "T102"),
      ("１２", 12, "T102"), ("12,0", 12, "T102"), ("+7", 7, "T102"), ("15.", 15, "T102"),
      ("7063\u{200B}", 7063, "T102"),
    ] as [(String, Double, String)])
  func countsAsText(text: String, value: Double, code: String) {
    let read = ValueFixture.read(text, as: .count)
    #expect(read.state == .number)
    #expect(read.value == value)
    #expect(read.codes == (code.isEmpty ? [] : [code]))
    #expect(!read.flags.contains(.keptOut))
  }

  @Test("a number beyond any sum is nobody's figure", arguments: [1e100, 1.7e308, -1.7e308, 1.5e307])
  func beyondSums(number: Double) {
    for (asked, isPercent) in [(ValueFixture.Asked.count, false), (.number, false), (.percent, true)] {
      let read = ValueFixture.read(number, as: asked, percent: isPercent)
      #expect(read.state == .unreadable)
      #expect(read.value.isNaN)
      #expect(read.text == "\(number)")
      #expect(read.codes == ["T100"])
      #expect(read.flags.contains(.keptOut))
    }
    let text = String(repeating: "9", count: 150)
    let read = ValueFixture.read(text, as: .number)
    #expect(read.state == .unreadable)
    #expect(read.text == text)
    #expect(ValueFixture.read(9e99, as: .number).state == .number)
  }

  @Test("a unit of several words may stick to the digits", arguments: ["14hồ sơ", "14 (hồ sơ)", "14 hồ sơ"])
  func unitOfWords(text: String) {
    let outcome = NumberPhrase.outcome(of: text) { $0 == "hồ sơ" }
    guard case .number(let phrase) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(phrase.unit == "hồ sơ" && phrase.parts.map(\.numeral.vietnamese) == [14])
  }

  @Test(
    "What a word beside a number says is kept",
    arguments: [
      ("trên 5.000", .atLeast), ("hơn 7.063", .atLeast), (">5000", .atLeast), ("≥ 5000", .atLeast),
      ("5000+", .atLeast),
      ("ít nhất 20", .atLeast), ("gần 200", .about), ("khoảng 150 người", .about), ("ước đạt 1.200", .about),
      ("~ 30", .about),
      ("dưới 30", .about), ("688 giấy", .exact), ("đạt 30 cuộc", .exact), ("12", .exact),
    ] as [(String, FactQualifier)])
  func qualifiers(text: String, qualifier: FactQualifier) {
    #expect(ValueFixture.read(text, as: .count).qualifier == qualifier)
  }

  @Test(
    "Words and signs in a number field",
    arguments: [
      ("không", .zero), ("Không có", .zero), ("KHÔNG", .zero), ("ko", .zero), ("Không phát sinh", .zero),
      ("khong", .zero),
      ("không có cuộc nào", .zero), ("-", .zero), ("–", .zero), (" - ", .zero), ("'-", .zero), ("0", .zero),
      ("00", .zero),
      ("x", .notApplicable),
      ("X", .notApplicable), ("…", .pending), ("...", .pending), ("……", .pending), ("chưa có", .pending),
      ("Đang tổng hợp", .pending), ("dang tong hop", .pending), ("   ", .blank), ("\u{A0}\u{200B}", .blank),
      ("", .blank),
      ("/", .unreadable), ("không có số liệu", .unreadable), ("NA", .unreadable),
    ] as [(String, FactState)])
  func words(text: String, state: FactState) {
    let read = ValueFixture.read(text, as: .count)
    #expect(read.state == state)
    #expect(state == .zero ? read.value == 0 : read.value.isNaN)
  }

  @Test("Notations of the campaign are states, whatever their case") func notations() {
    let read = ValueFixture.read(SourceCell(kind: .text, text: "n/a"), as: .count) {
      $0.campaign.notations = [
        Notation(word: "N/A", state: "not-applicable"), Notation(word: "NC", state: "pending"),
      ]
    }
    #expect(read.state == .notApplicable)
  }

  @Test("A dash is blank where the campaign says so") func dash() {
    let read = ValueFixture.read(SourceCell(kind: .text, text: "-"), as: .count) { $0.campaign.dash = .blank }
    #expect(read.state == .blank)
    #expect(read.text == "-")
  }

  @Test(
    "What no number rule reads is unreadable, with its code",
    arguments: [
      ("Đã thực hiện", "T100", nil), ("xem phụ lục", "T100", nil), ("12.34.5", "T100", nil),
      ("1.23.456", "T100", nil),
      ("l50", "T100", 150), ("1O0", "T100", 100), ("1õ655", "T100", nil), ("12q", "T100", nil),
      ("5k", "T100", nil), ("Đã tổ chức 15 cuộc", "T100", 15),
      ("3 chưa xong", "T100", nil),
      ("theo KH số 12 ngày 29/8/2020", "T100", nil), ("12%", "T100", nil), ("#REF!", "T101", nil),
      ("#N/A", "T101", nil),
      ("12+5", "T111", 17), ("12/15", "T111", nil), ("371/391/410", "T111", nil), ("$27 / $28", "T111", nil),
      ("10 cuộc, 250 lượt", "T111", nil), ("10-15", "T111", nil), ("10 - 15", "T111", nil),
      ("12 15", "T111", nil), ("2\n450", "T111", nil), ("1\r\n205", "T111", nil), ("7\t063", "T111", nil),
      ("từ 10 đến 15", "T111", nil), ("4 cuộc và 6 cuộc", "T111", nil),
    ] as [(String, String, Double?)])
  func unreadable(text: String, code: String, suggestion: Double?) {
    let read = ValueFixture.read(text, as: .count)
    #expect(read.state == .unreadable)
    #expect(read.codes == [code])
    #expect(read.value.isNaN)
    #expect(read.text == text)
    #expect(read.flags.contains(.keptOut))
    let finding = read.doubts.first.map {
      ValueRules.finding(
        for: $0, value: read, at: ValuePlace(indicator: "count"), schema: ValueFixture.schema())
    }
    #expect(finding?.suggestion == suggestion)
    #expect(finding?.value == nil)
  }

  @Test(
    "Decimals as text, with what the column shows",
    arguments: [
      ("12,5", [], 12.5), ("12.5", [], 12.5), ("1.234,5", [], 1234.5), ("1,234.5", [], 1234.5),
      ("00,0", [], 0), ("0,125", [], 0.125),
      ("0.125", [], 0.125), ("7355180364,0", [], 7_355_180_364), ("12,500", [], 12.5), ("12.500", [], 12_500),
      ("12,500", ["1,234.5"], 12_500), ("12.500", ["12.5"], 12.5), ("12.500", ["12,5"], 12_500),
      ("1.2345", [], 1.2345),
      ("2 km", [], 2), ("2km", [], 2), ("2.5km", [], 2.5), ("1 234,5", [], 1234.5),
    ] as [(String, [String], Double)])
  func decimals(text: String, column: [String], value: Double) {
    let read = ValueFixture.read(text, as: .number, column: column)
    #expect(read.value == value)
    #expect(read.state == (value == 0 ? .zero : .number))
  }

  @Test("What only a default decided is marked; what the column decides is not") func otherReading() {
    #expect(ValueFixture.read("12.500", as: .number).flags.contains(.otherReading))
    #expect(!ValueFixture.read("12.500", as: .number, column: ["12,5"]).flags.contains(.otherReading))
    #expect(!ValueFixture.read("12.500", as: .count).flags.contains(.otherReading))
  }

  @Test("Without a default and without evidence a number is ambiguous") func ambiguous() {
    let read = ValueFixture.read(SourceCell(kind: .text, text: "7,063"), as: .number) {
      $0.campaign.numberLocale = .auto
    }
    #expect(read.state == .ambiguous)
    #expect(read.doubts == [.ambiguous(candidates: [7063, 7.063])])
    let english = ValueFixture.read(SourceCell(kind: .text, text: "7,063"), as: .number) {
      $0.campaign.numberLocale = .english
    }
    #expect(english.value == 7063)
  }

  @Test(
    "Numeric cells of a whole-number field",
    arguments: [
      (7063, .number, [], nil), (0, .zero, [], nil), (7.063, .ambiguous, ["T105"], 7063),
      (1.25, .ambiguous, ["T105"], 1250),
      (12.5, .ambiguous, ["T105"], 12_500), (0.5, .number, ["T107"], nil), (7.06312, .number, ["T107"], nil),
      (-3, .number, ["T106"], 3), (-0.5, .number, ["T106"], nil), (7.000000000000001, .number, [], nil),
      (1e15, .number, [], nil),
    ] as [(Double, FactState, [String], Double?)])
  func numericCounts(number: Double, state: FactState, codes: [String], suggestion: Double?) {
    let read = ValueFixture.read(number, as: .count)
    #expect(read.state == state)
    #expect(read.codes == codes)
    #expect(abs(read.value - number) < 1e-9)
    #expect(read.flags.contains(.keptOut) == !codes.isEmpty)
    if let suggestion, let doubt = read.doubts.first {
      let finding = ValueRules.finding(
        for: doubt, value: read, at: ValuePlace(indicator: "count"), schema: ValueFixture.schema())
      #expect(finding.suggestion == suggestion)
    }
  }

  @Test("A bracketed number is negative, and kept as read") func bracketed() {
    let read = ValueFixture.read("(15)", as: .count)
    #expect(read.state == .number)
    #expect(read.value == -15)
    #expect(read.codes == ["T106"])
    #expect(ValueFixture.read("(15)", as: .balance).codes == ["T102"])
  }

  // They were taken for accounting brackets.
  @Test(
    "Brackets around words and a number are no minus",
    arguments: [
      ("(khoảng 12)", 12, .about), ("(ước 13)", 13, .about), ("(trên 12)", 12, .atLeast),
      ("(có 12)", 12, .exact),
      ("(~12)", 12, .about), ("12 (ước)", 12, .about), ("12 ước tính", 12, .about),
      ("12 (người)", 12, .exact),
    ] as [(String, Double, FactQualifier)])
  func bracketedWords(text: String, value: Double, qualifier: FactQualifier) {
    for asked in [ValueFixture.Asked.count, .number, .balance] {
      let read = ValueFixture.read(text, as: asked)
      #expect(read.value == value)
      #expect(read.qualifier == qualifier)
      #expect(read.doubts.allSatisfy { if case .qualified = $0 { true } else { false } }, "\(read.codes)")
    }
    // A sign of money is no word.
    #expect(ValueFixture.read("($500)", as: .balance).value == -500)
    for text in ["-(khoảng 12)", "(khoảng -12)"] {
      #expect(ValueFixture.read(text, as: .number).codes == ["T100"])
    }
  }

  @Test("A text fraction in a whole-number field is T107, not T105") func textFraction() {
    let read = ValueFixture.read("12,5", as: .count)
    #expect(read.value == 12.5)
    #expect(read.codes == ["T107"])
  }

  @Test(
    "Percentages are kept as 0 to 100",
    arguments: [
      (0.985, true, 98.5, []), (0.07, true, 7, []), (98.5, false, 98.5, []), (0.985, false, 0.985, []),
      (98.5, true, 9850, ["T108"]),
      (-2, false, -2, ["T108"]), (100, false, 100, []), (100.5, false, 100.5, ["T108"]),
    ] as [(Double, Bool, Double, [String])])
  func percentages(number: Double, isPercent: Bool, value: Double, codes: [String]) {
    let read = ValueFixture.read(number, as: .percent, percent: isPercent)
    #expect(read.value == value)
    #expect(read.codes == codes)
    #expect(read.flags.contains(.percentFormat) == isPercent)
  }

  @Test(
    "Percentages as text",
    arguments: [
      ("98,5%", ValueFixture.Asked.percent, 98.5), ("98.5 %", .percent, 98.5), ("98,5", .percent, 98.5),
      ("12,500", .percent, 12.5),
      ("98,5%", .number, 98.5),
    ])
  func percentTexts(text: String, asked: ValueFixture.Asked, value: Double) {
    #expect(ValueFixture.read(text, as: asked).value == value)
  }

  @Test("A percent format on a plain number field changes nothing") func percentFormatElsewhere() {
    #expect(ValueFixture.read(0.985, as: .number, percent: true).value == 0.985)
  }

  @Test("A derived rate has no limits and no whole numbers") func derived() {
    let change: (inout CampaignSchema) -> Void = { schema in
      var layout = SheetLayout(code: "form", kind: .form)
      let rate = RuleExpression.arithmetic(.divided, .measure("now"), .measure("plan"))
      layout.values = [
        ValueColumn(column: []),
        ValueColumn(column: [], measure: "rate", derived: .arithmetic(.times, rate, .number(100))),
      ]
      schema.layouts = [layout]
    }
    let cell = SourceCell(kind: .number, number: 1.255, isPercentFormat: true)
    let read = ValueFixture.read(cell, as: .count, measure: "rate", change: change)
    #expect(read.value == 125.5)
    #expect(read.doubts.isEmpty)
    #expect(
      ValueFixture.read(SourceCell(kind: .number, number: 12.5), as: .count, measure: "now", change: change)
        .codes == ["T105"])
  }

  @Test(
    "Words of scale and of money, in nghìn đồng",
    arguments: [
      ("2 triệu", 2000), ("2,5 triệu", 2500), ("2 triệu đồng", 2000), ("2.000.000 đồng", 2000),
      ("3 nghìn", 3000),
      ("300 nghìn", 300), ("3 nghìn đồng", 3), ("500 nghìn đồng", 500), ("3200 nghìn đồng", 3200),
      ("1 tỷ 200 triệu", 1_200_000), ("3 trăm triệu", 300_000), ("2 nghìn tỷ", 2e9),
      ("3.200", 3200), ("3200", 3200),
    ] as [(String, Double)])
  func money(text: String, value: Double) {
    let read = ValueFixture.read(text, as: .money)
    #expect(read.state == .number)
    #expect(read.value == value)
    #expect(!read.flags.contains(.keptOut))
  }

  @Test("Another unit of measure in the cell is T112 with the figure rescaled") func unitInCell() {
    let read = ValueFixture.read("500 m", as: .number)
    #expect(read.value == 500)
    #expect(read.doubts == [.otherUnitOfMeasure(stated: "m", expected: "km", suggestion: 0.5)])
  }

  @Test(
    "Money of another country, money where none is asked, percentages in words",
    arguments: [
      ("500 USD", .money, "T112"), ("$500", .money, "T112"), ("500 €", .money, "T112"),
      ("45 triệu đồng", .count, "T112"), ("50 phần trăm", .count, "T100"),
    ] as [(String, ValueFixture.Asked, String)])
  func foreign(text: String, field: ValueFixture.Asked, code: String) {
    let read = ValueFixture.read(text, as: field)
    #expect(read.codes == [code])
    #expect(read.flags.contains(.keptOut))
  }

  @Test("Persons by the thousand are T112 too") func scaledUnit() {
    let schema = ValueFixture.schema()
    let reader = ValueReader(schema: schema, round: nil)
    let index = schema.indicators.firstIndex { $0.code == "count" } ?? 0
    for (stated, suggestion) in [
      ("nghìn cuộc", 1_250_000.0), ("1.000 cuộc", 1_250_000), ("ĐVT: triệu cuộc", 1_250_000_000),
      ("cuộc", nil),
      ("nghìn người", nil),
    ] {
      let value = reader.restated(.figure(1250), indicator: index, measure: "now", statedUnit: stated)
      #expect(
        value.doubts
          == (suggestion.map { [.otherUnitOfMeasure(stated: stated, expected: "cuộc", suggestion: $0)] } ?? [])
      )
    }
  }

  @Test(
    "Another unit of measure in the row or above the table is T112",
    arguments: [
      ("đồng", 3_200_000, 3200), ("triệu đồng", 3.2, 3200), ("nghìn đồng", 3200, nil),
      ("1.000 đồng", 3200, nil), ("", 3200, nil),
      ("Đơn vị tính: đồng", 3_200_000, 3200), ("ĐVT: triệu đồng", 3.2, 3200), ("cuộc", 3200, nil),
      ("ngàn đồng", 3200, nil),
    ] as [(String, Double, Double?)])
  func statedUnit(stated: String, number: Double, suggestion: Double?) {
    let schema = ValueFixture.schema()
    let reader = ValueReader(schema: schema, round: nil)
    let index = schema.indicators.firstIndex { $0.code == "money" } ?? 0
    let value = reader.restated(.figure(number), indicator: index, measure: "now", statedUnit: stated)
    #expect(value.value == number)
    #expect(value.state == .number)
    #expect(
      value.doubts
        == (suggestion.map { [.otherUnitOfMeasure(stated: stated, expected: "nghìn đồng", suggestion: $0)] }
          ?? []))
    #expect(value.flags.contains(.keptOut) == (suggestion != nil))
  }

  @Test("Nothing is said of the unit of a zero") func zeroInOtherUnit() {
    let schema = ValueFixture.schema()
    let reader = ValueReader(schema: schema, round: nil)
    let index = schema.indicators.firstIndex { $0.code == "money" } ?? 0
    #expect(reader.restated(.figure(0), indicator: index, measure: "now", statedUnit: "đồng").doubts.isEmpty)
  }

  @Test("A negative fraction where a count is asked has no suggestion") func negativeFraction() {
    #expect(ValueFixture.read(-2.5, as: .count).doubts.contains(.negative(suggestion: nil)))
    #expect(ValueFixture.read(-2, as: .count).doubts == [.negative(suggestion: 2)])
    #expect(ValueFixture.read(-2.5, as: .number).doubts == [.negative(suggestion: 2.5)])
  }

  // Counts and money without a minimum were taken for those with the minimum 0.
  @Test("Where the schema says that there is no minimum, a negative count or amount is a figure")
  func withoutMinimum() {
    for asked in [ValueFixture.Asked.count, .money] {
      for isLimited in [true, false] {
        let read = ValueFixture.read(SourceCell(kind: .number, number: -5), as: asked) { schema in
          if isLimited { return }
          for index in schema.indicators.indices { schema.indicators[index].min = nil }
        }
        #expect(read.value == -5)
        #expect(read.codes == (isLimited ? ["T106"] : []))
      }
    }
  }

  @Test("Cells of other kinds where a number is asked") func otherKinds() {
    #expect(ValueFixture.read(SourceCell(kind: .boolean, number: 1), as: .count).codes == ["T100"])
    let date = ValueFixture.read(SourceCell(kind: .date, number: 44_180), as: .count)
    #expect(date.state == .unreadable)
    #expect(date.text == "2020-12-15")
    #expect(date.codes == ["T100"])
    let hidden = ValueFixture.read(SourceCell(kind: .date, number: 25), as: .count)
    #expect(hidden.doubts == [.notANumber(.date("1900-01-25", number: 25))])
    #expect(ValueFixture.read(SourceCell(kind: .error, text: "#DIV/0!"), as: .count).codes == ["T101"])
    let formula = ValueFixture.read(SourceCell(kind: .formulaWithoutValue), as: .count)
    #expect(formula.state == .blank)
    #expect(formula.codes == ["F006"])
  }

  @Test("A formula's result is marked as one") func formula() {
    let read = ValueFixture.read(SourceCell(kind: .number, number: 12, isFormula: true), as: .count)
    #expect(read == ReadValue(state: .number, value: 12, qualifier: .exact, flags: .formula))
  }

  @Test(
    "Texts, choices and yes or no take what they say",
    arguments: [
      ("Không", ValueFixture.Asked.yesNo), ("không", .text), ("x", .yesNo), ("Đã làm", .choice),
      ("12", .text), ("-", .text),
      ("Kinh phí còn khó khăn.\nThiếu người.", .text),
    ])
  func texts(text: String, asked: ValueFixture.Asked) {
    let read = ValueFixture.read(" " + text + "\u{A0}", as: asked)
    #expect(read == ReadValue(state: .text, text: text))
  }

  @Test("A number in a text field is its digits") func numberAsTextFact() {
    #expect(ValueFixture.read(12, as: .text).text == "12")
    #expect(ValueFixture.read("…", as: .text).state == .pending)
  }

  @Test(
    "Days as text",
    arguments: [
      ("29/8/2020", 44_072, []), ("29/08/2020", 44_072, []), ("29-8-2020", 44_072, []),
      ("29.8.2020", 44_072, []),
      ("2020-08-29", 44_072, []), ("2020-08-29T10:00:00", 44_072, []),
      ("Ngày 29 tháng 8 năm 2020", 44_072, []),
      ("Thứ bảy, 29/8/2020", 44_072, []), ("29/8/20", 44_072, []), ("29/8", 44_072, ["T109"]),
      ("08/29/2020", 44_072, ["T109"]),
      ("9/8/2020", 44_082, ["T109"]), ("8/9/2020", 44_082, []), ("17/10/2020", 44_121, []),
      ("1/2/2020", 43_862, []),
      // Exchanged it would lie in the round, but whoever writes so has exchanged nothing.
      ("ngày 9 tháng 8 năm 2020", 44_052, []), ("2020-08-09", 44_052, []),
    ] as [(String, Double, [String])])
  func dates(text: String, serial: Double, codes: [String]) {
    let read = ValueFixture.read(text, as: .date)
    #expect(read.state == .date)
    #expect(read.value == serial)
    #expect(read.codes == codes)
    #expect(!read.flags.contains(.keptOut))
    #expect(read.text == text)
  }

  @Test(
    "What is no day is T109",
    arguments: [
      "30/02/2020", "31/4/2020", "hôm qua", "13/13/2020", "không", "08/30/2019", "12",
      "15/03/0201", "15/03/3020", "3020-03-15",
      "29/8/2020 và 30/8/2020", "28/8 - 29/8/2020", "28/8-29/8", "28/8 29/8", "28/8 - 29/8",
    ])
  func invalidDates(text: String) {
    let read = ValueFixture.read(text, as: .date)
    #expect(read.state == .unreadable)
    #expect(read.codes == ["T109"])
    #expect(read.flags.contains(.keptOut))
  }

  // The year 3020 passed for one.
  @Test("A real date of a year that no return speaks of is T109, and the year is said") func otherYear() {
    let serial = SerialDate(year: 3020, month: 3, day: 15)?.serial ?? 0
    let read = ValueFixture.read(SourceCell(kind: .date, number: serial), as: .date)
    #expect(read.state == .unreadable && read.codes == ["T109"] && read.text == "3020-03-15")
    #expect(InvalidDateRule.message("15/03/3020").vietnamese.contains("năm 3020 nằm ngoài 1900–2099"))
    #expect(ValueFixture.read(SourceCell(kind: .date, number: 73_050), as: .date).state == .date)
  }

  @Test("A real date whose day and month were swapped is repaired, the original kept") func swappedDate() {
    let read = ValueFixture.read(SourceCell(kind: .date, number: 44_052), as: .date)  // 9 August, typed 8/9
    #expect(read.value == 44_082)  // 8 September
    #expect(read.text == "2020-08-09")
    let finding = read.doubts.first.map {
      ValueRules.finding(
        for: $0, value: read, at: ValuePlace(indicator: "date"), schema: ValueFixture.schema())
    }
    #expect(finding?.code == "T109")
    #expect(finding?.severity == .info)
    #expect(finding?.message.vietnamese == "Ngày ghi “09/08/2020” đã được hiểu là 08/09/2020.")
    let kept = ValueFixture.read(SourceCell(kind: .date, number: 44_072.75), as: .date)
    #expect(kept == ReadValue(state: .date, value: 44_072))
  }
}

@Suite("Units of measure")
struct UnitOfMeasureTests {
  @Test(
    "A heading says its unit in brackets or behind a colon",
    arguments: [
      ("Kinh phí (triệu đồng)", "triệu đồng"), ("Đơn vị tính: đồng", "đồng"), ("Kết quả", nil),
      ("Số lượt (người)", nil),
      ("Chiều dài [km]", "km"), ("(ĐVT: 1.000 đồng)", "ĐVT: 1.000 đồng"),
    ] as [(String, String?)])
  func heading(text: String, unit: String?) { #expect(UnitOfMeasure.stated(inHeading: text) == unit) }

  @Test("What is said once above a table concerns the indicators of its dimension only") func table() {
    let schema = ValueFixture.schema()
    let reader = ValueReader(schema: schema, round: nil)
    func codes(_ asked: ValueFixture.Asked, _ stated: String) -> [String] {
      let index = schema.indicators.firstIndex { $0.code == asked.rawValue } ?? 0
      return reader.restated(
        .figure(3200), indicator: index, measure: "now", statedUnit: stated, isOfTable: true
      ).codes
    }
    #expect(codes(.money, "Đơn vị tính: triệu đồng") == ["T112"])
    #expect(codes(.money, "Nghìn đồng; %") == [])
    #expect(codes(.money, "triệu đồng, người") == ["T112"])
    #expect(codes(.number, "triệu đồng") == [])
    #expect(codes(.count, "triệu đồng") == [])
  }

  @Test("Under another unit a fraction is no wonder") func fraction() {
    let schema = ValueFixture.schema { schema in
      if let index = schema.indicators.firstIndex(where: { $0.code == "money" }) {
        schema.indicators[index].decimals = 0
      }
    }
    let reader = ValueReader(schema: schema, round: nil)
    let index = schema.indicators.firstIndex { $0.code == "money" } ?? 0
    let read = reader.read(
      SourceCell(kind: .number, number: 3.2), indicator: index, measure: "now", column: SeparatorEvidence(),
      file: SeparatorEvidence())
    #expect(read.codes == ["T105"])
    let restated = reader.restated(read, indicator: index, measure: "now", statedUnit: "triệu đồng")
    #expect(restated.codes == ["T112"])
    #expect(restated.state == .number)
  }

  @Test("Money without a named unit is worth its scale") func scale() {
    var indicator = Indicator(code: "A", label: "A", type: .money)
    indicator.scale = 1_000_000
    #expect(ValueField(indicator).unit == UnitOfMeasure("triệu đồng"))
  }

  // Whoever leaves the first point of a million out was taken for a thousand.
  @Test(
    "A million without its first point is not a thousand",
    arguments: [
      ("1000.000", .count, [], nil), ("1000,000", .count, [], nil), ("1000.000", .money, [], nil),
      ("1000.000", .number, [], 1000), ("1000.00", .count, [], 1000),
      ("1000.000", .count, ["1.234.567"], nil),
      ("1000.000", .count, ["1,234.50", "2,345.00"], 1000), ("1.000.000", .count, [], 1_000_000),
    ] as [(String, ValueFixture.Asked, [String], Double?)])
  func ungrouped(text: String, asked: ValueFixture.Asked, column: [String], value: Double?) {
    let read = ValueFixture.read(text, as: asked, column: column)
    #expect(read.state == (value == nil ? .ambiguous : .number))
    if let value { #expect(read.value == value) }
    #expect(read.codes == (value == nil ? ["T104"] : ["T102"]))
  }
}
