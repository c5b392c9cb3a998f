private import CDeflateLevel

/// How hard the parts of a written workbook are packed.
enum DeflateLevel {
  /// The fastest level of zlib. A workbook of numbers grows by about a tenth against the usual level 6, and writing it takes
  /// half the time.
  static let fast: Int32 = 1

  /// Packs what is written from now on at a level.
  static func use(_ level: Int32) { tonghop_set_deflate_level(level) }
}
