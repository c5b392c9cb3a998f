// What packs the parts of a written workbook: ISA-L in place of zlib's deflate.
//
// libxlsxwriter packs its parts through minizip, which asks zlib for its level 6 and offers no choice: more than half of
// the time of writing a long sheet goes into that. `deflateInit2_`, `deflate` and `deflateEnd` of this target stand before
// zlib's own (the executable's symbols come first, System V gABI, "Shared Object Dependencies"). Where they are asked for a
// raw stream (RFC 1951), ISA-L makes it: in a fifth of the time of zlib's level 1, and smaller. `crc32` and `crc32_z` are
// ISA-L's too, since the checksum of what is packed took a third as long as packing it. All else is left to zlib.
#ifndef TONGHOP_FAST_DEFLATE_H
#define TONGHOP_FAST_DEFLATE_H

// From now on, raw streams that this process begins are made by ISA-L.
void tonghop_deflate_fast(void);

#endif
