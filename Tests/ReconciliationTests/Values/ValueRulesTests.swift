import Cells
import Facts
import Findings
import Schema
import Testing
import VietnameseText

@testable import Reconciliation

@Suite("Findings about one cell")
struct ValueRulesTests {
  static let doubts: [(ValueDoubt, String)] = [
    (.notANumber(.words), "T100"), (.notANumber(.standsElsewhere), "T100"),
    (.notANumber(.mistypedDigits(150)), "T100"),
    (.notANumber(.wordsAround(1234.5)), "T100"), (.notANumber(.date("2020-12-15", number: nil)), "T100"),
    (.notANumber(.boolean), "T100"), (.notANumber(.percentage(12)), "T100"), (.errorValue("#REF!"), "T101"),
    (.numberAsText, "T102"),
    (.qualified(words: "trên"), "T103"), (.ambiguous(candidates: [7063, 7.063]), "T104"),
    (.decimalInCount(suggestion: 7063), "T105"),
    (.negative(suggestion: 15), "T106"), (.fractional, "T107"), (.percentOutOfRange(suggestion: nil), "T108"),
    (.invalidDate, "T109"),
    (.repairedDate(SerialDate(serial: 44_072)), "T109"), (.legacyEncoding(.tcvn3), "T110"),
    (.severalNumbers([12, 5], suggestion: 17), "T111"),
    (.otherUnitOfMeasure(stated: "đồng", expected: "nghìn đồng", suggestion: 3200), "T112"),
    (.formulaWithoutValue, "F006"),
  ]

  @Test("Each doubt has its code, and messages of one sentence in both languages", arguments: doubts)
  func messages(doubt: ValueDoubt, code: String) {
    let value = ReadValue(
      state: .unreadable, value: 1234.5, text: "Đã thực hiện đúng theo kế hoạch của Ban Chấp hành từ đầu năm")
    let finding = ValueRules.finding(
      for: doubt, value: value,
      at: ValuePlace(round: "1", unit: "899", indicator: "count", measure: "plan", file: "a.xlsx"),
      schema: ValueFixture.schema())
    #expect(finding.code == code)
    #expect(finding.message.vietnamese.split(separator: " ").count <= 25, "\(finding.message.vietnamese)")
    #expect(finding.message.vietnamese.hasSuffix("."))
    #expect(finding.message.english.hasSuffix("."))
    #expect(finding.message.vietnamese == finding.message.vietnamese.nfc)
    #expect(finding.severity == doubt.severity)
    #expect(finding.indicators == ["count[plan]"])
    #expect(finding.measure == "plan")
    #expect(finding.unit == "899")
  }

  @Test(
    "The catalogue has each code once, described in both languages", arguments: ValueRules.all.map(\.code))
  func described(code: String) throws {
    #expect(ValueRules.all.filter { $0.code == code }.count == 1)
    let rule = try #require(ValueRules.all.first { $0.code == code })
    for text in [rule.title, rule.checks, rule.matters, rule.example, rule.remedy] {
      #expect(!text.vietnamese.isEmpty)
      #expect(!text.english.isEmpty)
      #expect(text.vietnamese != text.english)
    }
    #expect(rule.level == (code == "F006" ? 0 : 1))
  }

  @Test("Codes T100 to T112 and F006 are there") func complete() {
    #expect(ValueRules.all.map(\.code).sorted() == (["F006"] + (100...112).map { "T\($0)" }).sorted())
  }

  @Test("The file's finding about an encoding is about no figure") func legacy() {
    let finding = ValueRules.finding(
      for: .legacyEncoding(.vni), value: .blank, at: ValuePlace(unit: "899", file: "a.xlsx"),
      schema: ValueFixture.schema())
    #expect(finding.indicators.isEmpty)
    #expect(finding.measure == nil)
    #expect(finding.raw == nil)
    #expect(finding.normalisedText == "VNI")
  }

  @Test("What the cell says and what it was read as stand in the finding") func values() {
    let read = ValueFixture.read("trên 5.000", as: .count)
    let finding = read.doubts.first.map {
      ValueRules.finding(
        for: $0, value: read, at: ValuePlace(indicator: "count"), schema: ValueFixture.schema())
    }
    #expect(finding?.raw == "trên 5.000")
    #expect(finding?.value == 5000)
    #expect(finding?.message.vietnamese == "Số kèm chữ “trên” đã được đọc là 5.000 (ít nhất).")
  }
}
