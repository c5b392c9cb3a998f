// libxlsxwriter (libxlsxwriter-dev; its .pc file needs zlib1g-dev).
#include <xlsxwriter.h>
