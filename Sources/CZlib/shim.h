// zlib (zlib1g-dev), which libxlsxwriter deflates with: written parts are inflated once to see that they are whole, and
// parts of edited packages are deflated again.
#include <zlib.h>
