// The C library's malloc_trim(3), which Swift's module of that library leaves out.
#include <malloc.h>
