private import CFastDeflate

/// What packs the parts of a written workbook.
enum FastDeflate {
  /// Lets ISA-L make the raw deflate streams of this process, those of libxlsxwriter too. A workbook of numbers is a tenth
  /// larger than at zlib's usual level, and packing it takes a tenth of the time.
  static func use() { tonghop_deflate_fast() }
}
