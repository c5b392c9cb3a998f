import Cells

/// A round of the campaign.
struct SampleRound {
  /// Its code and its title.
  let code: String, title: String
  /// Its day, and the day a week later on which returns are due.
  let day: (year: Int, month: Int, day: Int), due: (year: Int, month: Int, day: Int)

  /// The four rounds of 2020.
  static let all = [
    SampleRound(code: "2020-1", title: "Đợt 1 năm 2020", day: (2020, 2, 29), due: (2020, 3, 7)),
    SampleRound(code: "2020-2", title: "Đợt 2 năm 2020", day: (2020, 5, 30), due: (2020, 6, 6)),
    SampleRound(code: "2020-3", title: "Đợt 3 năm 2020", day: (2020, 8, 29), due: (2020, 9, 5)),
    SampleRound(code: "2020-4", title: "Đợt 4 năm 2020", day: (2020, 10, 17), due: (2020, 10, 24)),
  ]
  /// The third and the fourth round.
  static let third = all[2], fourth = all[3]

  /// The day as spreadsheets store it.
  var serial: Double { SerialDate(year: day.year, month: day.month, day: day.day)?.serial ?? 0 }
  /// The day before the returns were written, as at the head of a letter: `31 tháng 8 năm 2020`.
  var writtenDate: String {
    let written = SerialDate.civil(
      daysSince1970: SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) + 2)
    let day = written.day < 10 ? "0\(written.day)" : "\(written.day)"
    let month = written.month < 3 ? "0\(written.month)" : "\(written.month)"
    return "\(day) tháng \(month) năm \(written.year)"
  }
  /// Seconds since 1970 of a time, so many days after the round's day, in Vietnam (UTC+7).
  func moment(daysLater: Int, hour: Int, minute: Int) -> Int {
    let days = SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) + daysLater
    return days * 86_400 + (hour - 7) * 3600 + minute * 60
  }
}
