// expat (libexpat1-dev). Swift sees what this header includes.
//
// expat.h shows XML_SetBillionLaughsAttackProtectionMaximumAmplification and its sisters only where XML_DTD is
// defined; Debian's library is built with it, but its header does not say so.
#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>
