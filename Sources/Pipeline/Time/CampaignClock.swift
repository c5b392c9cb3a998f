package import Schema
private import Cells
private import Foundation
private import VietnameseText

/// The campaign's wall clock: moments as seconds since 1 January 1970 UTC, and as texts in the campaign's zone.
package struct CampaignClock: Sendable {
  private let zone: TimeZone

  /// The clock of a zone.
  package init(timeZone name: String) throws(RunError) {
    guard let zone = TimeZone(identifier: name) else { throw .unknownTimeZone(name: name) }
    self.zone = zone
  }

  /// Seconds since 1970 of a moment on the zone's wall clock; a day alone is its end.
  package func seconds(of moment: LocalMoment) -> Int {
    let day = moment.day
    let minutes = moment.minutes ?? 24 * 60
    return utc(
      fromLocal: SerialDate.daysSince1970(year: day.year, month: day.month, day: day.day) * 86_400 + minutes
        * 60)
  }

  /// Reads `2020-09-06`, `2020-09-06T08:00`, `2020-09-06 08:00:30`, `…Z`, `…+07:00` and `06/09/2020 08:00`. Without a zone:
  /// the campaign's, or UTC where `assumingUTC`. A day alone is its end. Nil for anything else.
  package func seconds(of text: String, assumingUTC: Bool = false) -> Int? {
    if let moment = Self.stamp(text) { return moment }
    let trimmed = TextKey.singleSpaced(text)
    let pattern =
      /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{4}))(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/
    guard let match = trimmed.wholeMatch(of: pattern) else { return nil }
    let parts = match.output
    guard let year = Int(parts.1 ?? parts.6 ?? ""), let month = Int(parts.2 ?? parts.5 ?? ""),
      let day = Int(parts.3 ?? parts.4 ?? ""), SerialDate(year: year, month: month, day: day) != nil
    else { return nil }
    var local = SerialDate.daysSince1970(year: year, month: month, day: day) * 86_400
    if let hour = parts.7.flatMap({ Int($0) }), let minute = parts.8.flatMap({ Int($0) }) {
      let second = parts.9.flatMap { Int($0) } ?? 0
      guard hour < 24, minute < 60, second < 61 else { return nil }
      local += hour * 3600 + minute * 60 + second
    } else {
      local += 86_400
    }
    guard let offset = parts.10 else { return assumingUTC ? local : utc(fromLocal: local) }
    if offset == "Z" { return local }
    let digits = offset.filter(\.isNumber)
    guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)) else {
      return nil
    }
    return local - (offset.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Seconds since 1970 of `2020-09-06T08:00:00Z`, as every workbook has it; nil for any other form.
  private static func stamp(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes -> Int? in
      guard bytes.count == 20 else { return nil }
      var numbers = [0, 0, 0, 0, 0, 0]
      var place = 0
      for (index, byte) in bytes.enumerated() {
        switch index {
        case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
        case 10: guard byte == UInt8(ascii: "T") else { return nil }
        case 13, 16: guard byte == UInt8(ascii: ":") else { return nil }
        case 19: guard byte == UInt8(ascii: "Z") else { return nil }
        default:
          guard byte >= 0x30, byte <= 0x39 else { return nil }
          numbers[place] = numbers[place] * 10 + Int(byte - 0x30)
          continue
        }
        place += 1
      }
      let (year, month, day) = (numbers[0], numbers[1], numbers[2])
      guard SerialDate(year: year, month: month, day: day) != nil, numbers[3] < 24, numbers[4] < 60,
        numbers[5] < 61
      else { return nil }
      return SerialDate.daysSince1970(year: year, month: month, day: day) * 86_400 + numbers[3] * 3600
        + numbers[4]
        * 60 + numbers[5]
    }
  }

  /// A moment as `2020-09-06T08:00:00+07:00`.
  package func text(ofSeconds seconds: Int) -> String {
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    let local = seconds + offset
    let days = Int((Double(local) / 86_400).rounded(.down))
    let rest = local - days * 86_400
    let (year, month, day) = SerialDate.civil(daysSince1970: days)
    let minutes = abs(offset) / 60
    return NumberText.isoDay(year: year, month: month, day: day)
      + "T\(NumberText.padded(rest / 3600, 2)):\(NumberText.padded(rest / 60 % 60, 2)):\(NumberText.padded(rest % 60, 2))"
      + "\(offset < 0 ? "-" : "+")\(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
  }

  /// UTC of a moment on the wall clock. In the hour that daylight saving repeats, the first; in the one it skips, after it.
  private func utc(fromLocal local: Int) -> Int {
    let guess = local - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    return local - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess)))
  }
}
