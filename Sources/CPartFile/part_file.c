#define _GNU_SOURCE
#include "part_file.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The bytes of a part: `count` of them in `room`, the next to be read or written at `position`, which is `count` at most.
struct part {
  char *bytes;
  size_t count, room, position;
};

static const size_t first_room = 16 << 10;

static ssize_t part_read(void *cookie, char *into, size_t wanted) {
  struct part *part = cookie;
  size_t left = part->count - part->position, given = wanted < left ? wanted : left;
  if (given > 0) memcpy(into, part->bytes + part->position, given);
  part->position += given;
  return (ssize_t)given;
}

// 0 is how a stream learns of an error (fopencookie(3)).
static ssize_t part_write(void *cookie, const char *from, size_t given) {
  struct part *part = cookie;
  size_t room = part->room == 0 ? first_room : part->room;
  while (room - part->position < given) {
    if (room > SIZE_MAX / 2) return errno = ENOSPC, 0;
    room *= 2;
  }
  if (room > part->room) {
    char *grown = realloc(part->bytes, room);
    if (grown == NULL) return errno = ENOSPC, 0;
    part->bytes = grown;
    part->room = room;
  }
  memcpy(part->bytes + part->position, from, given);
  part->position += given;
  if (part->position > part->count) part->count = part->position;
  return (ssize_t)given;
}

static int part_seek(void *cookie, off64_t *offset, int whence) {
  struct part *part = cookie;
  off64_t base = whence == SEEK_SET ? 0 : (off64_t)(whence == SEEK_CUR ? part->position : part->count);
  off64_t target = base + *offset;
  if (target < 0 || (size_t)target > part->count) return errno = EINVAL, -1;
  part->position = (size_t)target;
  *offset = target;
  return 0;
}

static int part_close(void *cookie) {
  struct part *part = cookie;
  free(part->bytes);
  free(part);
  return 0;
}

FILE *lxw_tmpfile(char *directory) {
  (void)directory;
  struct part *part = calloc(1, sizeof *part);
  if (part == NULL) return NULL;
  cookie_io_functions_t calls = {part_read, part_write, part_seek, part_close};
  FILE *stream = fopencookie(part, "w+", calls);
  if (stream == NULL) free(part);
  return stream;
}
