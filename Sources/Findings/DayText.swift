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
  private static func components(_ serial: Double) -> SerialDate.Components? {
    abs(serial) < 3_000_000 ? SerialDate(serial: serial).components : nil
  }
}
