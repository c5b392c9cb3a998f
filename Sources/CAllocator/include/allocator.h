#pragma once

/// How jemalloc is told to work (jemalloc(3), TUNING): whoever links this target allocates with it. What a run has freed
/// goes back to the system within a third of a second, so that a country's 10,600 returns leave room for their judgement.
extern const char *malloc_conf;
