// libxlsxwriter (libxlsxwriter-dev; its .pc file needs zlib1g-dev).
#include <xlsxwriter.h>
// zlib, which libxlsxwriter deflates with: the written parts are inflated once to see that they are whole.
#include <zlib.h>
