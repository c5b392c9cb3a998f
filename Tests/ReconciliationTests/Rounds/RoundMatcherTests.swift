import Schema
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Which round is meant")
struct RoundMatcherTests {
  private static let matcher: RoundMatcher = {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
    for (code, title, year, month, day) in [
      ("2019-3", "Đợt 3 năm 2019", 2019, 8, 31), ("2019-4", "Đợt 4 năm 2019", 2019, 10, 19),
      ("2020-1", "Đợt 1 năm 2020", 2020, 2, 29),
      ("2020-2", "Đợt 2 năm 2020", 2020, 5, 30), ("2020-3", "Đợt 3 năm 2020", 2020, 8, 29),
    ] {
      var round = Round(code: code)
      round.title = title
      round.date = CalendarDay(year: year, month: month, day: day)
      round.closes = LocalMoment(day: CalendarDay(year: year, month: month + 1, day: 10))
      round.year = year
      if code == "2020-3" { round.aliases = ["Quý III"] }
      schema.rounds.append(round)
    }
    return RoundMatcher(schema: schema)
  }()

  @Test(
    "By code, title, alias, number and year, date",
    arguments: [
      ("2020-3", 4), ("Đợt 3 năm 2020", 4), ("ĐỢT 3 NĂM 2020", 4), (" đợt 3 năm 2020 ", 4),
      ("Dot 3 nam 2020", 4), ("3 năm 2020", 4),
      ("Đợt 3/2020", 4), ("3/2020", 4), ("Đợt III năm 2020", 4), ("Đợt thứ ba năm 2020", 4), ("Quý III", 4),
      ("quý 3", 4), ("Quý III/2020", 4),
      ("1", 2), ("2", 3), ("Đợt 4", 1), ("29/8/2020", 4), ("29-08-2020", 4), ("05/09/2020", 4),
      ("31/8/2019", 0), ("Đợt 3 năm 2019", 0),
      ("Đợt 2 năm 2020 (30/5/2020)", 3), ("IV", 1),
    ] as [(String, Int)])
  func one(text: String, round: Int) { #expect(Self.matcher.match(text: text) == .round(round)) }

  @Test("A number that more than one year has is several rounds", arguments: ["3", "Đợt 3", "đợt III"])
  func several(text: String) { #expect(Self.matcher.match(text: text) == .several([0, 4])) }

  @Test(
    "What the schema does not know, and what nobody filled in",
    arguments: [
      "Đợt …… năm ……", "Đợt 7 năm 2021", "", "abc", "29/7/2020", "2021", "Đợt 2 năm 2019", "năm 2020",
      "Tháng 3", "Quý 1",
    ])
  func unknown(text: String) { #expect(Self.matcher.match(text: text) == .unknown) }

  @Test("Six months are not June") func months() {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
    for (code, title) in [
      ("M6", "Tháng 6 năm 2020"), ("H1", "Báo cáo 6 tháng đầu năm 2020"), ("M9", "Tháng 9 năm 2020"),
    ] {
      var round = Round(code: code)
      round.title = title
      round.year = 2020
      schema.rounds.append(round)
    }
    let matcher = RoundMatcher(schema: schema)
    #expect(matcher.match(text: "6 tháng năm 2020") == .round(1))
    #expect(matcher.match(text: "tháng 6/2020") == .round(0))
    #expect(matcher.match(text: "9 tháng năm 2020") == .unknown)
    #expect(matcher.match(mentionedIn: "Ket qua 6 thang dau nam 2020.xlsx") == .round(1))
  }

  @Test("By a serial") func serial() {
    #expect(Self.matcher.match(serial: 44_072) == .round(4))
    #expect(Self.matcher.match(serial: 44_084.9) == .round(4))
    #expect(Self.matcher.match(serial: 44_085) == .unknown)
  }

  @Test(
    "Within titles and names of files",
    arguments: [
      ("BÁO CÁO KẾT QUẢ ĐỢT 3 NĂM 2020", RoundMatch.round(4)), ("BC đợt 2 - Huyện An Biên.xlsx", .round(3)),
      ("BC dot 3.xlsx", .several([0, 4])),
      ("Bao cao An Minh.xlsx", .unknown), ("Rạch Giá, ngày 3 tháng 9 năm 2020", .unknown),
      ("Kết quả quý III năm 2020", .round(4)),
      ("Bao cao 15 xa.xlsx", .unknown),
    ] as [(String, RoundMatch)])
  func mentions(text: String, match: RoundMatch) { #expect(Self.matcher.match(mentionedIn: text) == match) }

  // An alias within the text was enough, whatever year stood beside it.
  @Test(
    "A year beside a round's name has to be the round's",
    arguments: [
      ("Quý III năm 2019", RoundMatch.otherYear), ("Quý III/2021", .otherYear),
      ("Quý III - 2021", .otherYear),
      ("Năm 2021 - Quý III", .otherYear), ("BÁO CÁO QUÝ III (NĂM 2021)", .otherYear),
      ("Quý III năm 2020", .round(4)), ("Quý III năm học 2020-2021", .round(4)),
      ("Năm học 2019-2020, quý III", .round(4)), ("Quý III so với năm 2019", .round(4)),
      ("So với năm 2019, quý III tăng", .round(4)), ("Quý III, ký ngày 5/1/2021", .round(4)),
      ("ngày 5 tháng 1 năm 2021, quý III", .round(4)), ("Quý III (thay quý III năm 2019)", .round(4)),
    ] as [(String, RoundMatch)])
  func years(text: String, match: RoundMatch) { #expect(Self.matcher.match(mentionedIn: text) == match) }

  @Test(
    "A round's name but for the year",
    arguments: [
      ("Đợt 2 năm 2019", true), ("Quý 3/2021", true), ("Đợt 7 năm 2021", false), ("Đợt 3 năm 2020", false),
      ("Đợt 3", false), ("2021", false), ("abc", false),
    ])
  func otherYear(text: String, isOther: Bool) { #expect(Self.matcher.isOfOtherYear(text) == isOther) }

  @Test(
    "Whatever stands in a cell, a round is named that is there, or none",
    arguments: 1...10 as ClosedRange<UInt64>)
  func anything(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "đợt", "Đợt ", "3", "/", "2020", "năm ", " ", "III", "quý", "thứ ", "ba", "-", "29", "8",
      "99999999999999999999", "…", "", "tháng ",
      "ngày ", "0", "\u{301}", "20", ".",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      for match in [Self.matcher.match(text: text), Self.matcher.match(mentionedIn: text)] {
        switch match {
        case .round(let round): #expect((0..<5).contains(round))
        case .several(let rounds): #expect(rounds.count > 1)
        case .otherYear, .unknown: break
        }
      }
    }
    #expect(Self.matcher.match(serial: .nan) == .unknown)
    #expect(Self.matcher.match(serial: .infinity) == .unknown)
  }
}
