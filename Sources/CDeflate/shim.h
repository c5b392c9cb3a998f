// ISA-L (libisal-dev): inflating as a stream, and CRC-32 as zip uses it.
#include <isa-l/igzip_lib.h>
#include <isa-l/crc.h>
