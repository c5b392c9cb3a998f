import Schema
import Testing

@testable import Consolidation

@Suite("Moments of a run") struct RunMomentTests {
  @Test(
    "The wall clock and what it is ahead of UTC are read as written",
    arguments: [
      ("2020-09-06T08:05:09+07:00", 2020, 9, 6, 29_109, 25_200),
      ("2024-02-29 23:59-0330", 2024, 2, 29, 86_340, -12_600),
      ("2020-09-06T08:00:00.123Z", 2020, 9, 6, 28_800, 0), ("2020-09-06", 2020, 9, 6, 0, 0),
      ("2020-09-06T08:00:00+07", 2020, 9, 6, 28_800, 25_200),
      ("2020-09-06T08:00:00+0030", 2020, 9, 6, 28_800, 1_800),
    ])
  func read(_ text: String, year: Int, month: Int, day: Int, seconds: Int, offset: Int) throws {
    let moment = try #require(RunMoment(text))
    #expect(moment.day == CalendarDay(year: year, month: month, day: day))
    #expect([moment.seconds, moment.offset] == [seconds, offset])
  }

  @Test(
    "What is no moment is none",
    arguments: [
      "", "2020", "2020-09", "2021-02-29T08:00:00+07:00", "2020-09-06x", "2020-09-06T", "2020-09-06T08",
      "2020-09-06T08:61", "2020-09-06T08:", "99999999999-01-01", "ngày 6",
    ])
  func refused(_ text: String) { #expect(RunMoment(text) == nil) }
}
