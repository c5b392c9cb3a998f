import Cells
import Facts
import Findings
import Schema
import TestSupport
import Testing

@testable import Reconciliation

/// Sentences about the longest texts that returns hold: none has more than 25 words.
@Suite struct MessageTests {
  private static let long = (1...60).map { "chữ\($0)" }.joined(separator: " ")
  private static let unit = "Đoàn Khối các cơ quan và doanh nghiệp trực thuộc Tỉnh ủy Kiên Giang"
  private static let cells = (4...40).map { "D\($0)" }

  /// A doubt of each kind, the longest texts in it.
  private static let doubts: [ValueDoubt] =
    [
      .errorValue("#DIV/0!"), .numberAsText, .qualified(words: long), .ambiguous(candidates: [7063, 7.063]),
      .decimalInCount(suggestion: 7063), .negative(suggestion: 15), .negative(suggestion: nil), .fractional,
      .percentOutOfRange(suggestion: nil), .invalidDate, .repairedDate(SerialDate(serial: 44072)),
      .severalNumbers([1, 2, 3], suggestion: 6),
      .otherUnitOfMeasure(stated: long, expected: long, suggestion: 3200), .formulaWithoutValue,
      .notANumber(.words), .notANumber(.standsElsewhere), .notANumber(.mistypedDigits(150)),
      .notANumber(.wordsAround(15)), .notANumber(.date("29/08/2020", number: 44072)), .notANumber(.boolean),
      .notANumber(.percentage(15)),
    ] + LegacyEncoding.allCases.map { .legacyEncoding($0) }

  @Test("Every sentence about a value is short, and every code of values is among them") func values() {
    var value = ReadValue(state: .unreadable)
    value.value = 1234.5
    var codes = Set<String>()
    for doubt in Self.doubts {
      var place = ValuePlace()
      place.raw = Self.long
      let finding = ValueRules.finding(for: doubt, value: value, at: place, schema: ValueFixture.schema())
      codes.insert(finding.code)
      check(finding.message, finding.code)
    }
    #expect(codes == Set(ValueRules.all.map(\.code)))
  }

