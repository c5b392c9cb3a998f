#define _GNU_SOURCE
#include "deflate_level.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>

// zlib's z_stream, of which only the address is passed on.
struct z_stream_s;
// zlib.h: "deflateInit2_ ... returns Z_OK if success, ... Z_VERSION_ERROR if the version is incompatible"; -6.
typedef int (*deflate_init)(struct z_stream_s *, int, int, int, int, int, const char *, int);

static atomic_int chosen = -1;

void tonghop_set_deflate_level(int level) { atomic_store(&chosen, level); }

int deflateInit2_(struct z_stream_s *stream, int level, int method, int window, int memory, int strategy,
                  const char *version, int size) {
  deflate_init next;
  *(void **)&next = dlsym(RTLD_NEXT, "deflateInit2_");
  if (next == NULL) return -6;
  int own = atomic_load(&chosen);
  return next(stream, own < 0 ? level : own, method, window, memory, strategy, version, size);
}
