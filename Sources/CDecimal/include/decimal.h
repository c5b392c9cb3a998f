#ifndef TONGHOP_DECIMAL_H
#define TONGHOP_DECIMAL_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The double nearest to a decimal number: digits with or without a point, with or without an exponent, perhaps a minus
/// before them, between `first` and `last`. False where these are not all of it, and where no finite double is near or the
/// nearest is not a normal one; then `value` is not to be used.
bool tonghop_nearest_double(const char *_Nonnull first, const char *_Nonnull last, double *_Nonnull value);

#ifdef __cplusplus
}
#endif

#endif
