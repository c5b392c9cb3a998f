// Where libxlsxwriter keeps the parts of a workbook until they are packed: in memory, not in files below /tmp.
//
// The library writes each part, and the rows of each sheet that is written in order, to a temporary file of its own and reads it
// back: some fifty files a workbook, each made, unlinked and freed by the file system, which took longer than writing what stands
// in them. The library's own `lxw_tmpfile` (utility.h) yields to this one (the executable's symbols come first, System V gABI,
// "Shared Object Dependencies"). It is given few rows of a long sheet (`WritingLimits.rowsInLibrary`), so that parts are short.
#ifndef TONGHOP_PART_FILE_H
#define TONGHOP_PART_FILE_H

#include <stdio.h>

// A stream to write to and read from, whose bytes are in memory and gone when it is closed. `directory` is not looked at. NULL
// where memory is lacking; a write that there is no memory for fails as on a full disk.
FILE *lxw_tmpfile(char *directory);

#endif
