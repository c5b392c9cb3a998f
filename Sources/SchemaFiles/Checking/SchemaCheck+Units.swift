import Schema
import VietnameseText

extension SchemaCheck {
  /// Units that returns cannot tell apart, and numbers that units lack.
  mutating func checkUnits() {
    checkNames()
    let reporting = schema.reportingUnits
    for field in exposures {
      let lacking = reporting.filter { schema.units[$0].number(named: field) == nil }
      guard let first = lacking.first else { continue }
      let (code, count) = (schema.units[first].code, lacking.count)
      note(
        "units", first,
        vietnamese: "\(count) đơn vị báo cáo không có \(field) (đơn vị đầu tiên: \(code)); "
          + "normalise_by: \(field) vì vậy không được dùng.",
        english:
          "\(count) reporting units have no \(field) (the first is \(code)), so normalise_by: \(field) is not used."
      )
    }
  }

  /// The fields named by `normalise_by`, each once.
  private var exposures: [String] {
    var found: [String] = []
    for field in schema.indicators.compactMap(\.normaliseBy) where !found.contains(field) {
      found.append(field)
    }
    return found
  }

  /// A name that two reporting units have makes their returns ambiguous.
  private mutating func checkNames() {
    var owners: [String: Int] = [:]
    for index in schema.reportingUnits {
      let unit = schema.units[index]
      for name in [unit.name] + unit.aliases {
        let key = TextKey.toned(name)
        guard let first = owners[key] else {
          owners[key] = index
          continue
        }
        if first == index { continue }
        let other = schema.units[first].code
        note(
          "units", index, vietnamese: "Đơn vị \(unit.code) và \(other) cùng có tên \"\(name)\".",
          english: "The units \(unit.code) and \(other) are both called \"\(name)\".")
      }
    }
  }

  /// Times of rounds that cannot be meant.
  mutating func checkRounds() {
    for (index, round) in schema.rounds.enumerated() {
      if let due = round.due, let closes = round.closes, Self.order(of: closes) < Self.order(of: due) {
        note(
          "rounds", index, vietnamese: "Đợt \(round.code) đóng (closes) trước hạn nộp (due).",
          english: "The round \(round.code) closes before its returns are due.")
      }
      if let date = round.date, let due = round.due, due.day < date {
        note(
          "rounds", index, vietnamese: "Hạn nộp (due) của đợt \(round.code) đứng trước ngày của đợt (date).",
          english: "The returns of the round \(round.code) are due before its date.")
      }
    }
  }

  /// A number that grows with time.
  private static func order(of moment: LocalMoment) -> Int {
    let day = moment.day
    return ((day.year * 12 + day.month) * 31 + day.day) * 1441 + (moment.minutes ?? 1440)
  }
}
