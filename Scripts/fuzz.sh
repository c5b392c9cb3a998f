#!/bin/sh
# Scripts/fuzz.sh MINUTES [TARGET]: feeds the reader damaged input, with the address sanitizer, for so many minutes.
# TARGET: container (whole files), worksheet, styles, strings, yaml, expression; without it, each in turn gets its share.
# Inputs that were found are kept in .build-fuzz/corpus/TARGET; what fails lies in .build-fuzz/failures.
set -eu
cd "$(dirname "$0")/.."
minutes=${1:?usage: Scripts/fuzz.sh MINUTES [TARGET]}
targets=${2:-"container worksheet styles strings yaml expression"}
export TONGHOP_FUZZ=1
swift build -c release --build-path .build-fuzz --product FuzzTargets -Xswiftc -sanitize=fuzzer,address
binary=.build-fuzz/release/FuzzTargets
failures=.build-fuzz/failures
mkdir -p "$failures"
set -- $targets
seconds=$((minutes * 60 / $#))
for target in "$@"; do
  corpus=.build-fuzz/corpus/$target
  mkdir -p "$corpus"
  export TONGHOP_FUZZ_TARGET=$target
  TONGHOP_FUZZ_SEEDS=$corpus "$binary" -runs=1 >/dev/null 2>&1 || true
  if [ "$target" = container ] && [ -d ../shared/corpus/open/files ]; then
    find ../shared/corpus/open/files -size -12k -exec cp -n {} "$corpus" \;
  fi
  echo "$target: $seconds s"
  ASAN_OPTIONS=detect_leaks=1 "$binary" -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=1024 -timeout=20 \
    -artifact_prefix="$failures/$target-" -print_final_stats=1 "$corpus" 2>&1 | tail -n 15
done
echo "done: $(find "$failures" -type f | wc -l) failures in $failures"
