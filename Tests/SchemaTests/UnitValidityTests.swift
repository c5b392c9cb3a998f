import Schema
import Testing

@Suite("Units that exist in a round")
struct UnitValidityTests {
  private static let last = CalendarDay(year: 2019, month: 6, day: 30)

  // Without the round's day all that ever were had to report.
  @Test(
    "are those of its day; where only the year is known those that exist in it, else all",
    arguments: [
      (CalendarDay(year: 2019, month: 6, day: 30), nil, true),
      (CalendarDay(year: 2019, month: 7, day: 1), nil, false),
      (CalendarDay(year: 2019, month: 7, day: 1), 2018, false), (nil, 2019, true), (nil, 2020, false),
      (nil, 2014, false), (nil, 2015, true), (nil, nil, true),
    ] as [(CalendarDay?, Int?, Bool)])
  func validity(day: CalendarDay?, year: Int?, exists: Bool) {
    var unit = ReportingUnit(code: "1", name: "Huyện Một")
    (unit.reports, unit.validFrom, unit.validTo) = (
      true, CalendarDay(year: 2015, month: 3, day: 1), Self.last
    )
    var round = Round(code: "R")
    (round.date, round.year) = (day, year)
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "Thử"))
    schema.units = [unit]
    schema.rounds = [round]
    #expect(unit.exists(in: round) == exists)
    #expect(schema.reportingUnits(in: round) == (exists ? [0] : []))
    #expect(unit.exists(in: nil))
  }
}