  @Test("What is said of digits that are set apart is short") func setApart() throws {
    for (isStruck, isRaised) in [(true, false), (false, true)] {
      let text = "1 " + String(repeating: "7 ", count: 60)
      let apart = try #require(
        SetApartDigits(
          in: text,
          runs: [
            TextRun(length: 1, fontName: nil),
            TextRun(length: text.utf8.count - 1, fontName: nil, isStruck: isStruck, isRaised: isRaised),
          ]))
      check(SeveralNumbersRule.message(text, apart), "T111")
    }
    check(InvalidDateRule.message("15/03/3020"), "T109")
    check(
      RepeatedIndicatorRule.finding(part: "a.xlsx", of: Self.long, equal: 1200, compared: 1300).message,
      "S014")
  }

  /// What the rules of structure say at most, by code.
  private static let structure: [(String, FindingMessage)] = [
    ("F007", StaleFormulaRule.message(stored: 131, recomputed: 137, formula: "SUM(D5:D9)")),
    ("F008", ActiveContentRule.message(ActiveContent.allCases)),
    ("F009", HiddenContentRule.message(.column("D"), cells: 40)),
    ("F010", ShortRangeRule.message(formula: "SUM(D5:D9)", left: cells)),
    ("S010", MissingSheetRule.message(layout: long, sheets: [long, long, long, long, long], named: nil)),
    ("S010", MissingSheetRule.message(layout: long, sheets: [long], named: long)),
    ("S011", MissingIndicatorRule.message(label: long, nearest: (27, long))),
    ("S011", MissingIndicatorRule.message(label: long, nearest: nil)),
    ("S011", MissingIndicatorRule.message(units: Array(repeating: unit, count: 7))),
    ("S012", DoubtfulLabelRule.message(found: long, label: long, score: 0.8)),
    ("S013", MovedContentRule.message(rows: Array(1...9), label: long)),
    ("S013", MovedContentRule.message(columns: [long, long])),
    ("S014", RepeatedIndicatorRule.message(row: long, cells: ("D5", "D6"))),
    (
      "S014",
      RepeatedIndicatorRule.message(label: long, cells: ("D5", "D6"), values: (long, long), isEqual: false)
    ),
    ("S015", SchemaVersionRule.message(found: "1.0", expected: "2.0")),
    ("S016", OverwrittenFormulaRule.message(formulas: 20, returns: 21, cells: cells)),
    ("S017", EditedLabelRule.message(found: long, label: long)),
    ("S017", EditedLabelRule.message(withoutDiacritics: 40)),
    ("S018", UnrecognisedContentRule.message(row: 27, text: long, nearest: long)),
    ("S018", UnrecognisedContentRule.message(rows: 12, from: 3, to: 40)),
    ("S018", UnrecognisedContentRule.message(column: "H", heading: long, cells: 12)),
    ("S018", UnrecognisedContentRule.message(columns: cells, cells: 12)),
    ("S018", UnrecognisedContentRule.message(outside: cells)),
    ("S018", UnrecognisedContentRule.message(sheet: long, cells: 12)),
    ("I020", UnknownUnitRule.message(found: long, taken: unit)),
    ("I020", UnknownUnitRule.message(found: long, nearest: [unit, unit, unit])),
    ("I021", ConflictingUnitRule.message((.stamp, unit), (.unitCell, unit))),
    ("I021", ConflictingUnitRule.message(unreadable: long, by: .stamp, taken: unit)),
    ("I022", WrongRoundRule.message(found: long, round: long, expected: long)),
    ("I022", WrongRoundRule.message(unreadable: long, expected: long)),
    ("I022", WrongRoundRule.message(unreadable: nil, expected: "Đợt 3 năm 2020")),
  ]

  @Test("Every sentence about structure is short, and every code of structure is among them")
  func structure() {
    for (code, message) in Self.structure { check(message, code) }
    let values = Set(ValueRules.all.map(\.code))
    #expect(Set(Self.structure.map(\.0)) == Set(Reconciler.rules.map(\.code)).subtracting(values))
  }

  @Test("No sentence gives the advice that its rule's remedy gives beside it") func advice() {
    var value = ReadValue(state: .unreadable)
    value.value = 1234.5
    var said = Self.structure
    for doubt in Self.doubts {
      var place = ValuePlace()
      place.raw = "chữ"
      let finding = ValueRules.finding(for: doubt, value: value, at: place, schema: ValueFixture.schema())
      said.append((finding.code, finding.message))
    }
    let remedies = Dictionary(uniqueKeysWithValues: Reconciler.rules.map { ($0.code, $0.remedy) })
    for (code, message) in said {
      let repeated = remedies[code].flatMap { RepeatedWords.first(of: $0, in: message) }
      #expect(repeated == nil, "\(code): \(message.vietnamese) \(message.english)")
      #expect(!message.vietnamese.contains("hãy ") && !message.english.contains("please "), "\(code)")
    }
  }

  @Test(
    "The round that another round's name is read as is said where the name says something else",
    arguments: [
      ("Đợt 2 năm 2020", false), ("BÁO CÁO ĐỢT 2  NĂM 2020", false), ("2020-2", true), ("Đợt 2", true),
      ("Đợt 2 năm 20201", true),
    ])
  func otherRound(_ found: String, isNamed: Bool) {
    let message = WrongRoundRule.message(found: found, round: "Đợt 2 năm 2020", expected: "Đợt 3 năm 2020")
    #expect(message.vietnamese.contains("tức Đợt 2 năm 2020") == isNamed)
    #expect(message.english.contains("that is Đợt 2 năm 2020") == isNamed)
    #expect(message.vietnamese.hasSuffix("trong khi đang tổng hợp Đợt 3 năm 2020."))
  }

  @Test("Of two long labels what differs is shown") func difference() {
    let label = "Tin, bài, lượt phát trên đài truyền thanh của xã, phường"
    let message = EditedLabelRule.message(found: label.replacing("phường", with: "phừơng"), label: label)
    #expect(message.vietnamese == "Tên dòng “…của xã, phừơng” khác mẫu “…của xã, phường”.")
  }

  private func check(_ message: FindingMessage, _ code: String) {
    let words = MessageLength.words(in: message.vietnamese)
    #expect((3...MessageLength.mostWords).contains(words), "\(code) \(words): \(message.vietnamese)")
  }
}
