// The level at which libxlsxwriter's parts are deflated.
//
// libxlsxwriter packs its parts through minizip, which asks zlib for its default level, 6, and offers no choice. More than
// half of the time of writing a long sheet goes into that. `deflateInit2_` of this target stands before zlib's own (the
// executable's symbols come first, System V gABI, "Shared Object Dependencies") and changes nothing but the level.
#ifndef TONGHOP_DEFLATE_LEVEL_H
#define TONGHOP_DEFLATE_LEVEL_H

// Sets the level, 1 (fast) to 9, for everything this process deflates from now on; -1 leaves it to the caller.
void tonghop_set_deflate_level(int level);

#endif
