// nettle (nettle-dev): SHA-256. Its functions are macros over names with a prefix, which Swift sees as nettle_sha256_….
#include <nettle/sha2.h>
