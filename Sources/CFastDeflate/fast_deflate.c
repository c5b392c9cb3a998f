#define _GNU_SOURCE
#include "fast_deflate.h"

#include <dlfcn.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <zlib.h>

// A stream that ISA-L makes. zlib's own state begins with the address of its z_stream, so the first field tells them apart,
// and zlib's other functions refuse it.
struct fast_stream {
  const void *mark;
  struct isal_zstream packer;
  unsigned char room[ISAL_DEF_LVL1_DEFAULT];
};

static const char mark;
static atomic_bool is_fast;
// One stream that is done and waits for its next part: a workbook has a dozen parts, most of them small.
static _Atomic(struct fast_stream *) spare;

void tonghop_deflate_fast(void) { atomic_store(&is_fast, 1); }

static struct fast_stream *fast(z_streamp stream) {
  struct fast_stream *own = stream == NULL ? NULL : (struct fast_stream *)stream->state;
  return own != NULL && own->mark == &mark ? own : NULL;
}

// The checksum of zip packages, with the processor's carry-less multiplication: the same number as zlib's.
uLong crc32_z(uLong earlier, const Bytef *bytes, z_size_t count) {
  return bytes == NULL ? 0 : crc32_gzip_refl((uint32_t)earlier, bytes, count);
}
uLong crc32(uLong earlier, const Bytef *bytes, uInt count) { return crc32_z(earlier, bytes, count); }

int deflateInit2_(z_streamp stream, int level, int method, int window, int memory, int strategy, const char *version,
                  int size) {
  // A negative window asks for a raw stream, without zlib's header.
  if (stream == NULL || !atomic_load(&is_fast) || window != -MAX_WBITS || size != (int)sizeof(z_stream)) {
    int (*next)(z_streamp, int, int, int, int, int, const char *, int);
    *(void **)&next = dlsym(RTLD_NEXT, "deflateInit2_");
    return next == NULL ? Z_VERSION_ERROR
                        : next(stream, level, method, window, memory, strategy, version, size);
  }
  struct fast_stream *own = atomic_exchange(&spare, NULL);
  if (own == NULL) own = malloc(sizeof *own);
  if (own == NULL) return Z_MEM_ERROR;
  own->mark = &mark;
  isal_deflate_init(&own->packer);
  own->packer.level = 1;
  own->packer.level_buf = own->room;
  own->packer.level_buf_size = sizeof own->room;
  stream->state = (struct internal_state *)own;
  stream->total_in = stream->total_out = 0;
  stream->msg = NULL;
  return Z_OK;
}

int deflate(z_streamp stream, int flush) {
  struct fast_stream *own = fast(stream);
  if (own == NULL) {
    int (*next)(z_streamp, int);
    *(void **)&next = dlsym(RTLD_NEXT, "deflate");
    return next == NULL ? Z_VERSION_ERROR : next(stream, flush);
  }
  struct isal_zstream *packer = &own->packer;
  if (packer->internal_state.state == ZSTATE_END) return flush == Z_FINISH ? Z_STREAM_END : Z_STREAM_ERROR;
  if (stream->next_out == NULL || (stream->avail_in > 0 && stream->next_in == NULL)) return Z_STREAM_ERROR;
  if (stream->avail_out == 0) return Z_BUF_ERROR;
  switch (flush) {
    case Z_NO_FLUSH: packer->flush = NO_FLUSH; break;
    case Z_SYNC_FLUSH: packer->flush = SYNC_FLUSH; break;
    case Z_FULL_FLUSH: packer->flush = FULL_FLUSH; break;
    case Z_FINISH: packer->flush = NO_FLUSH; break;
    default: return Z_STREAM_ERROR;
  }
  packer->end_of_stream = flush == Z_FINISH;
  packer->next_in = (uint8_t *)stream->next_in;
  packer->avail_in = stream->avail_in;
  packer->next_out = stream->next_out;
  packer->avail_out = stream->avail_out;
  if (isal_deflate(packer) != COMP_OK) return Z_STREAM_ERROR;
  uInt taken = stream->avail_in - packer->avail_in, given = stream->avail_out - packer->avail_out;
  stream->next_in = packer->next_in;
  stream->avail_in = packer->avail_in;
  stream->total_in += taken;
  stream->next_out = packer->next_out;
  stream->avail_out = packer->avail_out;
  stream->total_out += given;
  if (packer->internal_state.state == ZSTATE_END) return Z_STREAM_END;
  return taken == 0 && given == 0 ? Z_BUF_ERROR : Z_OK;
}

int deflateEnd(z_streamp stream) {
  struct fast_stream *own = fast(stream);
  if (own == NULL) {
    int (*next)(z_streamp);
    *(void **)&next = dlsym(RTLD_NEXT, "deflateEnd");
    return next == NULL ? Z_VERSION_ERROR : next(stream);
  }
  int is_whole = own->packer.internal_state.state == ZSTATE_END;
  stream->state = NULL;
  free(atomic_exchange(&spare, own));
  // As zlib says of a stream that was left in the middle.
  return is_whole ? Z_OK : Z_DATA_ERROR;
}
