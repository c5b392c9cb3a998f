#include "allocator.h"

// Millions of small objects come and go on all cores. For a country's returns the C library's allocator takes a twentieth
// more processor time and memory, since what one core has freed serves that core alone.
const char *malloc_conf = "dirty_decay_ms:300,muzzy_decay_ms:0";
