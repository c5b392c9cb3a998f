private import Cells
package import VietnameseText

/// The day of a spreadsheet's date, as numbers are written: of a serial the 1900 date system.
extension NumberText {
  /// The day of a serial as `29/08/2020`; a number that is no day of any calendar stays one.
  package static func day(serial: Double) -> String {
    components(serial).map { day(year: $0.year, month: $0.month, day: $0.day) } ?? plain(serial)
  }
  /// The same as `2020-08-29`.
  package static func isoDay(serial: Double) -> String {
    components(serial).map { isoDay(year: $0.year, month: $0.month, day: $0.day) } ?? plain(serial)
  }
  /// A day that is written as `2020-08-29`, as people read it; other texts stay as they are.
  package static func day(ofISO text: String) -> String {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else {
      return text
    }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? day(year: parts[0], month: parts[1], day: parts[2]) : text
  }
  private static func components(_ serial: Double) -> SerialDate.Components? {
    abs(serial) < 3_000_000 ? SerialDate(serial: serial).components : nil
  }
}
